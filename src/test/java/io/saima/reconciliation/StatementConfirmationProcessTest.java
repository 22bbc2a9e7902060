package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;
import static io.saima.plan.IndicatorScope.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.saima.calendar.Quarter;
import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.CountyImported;
import io.saima.organization.PostClass;
import io.saima.reconciliation.Dispute.Verdict;
import io.saima.scoring.Light;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import io.saima.support.Timetable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.springframework.context.ApplicationEventPublisher;

@SaimaTest
class StatementConfirmationProcessTest {

  private static final String CONFIRM = "task_confirm";
  private static final String ANSWER = "task_answer";
  private static final String PLAN_RECTIFICATION = "task_plan";
  private static final YearMonth OCTOBER = YearMonth.parse("2026-10");
  private static final Quarter QUARTER = Quarter.parse("2026-Q4");

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired Statements statements;
  @Autowired StatementPress press;
  @Autowired Confirmations confirmations;
  @Autowired Reconciliations reconciliations;
  @Autowired ClosedQuarters closed;
  @Autowired Notes notes;
  @Autowired EngineTexts texts;

  private String plan;

  /** A1 has a red light in I1, A2 none; the statements of October are published on a Monday. */
  @BeforeEach
  void statementsArePublished() {
    county.small();
    clock.set("2026-11-02T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "满意率", UNIT, "40", "90");
    figures.level(plan, "I3", "台账更新", OFFICER, "20", "10");
    figures.actual(plan, "I1", "A1", "2026-10", "60");
    figures.actual(plan, "I1", "A2", "2026-10", "100");
    figures.actual(plan, "I2", "", "2026-10", "90");
    for (String officer : List.of("A1", "A2", "A3")) {
      figures.actual(plan, "I3", officer, "2026-10", "10");
    }
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  @Test
  void theOfficerSeesHisFiguresAndConfirms() {
    Task task = cast.taskOf("A1", CONFIRM);
    assertThat(task.getDueDate()).isEqualTo("2026-11-05T18:00:00");
    assertThat(cast.sheet(task).path("title").asText()).isEqualTo("2026年10月对账单");
    assertThat(cast.sheet(task).path("lights").asText()).isEqualTo("1个红灯、2个绿灯");
    assertThat(cast.sheet(task).path("rows").get(0).path("due").asText())
        .isEqualTo("100件（全季的三分之一）");
    assertThat(cast.sheet(task).path("rows").get(0).path("attainment").asText()).isEqualTo("60%");
    ProcessInstance theCase =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult();
    assertThat(theCase).isWaitingAt(CONFIRM);
    cast.complete(task, answer("CONFIRM", false, "", "", ""));
    assertThat(theCase).isEnded().hasNotPassed(ANSWER);
    assertThat(state("A1")).containsExactly(ConfirmationState.CONFIRMED);
    assertThat(running()).isZero();
    assertThat(cast.tasksOf("A1", PLAN_RECTIFICATION)).isEmpty();
  }

  @Test
  void aConfirmedRedLightMayBecomeARectificationItem() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("CONFIRM", true, "", "", ""));
    clock.runJobs();
    assertThat(state("A1")).containsExactly(ConfirmationState.CONFIRMED);
    assertThat(confirmations.rectify("A1", OCTOBER, "D1")).isEqualTo(1);
    clock.runJobs();
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("rectification")
                .count())
        .isEqualTo(1);
  }

  @Test
  void silenceOfThreeDaysConfirms() {
    clock.moveTo("2026-11-05T17:59");
    assertThat(cast.tasksOf("A1", CONFIRM)).hasSize(1);
    clock.moveTo("2026-11-05T18:01");
    assertThat(state("A1")).containsExactly(ConfirmationState.CONFIRMED_BY_SILENCE);
    assertThat(running()).isZero();
  }

  @Test
  void theOfficerHasThreeWorkingDaysAndHisSupervisorTwo() {
    timetable.says("statement-confirmation/task_confirm", "2026-11-05T18:00");
    timetable.says("statement-confirmation/boundary_silent", "2026-11-05T18:00");
    clock.moveTo("2026-11-05T10:00", "statement-confirmation");
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算四十件", "", ""));
    timetable.says("statement-confirmation/task_answer", "2026-11-09T18:00");
    timetable.says("statement-confirmation/boundary_unanswered", "2026-11-09T18:00");
  }

  @Test
  void theAnswerMustFitTheReasons() {
    Task task = cast.taskOf("A1", CONFIRM);
    assertThatThrownBy(() -> cast.complete(task, answer("DISPUTE", false, "", " ", "")))
        .hasMessageContaining("写明理由");
    assertThatThrownBy(() -> cast.complete(task, answer("CONFIRM", false, "少算了", "", "")))
        .hasMessageContaining("请选择“有异议”");
    assertThatThrownBy(() -> cast.complete(task, answer("DISPUTE", true, "少算了", "", "")))
        .hasMessageContaining("等答复后");
    assertThatThrownBy(() -> cast.complete(task, answer("MAYBE", false, "", "", "")))
        .hasMessageContaining("选项不在列表中");
    assertThat(state("A1")).containsExactly(ConfirmationState.WAITING);
  }

  @Test
  void aClaimIsShownAsItWasWritten() {
    String claim = "**少算** <img src=\"https://elsewhere.example/a\"> 40.5件";
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, claim, "", ""));
    String shown = cast.sheet(cast.taskOf("D1", ANSWER)).path("rows").get(0).path("claim").asText();
    assertThat(shown).contains("少算", "40.5件").doesNotContain("*", "<", "[", "://");
    assertThat(confirmations.disputesOf("A1", OCTOBER).get(0).reason()).isEqualTo(claim);
  }

  @Test
  void anAcceptedDisputeCorrectsTheFigureAndTheStatementIsComputedAnew() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算四十件", "", ""));
    Task task = cast.taskOf("D1", ANSWER);
    assertThat(task.getDueDate()).isEqualTo("2026-11-04T18:00:00");
    assertThat(cast.sheet(task).path("title").asText()).isEqualTo("某A1对2026年10月对账单的异议");
    assertThat(cast.sheet(task).path("rows").get(0).path("claim").asText()).isEqualTo("少算四十件");
    cast.complete(task, decided(false, "ACCEPT", "97.5", ""));
    clock.runJobs();
    Statement second = statements.published("A1", "2026-10").orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.light()).isEqualTo(Light.GREEN);
    StatementDocument.Line line = press.read(second).line("I1").orElseThrow();
    assertThat(line.actual()).isEqualTo("97.5");
    assertThat(line.source()).isEqualTo("业务台账（异议更正）");
    assertThat(titles("A1")).contains("对账单异议已答复");
    assertThat(state("A1")).containsExactly(ConfirmationState.ANSWERED);
    assertThat(running()).isZero();
  }

  @Test
  void anotherFigureFromTheSourceWinsOverTheCorrection() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "ACCEPT", "97.5", ""));
    clock.runJobs();
    figures.actual(plan, "I1", "A1", "2026-10", "95");
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
    assertThat(
            press
                .read(statements.published("A1", "2026-10").orElseThrow())
                .line("I1")
                .orElseThrow()
                .actual())
        .isEqualTo("95");
  }

  @Test
  void whoAnswersAFigureThatTheSourceHasChangedMeanwhileSeesTheNewOneFirst() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    Task task = cast.taskOf("D1", ANSWER);
    assertThat(cast.sheet(task).path("rows").get(0).path("actual").asText()).isEqualTo("60件");
    figures.actual(plan, "I1", "A1", "2026-10", "75");
    assertThatThrownBy(() -> cast.complete(task, decided(false, "REJECT", null, "核对无误")))
        .hasMessageContaining("“办件数”的数据已由来源更新，现为75件。请刷新页面");
    assertThat(cast.sheet(task).path("rows").get(0).path("actual").asText())
        .isEqualTo("75件（提出异议时为60件）");
    figures.actual(plan, "I1", "A1", "2026-10", "80");
    assertThatThrownBy(() -> cast.complete(task, decided(false, "ACCEPT", "97.5", "")))
        .hasMessageContaining("现为80件");
    assertThat(state("A1")).containsExactly(ConfirmationState.DISPUTED);
    cast.complete(task, decided(false, "ACCEPT", "97.5", ""));
    clock.runJobs();
    assertThat(
            press
                .read(statements.published("A1", "2026-10").orElseThrow())
                .line("I1")
                .orElseThrow()
                .actual())
        .isEqualTo("97.5");
    assertThat(state("A1")).containsExactly(ConfirmationState.ANSWERED);
  }

  @Test
  void aCorrectedFigureOfTheWholeUnitIsCorrectedAtItsSource() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "", "统计口径不对", ""));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "ACCEPT", "92", "属实"));
    clock.runJobs();
    assertThat(statements.published("A1", "2026-10").orElseThrow().version()).isEqualTo(1);
    Note told =
        notes.of("H1", 0, 20).stream()
            .filter(note -> note.title().equals("请更正单位数据：满意率"))
            .findFirst()
            .orElseThrow();
    assertThat(told.body()).contains("更正为92件");
  }

  @Test
  void aRejectedDisputeLeavesTheStatementAndMayBecomeARectificationItem() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    Task task = cast.taskOf("D1", ANSWER);
    assertThatThrownBy(() -> cast.complete(task, decided(false, "REJECT", null, "")))
        .hasMessageContaining("第1行：不采纳要写明理由");
    assertThatThrownBy(() -> cast.complete(task, decided(false, "ACCEPT", null, "")))
        .hasMessageContaining("更正后的实际数");
    assertThatThrownBy(() -> cast.complete(task, decided(false, "REJECT", "90", "不符")))
        .hasMessageContaining("不写更正数");
    assertThatThrownBy(() -> cast.complete(task, decided(false, "ACCEPT", "-1", "")))
        .hasMessageContaining("不能小于0");
    cast.complete(task, decided(true, "REJECT", null, "台账核对无误"));
    clock.runJobs();
    assertThat(statements.published("A1", "2026-10").orElseThrow().version()).isEqualTo(1);
    assertThat(confirmations.disputesOf("A1", OCTOBER))
        .extracting(dispute -> dispute.verdict().orElseThrow())
        .containsExactly(Verdict.REJECTED);
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("rectification")
                .count())
        .isEqualTo(1);
  }

  @Test
  void aLaterMonthThatTurnsRedWithTheAnswerIsToldAndAskedOf() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("CONFIRM", false, "", "", ""));
    clock.set("2026-12-01T09:00");
    figures.actual(plan, "I1", "A1", "2026-11", "170");
    figures.actual(plan, "I2", "", "2026-11", "90");
    figures.actual(plan, "I3", "A1", "2026-11", "10");
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
    assertThat(statements.published("A1", "2026-11").orElseThrow().light()).isEqualTo(Light.YELLOW);
    cast.start("A1", "statement-confirmation", dispute("2026-10", "I1", "少算"));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "ACCEPT", "90", ""));
    clock.runJobs();
    assertThat(statements.published("A1", "2026-10").orElseThrow().light()).isEqualTo(Light.YELLOW);
    assertThat(statements.published("A1", "2026-11").orElseThrow().light())
        .as("yellow twice running")
        .isEqualTo(Light.RED);
    assertThat(titles("A1")).contains("2026年11月对账单有更新：1个红灯、2个绿灯");
    assertThat(cast.sheet(cast.taskOf("A1", CONFIRM)).path("title").asText())
        .isEqualTo("2026年11月对账单");
  }

  @Test
  void whatTurnedRedWhileADisputeWasOpenIsAskedOfOnceItIsAnswered() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    figures.actual(plan, "I3", "A1", "2026-10", "5");
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
    assertThat(cast.tasksOf("A1", CONFIRM)).isEmpty();
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "REJECT", null, "核对无误"));
    clock.runJobs();
    assertThat(cast.sheet(cast.taskOf("A1", CONFIRM)).path("lights").asText())
        .isEqualTo("2个红灯、1个绿灯");
    assertThat(state("A1")).containsExactly(ConfirmationState.ANSWERED, ConfirmationState.WAITING);
  }

  @Test
  void whoHasNotAnsweredYetSeesTheNewestVersionAndAnswersToThatOne() {
    Task task = cast.taskOf("A1", CONFIRM);
    assertThat(cast.sheet(task).path("version").asInt()).isEqualTo(1);
    assertThat(cast.sheet(task).path("news").asText()).isEmpty();
    renewed("I3", "5");
    assertThat(cast.sheet(task).path("version").asInt()).isEqualTo(2);
    assertThat(cast.sheet(task).path("lights").asText()).isEqualTo("2个红灯、1个绿灯");
    assertThat(cast.sheet(task).path("news").asText()).contains("由第1版更新为第2版");
    assertThatThrownBy(() -> cast.complete(task, seen(1, answer("CONFIRM", false, "", "", ""))))
        .hasMessageContaining("“对账单版本”不能修改，或已有更新，请刷新页面");
    assertThatThrownBy(() -> cast.complete(task, answer("CONFIRM", false, "", "", "")))
        .hasMessageContaining("对账单已更新为第2版，“台账更新”新亮红灯。请刷新页面");
    assertThatThrownBy(() -> cast.complete(task, answer("DISPUTE", false, "少算", "", "")))
        .hasMessageContaining("“台账更新”新亮红灯");
    assertThat(state("A1")).containsExactly(ConfirmationState.WAITING);
    cast.complete(task, seen(2, answer("CONFIRM", false, "", "", "")));
    assertThat(state("A1")).containsExactly(ConfirmationState.CONFIRMED);
    assertThat(answered("A1")).containsExactly(2);
  }

  @Test
  void aNewerVersionWithoutAnotherRedLightLeavesTheVersionThatHeSawOnRecord() {
    renewed("I1", "70");
    assertThat(cast.sheet(cast.taskOf("A1", CONFIRM)).path("rows").get(0).path("actual").asText())
        .isEqualTo("70件");
    cast.complete(cast.taskOf("A1", CONFIRM), answer("CONFIRM", false, "", "", ""));
    assertThat(answered("A1")).as("his form did not tell of another").containsExactly(1);
  }

  @Test
  void whoAnswersADisputeSeesTheNewestVersion() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    Task task = cast.taskOf("D1", ANSWER);
    assertThat(cast.sheet(task).path("version").asInt()).isEqualTo(1);
    renewed("I1", "75");
    assertThat(cast.sheet(task).path("version").asInt()).isEqualTo(2);
    assertThat(cast.sheet(task).path("rows").get(0).path("actual").asText())
        .isEqualTo("75件（提出异议时为60件）");
    assertThatThrownBy(() -> cast.complete(task, seen(1, decided(false, "REJECT", null, "核对无误"))))
        .hasMessageContaining("“对账单版本”不能修改，或已有更新");
    cast.complete(task, seen(2, decided(false, "REJECT", null, "核对无误")));
    clock.runJobs();
    assertThat(state("A1")).containsExactly(ConfirmationState.ANSWERED);
  }

  @Test
  void silenceConfirmsNoLightThatTurnedRedAfterTheOfficerWasAsked() {
    renewed("I3", "5");
    clock.moveTo("2026-11-05T18:01", "statement-confirmation");
    assertThat(state("A1"))
        .containsExactly(ConfirmationState.CONFIRMED_BY_SILENCE, ConfirmationState.WAITING);
    assertThat(answered("A1")).containsExactly(1);
    assertThat(cast.sheet(cast.taskOf("A1", CONFIRM)).path("version").asInt()).isEqualTo(2);
    clock.moveTo("2026-11-10T18:01", "statement-confirmation");
    assertThat(answered("A1")).containsExactly(1, 2);
    assertThat(running()).isZero();
  }

  @Test
  void whatTurnedRedWhileADisputeWasOpenIsAskedOfAlsoIfNobodyAnsweredIt() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    renewed("I3", "5");
    clock.moveTo("2026-11-30T09:00", "statement-confirmation");
    assertThat(state("A1").get(0)).isEqualTo(ConfirmationState.STANDS);
    assertThat(confirmations.of("A1", OCTOBER)).hasSize(2);
    assertThat(confirmations.of("A1", OCTOBER).get(1).version()).isEqualTo(2);
  }

  @Test
  void atTheCutOffWhatTurnedRedMeanwhileIsToldAndNotAskedOf() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    renewed("I3", "5");
    confirmations.endBeforeCutOff(List.of("A1"), QUARTER);
    assertThat(state("A1")).containsExactly(ConfirmationState.STANDS);
    assertThat(running()).isZero();
    assertThat(frozenNotes("A1")).containsExactly("“台账更新”新亮红灯（第2版）。本季数据已截止，不再请您确认，也不能再提异议。");
  }

  @Test
  void atTheCutOffSilenceConfirmsAndWhatTurnedRedMeanwhileIsTold() {
    renewed("I3", "5");
    confirmations.endBeforeCutOff(List.of("A1"), QUARTER);
    assertThat(state("A1")).containsExactly(ConfirmationState.CONFIRMED_BY_SILENCE);
    assertThat(answered("A1")).containsExactly(1);
    assertThat(frozenNotes("A1")).hasSize(1);
  }

  @Test
  void whatACorrectionTurnsRedAtTheCutOffIsPublishedWarnedOfAndTold() {
    cast.start("A2", "statement-confirmation", dispute("2026-10", "I3", "多算"));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "ACCEPT", "5", ""));
    cast.start("A3", "statement-confirmation", dispute("2026-10", "I3", "多算"));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "ACCEPT", "5", ""));
    confirmations.endBeforeCutOff(List.of("A2"), QUARTER);
    closed.close(QUARTER, ClosedQuarters.Part.INPUTS, clock.now());
    // The other body of the county reaches its cut-off a moment later.
    confirmations.endBeforeCutOff(List.of("A3"), QUARTER);
    for (String officer : List.of("A2", "A3")) {
      assertThat(statements.published(officer, "2026-10").orElseThrow().reds()).isOne();
      assertThat(cast.tasksOf(officer, "task_planMeasures")).hasSize(1);
    }
    clock.runJobs();
    for (String officer : List.of("A2", "A3")) {
      assertThat(state(officer)).containsExactly(ConfirmationState.ANSWERED);
      assertThat(cast.tasksOf(officer, CONFIRM)).isEmpty();
      assertThat(frozenNotes(officer)).hasSize(1);
    }
  }

  @Test
  void whatTurnsRedInAFrozenQuarterIsToldAndNotAskedOf() {
    figures.actual(plan, "I3", "A2", "2026-10", "5");
    reconciliations.figuresChanged();
    closed.close(QUARTER, ClosedQuarters.Part.INPUTS, clock.now());
    events.publishEvent(new CatchUp());
    clock.runJobs();
    assertThat(statements.published("A2", "2026-10").orElseThrow().version()).isEqualTo(2);
    assertThat(cast.tasksOf("A2", CONFIRM)).isEmpty();
    assertThat(frozenNotes("A2")).hasSize(1);
  }

  @Test
  void theOfficerHimselfNeverAnswersHisDispute() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    Task task = cast.taskOf("D1", ANSWER);
    assertThatThrownBy(() -> cast.complete("A1", task, decided(false, "ACCEPT", "100", "")))
        .isInstanceOf(AuthorizationException.class);
    tasks.setAssignee(task.getId(), "A1");
    assertThatThrownBy(() -> cast.complete("A1", task, decided(false, "ACCEPT", "100", "")))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void anUnansweredDisputeGoesUpStepByStepAndAtLastStandsAsComputed() {
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "少算", "", ""));
    assertThat(answerers()).containsExactly("D1");
    clock.moveTo("2026-11-04T18:01");
    assertThat(answerers()).containsExactly("H1");
    clock.moveTo("2026-11-30T09:00");
    assertThat(answerers()).isEmpty();
    assertThat(state("A1")).containsExactly(ConfirmationState.STANDS);
    assertThat(confirmations.disputesOf("A1", OCTOBER))
        .extracting(dispute -> dispute.verdict().orElseThrow())
        .containsExactly(Verdict.STANDS);
    assertThat(titles("A1")).contains("异议无人答复，对账单按计算结果");
    assertThat(running()).isZero();
  }

  @Test
  void anOfficerDisputesFromTheTaskList() {
    cast.start("A2", "statement-confirmation", dispute("2026-10", "台账更新", "漏记两次"));
    assertThat(answerers()).containsExactly("D1");
    assertThat(cast.tasksOf("A2", CONFIRM)).isEmpty();
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "REJECT", null, "没有漏记"));
    clock.runJobs();
    assertThatThrownBy(
            () -> cast.start("A2", "statement-confirmation", dispute("2026-10", "I3", "再提一次")))
        .hasMessageContaining("已提过异议");
    cast.start("A2", "statement-confirmation", dispute("2026-10", "I1", "另一项"));
    assertThat(confirmations.of("A2", OCTOBER))
        .extracting(Confirmation::caseKey)
        .containsExactly("2026-10/A2", "2026-10/A2/2");
  }

  @Test
  void aDisputeThatCannotBeIsRefusedInWords() {
    assertThatThrownBy(
            () -> cast.start("A2", "statement-confirmation", dispute("2026/10", "I1", "错")))
        .hasMessageContaining("月份请写成2026-09的样子");
    assertThatThrownBy(
            () -> cast.start("A2", "statement-confirmation", dispute("2026-08", "I1", "错")))
        .hasMessageContaining("您没有2026年8月的对账单");
    assertThatThrownBy(
            () -> cast.start("A2", "statement-confirmation", dispute("2026-10", "别的", "错")))
        .hasMessageContaining("本月的指标有：办件数、满意率、台账更新");
    assertThatThrownBy(
            () -> cast.start("A1", "statement-confirmation", dispute("2026-10", "I1", "错")))
        .hasMessageContaining("正等您确认");
    cast.start("A2", "statement-confirmation", dispute("2026-10", "I1", "错"));
    assertThatThrownBy(
            () -> cast.start("A2", "statement-confirmation", dispute("2026-10", "I3", "错")))
        .hasMessageContaining("正在答复");
    closed.close(QUARTER, ClosedQuarters.Part.INPUTS, clock.now());
    assertThatThrownBy(
            () -> cast.start("A3", "statement-confirmation", dispute("2026-10", "I3", "错")))
        .hasMessageContaining("已截止");
  }

  @Test
  void theCutOffEndsWhatIsOpen() {
    cast.start("A2", "statement-confirmation", dispute("2026-10", "I1", "错"));
    confirmations.endBeforeCutOff(List.of("A3"), QUARTER);
    assertThat(running()).isEqualTo(2);
    confirmations.endBeforeCutOff(List.of("A1", "A2", "A3"), QUARTER);
    assertThat(state("A1")).containsExactly(ConfirmationState.CONFIRMED_BY_SILENCE);
    assertThat(state("A2")).containsExactly(ConfirmationState.STANDS);
    assertThat(running()).isZero();
  }

  @Test
  void theCutOffLeavesADisputeThatWasAnsweredAndComputedAsItIs() {
    cast.start("A2", "statement-confirmation", dispute("2026-10", "I3", "多算"));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "ACCEPT", "5", ""));
    clock.runJobs();
    int version = statements.published("A2", "2026-10").orElseThrow().version();
    confirmations.endBeforeCutOff(List.of("A2"), QUARTER);
    assertThat(confirmations.of("A2", OCTOBER))
        .satisfiesExactlyInAnyOrder(
            answered -> assertThat(answered.cutOff()).isFalse(),
            asked -> assertThat(asked.cutOff()).as("it turned red, and he was asked").isTrue());
    assertThat(statements.published("A2", "2026-10").orElseThrow().version()).isEqualTo(version);
  }

  @Test
  void whatPeopleWroteIsInNoTableOfTheEngine() {
    cast.complete(
        cast.taskOf("A1", "task_planMeasures"), Map.of("measures", "每周调度", "choice", "WATCH"));
    cast.complete(cast.taskOf("D1", "task_acceptMeasures"), Map.of("decision", "ACCEPT"));
    cast.complete(cast.taskOf("A1", CONFIRM), answer("DISPUTE", false, "标记甲乙丙", "", ""));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "REJECT", null, "标记甲乙丙"));
    cast.start("A2", "statement-confirmation", dispute("2026-10", "I1", "标记甲乙丙"));
    cast.complete(cast.taskOf("D1", ANSWER), decided(false, "REJECT", null, "标记甲乙丙"));
    clock.runJobs();
    assertThat(running()).isZero();
    assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
    assertThat(texts.tablesWith("甲乙丙")).isEmpty();
    assertThat(texts.tablesWith("某A1")).isEmpty();
  }

  /** Another figure of A1 for October, with the statement that it leads to. */
  private void renewed(String indicator, String actual) {
    figures.actual(plan, indicator, "A1", "2026-10", actual);
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  private List<Integer> answered(String officer) {
    return confirmations.of(officer, OCTOBER).stream()
        .flatMap(one -> one.answeredVersion().stream())
        .toList();
  }

  private List<String> frozenNotes(String person) {
    return notes.of(person, 0, 20).stream()
        .filter(note -> note.title().equals("2026年10月对账单：数据截止后新亮红灯"))
        .map(Note::body)
        .toList();
  }

  /** What a form sends that showed this version. */
  private static Map<String, Object> seen(int version, Map<String, Object> sheet) {
    Map<String, Object> sent = new HashMap<>(sheet);
    sent.put("version", version);
    return sent;
  }

  private long running() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("statement-confirmation")
        .count();
  }

  private List<ConfirmationState> state(String officer) {
    return confirmations.of(officer, OCTOBER).stream().map(Confirmation::state).toList();
  }

  private List<String> answerers() {
    return tasks.createTaskQuery().taskDefinitionKey(ANSWER).list().stream()
        .map(Task::getAssignee)
        .toList();
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 20).stream().map(Note::title).toList();
  }

  private static Map<String, Object> dispute(String month, String indicator, String reason) {
    return Map.of("month", month, "indicator", indicator, "reason", reason);
  }

  private static Map<String, Object> answer(String answer, boolean rectify, String... reasons) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String reason : reasons) {
      rows.add(Map.of("reason", reason));
    }
    return Map.of("answer", answer, "rectify", rectify, "rows", rows);
  }

  private static Map<String, Object> decided(
      boolean rectify, String decision, String corrected, String text) {
    Map<String, Object> row = new HashMap<>();
    row.put("decision", decision);
    row.put("corrected", corrected == null ? null : new java.math.BigDecimal(corrected));
    row.put("answer", text);
    return Map.of("rectify", rectify, "rows", List.of(row));
  }
}
