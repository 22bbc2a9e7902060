package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.saima.calendar.Quarter;
import io.saima.evidence.EvidenceArchive;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.PostClass;
import io.saima.plan.Direction;
import io.saima.plan.IndicatorModule;
import io.saima.plan.IndicatorScope;
import io.saima.plan.IndicatorSystem;
import io.saima.plan.Measure;
import io.saima.plan.Plan;
import io.saima.plan.PlanIndicator;
import io.saima.plan.PlanIndicators;
import io.saima.plan.Plans;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.Pdfs;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The race as people see it: the lot, what they bring, who is excused, the hall and its clock. In
 * U1 all but the clerk G1 present, in U3 nobody does.
 */
@SaimaTest
class RacePagesTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final ReviewId REVIEW = new ReviewId(QUARTER, "U1");
  private static final String HALL = "/race/2026-Q3/U1";
  private static final String JUDGE = "task_judgeRace";
  private static final List<String> PEOPLE = List.of("H1", "D1", "A1", "A2", "A3");
  private static final ReviewId CLERKS = new ReviewId(QUARTER, "U3");
  private static final String CLERKS_HALL = "/race/2026-Q3/U3";
  private static final RequestPostProcessor DEPARTMENT = user("organization").roles("ORGANIZATION");
  private static final RequestPostProcessor DISCIPLINE = user("discipline").roles("DISCIPLINE");

  @Autowired MockMvc http;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview quarter;
  @Autowired Plans plans;
  @Autowired PlanIndicators indicators;
  @Autowired TaskService tasks;
  @Autowired Ballots ballots;
  @Autowired Races races;
  @Autowired QuarterScores scores;
  @Autowired EvidenceArchive archive;
  @Autowired Notes notes;
  @Autowired EngineTexts engine;

  @BeforeEach
  void aReviewIsOpen() {
    county.small();
    for (String section : List.of("A1", "A2", "A3")) {
      county.officer(section, "U1", PostClass.MIDDLE, "D1");
    }
    county.officer("G1", "U1", PostClass.GENERAL, "A1");
    county.unit("U3", "县档案馆");
    county.officer("C1", "U3", PostClass.GENERAL, "L1");
    county.officer("C2", "U3", PostClass.GENERAL, "L1");
    county.appoint(AppointmentRole.RACE_PANEL, "U3", "Z1", "Z2", "L1");
    county.unit("U2", "县林业局");
    county.officer("B1", "U2", PostClass.PRINCIPAL, "L1");
    county.officer("B2", "U2", PostClass.GENERAL, "B1");
    county.appoint(AppointmentRole.RACE_PANEL, "U1", "Z1", "Z2", "L1");
    planned(PostClass.MIDDLE);
    planned(PostClass.GENERAL);
    quarter.opens();
  }

  private void planned(PostClass postClass) {
    String plan = "P-" + postClass;
    plans.save(new Plan(plan, "U1", postClass, "2026-Q3", "方案"));
    for (int i = 1; i <= 4; i++) {
      indicators.save(
          new PlanIndicator(
              plan,
              "I" + i,
              "K1",
              "指标" + i,
              IndicatorModule.COMMON,
              IndicatorSystem.ACHIEVEMENT,
              new BigDecimal("25"),
              "件",
              Direction.HIGHER,
              Measure.FLOW,
              IndicatorScope.UNIT,
              new BigDecimal("100"),
              i == 1,
              false,
              false,
              null));
    }
  }

  private static RequestPostProcessor officer(String id) {
    return user(id).roles("OFFICER");
  }

  private ResultActions page(RequestPostProcessor who, String path) throws Exception {
    return http.perform(get(path).with(who));
  }

  private ResultActions send(RequestPostProcessor who, String path, String... fields)
      throws Exception {
    MockHttpServletRequestBuilder request = post(path).with(who).with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return http.perform(request);
  }

  /** Those who present, as drawn. */
  private List<String> order() {
    return races.of(REVIEW).stream().filter(Runner::presents).map(Runner::officer).toList();
  }

  // ---- the lot

  @Test
  void theOrderIsDrawnOnceFromTheSeedOnRecordAndShownWithIt() throws Exception {
    String seed = races.seed(QUARTER).orElseThrow().text();
    assertThat(order())
        .containsExactlyInAnyOrderElementsOf(PEOPLE)
        .isEqualTo(RaceOrder.of(seed, REVIEW, PEOPLE));
    races.recordSeed(QUARTER);
    races.draw(REVIEW);
    assertThat(races.seed(QUARTER).orElseThrow().text()).isEqualTo(seed);
    page(officer("A1"), HALL)
        .andExpect(content().string(containsString(seed)))
        .andExpect(content().string(containsString("2026-10-08 09:00")));
    assertThat(notes.ofTopic("A1", "2026-Q3/race")).hasSize(1);
  }

  @Test
  void thePanelJudgesInTheOrderDrawnAndFindsEachOnesMaterial() throws Exception {
    JsonNode sheet = cast.sheet(judging("Z1"));
    assertThat(sheet.path("rows").findValuesAsText("officer"))
        .startsWith(order().toArray(String[]::new))
        .endsWith("G1")
        .hasSize(6);
    assertThat(sheet.path("rows").path(0).path("known").asText()).startsWith("第1位");
    assertThat(sheet.path("rows").path(0).path("page").asText())
        .contains("runners")
        .endsWith(order().get(0));
    assertThat(sheet.path("rows").path(5).path("known").asText()).startsWith("不上台");
  }

  private Task judging(String judge) {
    return judging(judge, REVIEW);
  }

  private Task judging(String judge, ReviewId review) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(JUDGE)
        .taskAssignee(judge)
        .processInstanceBusinessKey(review.toString())
        .singleResult();
  }

  // ---- who does not present

  @Test
  void aClerkIsToldThatHeIsRatedFromHisStatementsAndIsNeitherDrawnNorCalled() throws Exception {
    assertThat(notes.ofTopic("G1", "2026-Q3/race"))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.title()).contains("根据对账单");
              assertThat(note.body()).contains("不用上台").doesNotContain("次序");
            });
    page(officer("G1"), "/me/race")
        .andExpect(content().string(containsString("您不用上台述职，评委根据您的对账单评分")))
        .andExpect(content().string(not(containsString("抽签次序"))))
        .andExpect(content().string(not(containsString("第6位"))));
    page(officer("A1"), "/me/race")
        .andExpect(content().string(containsString("，共5人")))
        .andExpect(content().string(not(containsString("不用上台"))));
    page(officer("G1"), HALL)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("共5人")))
        .andExpect(content().string(not(containsString("某G1"))));
    page(DEPARTMENT, HALL + "/desk")
        .andExpect(content().string(containsString("某G1")))
        .andExpect(content().string(containsString("不上台")));
    send(officer("H1"), HALL + "/clock", "officer", "G1")
        .andExpect(flash().attribute("refused", containsString("不用上台")));
    assertThat(races.runner(REVIEW, "G1").orElseThrow().lastSpokeAt()).isEmpty();
  }

  @Test
  void aClerkBringsMaterialAsBeforeAndNeedsNoExcuse() throws Exception {
    send(officer("G1"), "/me/race", "statement", "窗口一年无投诉", "link", "")
        .andExpect(flash().attribute("done", "已保存。"));
    page(officer("Z2"), HALL + "/runners/G1")
        .andExpect(content().string(containsString("窗口一年无投诉")))
        .andExpect(content().string(containsString("不上台")));
    send(DEPARTMENT, HALL + "/excuses", "officer", "G1", "reason", "住院手术")
        .andExpect(flash().attribute("refused", containsString("不用上台")));
    send(DEPARTMENT, HALL + "/excuses/withdraw", "officer", "G1")
        .andExpect(flash().attribute("refused", containsString("不用上台")));
    assertThat(races.excused(REVIEW)).isEmpty();
    assertThat(notes.ofTopic("G1", "2026-Q3/race")).hasSize(1);
  }

  @Test
  void aBodyOfClerksHasNoSpeakingPartAndIsRankedAllTheSame() throws Exception {
    page(officer("C1"), CLERKS_HALL)
        .andExpect(content().string(containsString("本单位没有需要上台的人员，评委根据对账单评分")))
        .andExpect(content().string(not(containsString("尚未开始"))))
        .andExpect(content().string(not(containsString("出场次序"))));
    page(DEPARTMENT, CLERKS_HALL + "/desk")
        .andExpect(content().string(containsString("没有需要上台的人员")))
        .andExpect(content().string(containsString("某C2")))
        .andExpect(content().string(not(containsString("批准不参加"))));
    for (String judge : List.of("Z1", "Z2", "L1")) {
      Task task = judging(judge, CLERKS);
      List<Map<String, Integer>> rows =
          cast.sheet(task).path("rows").findValuesAsText("officer").stream()
              .map(one -> Map.of("score", one.equals("C1") ? 93 : 88))
              .toList();
      assertThat(rows).hasSize(2);
      cast.complete(task, Map.of("rows", rows));
    }
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    page(officer("C2"), CLERKS_HALL)
        .andExpect(
            content().string(containsString("data-name=\"某C1\" data-rank=\"1\" data-r=\"93.00\"")))
        .andExpect(
            content().string(containsString("data-name=\"某C2\" data-rank=\"2\" data-r=\"88.00\"")));
    page(officer("C2"), "/me/race").andExpect(content().string(containsString("88.00")));
  }

  // ---- who may enter

  @Test
  void thePeopleOfTheBodyItsPanelTheDepartmentAndDisciplineEnterNobodyElse() throws Exception {
    for (String person : List.of("A1", "H1", "Z2", "L1")) {
      page(officer(person), HALL).andExpect(status().isOk());
    }
    page(DEPARTMENT, HALL).andExpect(status().isOk());
    page(DISCIPLINE, HALL).andExpect(status().isOk());
    page(officer("B2"), HALL).andExpect(status().isNotFound());
    page(officer("B2"), HALL + "/desk").andExpect(status().isNotFound());
    page(officer("A1"), HALL + "/desk").andExpect(status().isNotFound());
    page(officer("H1"), HALL + "/desk")
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("批准不参加"))));
    page(DEPARTMENT, HALL + "/desk").andExpect(content().string(containsString("批准不参加")));
    page(DISCIPLINE, HALL + "/desk").andExpect(status().isOk());
    for (String forged : List.of("/race/2026-Q3/U9", "/race/Q3/U1", "/race/2026-Q2/U1")) {
      page(DEPARTMENT, forged).andExpect(status().isNotFound());
    }
    http.perform(get(HALL).accept(MediaType.TEXT_HTML)).andExpect(status().is3xxRedirection());
    page(officer("B2"), "/race").andExpect(content().string(not(containsString("县水利局"))));
    page(officer("A1"), "/race").andExpect(content().string(containsString("县水利局")));
  }

  // ---- who stood aside

  @Test
  void anOfficerIsToldOfRelationsWhoDidNotRateHimAndOfNobodyElse() throws Exception {
    ballots.exclude(REVIEW.toString(), excluded("A1", "A2", RecusalGround.RELATION));
    ballots.exclude(REVIEW.toString(), excluded("A1", "A3", RecusalGround.COMPLAINANT));
    ballots.exclude(REVIEW.toString(), excluded("D1", "A1", RecusalGround.CONFLICT));
    for (String person : List.of("A1", "A2", "A3", "D1")) {
      page(officer(person), "/me/race")
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("亲属因此回避"))));
    }
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    page(officer("A2"), "/me/race").andExpect(content().string(containsString("有1名您的亲属因此回避")));
    for (String person : List.of("A1", "A3", "D1")) {
      page(officer(person), "/me/race")
          .andExpect(content().string(containsString("没有您的亲属因此回避")))
          .andExpect(content().string(containsString("不公布有没有、有几人")));
    }
  }

  @Test
  void aRelationIsCountedWhateverGroundWasRecordedFirst() throws Exception {
    county.relation("A1", "A2");
    ballots.exclude(REVIEW.toString(), excluded("A1", "A2", RecusalGround.CONFLICT));
    ballots.exclude(REVIEW.toString(), excluded("A3", "A2", RecusalGround.CONFLICT));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    page(officer("A2"), "/me/race")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("有1名您的亲属因此回避")));
  }

  private static Raters.Exclusion excluded(String rater, String ratee, RecusalGround ground) {
    return new Raters.Exclusion(rater, ratee, RaterRole.PEER, ground);
  }

  // ---- material

  @Test
  void anOfficerBringsWordsALinkAndFilesUntilTheRaceBegins() throws Exception {
    send(
            officer("A1"),
            "/me/race",
            "statement",
            "堤防*三处*<b>",
            "link",
            "https://video.example.gov.cn/a1")
        .andExpect(flash().attribute("done", "已保存。"));
    http.perform(
            post("/me/race/files?name=述职.pdf")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(Pdfs.plain())
                .with(officer("A1"))
                .with(csrf()))
        .andExpect(status().isNoContent());
    String file = archive.of("A1", "2026-Q3/race").get(0).id();
    String runner = HALL + "/runners/A1";
    for (RequestPostProcessor who :
        List.of(officer("A1"), officer("Z2"), officer("H1"), DEPARTMENT, DISCIPLINE)) {
      page(who, runner)
          .andExpect(content().string(containsString("堤防*三处*&lt;b&gt;")))
          .andExpect(content().string(containsString("<strong>video.example.gov.cn</strong>")));
      page(who, runner + "/files/" + file)
          .andExpect(status().isOk())
          .andExpect(header().string("Content-Disposition", startsWith("attachment")))
          .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    }
    for (String stranger : List.of("A2", "B2")) {
      page(officer(stranger), runner).andExpect(status().isNotFound());
      page(officer(stranger), runner + "/files/" + file).andExpect(status().isNotFound());
    }
    page(officer("A1"), HALL + "/runners/A2/files/" + file).andExpect(status().isNotFound());
    page(DEPARTMENT, HALL + "/runners/A2/files/" + file).andExpect(status().isNotFound());
    send(officer("A2"), "/me/race/files/" + file + "/delete");
    assertThat(archive.of("A1", "2026-Q3/race")).hasSize(1);
    assertThat(engine.tablesWith("堤防")).isEmpty();

    send(officer("H1"), HALL + "/clock", "officer", order().get(0));
    send(officer("A1"), "/me/race", "statement", "改写", "link", "")
        .andExpect(flash().attribute("refused", containsString("已经开始")));
    http.perform(
            post("/me/race/files?name=x.pdf")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(Pdfs.plain())
                .with(officer("A1"))
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("已经开始")));
    send(officer("A1"), "/me/race/files/" + file + "/delete")
        .andExpect(flash().attribute("refused", containsString("已经开始")));
    page(officer("A1"), "/me/race").andExpect(content().string(containsString("堤防")));
  }

  @Test
  void aLinkIsAPlainHttpsAddressAndTheWordsHaveALimit() throws Exception {
    for (String bad :
        List.of(
            "http://example.com/a",
            "javascript:alert(1)",
            "https://user:pw@example.com",
            "https:///a",
            "https://例子.中国/a b",
            "ftp://example.com",
            "https://e.cn/" + "a".repeat(500))) {
      send(officer("A1"), "/me/race", "statement", "", "link", bad)
          .andExpect(flash().attribute("refused", startsWith("链接")));
    }
    send(officer("A1"), "/me/race", "statement", "长".repeat(1001), "link", "")
        .andExpect(flash().attribute("refused", "简介不能超过1000字，现有1001字。"));
    assertThat(races.runner(REVIEW, "A1").orElseThrow().link()).isEmpty();
    page(officer("L1"), "/me/race").andExpect(content().string(containsString("还没有参加过")));
    send(officer("L1"), "/me/race", "statement", "x", "link", "")
        .andExpect(flash().attribute("refused", "您没有正在进行的赛马。"));
  }

  // ---- the clock

  @Test
  void theClockIsTheServersAndOnlyWhoRunsTheMeetingTurnsIt() throws Exception {
    List<String> order = order();
    send(officer("A1"), HALL + "/clock", "officer", order.get(0)).andExpect(status().isNotFound());
    send(DISCIPLINE, HALL + "/clock", "officer", order.get(0)).andExpect(status().isNotFound());
    page(officer("A1"), HALL).andExpect(content().string(containsString("尚未开始")));
    send(officer("H1"), HALL + "/clock", "officer", order.get(0));
    clock.set("2026-10-08T09:07:05");
    send(officer("H1"), HALL + "/clock", "officer", order.get(0));
    page(officer("A1"), HALL)
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("7:05"),
                        containsString("data-running=\"true\""),
                        containsString("data-seconds=\"425\""),
                        not(containsString("/clock")))));
    page(officer("H1"), HALL).andExpect(content().string(containsString("/clock")));
    clock.set("2026-10-08T09:10:00");
    send(DEPARTMENT, HALL + "/clock", "officer", order.get(1));
    assertThat(races.of(REVIEW).get(0).spokenSeconds()).isEqualTo(600);
    clock.set("2026-10-08T09:12:00");
    send(officer("H1"), HALL + "/clock");
    clock.set("2026-10-08T09:20:00");
    page(officer("A1"), HALL)
        .andExpect(
            content()
                .string(allOf(containsString("刚才"), containsString("data-running=\"false\""))));
    assertThat(races.of(REVIEW).get(1).spokenSeconds()).isEqualTo(120);
    send(officer("H1"), HALL + "/clock", "officer", "B2")
        .andExpect(flash().attribute("refused", containsString("不在本次赛马中")));
    clock.set("2026-10-16T18:00:01");
    send(officer("H1"), HALL + "/clock", "officer", order.get(2))
        .andExpect(flash().attribute("refused", containsString("已经截止")));
  }

  @Test
  void aScreenInTheHallNeedsNoAccountForSomeHoursAndTurnsNothing() throws Exception {
    send(officer("A1"), HALL + "/screens").andExpect(status().isNotFound());
    send(DISCIPLINE, HALL + "/screens").andExpect(status().isNotFound());
    String address =
        (String) send(officer("H1"), HALL + "/screens").andReturn().getFlashMap().get("screen");
    String path = address.replaceFirst("^https?://[^/]+", "");
    http.perform(get(path))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("县水利局")))
        .andExpect(content().string(not(containsString("<form"))));
    http.perform(post(HALL + "/clock").accept(MediaType.TEXT_HTML).with(csrf()))
        .andExpect(status().is3xxRedirection());
    http.perform(get(path + "x")).andExpect(status().isNotFound());
    http.perform(get("/race/screen/" + "A".repeat(24))).andExpect(status().isNotFound());
    clock.set("2026-10-08T21:00:01");
    http.perform(get(path)).andExpect(status().isNotFound());
  }

  // ---- who is excused

  @Test
  void theDepartmentExcusesWithAReasonAndThenNoPanelScoreCounts() throws Exception {
    String[] fields = {"officer", "A2", "reason", "住院手术"};
    send(officer("H1"), HALL + "/excuses", fields).andExpect(status().isNotFound());
    send(DISCIPLINE, HALL + "/excuses", fields).andExpect(status().isNotFound());
    send(DEPARTMENT, HALL + "/excuses", "officer", "B2", "reason", "x")
        .andExpect(status().isNotFound());
    send(DEPARTMENT, HALL + "/excuses", "officer", "A2", "reason", " ")
        .andExpect(flash().attribute("refused", containsString("理由")));
    county.relation("Z1", "A2");
    send(user("Z1").roles("OFFICER", "ORGANIZATION"), HALL + "/excuses", fields)
        .andExpect(flash().attribute("refused", containsString("亲属")));
    List<String> before = order();
    send(DEPARTMENT, HALL + "/excuses", fields)
        .andExpect(flash().attribute("done", containsString("已批准")));
    assertThat(order()).as("everybody keeps his place").isEqualTo(before);
    assertThat(notes.ofTopic("A2", "2026-Q3/race")).anyMatch(note -> note.body().contains("住院手术"));
    send(officer("H1"), HALL + "/clock", "officer", "A2")
        .andExpect(flash().attribute("refused", containsString("不参加")));
    send(DEPARTMENT, HALL + "/excuses", "officer", "A3", "reason", "误点");
    send(DEPARTMENT, HALL + "/excuses/withdraw", "officer", "A3");
    judge();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(scores.of(QUARTER, "A2").orElseThrow().r()).isNull();
    assertThat(scores.frozen(QUARTER, "A2").orElseThrow().result())
        .contains("\"status\":\"EXCUSED\"");
    assertThat(scores.of(QUARTER, "A3").orElseThrow().r()).isNotNull();
    assertThat(engine.tablesWith("住院手术")).isEmpty();
    send(DEPARTMENT, HALL + "/excuses", "officer", "A1", "reason", "太迟")
        .andExpect(flash().attribute("refused", containsString("截止")));
  }

  /** All judges say the same of two, so that these share a place; about the excused nothing. */
  private void judge() {
    Map<String, Integer> points = Map.of("H1", 95, "D1", 92, "A1", 90, "A3", 90, "G1", 89);
    for (String judge : List.of("Z1", "Z2", "L1")) {
      Task task = judging(judge);
      List<Map<String, Object>> rows = new ArrayList<>();
      for (JsonNode row : cast.sheet(task).path("rows")) {
        Integer score = points.get(row.path("officer").asText());
        rows.add(score == null ? Map.of() : Map.of("score", score));
      }
      cast.complete(task, Map.of("rows", rows));
    }
  }

  // ---- the ranking

  @Test
  void theRankingIsShownWhenTheWindowHasClosedAndTiesShareARank() throws Exception {
    send(DEPARTMENT, HALL + "/excuses", "officer", "A2", "reason", "住院手术");
    judge();
    page(officer("A1"), HALL)
        .andExpect(content().string(not(containsString("赛马排名"))))
        .andExpect(content().string(not(containsString("95.00"))));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    String shown =
        page(officer("A1"), HALL)
            .andExpect(content().string(containsString("赛马排名")))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(shown)
        .contains("data-name=\"某H1\" data-rank=\"1\" data-r=\"95.00\"")
        .contains("data-name=\"某A1\" data-rank=\"3\" data-r=\"90.00\"")
        .contains("data-name=\"某A3\" data-rank=\"3\" data-r=\"90.00\"")
        .contains("data-name=\"某G1\" data-rank=\"5\" data-r=\"89.00\"")
        .doesNotContain("data-name=\"某A2\"");
    assertThat(scores.frozen(QUARTER, "G1").orElseThrow().result()).contains("\"debrief\":true");
    page(officer("A1"), "/me/race").andExpect(content().string(containsString("90.00")));
    page(officer("B2"), HALL).andExpect(status().isNotFound());
  }

  @Test
  void whereSomebodyHasFewerThanThreeJudgesThereIsNoRanking() throws Exception {
    Task task = judging("Z1");
    cast.complete(
        task,
        Map.of(
            "rows",
            cast.sheet(task).path("rows").findValuesAsText("officer").stream()
                .map(one -> Map.of("score", 91))
                .toList()));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    page(DEPARTMENT, HALL)
        .andExpect(content().string(containsString("不计赛马得分，也不排名")))
        .andExpect(content().string(not(containsString("91.00"))));
  }
}
