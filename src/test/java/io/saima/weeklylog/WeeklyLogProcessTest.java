package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.engine.CatchUp;
import io.saima.notification.Notes;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.Timetable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@SaimaTest
class WeeklyLogProcessTest {

  private static final String FILL = "task_fillLog";
  private static final String REVIEW = "task_reviewTeam";
  private static final String CORRECT = "task_correctLog";
  private static final Week WEEK = Week.parse("2026-W42");

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired WeeklyLogs logs;
  @Autowired WeeklyCases cases;
  @Autowired WeeklyRecord record;
  @Autowired Notes notes;
  @Autowired EngineTexts texts;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    clock.set("2026-10-12T05:00");
    events.publishEvent(new CatchUp());
    clock.moveTo("2026-10-12T06:30");
  }

  @Test
  void everybodyAssessedGetsOneLogDueWhenTheWeekCloses() {
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).list())
        .extracting(Task::getAssignee)
        .containsExactlyInAnyOrder("Z1", "Z2", "H1", "D1", "A1", "A2", "A3");
    assertThat(cast.taskOf("A1", FILL).getDueDate()).isEqualTo("2026-10-20T18:00:00");
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("title").asText())
        .isEqualTo("2026年第42周（10月12日—10月18日）");
  }

  @Test
  void openingTwiceChangesNothing() {
    events.publishEvent(new CatchUp());
    clock.runJobs();
    clock.moveTo("2026-10-13T07:00");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).count()).isEqualTo(7);
  }

  @Test
  void aPlanWrittenOnMondayCountsAndLaterItemsDoNot() {
    cast.complete(cast.taskOf("A1", FILL), log("SAVE", null, "巡查堤防", false, "整理台账", false));
    clock.set("2026-10-16T16:00");
    Task friday = cast.taskOf("A1", FILL);
    assertThat(cast.sheet(friday).path("lines")).hasSize(2);
    cast.complete(friday, log("FILE", "巡查了三处堤防。", "巡查堤防", true, "整理台账", false, "接待来访", true));
    WeeklyLog filed = logs.findById(new WeeklyLog.Key("A1", "2026-W42")).orElseThrow();
    assertThat(filed.planned()).isEqualTo(2);
    assertThat(filed.done()).isEqualTo(1);
    assertThat(filed.content()).isEqualTo("巡查了三处堤防。");
    assertThat(cast.tasksOf("A1", FILL)).isEmpty();
  }

  @Test
  void openItemsAndNextWeeksPlanStandInNextWeeksLog() {
    Map<String, Object> sheet = new HashMap<>(log("FILE", "做了一半。", "清淤", false));
    sheet.put("next", List.of(Map.of("item", "验收")));
    cast.complete(cast.taskOf("A1", FILL), sheet);
    clock.moveTo("2026-10-19T06:30");
    assertThat(cast.sheet(nextWeek("A1")).path("lines").findValuesAsText("item"))
        .containsExactlyInAnyOrder("清淤", "验收");
  }

  @Test
  void whatIsPlannedOnMondayStandsInTheSheetOfTheWeekThatIsOpenAlready() {
    cast.complete(cast.taskOf("A1", FILL), log("SAVE", null, "清淤", false, "整理台账", false));
    clock.moveTo("2026-10-19T09:00");
    cast.complete(nextWeek("A1"), log("SAVE", "草稿甲", "清淤", false, "整理台账", false, "巡查", false));
    Map<String, Object> sheet =
        new HashMap<>(log("FILE", "做了一半。", "清淤", false, "整理台账", true, "接访", false));
    sheet.put("next", List.of(Map.of("item", "验收"), Map.of("item", "巡查")));
    cast.complete(thisWeek("A1"), sheet);
    assertThat(items(nextWeek("A1"))).containsExactlyInAnyOrder("清淤", "巡查", "接访", "验收");
    assertThat(cast.sheet(nextWeek("A1")).path("content").asText()).isEqualTo("草稿甲");
  }

  @Test
  void aFormOpenedBeforeTheSheetWasRefreshedDeletesNothingThatItDidNotShow() {
    clock.moveTo("2026-10-19T09:00");
    Map<String, Object> sheet = new HashMap<>(log("FILE", "做完了。", "清淤", true));
    sheet.put("next", List.of(Map.of("item", "验收")));
    cast.complete(thisWeek("A1"), sheet);
    cast.complete(nextWeek("A1"), log("SAVE", null, "巡查", false));
    assertThat(items(nextWeek("A1"))).containsExactlyInAnyOrder("巡查", "验收");
    cast.complete(nextWeek("A1"), log("SAVE", null, "巡查", false));
    assertThat(items(nextWeek("A1"))).containsExactly("巡查");
  }

  private List<String> items(Task task) {
    return cast.sheet(task).path("lines").findValuesAsText("item");
  }

  private Task thisWeek(String officer) {
    return cast.tasksOf(officer, FILL).stream()
        .filter(task -> cast.sheet(task).path("title").asText().contains("42周"))
        .findFirst()
        .orElseThrow();
  }

  private Task nextWeek(String officer) {
    return cast.tasksOf(officer, FILL).stream()
        .filter(task -> cast.sheet(task).path("title").asText().contains("43周"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutWordsALogIsNotFiled() {
    Task task = cast.taskOf("A1", FILL);
    assertThatThrownBy(() -> cast.complete(task, log("FILE", "", "清淤", true)))
        .hasMessageContaining("请在“本周做了什么”里写明本周工作");
    assertThatThrownBy(() -> cast.complete(task, log("FILE", "长".repeat(2001), "清淤", true)))
        .hasMessageContaining("“本周做了什么”不能超过2000字，现有2001字");
    assertThatThrownBy(() -> cast.complete(task, log("DROP", "好", "清淤", true)))
        .hasMessageContaining("“提交方式”的选项不在列表中");
    assertThatThrownBy(() -> cast.complete(task, Map.of("score", 100)))
        .hasMessageContaining("表单没有“score”这一项");
    assertThat(logs.count()).isZero();
    assertThat(cast.tasksOf("A1", FILL)).hasSize(1);
  }

  @Test
  void nobodyFilesForSomebodyElse() {
    Task task = cast.taskOf("A1", FILL);
    assertThatThrownBy(() -> cast.complete("A2", task, log("FILE", "代填", "清淤", true)))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("不是分配给您的");
    assertThatThrownBy(() -> tasks.complete(task.getId()))
        .isInstanceOf(AuthorizationException.class);
    assertThat(logs.count()).isZero();
  }

  @Test
  void whoDoesNotFileIsRemindedTheDayBeforeAndMissingAfterwards() {
    clock.moveTo("2026-10-19T18:00");
    assertThat(notes.of("A2", 0, 10)).extracting("title").contains("周纪实还没有填报");
    clock.moveTo("2026-10-20T18:00");
    assertThat(cases.findById(new WeeklyLog.Key("A2", "2026-W42")).orElseThrow().state())
        .isEqualTo(WeeklyCase.State.MISSING);
    assertThat(states("A2").get(WEEK).state()).isEqualTo(io.saima.scoring.Week.State.MISSING);
  }

  private Map<Week, io.saima.scoring.Week> states(String officer) {
    return record.weeks(List.of(officer), Quarter.parse("2026-Q4"), clock.now()).get(officer);
  }

  @Test
  void theSupervisorAcceptsAllOnOneSheet() {
    fileAll();
    clock.moveTo("2026-10-20T18:00");
    Task review = cast.taskOf("D1", REVIEW);
    assertThat(cast.sheet(review).path("rows").findValuesAsText("name"))
        .containsExactly("某A1", "某A2", "某A3");
    cast.complete(review, judged("ACCEPT", "", "ACCEPT", "", "ACCEPT", ""));
    assertThat(verdict("A1")).isEqualTo(Verdict.ACCEPTED);
    assertThat(states("A1").get(WEEK))
        .isEqualTo(new io.saima.scoring.Week(io.saima.scoring.Week.State.FILED, 1, 1));
  }

  @Test
  void aReturnedLogIsCorrectedAndItsFirstVersionKept() {
    fileAll();
    clock.moveTo("2026-10-20T18:00");
    cast.complete(
        cast.taskOf("D1", REVIEW), judged("RETURN", "写具体些", "ACCEPT", "", "UNTRUE", "现场没有人"));
    Task correction = cast.taskOf("A1", CORRECT);
    assertThat(cast.sheet(correction).path("reason").asText()).isEqualTo("写具体些");
    cast.complete(
        correction,
        Map.of("lines", List.of(Map.of("item", "清淤", "done", true)), "content", "清淤三百米，十月十四日完工。"));
    assertThat(verdict("A1")).isEqualTo(Verdict.CORRECTED);
    assertThat(logs.findById(new WeeklyLog.Key("A1", "2026-W42")).orElseThrow().content())
        .contains("三百米");
    assertThat(verdict("A3")).isEqualTo(Verdict.UNTRUE);
    assertThat(notes.of("A3", 0, 10)).extracting("title").contains("周纪实被认定不实");
    assertThat(states("A3").get(WEEK).done()).isZero();
  }

  @Test
  void aReturnedLogThatIsNotCorrectedStandsAsItWas() {
    fileAll();
    clock.moveTo("2026-10-20T18:00");
    cast.complete(cast.taskOf("D1", REVIEW), judged("RETURN", "写具体些", "ACCEPT", "", "ACCEPT", ""));
    clock.moveTo("2026-10-23T09:00");
    assertThat(verdict("A1")).isEqualTo(Verdict.RETURNED_UNCORRECTED);
    assertThat(cast.tasksOf("A1", CORRECT)).isEmpty();
    assertThat(states("A1").get(WEEK).done()).isEqualTo(1);
  }

  @Test
  void aRelationThatBecomesKnownLaterLeavesTheSheetAndTheRestIsJudged() {
    fileAll();
    clock.moveTo("2026-10-20T18:00");
    Task review = cast.taskOf("D1", REVIEW);
    county.relation("D1", "A2");
    assertThatThrownBy(
            () -> cast.complete(review, judged("ACCEPT", "", "ACCEPT", "", "ACCEPT", "")))
        .hasMessageContaining("回避");
    events.publishEvent(new CatchUp());
    assertThat(cast.sheet(review).path("rows").findValuesAsText("name"))
        .containsExactly("某A1", "某A3");
    assertThat(cast.sheet(review).path("count").asInt()).isEqualTo(2);
    cast.complete(review, judged("UNTRUE", "现场没有人", "ACCEPT", ""));
    assertThat(verdict("A1")).isEqualTo(Verdict.UNTRUE);
    assertThat(verdict("A2")).isEqualTo(Verdict.ACCEPTED_BY_SILENCE);
    assertThat(verdict("A3")).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void aReturnNeedsAReason() {
    fileAll();
    clock.moveTo("2026-10-20T18:00");
    Task review = cast.taskOf("D1", REVIEW);
    assertThatThrownBy(
            () -> cast.complete(review, judged("ACCEPT", "", "RETURN", " ", "ACCEPT", "")))
        .hasMessageContaining("第2行：退回修改要写明理由");
    assertThatThrownBy(() -> cast.complete(review, Map.of("rows", List.of())))
        .hasMessageContaining("行数与发出时不一致");
    assertThat(cases.findById(new WeeklyLog.Key("A1", "2026-W42")).orElseThrow().verdict())
        .isEmpty();
  }

  @Test
  void silenceOfThreeDaysAcceptsAndSaysSo() {
    fileAll();
    clock.moveTo("2026-10-24T09:00");
    assertThat(verdict("A1")).isEqualTo(Verdict.ACCEPTED_BY_SILENCE);
    assertThat(cast.tasksOf("D1", REVIEW)).isEmpty();
  }

  @Test
  void everyStepAndTimerIsAtItsMoment() {
    timetable.says("weekly-log/task_fillLog", "2026-10-20T18:00");
    fileAll();
    clock.moveTo("2026-10-20T18:01");
    timetable.says("weekly-team-review/task_reviewTeam", "2026-10-23T18:00");
    timetable.says("weekly-team-review/boundary_silent", "2026-10-23T18:00");
    clock.set("2026-10-22T10:00");
    cast.complete(cast.taskOf("D1", REVIEW), judged("RETURN", "写具体些", "ACCEPT", "", "ACCEPT", ""));
    timetable.says("weekly-log/task_correctLog", "2026-10-26T18:00");
    timetable.says("weekly-log/boundary_correctionDue", "2026-10-26T18:00");
  }

  @Test
  void theWeekOfTheNationalDayIsFiledOnTheSecondWorkingDayAfterTheHolidays() {
    clock.set("2026-09-28T05:00");
    clock.moveTo("2026-09-28T06:30");
    assertThat(
            tasks.createTaskQuery().taskAssignee("A1").dueBefore(date("2026-10-12T00:00")).list())
        .extracting(Task::getDueDate)
        .containsExactly(date("2026-10-09T18:00"));
  }

  @Test
  void whatPeopleWroteIsInNoTableOfTheEngine() {
    Task task = cast.taskOf("A1", FILL);
    cast.complete(task, log("FILE", "标记文字甲乙丙", "标记事项甲乙丙", true));
    assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
    assertThat(texts.tablesWith("甲乙丙")).isEmpty();
  }

  private Verdict verdict(String officer) {
    return cases
        .findById(new WeeklyLog.Key(officer, "2026-W42"))
        .orElseThrow()
        .verdict()
        .orElseThrow();
  }

  private void fileAll() {
    for (String officer : List.of("A1", "A2", "A3")) {
      cast.complete(cast.taskOf(officer, FILL), log("FILE", "清淤。", "清淤", true));
    }
  }

  private static Date date(String time) {
    return Date.from(LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
  }

  private static Map<String, Object> log(String action, String content, Object... lines) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 2) {
      rows.add(Map.of("item", lines[i], "done", lines[i + 1]));
    }
    return content == null
        ? Map.of("action", action, "lines", rows)
        : Map.of("action", action, "lines", rows, "content", content);
  }

  private static Map<String, Object> judged(String... decisionsAndReasons) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < decisionsAndReasons.length; i += 2) {
      rows.add(Map.of("decision", decisionsAndReasons[i], "reason", decisionsAndReasons[i + 1]));
    }
    return Map.of("rows", rows);
  }
}
