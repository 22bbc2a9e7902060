package io.saima.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.engine.CatchUp;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.PersonnelKind;
import io.saima.organization.PostClass;
import io.saima.organization.personnel.ChangeForm;
import io.saima.organization.personnel.PersonnelChanges;
import io.saima.organization.personnel.PersonnelChanges.Person;
import io.saima.plan.IndicatorScope;
import io.saima.reconciliation.StatementDocument.WeekLine;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements follow what people change after they were published. */
@SaimaTest
class SingleChangesProcessTest {

  private static final String OCTOBER = "2026-10";
  private static final String LAST_WEEK = "2026-W44";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;
  @Autowired PersonnelChanges changes;
  @Autowired ClosedQuarters closed;
  @Autowired Statements statements;
  @Autowired StatementPress press;
  @Autowired JdbcClient jdbc;

  /**
   * Three officers filed the log of October's last week; it is closed on the evening of November 3,
   * and the statements are out the next morning.
   */
  @BeforeEach
  void theStatementsAreOutBeforeTheLastWeekIsJudged() {
    county.small();
    String plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.level(plan, "I1", "台账更新", IndicatorScope.UNIT, "40", "10");
    clock.set("2026-10-26T05:00");
    events.publishEvent(new CatchUp());
    clock.moveTo("2026-10-26T06:30");
    for (String officer : List.of("A1", "A2", "A3")) {
      cast.complete(
          cast.taskOf(officer, "task_fillLog"),
          Map.of(
              "action",
              "FILE",
              "content",
              "清淤。",
              "lines",
              List.of(Map.of("item", "清淤", "done", true))));
    }
    clock.moveTo("2026-11-04T09:00");
    for (String officer : List.of("A1", "A2", "A3")) {
      assertThat(done(officer)).isEqualTo(1);
    }
  }

  @Test
  void aLogThatWasCalledUntrueOrCorrectedIsSoOnTheStatementOfTheNextMorning() {
    cast.complete(
        cast.taskOf("D1", "task_reviewTeam"),
        Map.of("rows", List.of(judged("UNTRUE"), judged("RETURN"), judged("ACCEPT"))));
    assertThat(version("A1")).isEqualTo(1);
    clock.moveTo("2026-11-05T07:30");
    assertThat(done("A1")).isZero();
    assertThat(List.of(version("A1"), version("A2"), version("A3"))).containsExactly(2, 1, 1);
    cast.complete(
        cast.taskOf("A2", "task_correctLog"),
        Map.of("lines", List.of(Map.of("item", "清淤", "done", false)), "content", "没有做完。"));
    clock.moveTo("2026-11-06T07:30");
    assertThat(done("A2")).isZero();
    assertThat(List.of(version("A1"), version("A2"), version("A3"))).containsExactly(2, 2, 1);
    assertThat(noted()).isZero();
  }

  @Test
  void whoHadMovedBeforeTheMonthsEndGetsAStatementOfTheOtherUnit() {
    move("A3", "2026-10-26");
    assertThat(noted()).isEqualTo(1);
    clock.moveTo("2026-11-05T07:30");
    Statement second = statements.published("A3", OCTOBER).orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.unitCode()).isEqualTo("U0");
    assertThat(List.of(version("A1"), version("A2"))).containsExactly(1, 1);
  }

  @Test
  void aChangeThatConcernsNoStatementYetIsNotNoted() {
    move("A3", "2026-11-02");
    assertThat(noted()).isZero();
  }

  @Test
  void nothingIsComputedOnceTheInputsAreFrozen() {
    cast.complete(
        cast.taskOf("D1", "task_reviewTeam"),
        Map.of("rows", List.of(judged("UNTRUE"), judged("ACCEPT"), judged("ACCEPT"))));
    closed.close(Quarter.parse("2026-Q4"), ClosedQuarters.Part.INPUTS, clock.now());
    clock.moveTo("2026-11-05T07:30");
    assertThat(version("A1")).isEqualTo(1);
    assertThat(noted()).isZero();
  }

  private void move(String officer, String from) {
    assertThat(
            changes.enter(
                officer,
                new ChangeForm(
                    PersonnelKind.MOVE, LocalDate.parse(from), Map.of("unit_code", "U0")),
                new Person("organization", true)))
        .isEmpty();
  }

  private static Map<String, Object> judged(String decision) {
    return Map.of("decision", decision, "reason", decision.equals("ACCEPT") ? "" : "现场没有人");
  }

  private int version(String officer) {
    return statements.published(officer, OCTOBER).orElseThrow().version();
  }

  /** What the statement says was done in October's last week. */
  private Integer done(String officer) {
    return press.read(statements.published(officer, OCTOBER).orElseThrow()).weeks().stream()
        .filter(week -> week.week().equals(LAST_WEEK))
        .map(WeekLine::done)
        .findFirst()
        .orElseThrow();
  }

  private long noted() {
    return jdbc.sql("select count(*) from statement_change").query(Long.class).single();
  }
}
