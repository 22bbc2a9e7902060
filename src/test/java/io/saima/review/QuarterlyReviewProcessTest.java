package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.engine.CatchUp;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import io.saima.organization.PostClass;
import io.saima.plan.PlanIndicators;
import io.saima.plan.Policies;
import io.saima.rating.Rating;
import io.saima.rating.Ratings;
import io.saima.rating.ServiceEvent;
import io.saima.rating.ServiceEventKind;
import io.saima.rating.ServiceEvents;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import io.saima.support.Timetable;
import io.saima.weeklylog.WeeklyLog;
import io.saima.weeklylog.WeeklyLogs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SaimaTest
@RecordApplicationEvents
class QuarterlyReviewProcessTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final ReviewId REVIEW = new ReviewId(QUARTER, "U1");
  private static final String BALLOT = "task_fillBallot";
  private static final String RACE = "task_judgeRace";
  private static final String OUTSIDE = "task_recordOutside";
  private static final String EXPLAIN = "task_explain";
  private static final String READ = "task_readDebriefs";
  private static final List<String> PEOPLE =
      List.of("H1", "D1", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8");

  private static final String API = "/api/quarters/2026-Q3/officers/";
  private static final RequestPostProcessor ORGANIZATION =
      user("organization").roles("ORGANIZATION");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired ApplicationEvents published;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired TestReview quarter;
  @Autowired Policies policies;
  @Autowired PlanIndicators indicators;
  @Autowired WeeklyLogs logs;
  @Autowired ServiceEvents services;
  @Autowired Ratings ratings;
  @Autowired Reviews reviews;
  @Autowired ReviewMembers members;
  @Autowired QuarterScores scores;
  @Autowired Debriefs debriefs;
  @Autowired ClosedQuarters closed;
  @Autowired Notes notes;
  @Autowired JdbcTemplate jdbc;
  @Autowired ObjectMapper json;
  @Autowired EngineTexts engine;

  @BeforeEach
  void aQuarterHasEnded() {
    county.small();
    for (int i = 4; i <= 8; i++) {
      county.officer("A" + i, "U1", PostClass.GENERAL, "D1");
    }
    county.appoint(AppointmentRole.RACE_PANEL, "U1", "Z1", "Z2", "L1");
    quarter.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    clock.set("2026-10-08T09:00");
  }

  private void launch() {
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  // ---- the launch and the first freeze

  @Test
  void theFirstWorkingDayAfterTheQuarterOpensAReviewOfEveryBodyOnce() {
    launch();
    launch();
    assertThat(reviews.findByQuarterCodeOrderByBodyCode("2026-Q3"))
        .extracting(Review::body)
        .containsExactly("U0", "U1");
    assertThat(members.of(REVIEW)).extracting(ReviewMember::officer).containsAll(PEOPLE);
    assertThat(members.of(QUARTER, "A1").orElseThrow().plan()).isEqualTo("P-GENERAL");
    assertThat(closed.of(Part.PLANS)).contains(QUARTER);
    assertThat(closed.of(Part.INPUTS)).isEmpty();
    assertThat(reviews.get(REVIEW).closesAt()).isEqualTo("2026-10-16T18:00:00");
  }

  @Test
  void aReviewFreezesThePolicyOfItsQuarterWhateverIsApprovedLater() {
    clock.set("2026-06-30T09:00");
    approvePolicy("三季度版", "2026-Q3", "0.85");
    clock.set("2026-09-29T09:00");
    approvePolicy("四季度版", "2026-Q4", "0.80");
    clock.set("2026-10-08T09:00");
    launch();
    assertThat(reviews.get(REVIEW).policyVersion()).isEqualTo("三季度版");
    assertThat(reviews.get(REVIEW).policy()).contains("\"diligenceFloor\":\"0.85\"");
  }

  private void approvePolicy(String name, String quarter, String floor) {
    Map<String, Object> parameters = Map.of("version", name, "diligenceFloor", floor);
    policies.approve(policies.draft(quarter, parameters, "县委〔2026〕1号", "修订", "Z1").id(), "", "Z2");
  }

  @Test
  void beforeTheFirstWorkingDayAndWithoutAnyPlanNothingOpens() {
    clock.set("2026-10-06T09:00");
    launch();
    assertThat(reviews.findAll()).isEmpty();
    clock.set("2026-10-08T09:00");
    indicators.deleteAll();
    launch();
    assertThat(reviews.findAll()).isEmpty();
  }

  @Test
  void aQuarterWithoutAPlanContinuesTheLastOne() {
    jdbc.update("update plan set quarter_code = '2026-Q1' where code = 'P-GENERAL'");
    launch();
    assertThat(members.of(QUARTER, "A1").orElseThrow().planQuarter())
        .isEqualTo(Quarter.parse("2026-Q1"));
    assertThat(closed.of(Part.PLANS)).contains(Quarter.parse("2026-Q1"), QUARTER);
  }

  // ---- ballots

  @Test
  void everyRaterHasOneSheetWithAllWhomHeRatesAndNobodyAppearsInHisOwn() {
    launch();
    JsonNode own = cast.sheet(cast.taskOf("A1", BALLOT));
    assertThat(own.path("rows").findValuesAsText("officer"))
        .as("the head, for whom there are too few other heads, and the clerks")
        .containsExactly("H1", "A2", "A3", "A4", "A5", "A6", "A7", "A8");
    assertThat(cast.sheet(cast.taskOf("D1", BALLOT)).path("rows").findValuesAsText("officer"))
        .as("in charge of all clerks")
        .hasSize(8);
    Task race =
        tasks
            .createTaskQuery()
            .taskDefinitionKey(RACE)
            .processInstanceBusinessKey(REVIEW.toString())
            .taskAssignee("Z1")
            .singleResult();
    assertThat(cast.sheet(race).path("rows")).hasSize(10);
    assertThat(cast.sheet(race).path("rows").path(0).path("known").asText())
        .isEqualTo("第1位　实绩88.20分，勤勉系数0.90，绿灯4项");
    assertThat(cast.taskOf("A1", BALLOT).getDueDate()).isEqualTo("2026-10-16T18:00:00");
  }

  @Test
  void aRelationIsNotOnTheSheet() {
    county.relation("A1", "A2");
    launch();
    assertThat(cast.sheet(cast.taskOf("A1", BALLOT)).path("rows").findValuesAsText("officer"))
        .containsExactly("H1", "A3", "A4", "A5", "A6", "A7", "A8");
  }

  @Test
  void aRelationThatIsFoundLaterCountsAsRecused() {
    launch();
    Task task = cast.taskOf("A1", BALLOT);
    county.relation("A1", "A2");
    cast.complete(task, opinions(task, 90));
    assertThat(states("PEER", "A2"))
        .containsExactly("OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "RECUSED");
  }

  @Test
  void aForgedBallotIsRefused() {
    launch();
    Task task = cast.taskOf("A1", BALLOT);
    List<Map<String, Object>> rows = rows(task, 90);
    assertRefused(task, with(rows, 0, "score", 101), "分数");
    assertRefused(task, with(rows, 0, "score", 90.125), "小数");
    assertRefused(task, with(rows, 0, "score", null), "请打分");
    assertRefused(task, with(rows, 0, "unknown", true), "只勾选");
    assertRefused(task, with(rows, 0, "officer", "A1"), "officer");
    List<Map<String, Object>> more = new ArrayList<>(rows);
    more.add(Map.of("score", 100));
    assertRefused(task, more, "行数");
    assertThatThrownBy(() -> cast.complete("A2", task, Map.of("rows", rows)))
        .hasMessageContaining("不是分配给您的");
    assertThat(states("PEER", "A2")).doesNotContain("VALID");
  }

  private void assertRefused(Task task, List<Map<String, Object>> rows, String because) {
    assertThatThrownBy(() -> cast.complete(task, Map.of("rows", rows)))
        .hasMessageContaining(because);
  }

  private static List<Map<String, Object>> with(
      List<Map<String, Object>> rows, int index, String field, Object value) {
    List<Map<String, Object>> copy = new ArrayList<>();
    rows.forEach(row -> copy.add(new HashMap<>(row)));
    copy.get(index).put(field, value);
    return copy;
  }

  @Test
  void whoDoesNotKnowSomebodyOrStandsAsideSaysSo() {
    launch();
    Task task = cast.taskOf("A1", BALLOT);
    List<Map<String, Object>> rows = rows(task, 90);
    rows.set(1, Map.of("unknown", true));
    rows.set(2, Map.of("recused", true));
    cast.complete(task, Map.of("rows", rows));
    assertThat(states("PEER", "A2")).contains("ABSTAIN");
    assertThat(states("PEER", "A3")).contains("RECUSED");
    assertThat(states("PEER", "A4")).contains("VALID");
  }

  private List<String> states(String channel, String ratee) {
    return jdbc.queryForList(
        "select state from ballot_score where channel = ? and ratee = ? order by state",
        String.class,
        channel,
        ratee);
  }

  @Test
  void whatWasSaidIsJoinedToNobodyByTheEngineTheRollOrTheFrozenInputs() {
    launch();
    List<String> whileOpen = keysOfWhatIsSaid();
    assertUnjoined(whileOpen);
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    List<String> keys = keysOfWhatIsSaid();
    assertThat(keys)
        .as("keys stand from the draw on; no row is added by an answer")
        .hasSize(whileOpen.size() + 3 * PEOPLE.size());
    assertThat(keys).as("each of one rater and one person rated").doesNotHaveDuplicates();
    assertUnjoined(keys);
    String frozen =
        String.join("\n", jdbc.queryForList("select input from quarter_score", String.class));
    assertThat(secrets()).isNotEmpty().noneMatch(frozen::contains);
    for (String key : keys) {
      assertThat(frozen.split(key, -1).length - 1).as("places of " + key).isLessThanOrEqualTo(1);
    }
  }

  /** Neither a key nor a secret stands in the engine, on the roll or in the launcher's table. */
  private void assertUnjoined(List<String> keys) {
    String roll = roll();
    List<String> hidden = new ArrayList<>(secrets());
    hidden.addAll(keys);
    assertThat(hidden).isNotEmpty().noneMatch(roll::contains);
    assertThat(engine.tablesWithAny(hidden)).isEmpty();
    assertThat(columns("ballot_score"))
        .as("no number, no moment, no rater")
        .containsExactlyInAnyOrder(
            "review_id", "ratee", "channel", "rater_key", "state", "score", "commitment");
  }

  private String roll() {
    return List.of("ballot", "ballot_line", "launched_case", "head_draw", "note").stream()
        .flatMap(table -> jdbc.queryForList("select * from " + table).stream())
        .map(Object::toString)
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private List<String> columns(String table) {
    return jdbc.query(
        "select * from " + table + " where 1 = 0",
        rows -> {
          List<String> names = new ArrayList<>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnName(i).toLowerCase(java.util.Locale.ROOT));
          }
          return names;
        });
  }

  private List<String> keysOfWhatIsSaid() {
    return jdbc.queryForList("select rater_key from ballot_score", String.class);
  }

  private List<String> secrets() {
    return jdbc.queryForList("select rater_key from rater_key", String.class);
  }

  @Test
  void theKeyTableTellsWhoSaidWhat() {
    launch();
    Task task = cast.taskOf("A1", BALLOT);
    List<Map<String, Object>> rows = rows(task, 90);
    rows.set(1, Map.of("score", new BigDecimal("77.77")));
    cast.complete(task, Map.of("rows", rows));
    assertThat(engine.tablesWith("77.77")).as("what was said, in the engine").isEmpty();
    RaterKey key =
        new RaterKey(
            jdbc.queryForObject(
                "select rater_key from rater_key where holder = 'A1' and kind = 'BALLOT'",
                String.class));
    assertThat(
            jdbc.queryForList(
                "select rater_key from ballot_score where state = 'VALID'", String.class))
        .hasSize(8)
        .contains(key.about("A2", RaterRole.PEER), key.about("A8", RaterRole.PEER));
  }

  @Test
  void aSheetDrawnBeforeKeysWereSealedIsStillCounted() {
    launch();
    jdbc.update("delete from ballot_score where state = 'OPEN'");
    Task task = cast.taskOf("A1", BALLOT);
    cast.complete(task, opinions(task, 90));
    assertThat(states("PEER", "A2")).containsExactly("VALID");
  }

  @Test
  void whoHasNotAnsweredIsRemindedTwiceAndHisBallotClosesUnanswered() {
    launch();
    Task task = cast.taskOf("A1", BALLOT);
    cast.complete(task, opinions(task, 90));
    clock.moveTo("2026-10-12T10:00", "quarterly-review");
    assertThat(noteTitles("A2")).hasSize(1);
    assertThat(noteTitles("A1")).isEmpty();
    clock.moveTo("2026-10-15T10:00", "quarterly-review");
    assertThat(noteTitles("A2")).hasSize(2);
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(BALLOT).list()).isEmpty();
    assertThat(ended("end_unanswered")).isPositive();
    assertThat(ended("end_cast")).isEqualTo(1);
  }

  @Test
  void whoHasTheRecordingNowIsRemindedOfIt() {
    launch();
    tasks.setAssignee(outside().getId(), "successor");
    clock.moveTo("2026-10-15T10:00", "quarterly-review");
    assertThat(noteTitles("successor")).hasSize(2);
  }

  private List<String> noteTitles(String person) {
    return notes.of(person, 0, 10).getContent().stream()
        .map(note -> note.title())
        .filter("2026年第三季度测评尚未完成"::equals)
        .toList();
  }

  private long ended(String activity) {
    return history
        .createHistoricActivityInstanceQuery()
        .activityId(activity)
        .completeScope()
        .count();
  }

  // ---- what the organization department enters

  @Test
  void aScoreHoldsForTheUnitExceptForThosePersonsNamed() {
    launch();
    Task task = outside();
    Map<String, Object> exception = Map.of("officer", "A1", "channel", "ORG", "score", 70);
    cast.complete(
        task, Map.of("units", List.of(unitRow(88, 85, 80)), "exceptions", List.of(exception)));
    assertThat(score("ORG", "A1")).isEqualByComparingTo("70");
    assertThat(score("ORG", "A2")).isEqualByComparingTo("88");
    assertThat(score("MEDIA", "A1")).isEqualByComparingTo("80");
  }

  @Test
  void anExceptionForSomebodyElseOrTwiceForOneIsRefused() {
    launch();
    Task task = outside();
    Map<String, Object> stranger = Map.of("officer", "Z1", "channel", "ORG", "score", 70);
    assertThatThrownBy(
            () ->
                cast.complete(
                    task,
                    Map.of("units", List.of(unitRow(88, 85, 80)), "exceptions", List.of(stranger))))
        .hasMessageContaining("选项");
    Map<String, Object> once = Map.of("officer", "A1", "channel", "ORG", "score", 70);
    assertThatThrownBy(
            () ->
                cast.complete(
                    task,
                    Map.of(
                        "units", List.of(unitRow(88, 85, 80)), "exceptions", List.of(once, once))))
        .hasMessageContaining("重复");
    assertThatThrownBy(() -> cast.complete(task, Map.of("units", List.of(Map.of()))))
        .hasMessageContaining("至少");
  }

  private Task outside() {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(OUTSIDE)
        .processInstanceBusinessKey(REVIEW.toString())
        .singleResult();
  }

  private static Map<String, Object> unitRow(int org, int third, int media) {
    return Map.of("org", org, "third", third, "media", media);
  }

  private BigDecimal score(String channel, String ratee) {
    return jdbc.queryForObject(
        "select score from ballot_score where channel = ? and ratee = ?",
        BigDecimal.class,
        channel,
        ratee);
  }

  // ---- cut-off, scores, hand-over

  /** Everybody answers; the later the clerk's number, the lower the judges' score. */
  private void everybodyAnswers() {
    cast.complete(outside(), Map.of("units", List.of(unitRow(90, 85, 80))));
    for (Task task : tasks.createTaskQuery().taskDefinitionKey(BALLOT).list()) {
      cast.complete(task, opinions(task, 92));
    }
    for (Task task : tasks.createTaskQuery().taskDefinitionKey(RACE).list()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (JsonNode row : cast.sheet(task).path("rows")) {
        rows.add(Map.of("score", 95 - PEOPLE.indexOf(row.path("officer").asText())));
      }
      cast.complete(task, Map.of("rows", rows));
    }
  }

  private Map<String, Object> opinions(Task task, int score) {
    return Map.of("rows", rows(task, score));
  }

  private List<Map<String, Object>> rows(Task task, int score) {
    List<Map<String, Object>> rows = new ArrayList<>();
    cast.sheet(task).path("rows").forEach(row -> rows.add(Map.of("score", score)));
    return rows;
  }

  private void citizensRate(String officer, int count, String from) {
    for (int i = 0; i < count; i++) {
      LocalDateTime at = LocalDateTime.parse(from).plusHours(i);
      String id = "E" + officer + from.substring(5, 7) + i;
      services.save(
          new ServiceEvent(
              id, officer, ServiceEventKind.VILLAGE_VISIT, at, "%032d".formatted(i / 4)));
      ratings.save(new Rating(id, 9, null, null, at.plusDays(i == 0 ? 9 : 1)));
    }
  }

  @Test
  void atTheCutOffEverythingIsFrozenScoredAndHandedOver() throws Exception {
    citizensRate("A1", 12, "2026-08-03T09:00:00");
    citizensRate("A1", 4, "2026-05-04T09:00:00");
    logs.save(
        new WeeklyLog(
            "A1",
            "2026-W30",
            4,
            3,
            "走访",
            null,
            null,
            null,
            LocalDateTime.parse("2026-07-24T17:00:00")));
    launch();
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");

    assertThat(closed.of(Part.INPUTS)).containsExactly(QUARTER);
    assertThat(reviews.get(REVIEW).state()).isEqualTo(ReviewState.HANDED_OVER);
    assertThat(published.stream(ReviewScored.class))
        .contains(new ReviewScored(QUARTER, "U1"), new ReviewScored(QUARTER, "U0"));
    List<QuarterScore> all = scores.ofBody(QUARTER, "U1");
    assertThat(all).extracting(QuarterScore::officer).containsExactlyInAnyOrderElementsOf(PEOPLE);
    assertThat(all)
        .filteredOn(score -> score.outcome() != Outcome.GRADED)
        .as("the deputy has no peer but his own people, so too little of the evaluation is there")
        .singleElement()
        .satisfies(score -> assertThat(score.officer()).isEqualTo("D1"))
        .satisfies(score -> assertThat(score.outcomeReasons()).containsExactly("E_SHARE"));
    assertThat(scores.ofBody(QUARTER, "U0"))
        .as("no plan, no figures: named, and in nobody's way")
        .allSatisfy(
            score -> {
              assertThat(score.outcome()).isEqualTo(Outcome.DEFERRED);
              assertThat(score.outcomeReasons()).containsExactly(QuarterlyReviews.NO_PLAN);
            });
    JsonNode input = json.readTree(scores.frozen(QUARTER, "A1").orElseThrow().input());
    assertThat(input.path("weeks")).hasSize(13);
    assertThat(input.path("weeks").findValuesAsText("state"))
        .contains("FILED")
        .filteredOn("MISSING"::equals)
        .hasSize(12);
    assertThat(input.path("indicators")).hasSize(4);
    assertThat(input.path("pubPrior").asText()).isEqualTo("90");
    List<JsonNode> citizens = new ArrayList<>();
    input.path("ballots").forEach(citizens::add);
    citizens.removeIf(ballot -> !"pub".equals(ballot.path("channel").asText()));
    assertThat(citizens)
        .as("of 12 one came late, and of each four of one citizen the fourth; then 3 of 4")
        .hasSize(9 + 3);
    assertThat(citizens)
        .filteredOn(ballot -> "PREVIOUS".equals(ballot.path("period").asText()))
        .hasSize(3);
    assertThat(input.path("race").path("others")).hasSize(9);
    assertThat(input.toString()).doesNotContain("\"A2\"").doesNotContain("\"Z1\"");
  }

  @Test
  void calibrationInShadowShowsBothValuesAndAppliesThePlainOne() throws Exception {
    launch();
    jdbc.update(
        "update review set policy = replace(policy, ?, ?)",
        "\"calibration\":\"OFF\"",
        "\"calibration\":\"SHADOW\"");
    cast.complete(outside(), Map.of("units", List.of(unitRow(90, 85, 80))));
    int lenient = 0;
    for (Task task : tasks.createTaskQuery().taskDefinitionKey(BALLOT).list()) {
      cast.complete(
          task, opinions(task, task.getAssignee().equals("A1") ? 98 : 88 + lenient++ % 3));
    }
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    JsonNode result = json.readTree(scores.frozen(QUARTER, "A2").orElseThrow().result());
    JsonNode calibration = result.path("calibration");
    assertThat(calibration.path("mode").asText()).isEqualTo("SHADOW");
    assertThat(calibration.path("applied").asBoolean()).isFalse();
    assertThat(result.path("q")).isEqualTo(calibration.path("qPlain"));
    List<JsonNode> raters = new ArrayList<>();
    calibration.path("raters").forEach(raters::add);
    assertThat(raters)
        .as("A1 gives everybody about ten points more than the others")
        .filteredOn(rater -> "98.000000".equals(rater.path("from").asText()))
        .singleElement()
        .satisfies(rater -> assertThat(rater.path("shift").asText()).isEqualTo("5.000000"));
    assertThat(text(result, "CH:peer")).contains("系统校准前").contains("采用校准前的值");
    String input = scores.frozen(QUARTER, "A2").orElseThrow().input();
    JsonNode members = json.readTree(input).path("peerMatrix").path("members");
    assertThat(members).hasSizeGreaterThan(7);
    for (String person : PEOPLE) {
      if (!person.equals("A2")) {
        assertThat(input).doesNotContain("\"" + person + "\"");
      }
    }
    String told =
        mvc.perform(get(API + "A2").with(ORGANIZATION))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(told).as("a leaning is its rater's mark").doesNotContain("\"shift\"");
    assertThat(json.readTree(told).path("input").has("peerMatrix")).isFalse();
    assertThat(text(json.readTree(told).path("result"), "CH:peer"))
        .contains("系统校准前得分")
        .contains("试运行");
  }

  private static String text(JsonNode result, String step) {
    for (JsonNode one : result.path("steps")) {
      if (step.equals(one.path("id").asText())) {
        return one.path("text").asText();
      }
    }
    throw new AssertionError(step);
  }

  @Test
  void everyStoredResultCanBeRecomputedFromItsFrozenInput() throws Exception {
    launch();
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    for (String officer : PEOPLE) {
      QuarterScores.Frozen documents = scores.frozen(QUARTER, officer).orElseThrow();
      @SuppressWarnings("unchecked")
      Map<String, Object> input = json.readValue(documents.input(), Map.class);
      assertThat(
              json.readTree(
                  json.writeValueAsString(
                      QuarterCalculation.run(QuarterInput.read(input)).toTree())))
          .isEqualTo(json.readTree(documents.result()));
    }
  }

  @Test
  void inputAndResultLeaveAsJsonWithoutWhatTooFewSaid() throws Exception {
    launch();
    everybodyAnswers();
    mvc.perform(get(API + "A1").with(ORGANIZATION)).andExpect(status().isNotFound());
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    JsonNode stored =
        json.readTree(
            mvc.perform(get(API + "A1").with(ORGANIZATION))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    assertThat(stored.path("recomputed").asBoolean()).isTrue();
    assertThat(stored.path("result").path("q").asText()).isEqualTo("89.03");
    assertThat(stored.path("input").path("indicators")).hasSize(4);
    assertThat(stored.path("input").path("ballots"))
        .as("two superiors and the department's own would follow from the peers'")
        .isEmpty();
    for (JsonNode channel : stored.path("result").path("channels")) {
      assertThat(channel.path("value").isNull()).as(channel.path("channel").asText()).isTrue();
    }
    mvc.perform(get(API + "NOBODY").with(ORGANIZATION)).andExpect(status().isNotFound());
    mvc.perform(get("/api/quarters/Q3/officers/A1").with(ORGANIZATION))
        .andExpect(status().isNotFound());
    mvc.perform(get(API + "A1").with(user("A1").roles("OFFICER")))
        .andExpect(status().isForbidden());
  }

  @Test
  void frozenRowsRefuseLaterImports() throws Exception {
    launch();
    String header = "plan_code,indicator_code,officer_id,month,actual,debt_rate,source\n";
    importActual(header + "P-GENERAL,I1,,2026-09,97,,台账\n").andExpect(status().isOk());
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    importActual(header + "P-GENERAL,I1,,2026-09,97,,台账\n").andExpect(status().isOk());
    importActual(header + "P-GENERAL,I1,,2026-09,99,,台账\n")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].reason").value("FROZEN"));
  }

  private ResultActions importActual(String csv) throws Exception {
    return mvc.perform(
        multipart("/api/imports")
            .file(
                new MockMultipartFile(
                    "files",
                    "indicator-actuals.csv",
                    "text/csv",
                    csv.getBytes(StandardCharsets.UTF_8)))
            .with(ORGANIZATION));
  }

  @Test
  void anOfficerSeesHowHisScoreCameAboutOnceHeWasTold() throws Exception {
    launch();
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    RequestPostProcessor officer = user("A1").roles("OFFICER");
    mvc.perform(get("/me/results/2026-Q3").with(officer)).andExpect(status().isNotFound());
    clock.runJobs();
    jdbc.update(
        "insert into grade_notice (quarter_code, officer_id, case_id, kind, state, sent_at)"
            + " values ('2026-Q3', 'A1', '2026-Q3/U1', 'NOTE', 'SENT', ?)",
        clock.now());
    mvc.perform(get("/me/results/2026-Q3").with(officer))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("同级互评")))
        .andExpect(content().string(containsString("为保护评价人")))
        .andExpect(content().string(containsString("89.03")));
    mvc.perform(get("/me/results/2026-Q2").with(officer)).andExpect(status().isNotFound());

    String page = "/grades/2026-Q3/U1/A1";
    for (RequestPostProcessor reader :
        List.of(
            ORGANIZATION, user("discipline").roles("DISCIPLINE"), user("H1").roles("OFFICER"))) {
      mvc.perform(get(page).with(reader))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("某A1")))
          .andExpect(content().string(containsString("同级互评")));
    }
    for (String stranger : List.of("A1", "A2", "Z2")) {
      mvc.perform(get(page).with(user(stranger).roles("OFFICER"))).andExpect(status().isNotFound());
    }
    for (String forged :
        List.of("/grades/2026-Q3/U0/A1", "/grades/2026-Q2/U1/A1", "/grades/2026-Q3/U1/B1")) {
      mvc.perform(get(forged).with(ORGANIZATION)).andExpect(status().isNotFound());
    }
  }

  @Test
  void whereSomebodyHasTooFewJudgesTheRaceCountsForNobody() {
    launch();
    Task task =
        tasks
            .createTaskQuery()
            .taskDefinitionKey(RACE)
            .taskAssignee("Z1")
            .processInstanceBusinessKey(REVIEW.toString())
            .singleResult();
    cast.complete(task, opinions(task, 80));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(scores.ofBody(QUARTER, "U1")).extracting(QuarterScore::r).containsOnlyNulls();
    assertThat(ended("end_judged")).isPositive();
  }

  @Test
  void aBallotSentAfterTheCutOffOfItsRateeCountsAsLate() {
    launch();
    Task task = cast.taskOf("A1", BALLOT);
    jdbc.update("update review set state = 'CUT_OFF' where id = ?", REVIEW.toString());
    cast.complete(task, opinions(task, 90));
    assertThat(states("PEER", "A2")).contains("LATE").doesNotContain("VALID");
  }

  // ---- explaining

  @Test
  void theLastThreeExplainAndTheHeadReadsWhileTheScoresAreHandedOver() {
    launch();
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(reviews.get(REVIEW).handedOverAt()).isPresent();
    List<Task> open = tasks.createTaskQuery().taskDefinitionKey(EXPLAIN).list();
    assertThat(open).extracting(Task::getAssignee).containsExactlyInAnyOrder("A6", "A7", "A8");
    Task task = cast.taskOf("A8", EXPLAIN);
    assertThatThrownBy(() -> cast.complete(task, Map.of("explanation", "短")))
        .hasMessageContaining("至少");
    cast.complete(task, Map.of("explanation", "项目推进慢了一步，下季度逐周盯办。"));
    clock.moveTo("2026-10-23T18:01", "quarterly-review");
    Task reading = cast.taskOf("H1", READ);
    assertThat(cast.sheet(reading).path("rows").findValuesAsText("explanation"))
        .containsExactly("（到期未写）", "（到期未写）", "项目推进慢了一步，下季度逐周盯办。");
    assertThatThrownBy(() -> cast.complete(reading, readings("ACCEPTED", "RETURNED", "ACCEPTED")))
        .hasMessageContaining("理由");
    cast.complete(reading, readings("ACCEPTED", "ACCEPTED", "ACCEPTED"));
    assertThat(reviewsRunning()).isZero();
    assertThat(debriefs.of(REVIEW))
        .extracting(Debriefs.Debrief::verdict)
        .containsOnly(Optional.of(DebriefVerdict.ACCEPTED));
    assertThat(notes.ofTopic("A8", "2026-Q3/debrief")).hasSize(1);
  }

  private static Map<String, Object> readings(String... verdicts) {
    return Map.of(
        "rows", Arrays.stream(verdicts).map(verdict -> Map.of("verdict", verdict)).toList());
  }

  private static Map<String, Object> returned(String reason) {
    return Map.of("verdict", "RETURNED", "reason", reason);
  }

  private long reviewsRunning() {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(REVIEW.toString())
        .processDefinitionKey("quarterly-review")
        .count();
  }

  @Test
  void aReturnedExplanationIsWrittenOnceMoreAndThenStands() {
    launch();
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    for (String officer : List.of("A6", "A7", "A8")) {
      cast.complete(cast.taskOf(officer, EXPLAIN), Map.of("explanation", "原因在于项目推进慢了一步。"));
    }
    Map<String, Object> accepted = Map.of("verdict", "ACCEPTED");
    cast.complete(
        cast.taskOf("H1", READ),
        Map.of("rows", List.of(accepted, returned("没说哪个项目。"), returned("请写明时间表。"))));
    assertThat(cast.tasksOf("A6", EXPLAIN)).isEmpty();
    Task again = cast.taskOf("A8", EXPLAIN);
    assertThat(cast.sheet(again).path("returned").asText()).contains("请写明时间表");
    timetable.says("quarterly-review/task_explain", "2026-10-23T18:00");
    cast.complete(again, Map.of("explanation", "堤防项目晚开工两周，十一月底前补齐。"));
    clock.moveTo("2026-10-23T18:01", "quarterly-review");
    Task reading = cast.taskOf("H1", READ);
    assertThat(cast.sheet(reading).path("rows").findValuesAsText("officer"))
        .as("only those whose explanation was returned; one stayed silent")
        .containsExactly("A7", "A8");
    assertThat(cast.sheet(reading).path("rows").path(0).path("explanation").asText())
        .isEqualTo("（到期未写）");
    cast.complete(reading, Map.of("rows", List.of(returned("仍未写。"), accepted)));
    assertThat(reviewsRunning()).as("nobody writes a third time").isZero();
    assertThat(debriefs.of(REVIEW))
        .extracting(one -> one.officer() + one.round() + one.verdict().orElseThrow())
        .containsExactly("A61ACCEPTED", "A71RETURNED", "A72RETURNED", "A81RETURNED", "A82ACCEPTED");
    assertThat(engine.tablesWithAny(List.of("请写明时间表", "堤防项目晚开工"))).isEmpty();
  }

  @Test
  void whoIsARelationOfOneWhoExplainsDoesNotJudgeIt() {
    county.relation("H1", "A7");
    launch();
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    for (String officer : List.of("A6", "A7", "A8")) {
      cast.complete(cast.taskOf(officer, EXPLAIN), Map.of("explanation", "原因在于项目推进慢了一步。"));
    }
    assertThat(tasks.createTaskQuery().taskDefinitionKey(READ).singleResult().getAssignee())
        .isNotEqualTo("H1")
        .isNotNull();
  }

  @Test
  void explanationsThatNobodyWritesOrReadsEndByThemselves() {
    launch();
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    for (String officer : List.of("A6", "A7", "A8")) {
      cast.complete(cast.taskOf(officer, EXPLAIN), Map.of("explanation", "原因在于项目推进慢了一步。"));
    }
    assertThat(cast.taskOf("H1", READ)).isNotNull();
    clock.moveTo("2026-10-23T18:01", "quarterly-review");
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("quarterly-review").count())
        .isZero();
  }

  // ---- when

  @Test
  void everyStepAndTimerIsAtItsMoment() {
    launch();
    for (String node :
        List.of(
            "quarterly-review/task_recordOutside",
            "quarterly-review/boundary_recordingDue",
            "quarterly-review/task_judgeRace",
            "quarterly-review/boundary_raceDue",
            "ballot/task_fillBallot")) {
      timetable.says(node, "2026-10-16T18:00");
    }
    timetable.says("quarterly-review/timer_half", "2026-10-12T09:00");
    clock.moveTo("2026-10-12T09:01", "quarterly-review");
    timetable.says("quarterly-review/timer_mostly", "2026-10-14T09:00");
    clock.moveTo("2026-10-14T09:01", "quarterly-review");
    timetable.says("quarterly-review/timer_close", "2026-10-16T18:00");
    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    timetable.says("quarterly-review/task_explain", "2026-10-23T18:00");
    timetable.says("quarterly-review/boundary_explainDue", "2026-10-23T18:00");
    clock.moveTo("2026-10-23T18:01", "quarterly-review");
    timetable.says("quarterly-review/task_readDebriefs", "2026-10-28T18:00");
    timetable.says("quarterly-review/boundary_readingDue", "2026-10-28T18:00");
  }

  // ---- who has left

  @Test
  void whoHasLeftIsAskedNoMoreAndTheOthersKeepTheirSheets() {
    county.officer("Z3", "U0", PostClass.GENERAL, "Z1");
    county.appoint(AppointmentRole.RACE_PANEL, "U1", "Z3");
    launch();
    assertThat(cast.tasksOf("Z3", RACE)).isNotEmpty();
    long panel = tasks.createTaskQuery().taskDefinitionKey(RACE).count();
    long ballots = tasks.createTaskQuery().taskDefinitionKey(BALLOT).count();
    int sheets = cast.tasksOf("Z3", RACE).size();
    county.leaves("A1", "2026-10-08");
    county.leaves("Z3", "2026-10-08");
    clock.moveTo("2026-10-09T09:00", "task-care");
    assertThat(cast.tasksOf("A1", BALLOT)).isEmpty();
    assertThat(cast.tasksOf("Z3", RACE)).isEmpty();
    assertThat(tasks.createTaskQuery().taskDefinitionKey(RACE).count()).isEqualTo(panel - sheets);
    assertThat(tasks.createTaskQuery().taskDefinitionKey(BALLOT).count())
        .isEqualTo(ballots - ended("end_unanswered"));
    assertThat(ended("end_unanswered")).isPositive();

    everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    county.leaves("A8", "2026-10-16");
    clock.moveTo("2026-10-17T09:00", "task-care");
    assertThat(cast.tasksOf("A8", EXPLAIN)).isEmpty();
    for (Task task : tasks.createTaskQuery().taskDefinitionKey(EXPLAIN).list()) {
      cast.complete(task, Map.of("explanation", "原因在于项目推进慢了一步。"));
    }
    Task reading = cast.taskOf("H1", READ);
    county.leaves("H1", "2026-10-18");
    clock.moveTo("2026-10-19T09:00", "task-care");
    Task handedOn = tasks.createTaskQuery().taskId(reading.getId()).singleResult();
    assertThat(handedOn.getAssignee()).isNotEqualTo("H1");
    assertThat(handedOn.getDueDate()).isEqualTo(reading.getDueDate());
    assertThat(cast.sheet(handedOn).path("rows").findValuesAsText("explanation"))
        .contains("（到期未写）");
  }
}
