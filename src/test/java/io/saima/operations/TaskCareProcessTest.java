package io.saima.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.saima.engine.CatchUp;
import io.saima.notification.Notes;
import io.saima.rectification.RectificationItem;
import io.saima.rectification.RectificationState;
import io.saima.rectification.Rectifications;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Nothing waits for ever: the daily care of the county of {@link TestCounty#small()}. */
@SaimaTest
class TaskCareProcessTest {

  private static final String PLAN = "task_plan";
  private static final String APPROVE = "task_approve";
  private static final String REPORT = "task_report";
  private static final String CLOSE = "task_close";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired AuthorizationService authorizations;
  @Autowired Rectifications rectifications;
  @Autowired Notes notes;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcTemplate jdbc;
  @Autowired MockMvc http;

  /** The first of these days is a Thursday, the Saturday after it is worked. */
  @BeforeEach
  void aSmallCounty() {
    county.small();
  }

  // ---- silence

  @Test
  void whoStaysSilentIsRemindedOnceAfterThreeDaysAndLosesTheStepAfterFive() {
    String item = planned("2026-12-18");
    Task approval = cast.taskOf("D1", APPROVE);
    care("2026-10-12T18:30");
    assertThat(titles("D1")).isEmpty();
    care("2026-10-13T09:00");
    assertThat(titles("D1")).containsExactly("待办提醒：审批整改方案");
    care("2026-10-14T18:30");
    assertThat(titles("D1")).hasSize(1);

    care("2026-10-15T09:00");
    Task moved = cast.taskOf("H1", APPROVE);
    assertThat(moved.getId()).isEqualTo(approval.getId());
    assertThat(moved.getDueDate()).isEqualTo("2026-10-20T18:00:00");
    assertThat(titles("D1")).containsExactlyInAnyOrder("待办提醒：审批整改方案", "任务已转交：审批整改方案");
    assertThat(titles("H1")).containsExactly("转来的任务：审批整改方案");
    assertThat(rights(approval, "D1")).isZero();
    assertThat(rights(approval, "H1")).isOne();
    assertThatThrownBy(() -> cast.complete("D1", moved, Map.of("decision", "APPROVE")))
        .isInstanceOf(AuthorizationException.class);
    cast.complete(moved, Map.of("decision", "APPROVE"));
    assertThat(rectifications.item(item).state()).isEqualTo(RectificationState.RECTIFYING);
  }

  @Test
  void lookingTwiceChangesNothing() {
    planned("2026-12-18");
    for (String time : List.of("2026-10-13T09:00", "2026-10-15T09:00")) {
      care(time);
      List<String> before = everything();
      again();
      assertThat(everything()).isEqualTo(before);
    }
  }

  @Test
  void whoComesBackFromLeaveDoesNotGetWhatWentPastHim() {
    county.onLeave("D1", "2026-10-08", "2026-10-12");
    planned("2026-12-18");
    assertThat(cast.tasksOf("H1", APPROVE)).hasSize(1);
    care("2026-10-15T09:00");
    assertThat(cast.tasksOf("L1", APPROVE)).hasSize(1);
    care("2026-10-23T09:00");
    assertThat(cast.tasksOf("Z1", APPROVE)).hasSize(1);
    assertThat(titles("D1")).isEmpty();
  }

  @Test
  void aPlanThatNobodyApprovesStandsAsItWasSent() {
    String item = planned("2026-12-18");
    care("2026-10-31T09:00");
    assertThat(cast.tasksOf("Z1", APPROVE)).hasSize(1);
    care("2026-11-06T18:30");
    assertThat(rectifications.item(item).state()).isEqualTo(RectificationState.APPROVAL);
    care("2026-11-07T09:00");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(APPROVE).count()).isZero();
    assertThat(cast.taskOf("A1", REPORT).getDueDate()).isEqualTo("2026-12-18T18:00:00");
    assertThat(decisions(item)).containsExactly("OPENED", "PLANNED", "PLAN_STANDS");
    assertThat(
            jdbc.queryForList(
                "select actor_id from rectification_decision where step = 'PLAN_STANDS'",
                String.class))
        .containsOnlyNulls();
    again();
    assertThat(decisions(item)).hasSize(3);
  }

  @Test
  void nothingIsClosedBySilenceTheLastInTheLineIsRemindedEveryFiveDays() {
    String item = planned("2026-12-18");
    cast.complete(cast.taskOf("D1", APPROVE), Map.of("decision", "APPROVE"));
    cast.complete(cast.taskOf("A1", REPORT), Map.of("doneEvidence", "已排班"));
    care("2026-10-30T09:00");
    Task last = tasks.createTaskQuery().taskDefinitionKey(CLOSE).singleResult();
    assertThat(last.getAssignee()).isEqualTo("L1");
    care("2026-11-30T09:00");
    assertThat(rectifications.item(item).state()).isEqualTo(RectificationState.REPORTED);
    assertThat(cast.taskOf("L1", CLOSE).getId()).isEqualTo(last.getId());
    assertThat(titles("L1")).filteredOn("待办提醒：核实销号"::equals).hasSize(5);
    care("2026-12-04T18:30");
    assertThat(titles("L1")).filteredOn("待办提醒：核实销号"::equals).hasSize(5);
    care("2026-12-05T09:00");
    assertThat(titles("L1")).filteredOn("待办提醒：核实销号"::equals).hasSize(6);
  }

  @Test
  void aReportIsRemindedOfThreeDaysBeforeItsDeadlineAndAgainWhileItIsOverdue() {
    rectifying("2026-11-06");
    care("2026-11-02T09:00");
    assertThat(titles("A1")).isEmpty();
    care("2026-11-03T09:00");
    assertThat(titles("A1")).containsExactly("待办提醒：报告整改完成");
    care("2026-11-11T09:00");
    assertThat(titles("A1")).containsExactly("待办提醒：报告整改完成", "待办提醒：报告整改完成");
  }

  @Test
  void aTaskThatFailsKeepsNoOtherWaitingAndIsSeen() {
    String broken = planned("2026-12-18");
    jdbc.update("update rectification_item set problem_class = 'NONE'");
    planned("2026-12-17");
    assertThatThrownBy(() -> care("2026-10-15T09:00"))
        .hasStackTraceContaining("1 of 2 tasks could not be cared for");
    assertThat(cast.tasksOf("H1", APPROVE)).hasSize(1);
    assertThat(cast.tasksOf("D1", APPROVE)).hasSize(1);
    Job failed = management.createJobQuery().withException().singleResult();
    assertThat(failed.getProcessDefinitionKey()).isEqualTo("task-care");

    jdbc.update("update rectification_item set problem_class = 'WORK_STYLE'");
    clock.runJobs();
    management.executeJob(failed.getId());
    assertThat(cast.tasksOf("D1", APPROVE)).isEmpty();
    assertThat(cast.tasksOf("H1", APPROVE)).hasSize(2);
    assertThat(rectifications.item(broken).state()).isEqualTo(RectificationState.APPROVAL);
  }

  // ---- who has left

  @Test
  void whatALeaverShouldApproveGoesToTheNextInLineTheDayAfter() {
    planned("2026-12-18");
    Task approval = cast.taskOf("D1", APPROVE);
    county.leaves("D1", "2026-10-09");
    care("2026-10-09T18:30");
    assertThat(cast.tasksOf("D1", APPROVE)).hasSize(1);
    care("2026-10-10T09:00");
    assertThat(cast.taskOf("H1", APPROVE).getId()).isEqualTo(approval.getId());
    assertThat(rights(approval, "D1")).isZero();
    assertThat(titles("H1")).containsExactly("转来的任务：审批整改方案");
    List<String> before = everything();
    again();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aLeaversPlanIsWrittenByHisSupervisorWhoDoesNotApproveItHimself() {
    String item = opened();
    county.leaves("A1", "2026-10-08");
    care("2026-10-09T09:00");
    cast.complete(
        cast.taskOf("D1", PLAN),
        Map.of("measures", "排班", "plannedDeadline", "2026-11-06", "responsible", "A2"));
    cast.complete(cast.taskOf("H1", APPROVE), Map.of("decision", "APPROVE"));
    county.leaves("A2", "2026-10-12");
    care("2026-10-13T09:00");
    Task report = cast.taskOf("D1", REPORT);
    assertThat(report.getDueDate()).isEqualTo("2026-11-06T18:00:00");
    cast.complete(report, Map.of("doneEvidence", "已排班"));
    assertThat(rectifications.item(item).state()).isEqualTo(RectificationState.REPORTED);
    assertThat(cast.tasksOf("D1", CLOSE)).isEmpty();
  }

  @Test
  void aLeaverIsNotHeardAnyMore() {
    rectifying("2026-10-12");
    clock.moveTo("2026-10-12T18:30", "rectification");
    assertThat(cast.tasksOf("A1", "task_hear")).hasSize(1);
    county.leaves("A1", "2026-10-12");
    care("2026-10-13T09:00");
    clock.moveTo("2026-10-13T09:00", "rectification");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("task_hear").count()).isZero();
    assertThat(cast.tasksOf("D1", REPORT)).hasSize(1);
  }

  @Test
  void aLeaversLogEndsAsNotFiledAndHisTeamsLogsGoToTheNextAbove() throws Exception {
    clock.set("2026-10-12T05:00");
    events.publishEvent(new CatchUp());
    clock.moveTo("2026-10-12T06:30");
    for (String officer : List.of("A2", "A3")) {
      cast.complete(
          cast.taskOf(officer, "task_fillLog"),
          Map.of("action", "FILE", "lines", List.of(), "content", "清淤。"));
    }
    county.leaves("A1", "2026-10-13");
    care("2026-10-14T09:00");
    assertThat(cast.tasksOf("A1", "task_fillLog")).isEmpty();
    assertThat(ended("end_missing")).isOne();

    clock.moveTo("2026-10-20T18:30");
    Task review = cast.taskOf("D1", "task_reviewTeam");
    county.leaves("D1", "2026-10-20");
    care("2026-10-21T09:00");
    Task next = cast.taskOf("H1", "task_reviewTeam");
    assertThat(next.getId()).isEqualTo(review.getId());
    assertThat(next.getDueDate()).isEqualTo(review.getDueDate());
    for (JsonNode row : cast.sheet(next).path("rows")) {
      String page = row.path("page").asText().replace("&#45;", "-");
      http.perform(get(page).with(user("H1").roles("OFFICER", "SUPERVISOR")))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("清淤。")));
      http.perform(get(page).with(user("D1").roles("OFFICER", "SUPERVISOR")))
          .andExpect(status().isNotFound());
    }
    cast.complete(
        next, Map.of("rows", List.of(Map.of("decision", "ACCEPT"), Map.of("decision", "ACCEPT"))));
    assertThat(ended("end_accepted")).isOne();
  }

  @Test
  void anImportThatTellsOfALeaverIsActedUponAtOnce() {
    planned("2026-12-18");
    county.leaves("D1", "2026-09-30");
    events.publishEvent(new CatchUp());
    clock.moveTo("2026-10-08T09:05", "task-care");
    assertThat(cast.tasksOf("H1", APPROVE)).hasSize(1);
  }

  // ---- helpers

  private void care(String time) {
    clock.moveTo(time, "task-care");
  }

  private void again() {
    runtime.startProcessInstanceByKey("task-care");
    care(clock.now().toString());
  }

  private String opened() {
    cast.start(
        "Z1",
        "rectification",
        Map.of(
            "officer", "A1",
            "source", "ENTERED",
            "problemClass", "WORK_STYLE",
            "problem", "窗口空岗",
            "task", "安排专人顶岗"));
    return jdbc.queryForObject("select max(id) from rectification_item", String.class)
        .replaceFirst("^", "R-");
  }

  private String planned(String deadline) {
    String item = opened();
    cast.complete(
        cast.taskOf("A1", PLAN),
        Map.of("measures", "排班", "plannedDeadline", deadline, "responsible", "A1"));
    return item;
  }

  private void rectifying(String deadline) {
    planned(deadline);
    cast.complete(cast.taskOf("D1", APPROVE), Map.of("decision", "APPROVE"));
  }

  /** What the care wrote to somebody. */
  /** What somebody was told of tasks, without the item that each is about. */
  private List<String> titles(String person) {
    return notes.of(person, 0, 100).getContent().stream()
        .filter(note -> note.topic().startsWith("task/"))
        .map(note -> note.title().replaceFirst(" · R-\\d+$", ""))
        .toList();
  }

  private List<String> decisions(String item) {
    return jdbc.queryForList(
        "select step from rectification_decision where item_id = ? order by id",
        String.class,
        RectificationItem.idOf(item).orElseThrow());
  }

  private long rights(Task task, String person) {
    return authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .resourceId(task.getId())
        .userIdIn(person)
        .count();
  }

  private long ended(String activity) {
    return history.createHistoricActivityInstanceQuery().activityId(activity).count();
  }

  /** Who has which task until when, and every note. */
  private List<String> everything() {
    List<String> all =
        new ArrayList<>(
            tasks.createTaskQuery().orderByTaskId().asc().list().stream()
                .map(task -> task.getId() + task.getAssignee() + task.getDueDate())
                .toList());
    all.addAll(
        jdbc.queryForList("select concat(person, ' ', title) from note order by id", String.class));
    return all;
  }
}
