package io.saima;

import static io.saima.plan.IndicatorScope.OFFICER;
import static io.saima.plan.IndicatorScope.UNIT;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.organization.AppointmentRole;
import io.saima.organization.PostClass;
import io.saima.review.QuarterScore;
import io.saima.review.QuarterScores;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import io.saima.scoring.QuarterResult;
import io.saima.scoring.QuotaCalculation;
import io.saima.scoring.QuotaInput;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One small pool lives the third quarter of 2026, from its first Monday until its grades take
 * effect, task by task; and the grades are those that the scoring gives for the frozen inputs.
 */
@SaimaTest
class QuarterLifeTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final String BODY = "U1";
  private static final List<String> CLERKS = List.of("A1", "A2", "A3", "A4");
  private static final List<String> POOL = List.of("A1", "A2", "A3", "A4", "D1", "H1");

  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /** What raters think of somebody's work. */
  private static final Map<String, Integer> WORK =
      Map.of("A1", 96, "A2", 93, "A3", 95, "A4", 94, "D1", 91, "H1", 88);

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired WorkingDays workingDays;
  @Autowired QuarterScores scores;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;

  private final TreeMap<LocalDateTime, List<Runnable>> diary = new TreeMap<>();
  private String plan;

  @Test
  void aPoolLivesAQuarterAndItsGradesAreThoseOfTheScoring() throws Exception {
    people();
    plans();
    weeks();
    july();
    august();
    september();
    review();
    clock.set("2026-06-29T05:00");
    diary.forEach(
        (moment, entries) -> {
          clock.moveTo(moment.toString());
          entries.forEach(Runnable::run);
          clock.runJobs();
        });
    grades();
  }

  private void at(String moment, Runnable entry) {
    at(LocalDateTime.parse(moment), entry);
  }

  private void at(LocalDateTime moment, Runnable entry) {
    diary.computeIfAbsent(moment, key -> new ArrayList<>()).add(entry);
  }

  // ---- who and what

  private void people() {
    county.small();
    county.officer("A4", "U1", PostClass.GENERAL, "D1");
    county.appoint(AppointmentRole.RACE_PANEL, BODY, "Z1", "Z2", "L1");
  }

  private void plans() {
    plan = figures.plan(BODY, PostClass.GENERAL, QUARTER.toString());
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "满意率", UNIT, "40", "90");
    figures.level(plan, "I3", "台账更新", OFFICER, "20", "10");
    for (PostClass postClass : List.of(PostClass.PRINCIPAL, PostClass.DEPUTY)) {
      String leaders = figures.plan(BODY, postClass, QUARTER.toString());
      figures.flow(leaders, "I1", "重点项目", UNIT, "40", "30");
      figures.level(leaders, "I2", "满意率", UNIT, "40", "90");
      figures.level(leaders, "I3", "安全检查", UNIT, "20", "12");
      for (int month = 7; month <= 9; month++) {
        String at = "2026-0" + month;
        figures.actual(leaders, "I1", "", at, String.valueOf((month - 6) * 10));
        figures.actual(leaders, "I2", "", at, "91");
        figures.actual(leaders, "I3", "", at, "12");
      }
    }
  }

  /** A month's figures: everybody is on course except one, whose handled matters are told. */
  private void month(String month, String onCourse, Map<String, String> others) {
    figures.actual(plan, "I2", "", month, "92");
    for (String clerk : CLERKS) {
      figures.actual(plan, "I1", clerk, month, others.getOrDefault(clerk, onCourse));
      figures.actual(plan, "I3", clerk, month, "10");
    }
  }

  // ---- every week

  private void weeks() {
    at("2026-06-29T09:00", this::planFirstWeek);
    for (Week week = Week.parse("2026-W27"); QUARTER.equals(week.quarter()); week = week.next()) {
      Week now = week;
      at(week.monday().plusDays(4).atTime(15, 0), () -> file(now));
      at(workingDays.plus(week.sunday(), 2).atTime(18, 5), () -> reviewTeams(now));
    }
    at("2026-08-04T18:06", this::correctLog);
  }

  private void planFirstWeek() {
    List<Task> open = tasks.createTaskQuery().taskDefinitionKey("task_fillLog").list();
    assertThat(open).extracting(Task::getAssignee).containsAll(POOL).hasSize(8);
    for (Task task : open) {
      cast.complete(
          task,
          Map.of("action", "SAVE", "lines", List.of(line("走访企业", false), line("整理台账", false))));
    }
  }

  private void file(Week week) {
    for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_fillLog").list()) {
      boolean missed = "A1".equals(task.getAssignee()) && week.toString().equals("2026-W30");
      if (missed || !cast.sheet(task).path("title").asText().equals(week.label())) {
        continue;
      }
      List<Map<String, Object>> lines = new ArrayList<>();
      for (JsonNode planned : cast.sheet(task).path("lines")) {
        lines.add(line(planned.path("item").asText(), true));
      }
      assertThat(lines).as("plan of %s in %s", task.getAssignee(), week).isNotEmpty();
      cast.complete(
          task,
          Map.of(
              "action",
              "FILE",
              "lines",
              lines,
              "content",
              "本周计划事项均已完成。",
              "next",
              List.of(Map.of("item", "走访企业"), Map.of("item", "整理台账"))));
    }
  }

  private static Map<String, Object> line(String item, boolean done) {
    return Map.of("item", item, "done", done);
  }

  private void reviewTeams(Week week) {
    for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_reviewTeam").list()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (JsonNode row : cast.sheet(task).path("rows")) {
        boolean vague =
            week.toString().equals("2026-W31") && "A2".equals(row.path("officer").asText());
        rows.add(
            vague
                ? Map.of("decision", "RETURN", "reason", "请写明走访了哪些企业")
                : Map.of("decision", "ACCEPT"));
      }
      cast.complete(task, Map.of("rows", rows));
    }
  }

  private void correctLog() {
    cast.complete(
        cast.taskOf("A2", "task_correctLog"),
        Map.of(
            "lines",
            List.of(line("走访企业", true), line("整理台账", true)),
            "content",
            "走访县建材厂、县粮油公司，整理台账四十份。"));
  }

  // ---- every month: a red light that is put right, one that is disputed, one that stays

  private void july() {
    at("2026-08-03T09:00", () -> month("2026-07", "100", Map.of("A3", "70")));
    at(
        "2026-08-05T09:00",
        () -> {
          Task task = onlyConfirmation("A3");
          cast.complete(task, confirmation(task, "CONFIRM", null, true));
        });
    at(
        "2026-08-06T09:00",
        () ->
            cast.complete(
                cast.taskOf("A3", "task_plan"),
                Map.of(
                    "measures", "每天增加两个现场办理窗口",
                    "plannedDeadline", "2026-09-10",
                    "responsible", "A3")));
    at(
        "2026-08-07T09:00",
        () -> cast.complete(cast.taskOf("D1", "task_approve"), Map.of("decision", "APPROVE")));
    at(
        "2026-08-27T09:00",
        () ->
            cast.complete(
                cast.taskOf("A3", "task_report"), Map.of("doneEvidence", "窗口已开，积压件全部办结，附清单")));
    at(
        "2026-08-28T09:00",
        () -> cast.complete(cast.taskOf("H1", "task_close"), Map.of("decision", "CLOSE")));
  }

  private void august() {
    at("2026-09-01T09:00", () -> month("2026-08", "200", Map.of("A2", "150", "A3", "190")));
    at(
        "2026-09-03T09:00",
        () -> {
          Task task = onlyConfirmation("A2");
          cast.complete(task, confirmation(task, "DISPUTE", "少计了八月的上门办件四十件", false));
        });
    at(
        "2026-09-04T09:00",
        () -> {
          Task task = cast.taskOf("D1", "task_answer");
          assertThat(cast.sheet(task).path("rows").findValuesAsText("claim"))
              .containsExactly("少计了八月的上门办件四十件");
          cast.complete(
              task,
              Map.of(
                  "rows",
                  List.of(Map.of("decision", "ACCEPT", "corrected", 190, "answer", "已核对，补记四十件"))));
        });
  }

  private void september() {
    at("2026-10-08T08:00", () -> month("2026-09", "300", Map.of("A3", "230", "A4", "230")));
    at(
        "2026-10-10T09:00",
        () -> {
          Task red = cast.taskOf("A4", "task_confirm");
          cast.complete(red, confirmation(red, "CONFIRM", null, false));
          Task redAgain = cast.taskOf("A3", "task_confirm");
          cast.complete(redAgain, confirmation(redAgain, "CONFIRM", null, true));
        });
    at("2026-10-12T09:00", () -> all("task_plan", task -> plannedUntil("2026-10-15")));
    at("2026-10-13T09:00", () -> all("task_approve", task -> Map.of("decision", "APPROVE")));
    at("2026-10-14T09:00", () -> all("task_report", task -> Map.of("doneEvidence", "已逐件补办，附清单")));
    at("2026-10-15T09:00", () -> all("task_close", task -> Map.of("decision", "CLOSE")));
  }

  private static Map<String, Object> plannedUntil(String day) {
    return Map.of("measures", "抽调两人逐件补办", "plannedDeadline", day, "responsible", "A3");
  }

  private Task onlyConfirmation(String officer) {
    assertThat(tasks.createTaskQuery().taskDefinitionKey("task_confirm").list())
        .extracting(Task::getAssignee)
        .containsExactly(officer);
    return cast.taskOf(officer, "task_confirm");
  }

  private Object confirmation(Task task, String answer, String reason, boolean rectify) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode row : cast.sheet(task).path("rows")) {
      rows.add(
          reason != null && "I1".equals(row.path("indicator").asText())
              ? Map.of("reason", reason)
              : Map.of());
    }
    return Map.of("rows", rows, "answer", answer, "rectify", rectify);
  }

  // ---- the quarter's end

  private void review() {
    at("2026-10-08T10:00", this::vote);
    at("2026-10-08T15:00", this::judge);
    at(
        "2026-10-09T10:00",
        () -> {
          for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_recordOutside").list()) {
            List<Map<String, Object>> units = new ArrayList<>();
            cast.sheet(task)
                .path("units")
                .forEach(unit -> units.add(Map.of("org", 90, "third", 88, "media", 87)));
            cast.complete(task, Map.of("units", units));
          }
        });
    at("2026-10-16T18:05", this::explain);
    at("2026-10-19T09:00", this::propose);
    at("2026-10-20T09:00", this::decideAndSign);
    at("2026-10-21T09:00", () -> all("task_approve", task -> verdict(task, "APPROVE")));
    at("2026-10-29T09:00", () -> all("task_receive", task -> Map.of("read", true)));
    at("2026-11-12T19:00", () -> {});
  }

  private interface Answer {
    Object to(Task task);
  }

  /** Everybody who has such a task does it. */
  private void all(String key, Answer answer) {
    for (Task task : tasks.createTaskQuery().taskDefinitionKey(key).list()) {
      cast.complete(task, answer.to(task));
    }
  }

  private void vote() {
    assertThat(tasks.createTaskQuery().taskDefinitionKey("task_fillBallot").count()).isPositive();
    all("task_fillBallot", this::opinions);
  }

  private void judge() {
    all("task_judgeRace", this::opinions);
  }

  private Object opinions(Task task) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode row : cast.sheet(task).path("rows")) {
      int work = WORK.getOrDefault(row.path("officer").asText(), 85);
      rows.add(Map.of("score", work + task.getAssignee().hashCode() % 3));
    }
    return Map.of("rows", rows);
  }

  private void explain() {
    all("task_explain", task -> Map.of("explanation", "重点项目推进偏慢，下季度逐周调度。"));
    clock.runJobs();
    all(
        "task_readDebriefs",
        task ->
            Map.of(
                "rows",
                cast.sheet(task).path("rows").findValuesAsText("officer").stream()
                    .map(officer -> Map.of("verdict", "ACCEPTED"))
                    .toList()));
  }

  private void propose() {
    all(
        "task_propose",
        task -> {
          List<Map<String, Object>> rows = new ArrayList<>();
          for (JsonNode row : cast.sheet(task).path("rows")) {
            boolean lowered =
                "A4".equals(row.path("officer").asText())
                    && "FAIRLY_GOOD".equals(row.path("computed").asText());
            rows.add(
                lowered
                    ? Map.of("grade", "ORDINARY", "reason", "分管的窗口空岗被通报")
                    : Map.of("grade", row.path("grade").asText()));
          }
          return Map.of("rows", rows);
        });
  }

  private void decideAndSign() {
    assertThat(tasks.createTaskQuery().taskDefinitionKey("task_decideRaise").count()).isZero();
    all("task_sign", task -> verdict(task, "SIGN"));
  }

  private Object verdict(Task task, String decision) {
    List<Map<String, Object>> nobodyAgain = new ArrayList<>();
    cast.sheet(task).path("proposers").forEach(proposer -> nobodyAgain.add(Map.of()));
    return Map.of("decision", decision, "proposers", nobodyAgain);
  }

  // ---- and the arithmetic

  private void grades() throws Exception {
    assertThat(jdbc.sql("select count(*) from ACT_RU_INCIDENT").query(Integer.class).single())
        .isZero();
    assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();

    Map<String, QuarterResult> results = new TreeMap<>();
    for (String officer : POOL) {
      QuarterResult result =
          QuarterCalculation.run(QuarterInput.read(json.readValue(frozen("input", officer), TREE)));
      assertThat(json.readTree(json.writeValueAsString(result.toTree())))
          .as("result of %s", officer)
          .isEqualTo(json.readTree(frozen("result", officer)));
      results.put(officer, result);
    }
    inputsAreWhatPeopleDid();

    Map<String, String> computed = places(results);
    Map<String, String> expected = new TreeMap<>(computed);
    assertThat(expected.put("A4", "ORDINARY")).isEqualTo("FAIRLY_GOOD");
    assertThat(
            jdbc
                .sql("select officer_id, grade from grade_result where quarter_code = '2026-Q3'")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(expected.values()).filteredOn("GOOD"::equals).hasSize(2);
    assertThat(scores.of(QUARTER, "Z1").map(QuarterScore::outcome)).contains(Outcome.DEFERRED);
    assertThat(tasks.createTaskQuery().list())
        .as("what still waits is next quarter's, and what became of the light that stayed red")
        .allSatisfy(
            task ->
                assertThat(List.of(task.getTaskDefinitionKey(), task.getAssignee()))
                    .isIn(
                        List.of("task_fillLog", task.getAssignee()), List.of("task_report", "A4")));
  }

  private String frozen(String document, String officer) {
    return jdbc.sql("select %s from quarter_score where officer_id = ?".formatted(document))
        .param(officer)
        .query(String.class)
        .single();
  }

  private void inputsAreWhatPeopleDid() throws Exception {
    JsonNode a1 = json.readTree(frozen("input", "A1"));
    assertThat(a1.path("weeks").findValuesAsText("state"))
        .hasSize(13)
        .filteredOn("MISSING"::equals)
        .hasSize(1);
    JsonNode a2 = json.readTree(frozen("input", "A2"));
    assertThat(a2.path("weeks").findValuesAsText("state")).containsOnly("FILED");
    assertThat(scores.of(QUARTER, "A3").orElseThrow().reds()).as("put right again").isEqualTo(1);
    assertThat(scores.of(QUARTER, "A3").orElseThrow().ceilingReasons()).isEmpty();
    assertThat(scores.of(QUARTER, "A4").orElseThrow().ceilingReasons())
        .containsExactly("UNRESOLVED_RED:I1");
  }

  /** The places of the pool, counted from the results alone. */
  private Map<String, String> places(Map<String, QuarterResult> results) throws Exception {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("quarter", 3);
    input.putArray("units").addObject().put("code", BODY).put("size", POOL.size());
    ArrayNode candidates = input.putArray("candidates");
    for (Map.Entry<String, QuarterResult> one : results.entrySet()) {
      JsonNode result = json.readTree(json.writeValueAsString(one.getValue().toTree()));
      if (one.getValue().outcome() != Outcome.GRADED) {
        continue;
      }
      ObjectNode candidate = candidates.addObject();
      candidate.put("id", one.getKey()).put("unit", BODY).set("q", result.path("q"));
      result.path("tie").properties().forEach(f -> candidate.set(f.getKey(), f.getValue()));
      candidate.set("ceiling", result.path("ceiling"));
    }
    var quota = QuotaCalculation.run(QuotaInput.read(json.convertValue(input, TREE)));
    return quota.candidates().stream().collect(toMap(c -> c.id(), c -> c.grade().name()));
  }
}
