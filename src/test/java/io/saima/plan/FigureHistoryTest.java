package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.saima.organization.PostClass;
import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.Imports;
import io.saima.plan.FigureHistory.Origin;
import io.saima.plan.FigureHistory.Version;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What replaces a figure leaves what it was before in sight. */
@SaimaTest
class FigureHistoryTest {

  private static final YearMonth MONTH = YearMonth.of(2026, 9);

  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired TestClock clock;
  @Autowired Imports imports;
  @Autowired FigureHistory history;
  @Autowired FigureCorrections corrections;
  @Autowired PlanIndicators indicators;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  private String plan;

  @BeforeEach
  void aPlan() {
    county.small();
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q3");
    figures.flow(plan, "I1", "办件量", IndicatorScope.OFFICER, "100", "300");
  }

  @Test
  void anImportThatReplacesAFigureKeepsWhatItWas() throws IOException {
    clock.set("2026-10-08T09:00");
    long first = bring("A1,2026-09,96,台账");
    clock.set("2026-10-09T09:00");
    bring("A1,2026-09,96.00,台账");
    clock.set("2026-10-10T09:00");
    long third = bring("A1,2026-09,98.5,办件系统");

    assertThat(of("A1"))
        .extracting(Version::actual, Version::source, Version::cameAt, Version::inForce)
        .containsExactly(
            tuple(new BigDecimal("98.5000"), "办件系统", at("2026-10-10T09:00"), true),
            tuple(new BigDecimal("96.0000"), "台账", at("2026-10-08T09:00"), false));
    assertThat(of("A1"))
        .extracting(Version::origin, Version::by, Version::reference)
        .containsExactly(
            tuple(Origin.IMPORT, "organization", String.valueOf(third)),
            tuple(Origin.IMPORT, "organization", String.valueOf(first)));
  }

  @Test
  void aCorrectionCountsUntilTheSourceSaysSomethingElse() throws IOException {
    clock.set("2026-10-08T09:00");
    bring("A1,2026-09,96,台账");
    corrections.save(
        new FigureCorrection(
            indicators.findById(new PlanIndicator.Key(plan, "I1")).orElseThrow(),
            "A1",
            MONTH,
            new BigDecimal("96"),
            new BigDecimal("99"),
            "2026-09/A1/1",
            "D1",
            at("2026-10-09T10:00")));
    assertThat(of("A1"))
        .extracting(Version::origin, Version::by, Version::reference, Version::inForce)
        .containsExactly(
            tuple(Origin.CORRECTION, "D1", "2026-09/A1/1", true),
            tuple(Origin.IMPORT, "organization", of("A1").get(1).reference(), false));

    clock.set("2026-10-10T09:00");
    bring("A1,2026-09,97,台账");
    assertThat(of("A1"))
        .extracting(Version::origin, Version::inForce)
        .containsExactly(
            tuple(Origin.IMPORT, true),
            tuple(Origin.CORRECTION, false),
            tuple(Origin.IMPORT, false));
  }

  @Test
  void whatIsNotChangedLeavesNoTrace() throws IOException {
    bring("A1,2026-09,96,台账\n%1$s,I1,A2,2026-09,80,,台账");
    bring("A1,2026-09,96,台账\n%1$s,I1,A2,2026-09,81,,台账");
    assertThat(jdbc.sql("select officer_id from superseded_actual").query(String.class).list())
        .containsExactly("A2");
    assertThat(of("A3")).isEmpty();
  }

  @Test
  void aFigureOfBeforeIsShownWithoutItsOrigin() {
    figures.actual(plan, "I1", "A1", "2026-09", "96");
    assertThat(of("A1"))
        .extracting(Version::origin, Version::cameAt, Version::inForce)
        .containsExactly(tuple(Origin.UNKNOWN, null, true));
  }

  private List<Version> of(String officer) {
    return history.of(plan, "I1", Optional.of(officer), MONTH);
  }

  private long bring(String figure) throws IOException {
    String cells = figure.replaceFirst("^(\\w+,[^,]+,[^,]+),", "$1,,");
    Path file = folder.resolve("indicator-actuals.csv");
    Files.writeString(
        file,
        "plan_code,indicator_code,officer_id,month,actual,debt_rate,source\n"
            + plan
            + ",I1,"
            + cells.formatted(plan)
            + "\n");
    Imports.Taken taken =
        imports.take(List.of(new ImportFile("indicator-actuals.csv", file)), "organization");
    assertThat(taken.answer().errors()).isEmpty();
    return taken.number();
  }

  private static LocalDateTime at(String moment) {
    return LocalDateTime.parse(moment);
  }
}
