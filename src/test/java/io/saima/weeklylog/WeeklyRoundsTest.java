package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.CalendarOverrides;
import io.saima.calendar.Week;
import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.Leave;
import io.saima.organization.LeaveKind;
import io.saima.organization.Leaves;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.Officers;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.RankLevel;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.weeklylog.WeeklyCase.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** Weeks are opened and closed for everybody, whatever happens to the cases that do it. */
@SaimaTest
class WeeklyRoundsTest {

  private static final String FILL = "task_fillLog";
  private static final String REVIEW = "task_reviewTeam";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired WeeklyCases cases;
  @Autowired WeeklyLogs logs;
  @Autowired Officers officers;
  @Autowired Leaves leaves;
  @Autowired CalendarOverrides overrides;
  @Autowired WeeklyRecord record;
  @Autowired WeekDesk desk;
  @Autowired LogDeadlines deadlines;
  @Autowired Notes notes;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void monday() {
    county.small();
    clock.set("2026-10-12T09:00");
  }

  @Test
  void everyLogOfALargeTeamStandsOnOneSheet() {
    List<String> team = new ArrayList<>();
    for (int i = 0; i < 140; i++) {
      String id = "OFFICER-WITH-A-LONG-NUMBER-" + (10_000 + i);
      county.officer(id, "U1", i < 5 ? PostClass.MIDDLE : PostClass.GENERAL, "D1");
      team.add(id);
    }
    open();
    team.addAll(List.of("A1", "A2", "A3"));
    team.forEach(this::file);
    clock.moveTo("2026-10-20T18:01");
    List<Task> sheets = cast.tasksOf("D1", REVIEW);
    List<String> rows = new ArrayList<>();
    sheets.forEach(
        sheet ->
            cast.sheet(sheet).path("rows").forEach(row -> rows.add(row.path("officer").asText())));
    assertThat(sheets).hasSize(3);
    assertThat(rows).containsExactlyInAnyOrderElementsOf(team);
    assertThat(runtime.createVariableInstanceQuery().variableName("members").count()).isZero();
    for (Task sheet : sheets) {
      List<Map<String, Object>> accepted = new ArrayList<>();
      cast.sheet(sheet).path("rows").forEach(r -> accepted.add(Map.of("decision", "ACCEPT")));
      cast.complete(sheet, Map.of("rows", accepted));
    }
    assertThat(cases.findAll().stream().filter(one -> one.verdict().isPresent()))
        .hasSize(team.size());
  }

  @Test
  void aLaunchThatWasEndedByHandIsTakenUpAgain() {
    events.publishEvent(new CatchUp());
    endAll("weekly-launch");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).count()).isZero();
    open();
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).list())
        .extracting(Task::getAssignee)
        .containsExactlyInAnyOrder("Z1", "Z2", "H1", "D1", "A1", "A2", "A3");
  }

  @Test
  void whoIsImportedAfterTheLaunchGetsHisLogToo() {
    open();
    county.officer("A4", "U1", PostClass.GENERAL, "D1");
    open();
    assertThat(cast.tasksOf("A4", FILL)).hasSize(1);
    assertThat(cast.tasksOf("A1", FILL)).hasSize(1);
  }

  @Test
  void onlyWhoIsDueGetsALog() {
    member("JOINED", "2026-10-14", null);
    member("LEFT", "2020-01-01", "2026-10-13");
    leaves.save(
        new Leave(
            "A3", LocalDate.parse("2026-10-12"), LocalDate.parse("2026-10-18"), LeaveKind.SICK));
    open();
    assertThat(cast.tasksOf("JOINED", FILL)).isEmpty();
    assertThat(cast.tasksOf("LEFT", FILL)).hasSize(1);
    assertThat(cast.tasksOf("A3", FILL)).isEmpty();
    assertThat(state("A3")).isEqualTo(State.LEAVE);
    clock.moveTo("2026-10-20T18:01");
    assertThat(state("A3")).isEqualTo(State.LEAVE);
    assertThat(cast.tasksOf("JOINED", FILL)).hasSize(1);
    assertThat(cast.tasksOf("LEFT", FILL)).isEmpty();
    assertThat(cast.tasksOf("A3", FILL)).hasSize(1);
  }

  private void member(String id, String joined, String left) {
    officers.save(
        new Officer(
            id,
            "某" + id,
            "U1",
            "干部",
            PostClass.GENERAL,
            PostType.ADMINISTRATION,
            RankLevel.UNRANKED,
            "D1",
            OfficerStatus.NORMAL,
            LocalDate.parse(joined),
            null,
            null,
            null,
            left == null ? null : LocalDate.parse(left)));
  }

  @Test
  void aClosingThatWasEndedByHandHoldsUpNoOtherWeekAndIsTakenUpAgain() {
    open();
    file("A1");
    clock.set("2026-10-20T18:01");
    events.publishEvent(new CatchUp());
    endAll("weekly-close");
    clock.set("2026-10-21T09:00");
    open();
    assertThat(state("A1")).isEqualTo(State.FILED);
    assertThat(state("A2")).isEqualTo(State.MISSING);
    assertThat(cast.tasksOf("D1", REVIEW)).hasSize(1);
    assertThat(closed("2026-W42")).isTrue();
  }

  @Test
  void aClosingThatFailsHoldsUpNoLaterWeek() {
    open();
    clock.set("2026-10-20T18:01");
    events.publishEvent(new CatchUp());
    ProcessInstance stuck =
        runtime.createProcessInstanceQuery().processDefinitionKey("weekly-close").singleResult();
    runtime.suspendProcessInstanceById(stuck.getId());
    open();
    clock.set("2026-10-27T18:01");
    open();
    assertThat(closed("2026-W43")).isTrue();
    assertThat(closed("2026-W42")).isFalse();
    runtime.activateProcessInstanceById(stuck.getId());
    clock.runJobs();
    assertThat(closed("2026-W42")).isTrue();
    assertThat(state("A1")).isEqualTo(State.MISSING);
  }

  @Test
  void whoseLogALaunchThatWasCutOffNeverOpenedIsMissingWhenTheWeekCloses() {
    events.publishEvent(new CatchUp());
    ProcessInstance cutOff =
        runtime.createProcessInstanceQuery().processDefinitionKey("weekly-launch").singleResult();
    runNext(cutOff);
    assertThat(cases.findAll()).hasSize(7).allMatch(one -> one.state() == State.ENROLLED);
    runNext(cutOff);
    assertThat(cases.findAll()).anyMatch(one -> one.state() == State.ENROLLED);
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).count()).isPositive();
    runtime.suspendProcessInstanceById(cutOff.getId());
    String imported = cases.officers("2026-W42", State.ENROLLED).get(0);
    logs.save(new WeeklyLog(imported, "2026-W42", 1, 1, "巡查。", null, null, null, clock.now()));

    clock.moveTo("2026-10-20T18:01");
    assertThat(closed("2026-W42")).isTrue();
    assertThat(state(imported)).isEqualTo(State.FILED);
    assertThat(cases.officers("2026-W42", State.MISSING)).hasSize(6);

    runtime.activateProcessInstanceById(cutOff.getId());
    clock.runJobs();
    assertThat(logsOf("2026-W42")).isZero();
    assertThat(cases.officers("2026-W42", State.MISSING)).hasSize(6);
  }

  @Test
  void aWeekThatWasClosedOverLogsNeverOpenedIsClosedOnceMore() {
    open();
    clock.moveTo("2026-10-20T18:01");
    jdbc.update(
        "update weekly_case set state = 'ENROLLED' where officer_id = 'A1' and week_code = ?",
        "2026-W42");
    clock.moveTo("2026-10-21T06:45");
    assertThat(closed("2026-W42")).isTrue();
    assertThat(state("A1")).isEqualTo(State.MISSING);
  }

  private void runNext(ProcessInstance launch) {
    management.executeJob(
        management
            .createJobQuery()
            .processInstanceId(launch.getId())
            .listPage(0, 1)
            .get(0)
            .getId());
  }

  private long logsOf(String week) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(FILL)
        .processInstanceBusinessKeyLike(week + "/%")
        .count();
  }

  @Test
  void aLogWhoseCaseWasEndedByHandIsMissingWhenTheWeekCloses() {
    open();
    runtime.deleteProcessInstance(cast.taskOf("A1", FILL).getProcessInstanceId(), "by hand");
    clock.moveTo("2026-10-20T18:01");
    assertThat(state("A1")).isEqualTo(State.MISSING);
    assertThat(closed("2026-W42")).isTrue();
  }

  @Test
  void aDayEnteredAsFreeAfterTheLaunchPostponesNoClosing() {
    open();
    file("A1");
    enter("2026-10-19", "2026-10-19", false);
    clock.moveTo("2026-10-19T18:01");
    assertThat(reminders("A2"))
        .containsExactly("2026年第42周（10月12日—10月18日）的周纪实请在10月20日18:00前填报，逾期按未报计。");
    assertThat(writable("A2", "2026-W42")).isTrue();
    clock.moveTo("2026-10-20T17:59");
    assertThat(recorded("A1", "2026-W42")).isEmpty();
    clock.set("2026-10-20T18:00");
    assertThat(writable("A2", "2026-W42")).isFalse();
    open();
    assertThat(closed("2026-W42")).isTrue();
    assertThat(state("A2")).isEqualTo(State.MISSING);
    assertThat(recorded("A1", "2026-W42")).contains(io.saima.scoring.Week.State.FILED);
    assertThat(recorded("A2", "2026-W42")).contains(io.saima.scoring.Week.State.MISSING);
  }

  @Test
  void daysEnteredAsWorkedAfterTheLaunchBringNoClosingForward() {
    clock.set("2026-09-28T09:00");
    open();
    enter("2026-10-06", "2026-10-07", true);
    clock.moveTo("2026-10-08T10:00");
    assertThat(closed("2026-W40")).isFalse();
    assertThat(writable("A1", "2026-W40")).isTrue();
    runtime.deleteProcessInstance(logOf("A1", "2026-W40").getProcessInstanceId(), "by hand");
    clock.moveTo("2026-10-08T13:00");
    Task log = logOf("A1", "2026-W40");
    assertThat(log.getDueDate()).isEqualTo("2026-10-09T18:00:00");
    cast.complete(log, Map.of("action", "FILE", "content", "巡查。"));
    assertThat(recorded("A1", "2026-W40")).isEmpty();
    clock.moveTo("2026-10-09T18:01");
    assertThat(closed("2026-W40")).isTrue();
    assertThat(recorded("A1", "2026-W40")).contains(io.saima.scoring.Week.State.FILED);
    assertThat(recorded("A2", "2026-W40")).contains(io.saima.scoring.Week.State.MISSING);
  }

  @Test
  void planningEndsOnWednesdayOrTheNextWorkingDayOfTheWeek() {
    assertThat(deadlines.planningEnds(Week.parse("2026-W42"))).isEqualTo("2026-10-14");
    assertThat(deadlines.planningEnds(Week.parse("2026-W41"))).isEqualTo("2026-10-08");
    enter("2026-10-14", "2026-10-14", false);
    assertThat(deadlines.planningEnds(Week.parse("2026-W42"))).isEqualTo("2026-10-15");
    enter("2026-10-15", "2026-10-18", false);
    assertThat(deadlines.planningEnds(Week.parse("2026-W42"))).isEqualTo("2026-10-13");
  }

  private void enter(String from, String to, boolean worked) {
    overrides.enter(LocalDate.parse(from), LocalDate.parse(to), worked, "通知", "admin");
  }

  private Task logOf(String officer, String week) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(FILL)
        .processInstanceBusinessKey(week + "/" + officer)
        .singleResult();
  }

  private boolean writable(String officer, String week) {
    return desk.view(new WeekDesk.Reader(officer, false), officer, Week.parse(week))
        .orElseThrow()
        .writable();
  }

  private List<String> reminders(String officer) {
    return notes.of(officer, 0, 100).getContent().stream()
        .filter(note -> note.topic().endsWith("/log-reminder"))
        .map(Note::body)
        .toList();
  }

  /** How a week counts at this moment; empty before it is closed. */
  private Optional<io.saima.scoring.Week.State> recorded(String officer, String code) {
    Week week = Week.parse(code);
    return Optional.ofNullable(
            record.weeks(List.of(officer), week.quarter(), clock.now()).get(officer).get(week))
        .map(io.saima.scoring.Week::state);
  }

  @Test
  void openItemsAreCarriedOverAWeekWithoutWorkingDays() {
    clock.set("2026-02-09T09:00");
    open();
    file("A1", "清淤");
    clock.moveTo("2026-02-24T09:00");
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("lines").findValuesAsText("item"))
        .containsExactly("清淤");
    assertThat(cases.officers("2026-W08")).isEmpty();
  }

  @Test
  void openItemsAreCarriedOverAWeekOfLeave() {
    open();
    file("A1", "清淤");
    county.onLeave("A1", "2026-10-19", "2026-10-25");
    clock.moveTo("2026-10-19T09:00");
    assertThat(cases.officers("2026-W43", State.LEAVE)).containsExactly("A1");
    clock.moveTo("2026-10-26T09:00");
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("lines").findValuesAsText("item"))
        .containsExactly("清淤");
  }

  private void open() {
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private void file(String officer) {
    file(officer, "巡查");
  }

  private void file(String officer, String openItem) {
    cast.complete(
        cast.taskOf(officer, FILL),
        Map.of(
            "action",
            "FILE",
            "content",
            "巡查。",
            "lines",
            List.of(Map.of("item", openItem, "done", false))));
  }

  private void endAll(String process) {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(process)
        .list()
        .forEach(one -> runtime.deleteProcessInstance(one.getId(), "by hand"));
  }

  private State state(String officer) {
    return cases.findById(new WeeklyLog.Key(officer, "2026-W42")).orElseThrow().state();
  }

  private boolean closed(String week) {
    return jdbc.queryForObject(
            "select count(*) from weekly_round where week_code = ? and closed_at is not null",
            Integer.class,
            Week.parse(week).toString())
        == 1;
  }
}
