package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.engine.CatchUp;
import io.saima.organization.AssessedCounties;
import io.saima.organization.PostClass;
import io.saima.rating.RatingChannels;
import io.saima.review.Receipts.Finding;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import io.saima.support.EngineTexts;
import io.saima.support.RatedServices;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;

/** Those from outside are registered, get a link, rate once, and count. */
@SaimaTest
@RecordApplicationEvents
class ExternalInvitationProcessTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");
  private static final String EXTERNALS = "/reviews/2026-Q3/U1/externals";
  private static final RequestPostProcessor ORGANIZATION =
      user("organization").roles("ORGANIZATION");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<String> ANSWERS = List.of("9", "8", "unknown");

  @Autowired MockMvc mvc;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired ExternalRaters externals;
  @Autowired Reviews reviews;
  @Autowired ReviewMembers members;
  @Autowired Ballots ballots;
  @Autowired RatingChannels channels;
  @Autowired AssessedCounties assessed;
  @Autowired Impartiality impartiality;
  @Autowired ApplicationEvents registered;
  @Autowired Receipts receipts;
  @Autowired BallotFlags flags;
  @Autowired QuarterScores scores;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired EngineTexts engine;
  @Autowired ApplicationEventPublisher events;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcTemplate jdbc;
  @Autowired RatedServices services;
  @Autowired ObjectMapper json;

  @BeforeEach
  void theQuarterHasEnded() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    clock.set("2026-10-08T09:00");
  }

  private void launch() {
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private long register(ExternalKind kind, String name) throws Exception {
    registering(kind.name(), name, "COUNTER", "").andExpect(flash().attributeExists("done"));
    return externals.of(REVIEW).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private ResultActions registering(String kind, String name, String by, String contact)
      throws Exception {
    return mvc.perform(
        post(EXTERNALS)
            .param("kind", kind)
            .param("name", name)
            .param("contactKind", by)
            .param("contact", contact)
            .with(ORGANIZATION)
            .with(csrf()));
  }

  private String page(long id) {
    return externals.hand(id).orElseThrow();
  }

  private ResultActions submit(String page, List<String> answers) throws Exception {
    MockHttpServletRequestBuilder request = post(page);
    for (int i = 0; i < answers.size(); i++) {
      request.formField("row" + i, answers.get(i));
    }
    return mvc.perform(request.contentType(MediaType.APPLICATION_FORM_URLENCODED));
  }

  @Test
  void straightLinesAndCopiesFromOutsideAreCountedTogetherAndNobodyIsNamed() throws Exception {
    for (String deputy : List.of("D2", "D3", "D4")) {
      county.officer(deputy, "U1", PostClass.DEPUTY, "H1");
    }
    launch();
    // Five rows are left to each line: the unit's three people are one answer.
    List<String> line = List.of("7", "7", "7", "7", "7", "unknown");
    List<String> four = List.of("7", "7", "7", "7", "unknown", "recused");
    List<String> varied = List.of("7", "7", "7", "7", "7", "6");
    submit(page(register(ExternalKind.THIRD_PARTY, "一所")), line);
    submit(page(register(ExternalKind.MEDIA, "县报")), four);
    submit(page(register(ExternalKind.GRID_WORKER, "甲某")), varied);
    submit(page(register(ExternalKind.REPRESENTATIVE, "乙某")), varied);
    register(ExternalKind.GRID_WORKER, "未评");
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(flags.of(REVIEW))
        .containsExactly(
            new BallotFlags.Flag(BallotFlags.Kind.COPIED, BallotKind.EXTERNAL, 2, 4),
            new BallotFlags.Flag(BallotFlags.Kind.STRAIGHT_LINE, BallotKind.EXTERNAL, 1, 4));
    mvc.perform(get("/reviews/2026-Q3/U1").with(ORGANIZATION))
        .andExpect(content().string(containsString("外部评价表：全部同一分数的 1 张，共投 4 张")));
    mvc.perform(get("/reviews/2026-Q3/U1").with(user("H1").roles("OFFICER")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("外部评价表"))));
    mvc.perform(get("/reviews/2026-Q3/U1").with(user("discipline").roles("DISCIPLINE")))
        .andExpect(content().string(containsString("外部评价人")))
        .andExpect(content().string(not(containsString("异常填写提示"))));
  }

  @Test
  void ofFewerThanThreeSheetsFromOutsideNothingIsFlagged() throws Exception {
    for (String deputy : List.of("D2", "D3", "D4")) {
      county.officer(deputy, "U1", PostClass.DEPUTY, "H1");
    }
    launch();
    List<String> line = Collections.nCopies(6, "7");
    submit(page(register(ExternalKind.THIRD_PARTY, "一所")), line);
    submit(page(register(ExternalKind.MEDIA, "县报")), line);
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(flags.of(REVIEW)).isEmpty();
  }

  // ---- many at once

  private ResultActions pasted(String... lines) throws Exception {
    return mvc.perform(
        post("/reviews/2026-Q3/externals")
            .param("lines", String.join("\n", lines))
            .with(ORGANIZATION)
            .with(csrf()));
  }

  @Test
  void aTableOfOutsidersIsRegisteredAtOnce() throws Exception {
    pasted(
            "U1,网格员,张某,13800000000",
            "",
            "U1，两代表一委员，李某，",
            "U1\t媒体\t县报\tbao@example.gov.cn",
            "U1,媒体,\"县台,县网\",tai@example.gov.cn")
        .andExpect(flash().attributeExists("done"));
    assertThat(externals.of(REVIEW))
        .extracting(one -> one.name() + one.kind() + one.contact().kind())
        .containsExactlyInAnyOrder(
            "张某GRID_WORKERPHONE", "李某REPRESENTATIVECOUNTER", "县报MEDIAMAIL", "县台,县网MEDIAMAIL");
  }

  @Test
  void ofATableWithAFaultNobodyIsRegisteredAndEachFaultNamesItsLine() throws Exception {
    registering("GRID_WORKER", "张某", "COUNTER", "");
    pasted(
            "U1,网格员,王某,13800000000",
            "U1,网格员,张某,13800000001",
            "U9,网格员,赵某,",
            "U1,媒体,县报,138",
            "U1,邻居,钱某,",
            "U1,网格员,王某,13800000002")
        .andExpect(
            flash()
                .attribute(
                    "faults",
                    contains(
                        containsString("第2行：“张某”已经登记过"),
                        containsString("第3行：本季度没有代码为“U9”的考核主体"),
                        containsString("第4行：“手机短信”的联系方式不对"),
                        containsString("第5行：应为“主体代码,身份"),
                        containsString("第6行：“王某”已经登记过"))));
    assertThat(externals.of(REVIEW)).hasSize(1);
    pasted(" ").andExpect(flash().attribute("faults", contains("请粘贴1至500行。")));
  }

  @Test
  void ofManyWhoAreRegisteredWhileBallotsAreOutEachIsInvitedOnce() throws Exception {
    launch();
    registered.clear();
    pasted(
            IntStream.range(0, 60)
                .mapToObj(i -> "U1,网格员,网格员%d,138000000%02d".formatted(i, i))
                .toArray(String[]::new))
        .andExpect(flash().attributeExists("done"));
    assertThat(registered.stream(ExternalRegistered.class).count())
        .as("once for the body, not for each of its lines")
        .isOne();
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("external-invitation").list())
        .extracting(one -> one.getBusinessKey())
        .hasSize(60)
        .doesNotHaveDuplicates();
  }

  @Test
  void theCutOffDoesNotFallBetweenTheFirstLineAndTheLast() {
    launch();
    Instant closes = reviews.get(REVIEW).closesAt().atZone(ZONE).toInstant();
    assertThat(
            from(closes.minusSeconds(5))
                .registerAll(
                    REVIEW.quarter(),
                    "U1,网格员,甲某,\nU1,网格员,乙某,\nU1,网格员,丙某,",
                    List.of("U1"),
                    "organization"))
        .isEmpty();
    assertThat(externals.of(REVIEW)).hasSize(3);
    assertThat(
            from(closes).registerAll(REVIEW.quarter(), "U1,网格员,丁某,", List.of("U1"), "organization"))
        .isNotEmpty();
    assertThat(externals.of(REVIEW)).hasSize(3);
  }

  private ExternalRaters from(Instant first) {
    return new ExternalRaters(
        jdbc,
        reviews,
        members,
        ballots,
        channels,
        assessed,
        impartiality,
        event -> {},
        transactions,
        new Ticking(first));
  }

  /** A clock that goes on by a second whenever somebody looks at it. */
  private static final class Ticking extends Clock {

    private Instant next;

    Ticking(Instant first) {
      this.next = first;
    }

    @Override
    public ZoneId getZone() {
      return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      Instant now = next;
      next = next.plusSeconds(1);
      return now;
    }
  }

  // ---- the links go out

  @Test
  void aLinkThatNoChannelTakesBecomesAnIncidentThatSaysWhatToDo() throws Exception {
    launch();
    registering("GRID_WORKER", "网格员甲", "PHONE", "13800000000");
    for (int i = 0; i < 6; i++) {
      management
          .createJobQuery()
          .processDefinitionKey("external-invitation")
          .withRetriesLeft()
          .list()
          .forEach(
              job -> {
                try {
                  management.executeJob(job.getId());
                } catch (RuntimeException refused) {
                  assertThat(refused).hasStackTraceContaining("请配置邮件或短信网关后重试");
                }
              });
    }
    assertThat(runtime.createIncidentQuery().list())
        .singleElement()
        .satisfies(
            incident ->
                assertThat(incident.getIncidentMessage())
                    .contains("为他生成链接")
                    .doesNotContain("13800000000")
                    .doesNotContain("网格员甲"));
    assertThat(engine.tablesWithAny(List.of("13800000000", "网格员甲"))).isEmpty();
    assertThat(externals.of(REVIEW).get(0).state()).isEqualTo(ExternalState.REGISTERED);
    externals.withdraw(externals.of(REVIEW).get(0).id());
    var job =
        management.createJobQuery().processDefinitionKey("external-invitation").singleResult();
    management.executeJob(job.getId());
    assertThat(history.createHistoricActivityInstanceQuery().activityId("end_sent").count())
        .as("there is nobody to send to any more")
        .isEqualTo(1);
  }

  @Test
  void whoIsRegisteredDuringTheWindowIsInvitedAtOnceAndRemindedOfIt() throws Exception {
    launch();
    registering("MEDIA", "县融媒体中心", "MAIL", "news@example.com");
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("external-invitation")
                .count())
        .isEqualTo(1);
    registering("MEDIA", "", "MAIL", "news@example.com")
        .andExpect(flash().attributeExists("problem"));
    registering("MEDIA", "报社", "MAIL", "nobody").andExpect(flash().attributeExists("problem"));
    registering("MEDIA", "报社", "PHONE", "电话").andExpect(flash().attributeExists("problem"));
    assertThat(externals.of(REVIEW)).hasSize(1);
  }

  @Test
  void aLinkHandedOverInPersonStaysTheLastOne() throws Exception {
    launch();
    registering("GRID_WORKER", "网格员甲", "PHONE", "13800000000");
    long id = externals.of(REVIEW).get(0).id();
    assertThat(externals.toInvite(REVIEW, true)).hasSize(1);
    String page = page(id);
    assertThat(externals.toInvite(REVIEW, true)).as("no reminder").isEmpty();
    mvc.perform(get("/reviews/2026-Q3/U1").with(ORGANIZATION))
        .andExpect(content().string(containsString("已交本人")));
    management.executeJob(
        management
            .createJobQuery()
            .processDefinitionKey("external-invitation")
            .singleResult()
            .getId());
    clock.moveTo("2026-10-15T09:01", "quarterly-review");
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("external-invitation")
                .count())
        .isZero();
    mvc.perform(get(page)).andExpect(status().isOk());
    assertThat(page(id)).as("only a new one from the page ends it").isNotEqualTo(page);
    mvc.perform(get(page)).andExpect(status().isNotFound());
  }

  // ---- the sheet

  @Test
  void theSheetIsFilledInOnceAndCounts() throws Exception {
    long id = register(ExternalKind.THIRD_PARTY, "第三方甲");
    assertThat(externals.hand(id)).as("not before the window").isEmpty();
    launch();
    review.everybodyAnswers();
    String page = page(id);
    mvc.perform(get(page))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("县水利局")))
        .andExpect(content().string(containsString("某H1")))
        .andExpect(content().string(containsString("<title>季度测评</title>")))
        .andExpect(content().string(not(containsString("aria-invalid"))))
        .andExpect(content().string(not(containsString("<script"))));
    String refused =
        submit(page, List.of("9", "11", ""))
            .andExpect(status().isOk())
            .andExpect(content().string(containsString("还没有评价")))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(refused)
        .contains("<title>请改正：季度测评</title>")
        .contains("id=\"problem\" tabindex=\"-1\" autofocus");
    assertThat(refused.split("aria-invalid=\"true\" aria-describedby=\"problem\"", -1))
        .as("two rows without an answer")
        .hasSize(1 + 2);
    assertThat(externals.of(REVIEW).get(0).state()).isEqualTo(ExternalState.INVITED);
    String thanks =
        submit(page, ANSWERS)
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    Matcher receipt = Pattern.compile("id=\"receipt\">([^<]{16})<").matcher(thanks);
    assertThat(receipt.find()).isTrue();
    assertThat(jdbc.queryForList("select * from external_rater").toString())
        .doesNotContain(receipt.group(1));
    submit(page, List.of("1", "1", "1")).andExpect(content().string(containsString("谢谢")));
    mvc.perform(get(page))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("核对我的评价")));
    mvc.perform(post(page + "/receipt").formField("receipt", receipt.group(1)))
        .andExpect(content().string(containsString("没有改动")));
    mvc.perform(post(page + "/receipt").formField("receipt", "wrong"))
        .andExpect(content().string(containsString("回执码不对")));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    Receipts.Checked checked =
        receipts.check(externals.find(id).orElseThrow(), receipt.group(1)).orElseThrow();
    assertThat(checked.finding()).isEqualTo(Finding.UNCHANGED);
    assertThat(checked.counted()).isEqualTo(checked.people()).isEqualTo(5);
    assertThat(thirdScores("A1"))
        .as("what the department had entered no longer counts")
        .containsExactly("90");
    assertThat(thirdScores("H1")).containsExactly("80");
  }

  @Test
  void whoeverDoesNotKnowSomebodyTakesNoEntryOfTheDepartmentAway() throws Exception {
    long id = register(ExternalKind.THIRD_PARTY, "第三方甲");
    long other = register(ExternalKind.MEDIA, "报社");
    launch();
    review.everybodyAnswers();
    submit(page(id), List.of("unknown", "8", "recused")).andExpect(status().isOk());
    submit(page(other), List.of("unknown", "unknown", "unknown")).andExpect(status().isOk());
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(thirdScores("A1")).as("the department's, beside 不了解").containsOnlyOnce("85");
    assertThat(thirdScores("H1")).as("only the outsider's").containsExactly("80");
    assertThat(thirdScores("D1")).as("the department's, beside 回避").containsOnlyOnce("85");
    assertThat(review.states("MEDIA", "A1")).containsExactly("ABSTAIN", "VALID");
  }

  private List<String> thirdScores(String officer) throws Exception {
    JsonNode input = json.readTree(scores.frozen(REVIEW.quarter(), officer).orElseThrow().input());
    List<JsonNode> ballots = new java.util.ArrayList<>();
    input.path("ballots").forEach(ballots::add);
    return ballots.stream()
        .filter(ballot -> "third".equals(ballot.path("channel").asText()))
        .map(ballot -> ballot.path("score").asText())
        .toList();
  }

  @Test
  void representativesMakeThePublicChannelAndItsPriorWithoutAnyCitizen() throws Exception {
    for (int i = 0; i < 6; i++) {
      register(i < 3 ? ExternalKind.REPRESENTATIVE : ExternalKind.GRID_WORKER, "代表" + i);
    }
    launch();
    review.everybodyAnswers();
    int score = 5;
    for (ExternalRaters.External one : externals.of(REVIEW)) {
      String answer = String.valueOf(score++);
      submit(page(one.id()), List.of(answer, answer, answer)).andExpect(status().isOk());
    }
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    @SuppressWarnings("unchecked")
    Map<String, Object> input =
        json.readValue(scores.frozen(REVIEW.quarter(), "A1").orElseThrow().input(), Map.class);
    var result = QuarterCalculation.run(QuarterInput.read(input));
    var pub = result.evaluation().channel(io.saima.scoring.Channel.PUB);
    assertThat(pub.n()).isEqualTo(6);
    assertThat(pub.value().fixed(2)).as("the mean of 50 to 100").isEqualTo("75.00");
    assertThat(scores.of(REVIEW.quarter(), "A1").orElseThrow().q()).isNotNull();
  }

  @Test
  void whatIsToldOfThePublicLeavesNobodyOver() throws Exception {
    morePeers();
    for (String officer : List.of("A1", "A2")) {
      for (int i = 0; i < 30; i++) {
        rated(officer, i, "2026-08-04T09:00:00");
      }
    }
    rated("A2", 30, "2026-09-15T09:00:00");
    launch();
    review.everybodyAnswers();
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(pub("A1").path("n").asInt()).isEqualTo(30);
    assertThat(scores.tellsPublic(REVIEW.quarter(), "A1")).isTrue();
    assertThat(pub("A2").path("n").isNull()).as("the last one came alone").isTrue();
    assertThat(scores.tellsPublic(REVIEW.quarter(), "A2")).isFalse();
    assertThat(told("A1").path("input").toString())
        .doesNotContain("\"channel\":\"pub\"", "PREVIOUS");
  }

  @Test
  void whatOneRepresentativeSaidIsNotToldBesideTheCitizens() throws Exception {
    morePeers();
    for (int i = 0; i < 30; i++) {
      rated("A1", i, "2026-08-04T09:00:00");
    }
    long id = register(ExternalKind.REPRESENTATIVE, "代表");
    launch();
    review.everybodyAnswers();
    submit(page(id), List.of("1", "1", "1")).andExpect(status().isOk());
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(pub("A1").path("n").isNull()).isTrue();
    assertThat(pub("A1").path("value").isNull()).isTrue();
    assertThat(told("A1").toString())
        .doesNotContain("representatives", "\"channel\":\"pub\",\"rater");
  }

  /** So many that the two superiors are hidden among the peers, and the public stands alone. */
  private void morePeers() {
    for (int i = 4; i <= 8; i++) {
      county.officer("A" + i, "U1", PostClass.GENERAL, "D1");
    }
  }

  private JsonNode told(String officer) {
    return json.valueToTree(scores.told(REVIEW.quarter(), officer).orElseThrow());
  }

  private JsonNode pub(String officer) {
    for (JsonNode channel : told(officer).path("result").path("channels")) {
      if ("pub".equals(channel.path("channel").asText())) {
        return channel;
      }
    }
    throw new AssertionError(officer);
  }

  private void rated(String officer, int citizen, String at) {
    services.rated(
        "E-" + officer + "-" + citizen,
        officer,
        String.valueOf(citizen),
        8,
        LocalDateTime.parse(at));
  }

  // ---- attackers

  @Test
  void whateverLeadsNowhereEndsAtTheSameFriendlyPage() throws Exception {
    long id = register(ExternalKind.MEDIA, "报社");
    launch();
    String first = page(id);
    String second = page(id);
    for (String dead : List.of(first, "/rate/sheet/forged", "/rate/sheet/" + "x".repeat(43))) {
      mvc.perform(get(dead))
          .andExpect(status().isNotFound())
          .andExpect(content().string(containsString("这个链接打不开评价")));
      submit(dead, ANSWERS).andExpect(status().isNotFound());
      mvc.perform(post(dead + "/receipt").formField("receipt", "x"))
          .andExpect(status().isNotFound());
    }
    assertThat(jdbc.queryForList("select token_hash from external_rater", String.class))
        .noneMatch(second::contains);
    externals.withdraw(id);
    mvc.perform(get(second)).andExpect(status().isNotFound());
    long late = register(ExternalKind.MEDIA, "电台");
    String page = page(late);
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    submit(page, ANSWERS).andExpect(status().isNotFound());
    assertThat(
            jdbc.queryForObject(
                "select count(*) from ballot_score where channel = 'MEDIA' and state <> 'OPEN'",
                Integer.class))
        .isZero();
    registering("MEDIA", "晚报", "COUNTER", "").andExpect(flash().attributeExists("problem"));
    assertThat(externals.of(REVIEW)).extracting(one -> one.contact().address()).containsOnly("");
  }

  @Test
  void ofTwoSubmitsAtOnceOneCounts() throws Exception {
    long id = register(ExternalKind.MEDIA, "报社");
    launch();
    String token = page(id).substring("/rate/sheet/".length());
    List<Callable<Boolean>> both =
        List.of(
            () -> externals.cast(token, List.of("9", "9", "9"), "one"),
            () -> externals.cast(token, List.of("2", "2", "2"), "two"));
    var pool = Executors.newFixedThreadPool(2);
    int stored = 0;
    try {
      for (var done : pool.invokeAll(both)) {
        try {
          stored += done.get() ? 1 : 0;
        } catch (java.util.concurrent.ExecutionException collided) {
          assertThat(collided).hasRootCauseInstanceOf(java.sql.SQLException.class);
        }
      }
    } finally {
      pool.shutdown();
    }
    assertThat(stored).isEqualTo(1);
    assertThat(
            jdbc.queryForList(
                "select distinct score from ballot_score where channel = 'MEDIA'"
                    + " and state = 'VALID'",
                String.class))
        .hasSize(1);
  }

  @Test
  void onlyTheDepartmentRegistersAndForItsOwnReviewOnly() throws Exception {
    long id = register(ExternalKind.MEDIA, "报社");
    launch();
    for (String role : List.of("OFFICER", "DISCIPLINE")) {
      mvc.perform(post(EXTERNALS + "/" + id + "/link").with(user("A1").roles(role)).with(csrf()))
          .andExpect(status().isForbidden());
    }
    mvc.perform(
            post("/reviews/2026-Q3/U0/externals/" + id + "/link").with(ORGANIZATION).with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(post("/reviews/x/U1/externals/" + id + "/link").with(ORGANIZATION).with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(post(EXTERNALS + "/" + id + "/link").with(ORGANIZATION).with(csrf()))
        .andExpect(flash().attribute("link", containsString("/rate/sheet/")));
    mvc.perform(post(EXTERNALS + "/" + id + "/code").with(ORGANIZATION).with(csrf()))
        .andExpect(content().string(containsString("viewBox=")))
        .andExpect(content().string(containsString("10月16日18:00截止")));
    mvc.perform(post(EXTERNALS + "/" + id + "/withdraw").with(ORGANIZATION).with(csrf()))
        .andExpect(flash().attributeExists("done"));
    mvc.perform(post(EXTERNALS + "/" + id + "/link").with(ORGANIZATION).with(csrf()))
        .andExpect(flash().attributeExists("problem"));
    mvc.perform(get("/reviews/2026-Q3/U1").with(ORGANIZATION))
        .andExpect(content().string(containsString("报社")));
  }
}
