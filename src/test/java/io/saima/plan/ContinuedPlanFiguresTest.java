package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.Officers;
import io.saima.organization.PostClass;
import io.saima.organization.imports.ImportAnswer;
import io.saima.scoring.Policy;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import io.saima.support.TestFiles;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures of a quarter in which a post goes on with the plan of an earlier one (沿用). */
@SaimaTest
class ContinuedPlanFiguresTest {

  @Autowired TestCounty county;
  @Autowired TestFiles files;
  @Autowired TestFigures figures;
  @Autowired Officers officers;
  @Autowired IndicatorInputs inputs;
  private String plan;

  @BeforeEach
  void aPlanOfTheSecondQuarter() {
    county.small();
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q2");
    figures.level(plan, "I1", "办结率", IndicatorScope.OFFICER, "100", "90");
  }

  private ImportAnswer figure(String month) {
    return files.figures("%s,I1,A1,%s,88,,县统计局".formatted(plan, month));
  }

  @Test
  void aFigureOfALaterQuarterIsTakenAndStandsInTheStatement() {
    assertThat(figure("2026-09").errors()).isEmpty();

    OfficerFigures found =
        inputs
            .ofMonth(
                List.of(officers.findById("A1").orElseThrow()),
                YearMonth.parse("2026-09"),
                Policy.DEFAULT)
            .of()
            .get("A1");

    assertThat(found.post().plan().quarter()).isEqualTo(Quarter.parse("2026-Q2"));
    assertThat(found.figures())
        .singleElement()
        .satisfies(
            one -> assertThat(one.actual().orElseThrow().actual()).isEqualByComparingTo("88"));
  }

  @Test
  void aMonthOfANewerPlanAndOneBeforeItsOwnAreRefused() {
    figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.plan("U1", PostClass.DEPUTY, "2026-Q3");
    assertThat(figure("2026-09").errors()).as("another post's plan").isEmpty();
    for (String month : List.of("2026-10", "2026-03")) {
      assertThat(figure(month).errors())
          .singleElement()
          .satisfies(
              fault ->
                  assertThat(fault.message()).contains("该月不执行此方案（自2026年第二季度起执行，自2026年第四季度起另有方案）"));
    }
  }
}
