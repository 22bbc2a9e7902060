package io.saima.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.saima.calendar.Quarter;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.scoring.Fact;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.Timetable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaimaTest
class RectificationProcessTest {

  private static final Quarter Q3 = Quarter.parse("2026-Q3");
  private static final Quarter Q4 = Quarter.parse("2026-Q4");
  private static final Quarter NEXT_Q1 = Quarter.parse("2027-Q1");

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired Rectifications rectifications;
  @Autowired RectificationItems items;
  @Autowired RectificationDecisions decisions;
  @Autowired RectificationFindings findings;
  @Autowired Notes notes;
  @Autowired EngineTexts texts;

  @BeforeEach
  void aSmallCounty() {
    county.small();
  }

  // ---- the way through

  @Test
  void aProblemIsPlannedApprovedDoneClosedByAnotherLookedBackOnTwiceAndSettled() {
    start("D1", "A1", "WORK_STYLE");
    ProcessInstance theCase =
        runtime.createProcessInstanceQuery().processDefinitionKey("rectification").singleResult();
    assertThat(theCase).isWaitingAt("task_plan");
    assertThat(item().state()).isEqualTo(RectificationState.PLANNING);
    assertThat(cast.sheet(cast.taskOf("A1", "task_plan")).path("problem").asText())
        .isEqualTo("窗口空岗");
    plan("A1", "2026-11-06");
    approve("D1");
    assertThat(cast.taskOf("A1", "task_report").getDueDate()).isEqualTo("2026-11-06T18:00:00");
    report("A1");
    close("H1");
    assertThat(item().state()).isEqualTo(RectificationState.CLOSED);

    moveTo("2027-01-06T17:00");
    assertThat(tasks.createTaskQuery().count()).isZero();
    moveTo("2027-01-06T18:00");
    lookBack("Z1", "PASS");
    moveTo("2027-04-06T18:00");
    assertThat(cast.sheet(cast.taskOf("Z1", "task_lookBack")).path("lookBack").asInt())
        .isEqualTo(2);
    lookBack("Z1", "PASS");

    assertThat(item().state()).isEqualTo(RectificationState.SETTLED);
    assertThat(theCase)
        .isEnded()
        .hasPassedInOrder(
            "task_plan", "task_approve", "task_report", "task_close", "task_lookBack");
    assertThat(steps())
        .containsExactly(
            DecisionStep.OPENED,
            DecisionStep.PLANNED,
            DecisionStep.PLAN_APPROVED,
            DecisionStep.REPORTED,
            DecisionStep.CLOSED,
            DecisionStep.LOOK_BACK_PASSED,
            DecisionStep.LOOK_BACK_PASSED);
    assertThat(rectifications.facts("A1", Q4)).isEmpty();
  }

  @Test
  void theSupervisorReturnsAPlanWithAReasonAndGetsABetterOne() {
    start("D1", "A1", "WORK_STYLE");
    plan("A1", "2026-11-06");
    Task approval = cast.taskOf("D1", "task_approve");
    assertThatThrownBy(() -> cast.complete(approval, Map.of("decision", "RETURN")))
        .hasMessageContaining("退回方案须写明理由");
    cast.complete(approval, Map.of("decision", "RETURN", "opinion", "措施太笼统"));
    assertThat(cast.sheet(cast.taskOf("A1", "task_plan")).path("remark").asText())
        .contains("措施太笼统");
    plan("A1", "2026-11-06");
    approve("D1");
    assertThat(item().state()).isEqualTo(RectificationState.RECTIFYING);
  }

  @Test
  void whoSendsNoPlanInFiveDaysIsHeldToTheTaskItself() {
    start("D1", "A1", "WORK_STYLE");
    moveTo("2026-10-14T18:00");
    assertThat(cast.tasksOf("A1", "task_plan")).isEmpty();
    assertThat(cast.taskOf("A1", "task_report").getDueDate()).isEqualTo("2027-01-06T18:00:00");
    assertThat(item().measures()).contains("安排专人顶岗");
    assertThat(steps()).contains(DecisionStep.PLAN_DEFAULTED);
  }

  @Test
  void thePlanMayNameAColleagueWhoThenReportsAndJudgesNothing() {
    start("D1", "A1", "WORK_STYLE");
    Task planning = cast.taskOf("A1", "task_plan");
    assertThatThrownBy(() -> cast.complete(planning, planned("2026-11-06", "Z2")))
        .hasMessageContaining("责任人应为本人或本单位在职人员");
    cast.complete(planning, planned("2026-11-06", "A2"));
    approve("D1");
    report("A2");
    assertThat(cast.tasksOf("H1", "task_close")).hasSize(1);
  }

  @Test
  void workThatIsNotDoneIsSentBack() {
    start("D1", "A1", "WORK_STYLE");
    plan("A1", "2026-11-06");
    approve("D1");
    report("A1");
    Task closing = cast.taskOf("H1", "task_close");
    assertThatThrownBy(() -> cast.complete(closing, Map.of("decision", "SEND_BACK")))
        .hasMessageContaining("退回整改须写明还差什么");
    cast.complete(closing, Map.of("decision", "SEND_BACK", "opinion", "记录**不全**<img src=x>"));
    assertThat(cast.sheet(cast.taskOf("A1", "task_report")).path("remark").asText())
        .contains("记录", "不全")
        .doesNotContain("*", "<");
    report("A1");
    close("H1");
    assertThat(item().state()).isEqualTo(RectificationState.CLOSED);
  }

  // ---- deadlines

  @Test
  void aDeadlineOf91DaysIsRefused() {
    start("D1", "A1", "WORK_STYLE");
    Task planning = cast.taskOf("A1", "task_plan");
    assertThatThrownBy(() -> cast.complete(planning, planned("2027-01-07", "A1")))
        .hasMessageContaining("整改时限不能晚于最迟日期2027-01-06");
    assertThatThrownBy(() -> cast.complete(planning, planned("2026-10-07", "A1")))
        .hasMessageContaining("整改时限不能早于今天");
    plan("A1", "2027-01-06");
    assertThat(item().deadline()).isEqualTo("2027-01-06");
  }

  @Test
  void whoIsOverdueIsHeardBeforeItCountsAndTheNextAboveLearnsOfIt() {
    rectifying();
    moveTo("2026-11-06T18:00");
    Task hearing = cast.taskOf("A1", "task_hear");
    assertThat(cast.sheet(hearing).path("finding").asText()).isEqualTo("2026-11-06 整改逾期");
    assertThat(rectifications.facts("A1", Q4)).containsExactly(overdue(false));
    cast.complete(hearing, Map.of("statement", "设备迟到"));
    assertThat(rectifications.facts("A1", Q4)).containsExactly(overdue(true));
    assertThat(findings.findAll())
        .singleElement()
        .satisfies(finding -> assertThat(finding.statement()).contains("设备迟到"));
    assertThat(notes.of("H1", 0, 10)).extracting(Note::title).contains("某A1的整改事项上报：整改逾期");
    assertThat(item().overdue()).isTrue();
    report("A1");
    close("H1");
    assertThat(cases()).isOne();
    assertThat(item().overdue()).isFalse();
    assertThat(rectifications.facts("A1", Q3)).isEmpty();
    assertThat(rectifications.facts("A1", NEXT_Q1)).isEmpty();
  }

  @Test
  void whoIsOverdueAndSaysNothingCountsAsHeardAfterThreeDays() {
    rectifying();
    moveTo("2026-11-11T17:00");
    assertThat(rectifications.facts("A1", Q4)).containsExactly(overdue(false));
    moveTo("2026-11-11T18:00");
    assertThat(cast.tasksOf("A1", "task_hear")).isEmpty();
    assertThat(rectifications.facts("A1", Q4)).containsExactly(overdue(true));
    assertThat(steps()).contains(DecisionStep.NOT_STATED, DecisionStep.ESCALATED);
    // Still open when the next quarter ends, it counts there too.
    assertThat(rectifications.facts("A1", NEXT_Q1)).containsExactly(overdue(true));
  }

  @Test
  void whatIsSentBackAfterTheDeadlineIsOverdueOnlyOnce() {
    rectifying();
    moveTo("2026-11-12T09:00");
    report("A1");
    cast.complete(
        cast.taskOf("H1", "task_close"), Map.of("decision", "SEND_BACK", "opinion", "记录不全"));
    moveTo(clock.now().toString());
    assertThat(cast.tasksOf("A1", "task_hear")).isEmpty();
    assertThat(findings.findAll()).hasSize(1);
  }

  @Test
  void workReportedInTimeButSentBackAfterTheDeadlineIsOverdue() {
    rectifying();
    report("A1");
    moveTo("2026-11-09T09:00");
    assertThat(findings.findAll()).isEmpty();
    cast.complete(
        cast.taskOf("H1", "task_close"), Map.of("decision", "SEND_BACK", "opinion", "记录不全"));
    moveTo(clock.now().toString());
    assertThat(cast.tasksOf("A1", "task_hear")).hasSize(1);
  }

  @Test
  void aClosingLeftUnansweredGoesToTheDepartmentAndNotToTheSupervisor() {
    county.appoint(AppointmentRole.PERSONNEL_OFFICER, "U1", "A3");
    rectifying();
    report("A1");
    assertThat(cast.tasksOf("A3", "task_close")).hasSize(1);
    clock.moveTo("2026-10-16T10:00", "task-care");
    assertThat(cast.tasksOf("Z1", "task_close")).hasSize(1);
    close("Z1");
    assertThat(item().state()).isEqualTo(RectificationState.CLOSED);
  }

  /** Ninety days from January 5 end in the Qingming holidays, 180 days on a Saturday. */
  @Test
  void everyStepAndTimerIsAtItsMoment() {
    clock.set("2026-01-05T09:00");
    start("D1", "A1", "WORK_STYLE");
    timetable.says("rectification/task_plan", "2026-01-12T18:00");
    timetable.says("rectification/boundary_planSilent", "2026-01-12T18:00");
    plan("A1", "2026-01-16");
    timetable.says("rectification/task_approve", "2026-01-08T18:00");
    approve("D1");
    timetable.says("rectification/task_report", "2026-01-16T18:00");
    timetable.says("rectification/boundary_overdue", "2026-01-16T18:00");
    report("A1");
    timetable.says("rectification/task_close", "2026-01-12T18:00");
    close("H1");
    timetable.says("rectification/timer_lookBack", "2026-04-07T18:00");
    moveTo("2026-04-07T18:01");
    timetable.says("rectification/task_lookBack", "2026-04-14T18:00");
    lookBack("Z1", "PASS");
    timetable.says("rectification/timer_lookBack", "2026-07-06T18:00");
  }

  @Test
  void whoSendsNoPlanHasNinetyDaysThatEndOnAWorkingDayAndIsHeardInThree() {
    clock.set("2026-01-05T09:00");
    start("D1", "A1", "WORK_STYLE");
    moveTo("2026-01-12T18:01");
    timetable.says("rectification/task_report", "2026-04-07T18:00");
    moveTo("2026-04-07T18:01");
    timetable.says("rectification/task_hear", "2026-04-10T18:00");
    timetable.says("rectification/boundary_silent", "2026-04-10T18:00");
  }

  // ---- looking back

  @Test
  void aLookBackThatFailsIsHeardThenReopenedAndGoesOneStepUp() {
    closed();
    moveTo("2027-01-06T18:00");
    lookBack("Z1", "FAIL");
    assertThat(item().state()).isEqualTo(RectificationState.HEARING);
    cast.complete(cast.taskOf("A1", "task_hear"), Map.of("statement", "人员变动"));
    assertThat(item().state()).isEqualTo(RectificationState.PLANNING);
    assertThat(item().roundNo()).isEqualTo(2);
    assertThat(rectifications.facts("A1", NEXT_Q1))
        .containsExactly(
            new Fact(Fact.Type.LOOKBACK_FAILED, item().number() + "/1", true, true, null));
    assertThat(notes.of("H1", 0, 10)).extracting(Note::title).contains("某A1的整改事项上报：回头看不合格");

    plan("A1", "2027-02-05");
    approve("H1");
    report("A1");
    close("Z1");
    moveTo("2027-05-10T18:00");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("task_lookBack").count()).isOne();
  }

  @Test
  void aProblemThatReturnsWithinTheLookBackReopensItsItem() {
    closed();
    String number = item().number();
    moveTo("2026-12-01T09:00");
    assertThat(rectifications.open(problem("fact/9", ProblemClass.WORK_STYLE))).isEqualTo(number);
    assertThat(rectifications.open(problem("fact/9", ProblemClass.WORK_STYLE))).isEqualTo(number);
    assertThat(item().state()).isEqualTo(RectificationState.PLANNING);
    assertThat(steps()).containsOnlyOnce(DecisionStep.RETURNED, DecisionStep.REOPENED);
    assertThat(cast.tasksOf("A1", "task_plan")).hasSize(1);
    plan("A1", "2026-12-31");
    approve("H1");

    assertThat(rectifications.open(problem("fact/10", ProblemClass.INTEGRITY)))
        .isNotEqualTo(number);
  }

  @Test
  void aProblemThatReturnsWhileSomebodyLooksBackEndsTheLookBack() {
    closed();
    moveTo("2027-01-06T18:00");
    rectifications.open(problem("fact/9", ProblemClass.WORK_STYLE));
    assertThat(cast.tasksOf("Z1", "task_lookBack")).isEmpty();
    assertThat(cast.tasksOf("A1", "task_plan")).hasSize(1);
  }

  @Test
  void aReturnedProblemEnteredInTheTaskListJoinsItsOldCase() {
    closed();
    start("H1", "A1", "WORK_STYLE");
    assertThat(items.count()).isOne();
    assertThat(cases()).isOne();
    assertThat(cast.tasksOf("A1", "task_plan")).hasSize(1);
  }

  // ---- red lights

  @Test
  void aClosedItemClearsTheRedLightOfItsIndicatorAndQuarter() {
    String number = rectifications.open(redLight("2026-07", "I1", Q3));
    assertThat(rectifications.open(redLight("2026-08", "I1", Q3))).isEqualTo(number);
    assertThat(rectifications.open(redLight("2026-08", "I2", Q3))).isNotEqualTo(number);
    assertThat(resolved(Q3)).isEmpty();
    Task planning = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    cast.complete(planning, planned("2026-11-06", "A1"));
    approve("D1");
    report("A1");
    close("H1");
    assertThat(resolved(Q3)).containsExactly("I1");
    assertThat(resolved(Q4)).isEmpty();

    rectifications.open(redLight("2026-10", "I1", Q4));
    assertThat(resolved(Q3)).isEmpty();
  }

  private Set<String> resolved(Quarter quarter) {
    return rectifications
        .resolvedIndicators(Map.of("A1", Officer.post("U1", PostClass.GENERAL)), quarter)
        .getOrDefault("A1", Set.of());
  }

  // ---- who may not

  @Test
  void nobodyClosesHisOwnItem() {
    start("D1", "A1", "WORK_STYLE");
    cast.complete(cast.taskOf("A1", "task_plan"), planned("2026-11-06", "A2"));
    approve("D1");
    report("A2");
    Task closing = cast.taskOf("H1", "task_close");
    assertThatThrownBy(() -> cast.complete("A2", closing, Map.of("decision", "CLOSE")))
        .isInstanceOf(AuthorizationException.class);
    for (String forger : List.of("A1", "A2")) {
      tasks.setAssignee(closing.getId(), forger);
      assertThatThrownBy(() -> cast.complete(forger, closing, Map.of("decision", "CLOSE")))
          .isInstanceOf(AuthorizationException.class)
          .hasMessageContaining("须回避");
    }
    assertThat(item().state()).isEqualTo(RectificationState.REPORTED);
  }

  @Test
  void aSupervisorDoesNotCloseWhatHeApproved() {
    rectifying();
    report("A1");
    Task closing = cast.taskOf("H1", "task_close");
    for (String forger : List.of("D1", "A3")) {
      tasks.setAssignee(closing.getId(), forger);
      assertThatThrownBy(() -> cast.complete(forger, closing, Map.of("decision", "CLOSE")))
          .hasMessageContaining("销号须由单位人事干部或组织部办理");
    }
    assertThat(item().state()).isEqualTo(RectificationState.REPORTED);
  }

  @Test
  void aRelationNeitherGetsTheClosingNorMayDoIt() {
    county.relation("A1", "H1");
    rectifying();
    report("A1");
    Task closing = cast.taskOf("Z1", "task_close");
    tasks.setAssignee(closing.getId(), "H1");
    assertThatThrownBy(() -> cast.complete("H1", closing, Map.of("decision", "CLOSE")))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("须回避");
    assertThat(item().state()).isEqualTo(RectificationState.REPORTED);
  }

  @Test
  void onlySuperiorsAndTheDepartmentStartItAboutSomebodyAssessed() {
    assertThatThrownBy(() -> start("A2", "A1", "WORK_STYLE"))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> start("D1", "Z2", "WORK_STYLE")).hasMessageContaining("只能由本人的上级");
    assertThatThrownBy(() -> start("D1", "D1", "WORK_STYLE")).hasMessageContaining("只能由本人的上级");
    assertThatThrownBy(() -> start("Z1", "L1", "WORK_STYLE")).hasMessageContaining("没有编号为“L1”");
    assertThatThrownBy(() -> start("Z1", "X9", "WORK_STYLE")).hasMessageContaining("没有编号为“X9”");
    assertThatThrownBy(() -> start("Z1", "A1", "RESULTS")).hasMessageContaining("选项不在列表中");
    assertThat(items.count()).isZero();
    start("Z1", "A1", "POLITICS");
    assertThat(items.count()).isOne();
  }

  @Test
  void whatPeopleWroteIsInNoTableOfTheEngine() {
    cast.start(
        "D1",
        "rectification",
        Map.of(
            "officer", "A1",
            "source", "ENTERED",
            "problemClass", "WORK_STYLE",
            "problem", "标记甲乙丙一",
            "task", "标记甲乙丙二"));
    cast.complete(
        cast.taskOf("A1", "task_plan"),
        Map.of("measures", "标记甲乙丙三", "plannedDeadline", "2026-11-06", "responsible", "A1"));
    approve("D1");
    cast.complete(cast.taskOf("A1", "task_report"), Map.of("doneEvidence", "标记甲乙丙四"));
    cast.complete(
        cast.taskOf("H1", "task_close"), Map.of("decision", "CLOSE", "opinion", "标记甲乙丙五"));
    assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
    assertThat(texts.tablesWith("甲乙丙")).isEmpty();
  }

  // ---- helpers

  private void moveTo(String time) {
    clock.moveTo(time, "rectification");
  }

  private long cases() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("rectification").count();
  }

  private void start(String starter, String officer, String problemClass) {
    cast.start(
        starter,
        "rectification",
        Map.of(
            "officer",
            officer,
            "source",
            "ENTERED",
            "problemClass",
            problemClass,
            "problem",
            "窗口空岗",
            "task",
            "安排专人顶岗"));
  }

  private static Map<String, Object> planned(String deadline, String responsible) {
    return Map.of("measures", "排班并公示", "plannedDeadline", deadline, "responsible", responsible);
  }

  private void plan(String officer, String deadline) {
    cast.complete(cast.taskOf(officer, "task_plan"), planned(deadline, officer));
  }

  private void approve(String supervisor) {
    cast.complete(cast.taskOf(supervisor, "task_approve"), Map.of("decision", "APPROVE"));
  }

  private void report(String officer) {
    cast.complete(cast.taskOf(officer, "task_report"), Map.of("doneEvidence", "已排班，见公示栏。"));
  }

  private void close(String closer) {
    cast.complete(cast.taskOf(closer, "task_close"), Map.of("decision", "CLOSE"));
  }

  private void lookBack(String person, String decision) {
    cast.complete(
        cast.taskOf(person, "task_lookBack"),
        Map.of("decision", decision, "lookBackFinding", "现场查看。"));
  }

  private void rectifying() {
    start("D1", "A1", "WORK_STYLE");
    plan("A1", "2026-11-06");
    approve("D1");
  }

  private void closed() {
    rectifying();
    report("A1");
    tasks
        .createTaskQuery()
        .taskDefinitionKey("task_close")
        .list()
        .forEach(closing -> cast.complete(closing, Map.of("decision", "CLOSE")));
  }

  private static Problem problem(String reference, ProblemClass problemClass) {
    return Problem.of(ProblemSource.CHECK, reference, "A1", problemClass, "又空岗", "再整改", null);
  }

  private static Problem redLight(String month, String indicator, Quarter quarter) {
    return Problem.redLight(
        "statement/" + month + "/A1/" + indicator, "A1", indicator, quarter, "红灯", "赶上进度", null);
  }

  private Fact overdue(boolean heard) {
    return new Fact(Fact.Type.RECTIFICATION_OVERDUE, item().number() + "/1", true, heard, null);
  }

  private RectificationItem item() {
    return items.findAll().get(0);
  }

  private List<DecisionStep> steps() {
    return decisions.findByItemIdOrderById(item().id()).stream()
        .map(RectificationDecision::step)
        .toList();
  }
}
