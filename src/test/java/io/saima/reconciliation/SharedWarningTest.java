package io.saima.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.CountyImported;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.plan.IndicatorScope;
import io.saima.scoring.Light;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestFigures;
import io.saima.support.TestFiles;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** A light that a whole post shares, where one of its officers came in the middle of its plan. */
@SaimaTest
class SharedWarningTest {

  private static final YearMonth AUGUST = YearMonth.parse("2026-08");

  @Autowired TestFiles files;
  @Autowired TestFigures figures;
  @Autowired TestClock clock;
  @Autowired Statements statements;
  @Autowired StatementPress press;
  @Autowired Warnings warnings;
  @Autowired WarningRows rows;
  @Autowired WarningRecords records;
  @Autowired ApplicationEventPublisher events;

  private String plan;

  /** P5 has been in UB for years; 85 is yellow, and red for whom it is so the second time. */
  @BeforeEach
  void aPlan() {
    clock.set("2026-07-01T09:00");
    files.units("UA,甲局,行政,,,OWN,", "UB,乙局,行政,,,OWN,");
    files.officers(
        "L1,某书记,UA,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,",
        "H1,某局长,UB,局长,正职,行政,县处级正职,L1,NORMAL,2010-01-04,,,,",
        "P5,某丙,UB,科员,一般,行政,二级科员,H1,NORMAL,2020-01-01,,,,");
    plan = figures.plan("UB", PostClass.GENERAL, "2026-Q3");
    figures.level(plan, "I1", "办结率", IndicatorScope.UNIT, "40", "100");
    figures.level(plan, "I3", "培训人次", IndicatorScope.UNIT, "20", "10");
    figures.level(plan, "I2", "台账更新", IndicatorScope.UNIT, "40", "10");
    figures.actual(plan, "I1", "", "2026-07", "85");
    figures.actual(plan, "I2", "", "2026-07", "10");
    figures.actual(plan, "I3", "", "2026-07", "10");
    figures.actual(plan, "I1", "", "2026-08", "85");
    figures.actual(plan, "I2", "", "2026-08", "10");
    figures.actual(plan, "I3", "", "2026-08", "10");
  }

  private void comesOnAugust10(String... ids) {
    clock.set("2026-08-10T09:00");
    for (String id : ids) {
      files.officers(id + ",某乙,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2020-01-01,,2020-01-01,");
      files.officers(id + ",某乙,UB,科员,一般,行政,二级科员,H1,NORMAL,2020-01-01,2026-08-10,,2026-08-10,");
    }
    clock.set("2026-09-04T09:00");
  }

  private void reconciled() {
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  private Light light(String officer) {
    return press
        .read(statements.published(officer, "2026-08").orElseThrow())
        .line("I1")
        .orElseThrow()
        .light();
  }

  private void speaks(String officer) {
    Statement statement = statements.published(officer, "2026-08").orElseThrow();
    warnings.observe(AUGUST, Map.of(statement, press.read(statement)));
  }

  private Warning warning() {
    List<Warning> all = rows.findAll();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<WarningStep> steps() {
    return records.findAll().stream().map(WarningRecord::step).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1", "P9"})
  void whoCameSinceHidesNothingInTheSameChunk(String newcomer) {
    comesOnAugust10(newcomer);
    reconciled();
    assertThat(light(newcomer)).isEqualTo(Light.YELLOW);
    assertThat(light("P5")).isEqualTo(Light.RED);
    assertThat(warning().subject()).isEqualTo(Officer.post("UB", PostClass.GENERAL));
    assertThat(warning().light()).isEqualTo(Light.RED);
    assertThat(warning().state().open()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1", "P9"})
  void norDoesHeInTheOtherBranchBeforeOrAfterThem(String newcomer) {
    files.officers(
        "P7,某戊,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,,,,",
        "P8,某己,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,,,,");
    comesOnAugust10(newcomer);
    reconciled();
    assertThat(warning().light()).isEqualTo(Light.RED);
    assertThat(warning().state().open()).isTrue();
    assertThat(steps()).doesNotContain(WarningStep.RECOMPUTED, WarningStep.CORRECTED);
  }

  @Test
  void aLaterChunkWithHimAloneLiftsAndChangesNothing() {
    comesOnAugust10("P1");
    reconciled();
    List<WarningStep> before = steps();
    speaks("P1");
    speaks("P5");
    speaks("P1");
    assertThat(warning().light()).isEqualTo(Light.RED);
    assertThat(warning().state().open()).isTrue();
    assertThat(steps()).isEqualTo(before);
  }

  @Test
  void whatIsComputedAgainDoesNotLiftItAndOpenItAgain() {
    comesOnAugust10("P1");
    reconciled();
    figures.actual(plan, "I1", "", "2026-08", "84");
    reconciled();
    figures.actual(plan, "I2", "", "2026-08", "9");
    reconciled();
    assertThat(rows.findAll())
        .filteredOn(one -> one.indicatorCode().equals("I1"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.light()).isEqualTo(Light.RED);
              assertThat(one.figures()).contains("84");
            });
    assertThat(steps()).doesNotContain(WarningStep.CORRECTED);
  }

  @Test
  void whereAllCameSinceTheirStatementsSpeak() {
    clock.set("2026-08-01T09:00");
    files.officers("P5,某丙,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-01,,2026-08-01,");
    figures.actual(plan, "I1", "", "2026-08", "50");
    comesOnAugust10("P1", "P9");
    reconciled();
    assertThat(warning().light()).isEqualTo(Light.RED);
    figures.actual(plan, "I1", "", "2026-08", "85");
    reconciled();
    assertThat(warning().state()).isEqualTo(WarningState.CORRECTED);
  }
}
