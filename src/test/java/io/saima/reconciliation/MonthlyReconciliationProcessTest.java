package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;
import static io.saima.plan.IndicatorScope.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.CountyImported;
import io.saima.organization.PostClass;
import io.saima.scoring.Light;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import io.saima.verification.Fact;
import io.saima.verification.FactKind;
import io.saima.verification.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@SaimaTest
class MonthlyReconciliationProcessTest {

  private static final String CONFIRM = "task_confirm";
  private static final String MONTH = "2026-10";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired Statements statements;
  @Autowired StatementPress press;
  @Autowired ClosedQuarters closed;
  @Autowired Facts facts;
  @Autowired Notes notes;

  private String plan;

  @BeforeEach
  void aPlanWithFigures() {
    county.small();
    clock.set("2026-11-02T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "满意率", UNIT, "40", "90");
    figures.level(plan, "I3", "台账更新", OFFICER, "20", "10");
    for (String officer : List.of("A1", "A2", "A3")) {
      figures.actual(plan, "I1", officer, MONTH, "100");
      figures.actual(plan, "I3", officer, MONTH, "10");
    }
    figures.actual(plan, "I2", "", MONTH, "90");
  }

  @Test
  void onTheThirdWorkingDayEverybodyAssessedGetsHisStatement() {
    clock.moveTo("2026-11-04T06:59");
    assertThat(statements.count()).isZero();
    clock.moveTo("2026-11-04T07:30");
    assertThat(statements.findAll())
        .extracting(Statement::officerId)
        .containsExactlyInAnyOrder("Z1", "Z2", "H1", "D1", "A1", "A2", "A3");
    Statement statement = published("A1");
    assertThat(statement.light()).isEqualTo(Light.GREEN);
    StatementDocument.Line line = press.read(statement).line("I1").orElseThrow();
    assertThat(line.due()).isEqualTo("100");
    assertThat(line.share()).isEqualTo("1/3");
    assertThat(line.attainment()).isEqualTo("1.000000");
    assertThat(titles("A1")).containsExactly("2026年10月对账单已公布：3个绿灯");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(CONFIRM).count()).isZero();
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("monthly-reconciliation")
                .processInstanceBusinessKey(MONTH)
                .finished()
                .count())
        .isEqualTo(1);
  }

  @Test
  void afterAnImportTheLastClosedMonthDoesNotWaitForTheThirdWorkingDay() {
    imported();
    assertThat(statements.count()).isEqualTo(7);
    events.publishEvent(new CatchUp());
    clock.moveTo("2026-11-05T09:00");
    assertThat(statements.count()).isEqualTo(7);
    assertThat(titles("A1")).hasSize(1);
  }

  @Test
  void withoutAnyFigureOfTheMonthACatchUpWaits() {
    clock.set("2026-12-01T09:00");
    events.publishEvent(new CatchUp());
    clock.runJobs();
    assertThat(statements.count()).isZero();
  }

  @Test
  void aRedLightAsksTheOfficerToConfirm() {
    figures.actual(plan, "I1", "A2", MONTH, "79.9");
    figures.actual(plan, "I1", "A3", MONTH, "80");
    imported();
    assertThat(published("A2").light()).isEqualTo(Light.RED);
    assertThat(published("A3").light()).isEqualTo(Light.YELLOW);
    assertThat(tasks.createTaskQuery().taskDefinitionKey(CONFIRM).list())
        .extracting(Task::getAssignee)
        .containsExactly("A2");
  }

  @Test
  void missingFiguresAreGreyAndThePersonnelOfficerIsToldOnce() {
    figures.flow(plan, "I4", "走访", OFFICER, "10", "9");
    figures.level(plan, "I5", "执法率", UNIT, "10", "90");
    imported();
    assertThat(published("A1").light()).isEqualTo(Light.GREY);
    assertThat(published("H1").light()).isEqualTo(Light.GREY);
    List<Note> told =
        notes.of("H1", 0, 20).stream().filter(note -> note.title().contains("缺数据")).toList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).body())
        .contains("县水利局：")
        .contains("走访（某A1、某A2、某A3）")
        .contains("执法率（全单位）")
        .contains("没有考核方案（某D1、某H1）");
  }

  @Test
  void changedFiguresMakeANewVersionOnlyForWhomTheyConcern() {
    imported();
    figures.actual(plan, "I1", "A2", MONTH, "50");
    imported();
    assertThat(published("A1").version()).isEqualTo(1);
    Statement second = published("A2");
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.light()).isEqualTo(Light.RED);
    assertThat(statements.findById(new Statement.Key("A2", MONTH, 1)).orElseThrow().superseded())
        .isTrue();
    assertThat(titles("A2")).contains("2026年10月对账单有更新：1个红灯、2个绿灯");
    assertThat(cast.tasksOf("A2", CONFIRM)).hasSize(1);
    figures.actual(plan, "I1", "A2", MONTH, "51");
    imported();
    assertThat(published("A2").version()).isEqualTo(3);
    assertThat(cast.tasksOf("A2", CONFIRM)).hasSize(1);
  }

  @Test
  void onceTheInputsAreFrozenNothingIsComputedAgain() {
    imported();
    closed.close(Quarter.parse("2026-Q4"), ClosedQuarters.Part.INPUTS, clock.now());
    figures.actual(plan, "I1", "A2", MONTH, "50");
    imported();
    assertThat(published("A2").version()).isEqualTo(1);
  }

  @Test
  void aVerifiedFalsificationIsRed() {
    facts.save(
        new Fact(
            "F1",
            "A1",
            FactKind.FALSIFICATION,
            LocalDate.parse("2026-10-20"),
            LocalDate.parse("2026-10-30"),
            plan,
            "I3",
            null,
            "核查〔2026〕1号",
            "虚报台账"));
    imported();
    assertThat(press.read(published("A1")).line("I3").orElseThrow().falsified()).isTrue();
    assertThat(published("A1").light()).isEqualTo(Light.RED);
    assertThat(published("A2").light()).isEqualTo(Light.GREEN);
  }

  @Test
  void aQuarterWithoutItsOwnPlanContinuesTheEarlierOne() {
    clock.set("2027-02-10T09:00");
    imported();
    clock.moveTo("2027-02-11T09:00");
    Statement statement = statements.published("A1", "2027-01").orElseThrow();
    assertThat(press.read(statement).planCode()).isEqualTo(plan);
    assertThat(statement.light()).isEqualTo(Light.GREY);
  }

  @Test
  void aWholeCountyIsComputedAndPublishedInChunks() {
    for (int i = 0; i < 410; i++) {
      county.officer("B%03d".formatted(i), "U1", PostClass.GENERAL, "D1");
    }
    imported();
    assertThat(statements.count()).isEqualTo(417);
    assertThat(statements.published("B409", MONTH)).isPresent();
  }

  private void imported() {
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  private Statement published(String officer) {
    return statements.published(officer, MONTH).orElseThrow();
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 20).stream()
        .map(Note::title)
        .filter(title -> title.contains("对账单"))
        .toList();
  }
}
