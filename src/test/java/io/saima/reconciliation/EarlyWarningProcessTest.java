package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;
import static io.saima.plan.IndicatorScope.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.calendar.Quarter;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.CountyImported;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.rectification.RectificationItem;
import io.saima.rectification.RectificationItems;
import io.saima.rectification.RectificationState;
import io.saima.rectification.Rectifications;
import io.saima.scoring.Light;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import io.saima.support.TestFiles;
import io.saima.support.Timetable;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Warnings in the county of {@link TestCounty#small()}; D1 is in charge of A1, A2 and A3. */
@SaimaTest
class EarlyWarningProcessTest {

  private static final String PLAN = "task_planMeasures";
  private static final String ACCEPT = "task_acceptMeasures";
  private static final String SUPERVISE = "task_supervise";
  private static final List<String> EVERYBODY = List.of("A1", "A2", "A3", "D1", "H1");
  private static final Quarter QUARTER = Quarter.parse("2026-Q4");

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired TestFiles files;
  @Autowired ApplicationEventPublisher events;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired Warnings warnings;
  @Autowired WarningRows rows;
  @Autowired WarningRecords records;
  @Autowired Confirmations confirmations;
  @Autowired Rectifications rectifications;
  @Autowired RectificationItems items;
  @Autowired Notes notes;
  @Autowired EngineTexts texts;

  private String plan;

  /**
   * Of I1 100 are due in October, 200 in November, 300 in December; I2 is one value for all, I3 has
   * no data.
   */
  @BeforeEach
  void aPlan() {
    county.small();
    clock.set("2026-11-02T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "满意率", UNIT, "40", "90");
    figures.level(plan, "I3", "台账更新", OFFICER, "20", "10");
  }

  // ---- measures

  @Test
  void aRedLightAsksForMeasuresInFiveDaysAndTheLeaderInChargeKnowsAtOnce() {
    publish("2026-10", "60", "90");
    assertThat(running()).isOne();
    assertThat(titles("D1")).contains("红灯预警：办件数");
    Task task = cast.taskOf("A1", PLAN);
    assertThat(task.getName()).isEqualTo("报送措施 · " + number());
    assertThat(cast.sheet(task).path("figures").asText())
        .isEqualTo("60% 红灯：实际60件，应完成100件（全季的三分之一）");
    timetable.says("early-warning/task_planMeasures", "2026-11-09T18:00");
    timetable.says("early-warning/boundary_noPlan", "2026-11-09T18:00");
    assertThatThrownBy(() -> cast.complete(task, Map.of("measures", " ", "choice", "WATCH")))
        .hasMessageContaining("措施");
    assertThatThrownBy(() -> cast.complete("A2", task, measures("WATCH")))
        .isInstanceOf(AuthorizationException.class);
    cast.complete(task, measures("WATCH"));
    timetable.says("early-warning/task_acceptMeasures", "2026-11-05T18:00");
    assertThat(cast.sheet(cast.taskOf("D1", ACCEPT)).path("measures").asText()).isEqualTo("每周调度");
    assertThat(warning().state()).isEqualTo(WarningState.DECIDING);
  }

  @Test
  void acceptedMeasuresAreWatchedUntilTheLightIsGreen() {
    publish("2026-10", "60", "90");
    accepted();
    assertThat(warning().state()).isEqualTo(WarningState.WATCHED);
    assertThat(tasksOfCase()).isZero();
    clock.set("2026-12-01T09:00");
    publish("2026-11", "190", "90");
    assertThat(warning().state()).isEqualTo(WarningState.GREEN);
    assertThat(running()).isZero();
    assertThat(titles("A1")).contains("预警解除：已转绿：办件数");
    assertThat(titles("D1")).contains("预警解除：已转绿：办件数");
    assertThat(steps())
        .containsExactly(
            WarningStep.OPENED,
            WarningStep.INFORMED,
            WarningStep.PLANNED,
            WarningStep.ACCEPTED,
            WarningStep.RECONCILED,
            WarningStep.GREEN);
  }

  @Test
  void measuresAreReturnedWithAReasonTwiceAndThenTheLeaderInChargeTakesOver() {
    publish("2026-10", "60", "90");
    for (int i = 0; i < 2; i++) {
      cast.complete(cast.taskOf("A1", PLAN), measures("WATCH"));
      Task task = cast.taskOf("D1", ACCEPT);
      assertThatThrownBy(() -> cast.complete(task, Map.of("decision", "RETURN")))
          .hasMessageContaining("退回措施须写明理由");
      cast.complete(task, Map.of("decision", "RETURN", "opinion", "太笼统"));
      assertThat(cast.sheet(cast.taskOf("A1", PLAN)).path("remark").asText()).isEqualTo("退回理由：太笼统");
      assertThat(cast.sheet(cast.taskOf("A1", PLAN)).path("measures").asText()).isEqualTo("每周调度");
    }
    cast.complete(cast.taskOf("A1", PLAN), measures("WATCH"));
    cast.complete(cast.taskOf("D1", ACCEPT), Map.of("decision", "RETURN", "opinion", "仍笼统"));
    assertThat(cast.tasksOf("A1", PLAN)).isEmpty();
    timetable.says("early-warning/task_supervise", "2026-11-05T18:00");
    assertThat(cast.tasksOf("D1", SUPERVISE)).hasSize(1);
    assertThat(warning().state()).isEqualTo(WarningState.SUPERVISED);
  }

  @Test
  void measuresThatNobodyAcceptsStandAsTheyWereSent() {
    publish("2026-10", "60", "90");
    cast.complete(cast.taskOf("A1", PLAN), measures("WATCH"));
    clock.moveTo("2026-11-10T09:00", "task-care");
    assertThat(cast.tasksOf("H1", ACCEPT)).hasSize(1);
    for (String day : List.of("2026-11-18", "2026-11-26", "2026-12-04", "2026-12-14")) {
      clock.moveTo(day + "T09:00", "task-care");
    }
    assertThat(tasksOfCase()).isZero();
    assertThat(warning().state()).isEqualTo(WarningState.WATCHED);
    assertThat(steps()).contains(WarningStep.STANDS);
  }

  // ---- the leader in charge

  @Test
  void withoutMeasuresInTimeTheLeaderInChargeSaysWhatIsToBeDone() {
    publish("2026-10", "60", "90");
    clock.moveTo("2026-11-09T18:01", "early-warning");
    assertThat(cast.tasksOf("A1", PLAN)).isEmpty();
    assertThat(titles("A1")).contains("到期未报措施，已转分管领导督办：办件数");
    Task task = cast.taskOf("D1", SUPERVISE);
    assertThatThrownBy(() -> cast.complete(task, Map.of("demand", " ", "decision", "WATCH")))
        .hasMessageContaining("督办要求");
    cast.complete(task, Map.of("demand", "本周补齐", "decision", "WATCH"));
    assertThat(warning().instruction()).contains("本周补齐");
    assertThat(warning().state()).isEqualTo(WarningState.WATCHED);
    assertThat(titles("A1")).contains("分管领导提出督办要求：办件数");
  }

  @Test
  void aSupervisionThatNobodyTakesUpIsWatchedOn() {
    publish("2026-10", "60", "90");
    clock.moveTo("2026-11-09T18:01", "early-warning");
    for (String day : List.of("2026-11-17", "2026-11-25", "2026-12-03", "2026-12-11")) {
      clock.moveTo(day + "T09:00", "task-care");
    }
    assertThat(tasksOfCase()).isZero();
    assertThat(warning().state()).isEqualTo(WarningState.WATCHED);
    assertThat(steps()).contains(WarningStep.NOT_INSTRUCTED);
  }

  @Test
  void whoeverHasTheWarningBeforeHimSeesTheLightAsItIsNow() {
    publish("2026-10", "60", "90");
    publish("2026-10", "61", "90");
    assertThat(cast.sheet(cast.taskOf("A1", PLAN)).path("figures").asText()).contains("实际61件");
    cast.complete(cast.taskOf("A1", PLAN), measures("RECTIFY"));
    publish("2026-10", "62", "90");
    Task acceptance = cast.taskOf("D1", ACCEPT);
    assertThat(cast.sheet(acceptance).path("figures").asText()).contains("实际62件");
    assertThat(cast.sheet(acceptance).path("measures").asText()).isEqualTo("每周调度");
    assertThat(cast.sheet(acceptance).path("choice").asText()).isEqualTo("申请直接列入整改");
  }

  @Test
  void theLeaderInChargeSeesTheNewestMonthsLight() {
    publish("2026-10", "60", "90");
    clock.moveTo("2026-11-09T18:01", "early-warning");
    assertThat(cast.sheet(cast.taskOf("D1", SUPERVISE)).path("light").asText()).isEqualTo("红灯");
    clock.set("2026-12-01T09:00");
    publish("2026-11", "120", "90");
    assertThat(cast.sheet(cast.taskOf("D1", SUPERVISE)).path("month").asText())
        .isEqualTo("2026年11月");
    publish("2026-11", "170", "90");
    assertThat(cast.sheet(cast.taskOf("D1", SUPERVISE)).path("light").asText()).isEqualTo("黄灯");
    assertThat(cast.sheet(cast.taskOf("D1", SUPERVISE)).path("figures").asText())
        .contains("实际170件");
  }

  @Test
  void aSecondRedIsHisTaskAndHeMayMakeItARectification() {
    publish("2026-10", "60", "90");
    accepted();
    clock.set("2026-12-01T09:00");
    publish("2026-11", "120", "90");
    assertThat(running()).isOne();
    cast.complete(cast.taskOf("D1", SUPERVISE), Map.of("demand", "限期补齐", "decision", "RECTIFY"));
    assertThat(running()).isZero();
    assertThat(warning().state()).isEqualTo(WarningState.RECTIFIED);
    RectificationItem item = items.findAll().get(0);
    assertThat(warning().itemNumber()).contains(item.number());
    assertThat(item.officerId()).isEqualTo("A1");
    assertThat(item.task()).isEqualTo("限期补齐");
    assertThat(cast.sheet(cast.taskOf("A1", "task_plan")).path("measures").asText())
        .as("the measures need not be written twice")
        .isEqualTo("每周调度");
    assertThat(confirmations.rectify("A1", YearMonth.parse("2026-11"), "D1")).isOne();
    assertThat(items.count()).isOne();
  }

  @Test
  void aSecondRedComesToHimWhileMeasuresAreStillBeingWrittenOrDecided() {
    publish("2026-10", "60", "90");
    figures.actual(plan, "I1", "A2", "2026-10", "50");
    imported();
    cast.complete(cast.taskOf("A1", PLAN), measures("WATCH"));
    cast.complete(cast.taskOf("A2", PLAN), measures("WATCH"));
    clock.set("2026-11-30T09:00");
    cast.complete(acceptanceOf("A2"), Map.of("decision", "RETURN", "opinion", "太笼统"));
    clock.set("2026-12-01T09:00");
    figures.actual(plan, "I1", "A2", "2026-11", "100");
    publish("2026-11", "120", "90");
    assertThat(cast.tasksOf("A2", PLAN)).isEmpty();
    assertThat(cast.tasksOf("D1", ACCEPT)).isEmpty();
    assertThat(cast.tasksOf("D1", SUPERVISE)).hasSize(2);
    imported();
    assertThat(cast.tasksOf("D1", SUPERVISE)).hasSize(2);
  }

  private Task acceptanceOf(String officer) {
    String key =
        rows.findAll().stream()
            .filter(warning -> warning.responsibleId().equals(officer))
            .findFirst()
            .orElseThrow()
            .number();
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(ACCEPT)
        .processInstanceBusinessKey(key)
        .singleResult();
  }

  // ---- which lights

  @Test
  void theSecondYellowOfAQuarterIsRedAndWarnedOf() {
    publish("2026-10", "85", "90");
    assertThat(rows.count()).isZero();
    clock.set("2026-12-01T09:00");
    publish("2026-11", "170", "90");
    assertThat(warning().light()).isEqualTo(Light.RED);
    assertThat(cast.tasksOf("A1", PLAN)).hasSize(1);
  }

  @Test
  void aSecondYellowRunningAcrossTheQuartersEndIsWarnedOfAndTheLeaderKnowsOnceItIsRed() {
    clock.set("2027-01-05T09:00");
    publish("2026-12", "255", "90");
    assertThat(rows.count()).isZero();
    clock.set("2027-02-04T09:00");
    publish("2027-01", "85", "90");
    assertThat(warning().light()).isEqualTo(Light.YELLOW);
    assertThat(titles("D1")).doesNotContain("红灯预警：办件数", "黄灯预警：办件数");
    accepted();
    clock.set("2027-03-03T09:00");
    publish("2027-02", "100", "90");
    assertThat(warning().light()).isEqualTo(Light.RED);
    assertThat(titles("D1")).contains("红灯预警：办件数");
    assertThat(cast.tasksOf("D1", SUPERVISE)).as("it is the first red").isEmpty();
    assertThat(warning().state()).isEqualTo(WarningState.WATCHED);
  }

  @Test
  void whatAWholeUnitSharesIsWarnedOfOnceAndItsHeadIsResponsible() {
    publish("2026-10", "100", "50");
    assertThat(rows.count()).isOne();
    assertThat(warning().officerId()).isEmpty();
    Task task = cast.taskOf("H1", PLAN);
    assertThat(cast.sheet(task).path("whose").asText()).isEqualTo("县水利局（全单位）");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(PLAN).count()).isOne();
    assertThat(titles("L1")).contains("红灯预警：满意率");
    cast.complete(task, measures("RECTIFY"));
    assertThat(cast.sheet(cast.taskOf("L1", ACCEPT)).path("choice").asText()).isEqualTo("申请直接列入整改");
    cast.complete(cast.taskOf("L1", ACCEPT), Map.of("decision", "ACCEPT"));
    clock.runJobs();
    RectificationItem item = items.findAll().get(0);
    assertThat(item.officerId()).isEqualTo("H1");
    assertThat(confirmations.rectify("A1", YearMonth.parse("2026-10"), "D1"))
        .as("the unit's red light is not rectified by each of its people")
        .isZero();
    cast.complete(
        cast.taskOf("H1", "task_plan"),
        Map.of("measures", "回访", "plannedDeadline", "2026-11-20", "responsible", "H1"));
    cast.complete(cast.taskOf("L1", "task_approve"), Map.of("decision", "APPROVE"));
    cast.complete(cast.taskOf("H1", "task_report"), Map.of("doneEvidence", "已回访"));
    Task closing = tasks.createTaskQuery().taskDefinitionKey("task_close").singleResult();
    cast.complete(closing, Map.of("decision", "CLOSE", "opinion", "到位"));
    assertThat(items.findAll().get(0).state()).isEqualTo(RectificationState.CLOSED);
    String here = Officer.post("U1", PostClass.GENERAL);
    assertThat(
            rectifications.resolvedIndicators(
                Map.of(
                    "A1",
                    here,
                    "A2",
                    here,
                    "D1",
                    Officer.post("U1", PostClass.DEPUTY),
                    "Z2",
                    Officer.post("U0", PostClass.GENERAL)),
                QUARTER))
        .as("the light of all who are measured by that plan is cleared, and of nobody else")
        .isEqualTo(Map.of("A1", Set.of("I2"), "A2", Set.of("I2")));
  }

  @Test
  void whoWasPromotedSinceSharesTheLightOfThePostThatHeHad() {
    files.officers("A2,某甲,U1,科长,中层,行政,二级科员,D1,NORMAL,2015-07-01,2026-11-02,,,");
    publish("2026-10", "100", "50");
    assertThat(rows.count()).isOne();
    assertThat(warning().subject()).isEqualTo(Officer.post("U1", PostClass.GENERAL));
  }

  @Test
  void whileTheUnitsHeadIsAwayTheHighestAtWorkIsResponsible() {
    county.onLeave("H1", "2026-11-01", "2026-11-30");
    publish("2026-10", "100", "50");
    assertThat(cast.tasksOf("D1", PLAN)).hasSize(1);
  }

  @Test
  void whoHasLeftIsNotWarnedOfHisOwnLightButHisUnitOfWhatItShares() {
    county.leaves("A1", "2026-11-01");
    publish("2026-10", "60", "50");
    assertThat(rows.findAll()).extracting(Warning::indicatorCode).containsExactly("I2");
  }

  @Test
  void whatIsBeingRectifiedIsNotWarnedOf() {
    publish("2026-10", "60", "90");
    cast.complete(
        cast.taskOf("A1", "task_confirm"),
        Map.of(
            "answer",
            "CONFIRM",
            "rectify",
            true,
            "rows",
            List.of(Map.of("reason", ""), Map.of("reason", ""), Map.of("reason", ""))));
    assertThat(warning().state()).isEqualTo(WarningState.RECTIFIED);
    assertThat(running()).as("one paper is enough").isZero();
    clock.set("2026-12-01T09:00");
    publish("2026-11", "120", "90");
    assertThat(rows.count()).isOne();
    assertThat(items.count()).isOne();
  }

  // ---- figures that change

  @Test
  void aLightThatTurnsGreenByAnotherFigureEndsItsWarningAndARedOneStartsNoSecond() {
    publish("2026-10", "60", "90");
    figures.actual(plan, "I1", "A1", "2026-10", "61");
    imported();
    imported();
    assertThat(rows.count()).isOne();
    assertThat(steps()).contains(WarningStep.RECOMPUTED).doesNotContain(WarningStep.RED_AGAIN);
    figures.actual(plan, "I1", "A1", "2026-10", "100");
    imported();
    assertThat(warning().state()).isEqualTo(WarningState.GREEN);
    assertThat(running()).isZero();
    figures.actual(plan, "I1", "A1", "2026-10", "60");
    imported();
    assertThat(running()).isOne();
    assertThat(rows.count()).isEqualTo(2);
  }

  @Test
  void aFirstYellowInPlaceOfTheRedThatBeganItWithdrawsTheWarning() {
    publish("2026-10", "60", "90");
    figures.actual(plan, "I1", "A1", "2026-10", "85");
    imported();
    assertThat(warning().state()).isEqualTo(WarningState.CORRECTED);
    assertThat(running()).isZero();
  }

  @Test
  void aDisputeThatIsAcceptedEndsTheWarningToo() {
    publish("2026-10", "60", "90");
    cast.complete(
        cast.taskOf("A1", "task_confirm"),
        Map.of(
            "answer",
            "DISPUTE",
            "rectify",
            false,
            "rows",
            List.of(Map.of("reason", "漏记四十件"), Map.of("reason", ""), Map.of("reason", ""))));
    cast.complete(
        cast.taskOf("D1", "task_answer"),
        Map.of(
            "rectify",
            false,
            "rows",
            List.of(Map.of("decision", "ACCEPT", "corrected", 100, "answer", "属实"))));
    clock.runJobs();
    assertThat(warning().state()).isEqualTo(WarningState.GREEN);
    assertThat(running()).isZero();
  }

  @Test
  void aFigureOfAnEarlierMonthChangesNothingThatALaterOneSays() {
    publish("2026-10", "100", "90");
    clock.set("2026-12-01T09:00");
    publish("2026-11", "200", "90");
    figures.actual(plan, "I1", "A1", "2026-10", "60");
    imported();
    assertThat(rows.count()).isZero();
  }

  // ---- ends

  @Test
  void atTheCutOffWhatIsRedIsRectifiedAndWhatIsYellowIsWatchedOn() {
    publish("2026-10", "60", "90");
    figures.actual(plan, "I1", "A2", "2026-10", "60");
    imported();
    clock.set("2026-12-01T09:00");
    figures.actual(plan, "I1", "A2", "2026-11", "170");
    publish("2026-11", "120", "90");
    warnings.cutOff(List.of("A3"), QUARTER);
    warnings.cutOff(EVERYBODY, Quarter.parse("2026-Q3"));
    assertThat(running()).isEqualTo(2);
    warnings.cutOff(EVERYBODY, QUARTER);
    warnings.cutOff(EVERYBODY, QUARTER);
    assertThat(running()).isOne();
    assertThat(items.findAll())
        .singleElement()
        .extracting(RectificationItem::officerId)
        .isEqualTo("A1");
    assertThat(states())
        .containsEntry("A1", WarningState.RECTIFIED)
        .doesNotContainEntry("A2", WarningState.RECTIFIED);
  }

  @Test
  void whoHasLeftIsAskedForNothing() {
    publish("2026-10", "60", "90");
    county.leaves("A1", "2026-11-03");
    clock.moveTo("2026-11-04T09:00", "task-care");
    assertThat(warning().state()).isEqualTo(WarningState.DROPPED);
    assertThat(running()).isZero();
    assertThat(tasks.createTaskQuery().taskDefinitionKey(SUPERVISE).count()).isZero();
  }

  @Test
  void anotherAnswersForTheUnitWhoseHeadHasLeft() {
    publish("2026-10", "100", "50");
    county.leaves("H1", "2026-11-03");
    clock.moveTo("2026-11-04T09:00", "task-care");
    assertThat(cast.tasksOf("D1", PLAN)).hasSize(1);
  }

  @Test
  void whatTheNextStatementDoesNotHaveAnyMoreIsNotWatchedOn() {
    publish("2026-10", "60", "90");
    accepted();
    county.leaves("A1", "2026-11-20");
    clock.set("2026-12-01T09:00");
    figures.actual(plan, "I1", "A2", "2026-11", "200");
    imported();
    assertThat(warning().state()).isEqualTo(WarningState.DROPPED);
    assertThat(running()).isZero();
  }

  @Test
  void onlyWhatIsRedBecomesARectification() {
    clock.set("2027-01-05T09:00");
    publish("2026-12", "255", "90");
    clock.set("2027-02-04T09:00");
    publish("2027-01", "85", "90");
    assertThatThrownBy(() -> cast.complete(cast.taskOf("A1", PLAN), measures("RECTIFY")))
        .hasMessageContaining("目前是黄灯，红灯才列入整改");
    clock.moveTo("2027-02-22T18:01", "early-warning");
    Task task = cast.taskOf("D1", SUPERVISE);
    assertThatThrownBy(() -> cast.complete(task, Map.of("demand", "补齐", "decision", "RECTIFY")))
        .hasMessageContaining("目前是黄灯");
  }

  @Test
  void noRelationDecidesAboutIt() {
    county.relation("A1", "D1");
    publish("2026-10", "60", "90");
    assertThat(titles("D1")).isEmpty();
    assertThat(titles("H1")).contains("红灯预警：办件数");
    cast.complete(cast.taskOf("A1", PLAN), measures("WATCH"));
    Task task = cast.taskOf("H1", ACCEPT);
    tasks.setAssignee(task.getId(), "D1");
    assertThatThrownBy(() -> cast.complete("D1", task, Map.of("decision", "ACCEPT")))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void whatPeopleWroteIsInNoTableOfTheEngine() {
    publish("2026-10", "60", "90");
    clock.moveTo("2026-11-05T18:01", "statement-confirmation");
    cast.complete(cast.taskOf("A1", PLAN), Map.of("measures", "标记甲乙丙", "choice", "WATCH"));
    cast.complete(cast.taskOf("D1", ACCEPT), Map.of("decision", "RETURN", "opinion", "标记甲乙丙"));
    clock.moveTo("2026-11-12T18:01", "early-warning");
    cast.complete(cast.taskOf("D1", SUPERVISE), Map.of("demand", "标记甲乙丙", "decision", "WATCH"));
    assertThat(texts.tablesWith("甲乙丙")).isEmpty();
    assertThat(texts.tablesWith("办件数")).isEmpty();
    assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
  }

  // ---- helpers

  /** The figures of A1, and of the unit, with the statements that they lead to. */
  private void publish(String month, String own, String ofUnit) {
    figures.actual(plan, "I1", "A1", month, own);
    figures.actual(plan, "I2", "", month, ofUnit);
    imported();
  }

  private void imported() {
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  private void accepted() {
    cast.complete(cast.taskOf("A1", PLAN), measures("WATCH"));
    cast.complete(cast.taskOf("D1", ACCEPT), Map.of("decision", "ACCEPT"));
  }

  private static Map<String, Object> measures(String choice) {
    return Map.of("measures", "每周调度", "choice", choice);
  }

  private Warning warning() {
    return rows.findAll().get(rows.findAll().size() - 1);
  }

  private String number() {
    return warning().number();
  }

  private Map<String, WarningState> states() {
    return rows.findAll().stream()
        .collect(java.util.stream.Collectors.toMap(Warning::responsibleId, Warning::state));
  }

  private List<WarningStep> steps() {
    return records.findByWarningIdOrderById(warning().id()).stream()
        .map(WarningRecord::step)
        .toList();
  }

  private long running() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("early-warning").count();
  }

  private long tasksOfCase() {
    return tasks.createTaskQuery().processDefinitionKey("early-warning").count();
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 50).stream()
        .map(Note::title)
        .filter(title -> !title.contains("对账单") && !title.contains("缺数据"))
        .toList();
  }
}
