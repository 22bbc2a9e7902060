package io.saima.review;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What the organization department sees of a review's raters, and who else sees what. */
@SaimaTest
class ReviewPagesTest {

  private static final String BODY = "/reviews/2026-Q3/U1";
  private static final RequestPostProcessor ORGANIZATION =
      user("organization").roles("ORGANIZATION");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Invitations invitations;
  @Autowired Recusals recusals;
  @Autowired Ballots ballots;
  @Autowired Notes notes;
  @Autowired JdbcTemplate jdbc;
  @Autowired TestReview review;

  @BeforeEach
  void theQuarterRuns() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    clock.set("2026-09-28T09:00");
  }

  private Invitations.OfficerLine line(String officer) {
    return invitations
        .of(new ReviewId(Quarter.parse("2026-Q3"), "U1"))
        .orElseThrow()
        .officers()
        .stream()
        .filter(one -> one.id().equals(officer))
        .findFirst()
        .orElseThrow();
  }

  private List<String> raters(String officer, RaterRole role) {
    return line(officer).raters().get(role).stream().map(Invitations.RaterLine::id).toList();
  }

  @Test
  void beforeTheWindowThePreviewSaysWhatTheRollWillSay() throws Exception {
    List<String> expected = raters("A1", RaterRole.PEER);
    assertThat(expected).isNotEmpty();
    mvc.perform(get(BODY).with(ORGANIZATION))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("测评尚未开始")));
    review.opens();
    assertThat(raters("A1", RaterRole.PEER)).containsExactlyInAnyOrderElementsOf(expected);
    mvc.perform(get(BODY).with(ORGANIZATION))
        .andExpect(content().string(containsString("未投")))
        .andExpect(content().string(not(containsString("测评尚未开始"))));
    assertThat(notes.of("A1", 0, 10).getContent())
        .extracting(note -> note.title())
        .contains("2026年第三季度测评邀请");
  }

  @Test
  void whoRatesWhomIsReadByThePageAndSearchedBeforeTheWindowAndAfterIt() throws Exception {
    for (int i = 1; i <= 20; i++) {
      county.officer("B%02d".formatted(i), "U1", PostClass.GENERAL, "D1");
    }
    for (String state : List.of("测评尚未开始", "未投")) {
      ReviewId id = new ReviewId(Quarter.parse("2026-Q3"), "U1");
      Invitations.Plan all = invitations.of(id).orElseThrow();
      bodySays("", state, ">25 人<", "第 1 页，共 2 页", "某B01</strong>");
      bodySays("?page=9", ">25 人<", "第 2 页，共 2 页", "某B20</strong>")
          .andExpect(content().string(not(containsString("某B01</strong>"))));
      for (String words : List.of("?q=某D1", "?q=d1&unit=U1")) {
        bodySays(words, ">1 人<", "某D1</strong>")
            .andExpect(content().string(not(containsString("某B01</strong>"))));
      }
      bodySays("?q=水利", ">25 人<", "q=%E6%B0%B4%E5%88%A9&amp;unit=&amp;page=2#who");
      bodySays("?q=无此人", ">0 人<", "没有符合条件的被评人");
      bodySays("?unit=U0", ">0 人<", "没有符合条件的被评人");
      Invitations.Plan one = invitations.of(id, invitations.found(id, "某D1", "")).orElseThrow();
      assertThat(one.officers()).containsExactly(line("D1"));
      assertThat(one)
          .usingRecursiveComparison()
          .ignoringFields("officers", "review")
          .isEqualTo(all);
      review.opens();
    }
    review.everybodyAnswers();
    Invitations.Plan answered =
        invitations.of(new ReviewId(Quarter.parse("2026-Q3"), "U1"), List.of()).orElseThrow();
    assertThat(answered.answered()).isEqualTo(answered.raters()).isPositive();
  }

  private ResultActions bodySays(String query, String... texts) throws Exception {
    ResultActions page =
        mvc.perform(get(BODY + query).with(ORGANIZATION)).andExpect(status().isOk());
    for (String text : texts) {
      page.andExpect(content().string(containsString(text)));
    }
    return page;
  }

  @Test
  void theOverviewIsSearchedByUnitAndByWhoIsRated() throws Exception {
    for (int i = 0; i < 2; i++) {
      for (String words : List.of("水利", "某A1", "a1")) {
        mvc.perform(get("/reviews/2026-Q3").param("q", words).with(ORGANIZATION))
            .andExpect(content().string(containsString(">1 个<")))
            .andExpect(content().string(containsString("/reviews/2026-Q3/U1?q=")))
            .andExpect(content().string(not(containsString("县委组织部</a>"))));
      }
      mvc.perform(get("/reviews/2026-Q3").param("q", "无此人").with(ORGANIZATION))
          .andExpect(content().string(containsString("没有符合条件的主体")));
      review.opens();
    }
  }

  @Test
  void aReviewThatHasNobodyToRateIsLeftOutOfTheOverview() throws Exception {
    review.opens();
    jdbc.update("delete from review_member where review_id = '2026-Q3/U1'");
    mvc.perform(get("/reviews/2026-Q3").with(ORGANIZATION))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("县委组织部")))
        .andExpect(content().string(not(containsString("县水利局"))));
    mvc.perform(get(BODY).with(ORGANIZATION)).andExpect(status().isNotFound());
  }

  @Test
  void whoeverAloneDecidesIsNamed() {
    assertThat(line("D1").warnings()).anySatisfy(text -> assertThat(text).contains("E_SHARE"));
    county.officer("D2", "U1", PostClass.DEPUTY, "H1");
    county.officer("D3", "U1", PostClass.DEPUTY, "H1");
    county.officer("D4", "U1", PostClass.DEPUTY, "H1");
    assertThat(line("D1").warnings())
        .anySatisfy(text -> assertThat(text).isEqualTo("上级只有某H1一人，他不投票，多元评价就会空缺（E_SHARE）。"))
        .anySatisfy(text -> assertThat(text).contains("同级刚好3人"));
  }

  @Test
  void whoComplainedIsRegisteredAndGetsNoBallotAboutHim() throws Exception {
    register("A2", "A1", "COMPLAINANT").andExpect(flash().attributeExists("done"));
    assertThat(raters("A1", RaterRole.PEER)).doesNotContain("A2");
    review.opens();
    assertThat(
            cast.sheet(cast.taskOf("A2", "task_fillBallot"))
                .path("rows")
                .findValuesAsText("officer"))
        .doesNotContain("A1");
    assertThat(ballots.exclusions(new ReviewId(Quarter.parse("2026-Q3"), "U1")))
        .contains(new Raters.Exclusion("A2", "A1", RaterRole.PEER, RecusalGround.COMPLAINANT));
    mvc.perform(get(BODY).with(ORGANIZATION)).andExpect(content().string(containsString("投诉人")));
    mvc.perform(get(BODY).with(user("H1").roles("OFFICER")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("投诉人"))))
        .andExpect(content().string(not(containsString("谁评谁"))));
  }

  @Test
  void theHeadReadsNoConflictAndNothingAboutHimself() throws Exception {
    ReviewId id = new ReviewId(Quarter.parse("2026-Q3"), "U1");
    review.opens();
    String conflict = "利害关系（公务员法第七十六条）";
    String relation = "亲属关系（公务员法第七十四条、第七十六条）";
    exclude(id, "A2", "A1", RecusalGround.CONFLICT);
    exclude(id, "D1", "H1", RecusalGround.RELATION);
    exclude(id, "A3", "H1", RecusalGround.CONFLICT);
    var head = user("H1").roles("OFFICER");
    mvc.perform(get(BODY).with(head))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(conflict))))
        .andExpect(content().string(not(containsString(relation))));
    exclude(id, "A2", "A3", RecusalGround.RELATION);
    mvc.perform(get(BODY).with(head))
        .andExpect(content().string(containsString(relation)))
        .andExpect(content().string(not(containsString(conflict))));
    mvc.perform(get(BODY).with(ORGANIZATION))
        .andExpect(content().string(containsString(conflict)))
        .andExpect(content().string(containsString(relation)));
  }

  private void exclude(ReviewId id, String rater, String ratee, RecusalGround ground) {
    ballots.exclude(id.toString(), new Raters.Exclusion(rater, ratee, RaterRole.PEER, ground));
  }

  @Test
  void outsidersOfManyBodiesAreRegisteredByTheDepartmentOnlyAndWhileThereIsTime() throws Exception {
    String lines = "U1,网格员,张某,13800000000";
    for (String stranger : List.of("DISCIPLINE", "OFFICER")) {
      mvc.perform(
              post("/reviews/2026-Q3/externals")
                  .param("lines", lines)
                  .with(user("A1").roles(stranger))
                  .with(csrf()))
          .andExpect(status().isForbidden());
    }
    mvc.perform(post("/reviews/2026-Q3/externals").param("lines", lines).with(ORGANIZATION))
        .andExpect(status().isForbidden());
    mvc.perform(get("/reviews/2026-Q3").with(ORGANIZATION))
        .andExpect(model().attribute("takesExternals", true));
    isClosed("2026-Q1", lines);
    review.opens();
    mvc.perform(get("/reviews/2026-Q3").with(ORGANIZATION))
        .andExpect(model().attribute("takesExternals", true));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    isClosed("2026-Q3", lines);
    assertThat(jdbc.queryForObject("select count(*) from external_rater", Integer.class)).isZero();
  }

  private void isClosed(String quarter, String lines) throws Exception {
    mvc.perform(get("/reviews/" + quarter).with(ORGANIZATION))
        .andExpect(status().isOk())
        .andExpect(model().attribute("takesExternals", false));
    mvc.perform(get("/reviews/" + quarter + "/U1").with(ORGANIZATION))
        .andExpect(status().isOk())
        .andExpect(model().attribute("takesExternals", false));
    mvc.perform(
            post("/reviews/" + quarter + "/externals")
                .param("lines", lines)
                .with(ORGANIZATION)
                .with(csrf()))
        .andExpect(flash().attribute("faults", List.of("这个季度的测评已经截止，不能再登记外部评价人。")));
  }

  @Test
  void aRecusalRegisteredDuringTheWindowCountsToo() throws Exception {
    review.opens();
    register("A2", "A1", "CONFLICT");
    var task = cast.taskOf("A2", "task_fillBallot");
    var rows = cast.sheet(task).path("rows");
    List<Map<String, Object>> answer = new java.util.ArrayList<>();
    rows.forEach(row -> answer.add(Map.of("score", 90)));
    cast.complete(task, Map.of("rows", answer));
    assertThat(review.states("PEER", "A1")).contains("RECUSED");
  }

  @Test
  void aRecusalRegisteredAfterTheBallotWasCastCountsToo() throws Exception {
    ReviewId id = new ReviewId(Quarter.parse("2026-Q3"), "U1");
    review.opens();
    review.everybodyAnswers();
    assertThat(review.states("PEER", "A1")).containsOnly("VALID");
    assertThat(review.states("ORG", "A1")).containsExactly("VALID");
    register("A2", "A1", "CONFLICT")
        .andExpect(flash().attribute("done", containsString("已经收到或投出的票上")));
    register("Z1", "A1", "COMPLAINANT");
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(review.states("PEER", "A1")).containsOnlyOnce("RECUSED").contains("VALID");
    assertThat(review.states("PEER", "A3")).containsOnly("VALID");
    assertThat(review.states("RACE", "A1")).containsOnlyOnce("RECUSED").contains("VALID");
    assertThat(ballots.exclusions(id))
        .contains(new Raters.Exclusion("A2", "A1", RaterRole.PEER, RecusalGround.CONFLICT))
        .contains(new Raters.Exclusion("Z1", "A1", RaterRole.RACE, RecusalGround.COMPLAINANT));
    assertThat(review.states("ORG", "A1")).as("entered by Z1").isEmpty();
    assertThat(review.states("ORG", "A2")).containsExactly("VALID");
    assertThat(
            jdbc.queryForObject(
                "select input from quarter_score where officer_id = 'A1'", String.class))
        .contains("RECUSED");
  }

  @Test
  void theRegisterTellsWhatIsWrongAndIsNobodyElsesBusiness() throws Exception {
    register("X9", "A1", "CONFLICT").andExpect(flash().attribute("problem", containsString("X9")));
    register("A1", "A1", "CONFLICT").andExpect(flash().attributeExists("problem"));
    register("A2", "A1", "RELATION").andExpect(flash().attributeExists("problem"));
    assertThat(recusals.inForce()).isEmpty();
    register("A2", "A1", "CONFLICT");
    register("A2", "A1", "CONFLICT");
    assertThat(recusals.inForce()).hasSize(1);
    long id = recusals.inForce().get(0).id();
    for (RequestPostProcessor stranger :
        List.of(user("A1").roles("OFFICER"), user("discipline").roles("DISCIPLINE"))) {
      mvc.perform(post("/reviews/recusals/" + id + "/end").with(stranger).with(csrf()))
          .andExpect(status().isForbidden());
    }
    mvc.perform(get("/reviews/recusals").with(user("A1").roles("OFFICER")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/reviews/2026-Q3").with(user("A1").roles("OFFICER")))
        .andExpect(status().isForbidden());
    mvc.perform(get(BODY).with(user("A1").roles("OFFICER"))).andExpect(status().isNotFound());
    mvc.perform(get("/reviews/2026-Q3/U0").with(user("H1").roles("OFFICER")))
        .andExpect(status().isNotFound());
    mvc.perform(post("/reviews/recusals/" + id + "/end").with(ORGANIZATION).with(csrf()))
        .andExpect(status().is3xxRedirection());
    assertThat(recusals.inForce()).isEmpty();
    mvc.perform(get("/reviews/nonsense").with(ORGANIZATION)).andExpect(status().isNotFound());
    mvc.perform(get("/reviews/2026-Q3").with(ORGANIZATION))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("县水利局")));
    mvc.perform(get("/reviews/recusals").with(ORGANIZATION)).andExpect(status().isOk());
  }

  private ResultActions register(String person, String about, String ground) throws Exception {
    return register(ORGANIZATION, person, about, ground);
  }

  private ResultActions register(
      RequestPostProcessor by, String person, String about, String ground) throws Exception {
    return mvc.perform(
        post("/reviews/recusals")
            .param("person", person)
            .param("about", about)
            .param("ground", ground)
            .with(by)
            .with(csrf()));
  }

  // ---- whoever of the department is rated himself

  private static final RequestPostProcessor RATED = user("Z2").roles("OFFICER", "ORGANIZATION");

  @Test
  void ofTheDepartmentNobodyReadsOrEndsWhatTheRegisterHoldsAboutHimselfOrARelation()
      throws Exception {
    county.relation("Z2", "A3");
    register("Z1", "Z2", "COMPLAINANT").andExpect(flash().attributeExists("done"));
    register("A2", "A3", "CONFLICT").andExpect(flash().attributeExists("done"));
    register("A2", "A1", "CONFLICT").andExpect(flash().attributeExists("done"));
    mvc.perform(get("/reviews/recusals").with(ORGANIZATION))
        .andExpect(content().string(containsString("某Z1")))
        .andExpect(content().string(containsString("某A3")));
    mvc.perform(get("/reviews/recusals").with(RATED))
        .andExpect(content().string(containsString("某A1")))
        .andExpect(content().string(not(containsString("某Z1"))))
        .andExpect(content().string(not(containsString("某A3"))));
    for (Recusals.Recusal one : recusals.inForce()) {
      mvc.perform(post("/reviews/recusals/" + one.id() + "/end").with(RATED).with(csrf()))
          .andExpect(
              one.about().equals("A1") ? status().is3xxRedirection() : status().isNotFound());
    }
    assertThat(recusals.inForce())
        .extracting(Recusals.Recusal::about)
        .containsExactlyInAnyOrder("Z2", "A3");
    for (String about : List.of("Z2", "A3")) {
      register(RATED, "A1", about, "CONFLICT")
          .andExpect(flash().attribute("problem", containsString("组织部其他人")));
    }
    assertThat(recusals.inForce()).hasSize(2);
  }

  @Test
  void theRegisterIsReadByThePageAndSearchedAndCountsNothingThatIsClosedToTheReader()
      throws Exception {
    for (int i = 1; i <= 22; i++) {
      recusals.enter("A2", "A1", RecusalGround.CONFLICT, "organization");
      jdbc.update("update recusal set person = ? where person = 'A2'", "P%02d".formatted(i));
    }
    county.relation("Z2", "A3");
    register("Z1", "Z2", "COMPLAINANT").andExpect(flash().attributeExists("done"));
    register("D1", "A3", "COMPLAINANT").andExpect(flash().attributeExists("done"));
    registerSays(ORGANIZATION, "", ">24 条<", "第 1 页，共 2 页", "某Z1", "某A3");
    registerSays(RATED, "", ">22 条<", "第 1 页，共 2 页", "P22", "P03");
    registerSays(RATED, "?page=99", ">22 条<", "第 2 页，共 2 页", "P02", "P01")
        .andExpect(content().string(not(containsString("P03"))));
    for (String closed : List.of("q=某Z1", "q=z2", "q=县委组织部", "unit=U0", "ground=COMPLAINANT")) {
      registerSays(RATED, "?" + closed, ">0 条<", "没有符合条件的登记");
    }
    registerSays(ORGANIZATION, "?q=某Z1", ">1 条<");
    registerSays(ORGANIZATION, "?q=z2", ">1 条<");
    registerSays(ORGANIZATION, "?q=县委组织部", ">1 条<");
    registerSays(ORGANIZATION, "?unit=U0", ">1 条<");
    registerSays(ORGANIZATION, "?ground=COMPLAINANT", ">2 条<");
    registerSays(ORGANIZATION, "?ground=COMPLAINANT&unit=U1", ">1 条<", "某D1");
    registerSays(RATED, "?q=水利&unit=U1&page=2", ">22 条<", "ground=&amp;page=1");
    registerSays(RATED, "?q=%", ">0 条<");
    mvc.perform(
            post("/reviews/recusals/" + recusals.inForce().get(23).id() + "/end")
                .param("q", "水利")
                .param("page", "2")
                .with(RATED)
                .with(csrf()))
        .andExpect(model().attribute("q", "水利"))
        .andExpect(model().attribute("page", "2"));
    registerSays(RATED, "", ">21 条<");
  }

  private ResultActions registerSays(RequestPostProcessor reader, String query, String... texts)
      throws Exception {
    ResultActions page =
        mvc.perform(get("/reviews/recusals" + query).with(reader)).andExpect(status().isOk());
    for (String text : texts) {
      page.andExpect(content().string(containsString(text)));
    }
    return page;
  }

  @Test
  void ofTheDepartmentNobodyIsShownWhoRatesWhomWhereHeOrARelationIsRated() throws Exception {
    String own = "/reviews/2026-Q3/U0";
    register("Z1", "Z2", "COMPLAINANT");
    mvc.perform(get(BODY).with(RATED)).andExpect(content().string(containsString("谁评谁 ")));
    county.relation("Z2", "A3");
    review.opens();
    for (String body : List.of(own, BODY)) {
      mvc.perform(get(body).with(RATED))
          .andExpect(status().isOk())
          .andExpect(model().attribute("everything", false))
          .andExpect(content().string(containsString("由组织部其他人办理")))
          .andExpect(content().string(not(containsString("投诉人<"))))
          .andExpect(content().string(not(containsString("某Z2"))))
          .andExpect(content().string(not(containsString("某A3"))));
      mvc.perform(get("/reviews/2026-Q3").with(RATED))
          .andExpect(model().attribute("his", java.util.Set.of("U0", "U1")))
          .andExpect(content().string(stringContainsInOrder(nCopies(3 * 2, ">不列<"))));
      mvc.perform(get(body).with(ORGANIZATION))
          .andExpect(model().attribute("everything", true))
          .andExpect(content().string(not(containsString("由组织部其他人办理"))));
    }
    mvc.perform(get(own).with(ORGANIZATION)).andExpect(content().string(containsString("投诉人<")));
    mvc.perform(get("/reviews/2026-Q3").with(ORGANIZATION))
        .andExpect(content().string(not(containsString(">不列<"))));
  }

  @Test
  void ofTheDepartmentNobodyArrangesAnythingWhereHeIsRated() throws Exception {
    String own = "/reviews/2026-Q3/U0";
    refused(own + "/draw", RATED, "seats", "2");
    refused(own + "/externals", RATED, "kind", "MEDIA", "name", "报社", "contactKind", "COUNTER");
    mvc.perform(
            post("/reviews/2026-Q3/externals")
                .param("lines", "U0,网格员,张某,\nU1,网格员,张某,")
                .with(RATED)
                .with(csrf()))
        .andExpect(flash().attribute("faults", List.of("第1行：" + Impartiality.NOT_HIS_BODY)));
    mvc.perform(
            post(own + "/externals")
                .param("kind", "MEDIA")
                .param("name", "报社")
                .param("contactKind", "COUNTER")
                .with(ORGANIZATION)
                .with(csrf()))
        .andExpect(flash().attributeExists("done"));
    review.opens();
    long id = jdbc.queryForObject("select id from external_rater", Long.class);
    for (String act : List.of("link", "code", "withdraw")) {
      refused(own + "/externals/" + id + "/" + act, RATED);
    }
    assertThat(jdbc.queryForMap("select state, links from external_rater"))
        .containsEntry("state", "REGISTERED")
        .containsEntry("links", 0);
    assertThat(jdbc.queryForObject("select count(*) from panel_draw", Integer.class)).isZero();
  }

  private void refused(String page, RequestPostProcessor by, String... fields) throws Exception {
    var request = post(page);
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    mvc.perform(request.with(by).with(csrf()))
        .andExpect(flash().attribute("problem", Impartiality.NOT_HIS_BODY));
  }
}
