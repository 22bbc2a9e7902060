package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.Officers;
import io.saima.organization.PostClass;
import io.saima.organization.imports.ImportAnswer;
import io.saima.scoring.Policy;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestFigures;
import io.saima.support.TestFiles;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of figures of somebody who has moved to another unit's plan. */
@SaimaTest
class FormerPlanFiguresTest {

  @Autowired TestFiles files;
  @Autowired TestFigures figures;
  @Autowired TestClock clock;
  @Autowired Officers officers;
  @Autowired IndicatorInputs inputs;
  private String former;
  private String present;

  @BeforeEach
  void somebodyMoved() {
    clock.set("2026-07-01T09:00");
    files.units("UA,甲局,行政,,,OWN,", "UB,乙局,行政,,,OWN,");
    files.officers(
        "L1,某书记,UA,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,",
        "P1,某乙,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,,,,");
    former = figures.plan("UA", PostClass.GENERAL, "2026-Q3");
    present = figures.plan("UB", PostClass.GENERAL, "2026-Q3");
    for (String plan : List.of(former, present)) {
      figures.level(plan, "I1", "办结率", IndicatorScope.OFFICER, "100", "90");
    }
    clock.set("2026-08-20T09:00");
    files.officers("P1,某乙,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-10,,2026-08-10,");
  }

  private ImportAnswer figure(String plan, String month) {
    return files.figures("%s,I1,P1,%s,88,,县统计局".formatted(plan, month));
  }

  @Test
  void aFigureOfAMonthBeforeTheMoveIsStillTakenUnderTheFormerPlan() {
    assertThat(figure(former, "2026-07").errors()).isEmpty();
    assertThat(figure(former, "2026-08").errors()).as("he was there until the 9th").isEmpty();
    assertThat(figure(present, "2026-08").errors()).isEmpty();
  }

  @Test
  void aFigureOfAMonthInWhichHeWasElsewhereIsRefused() {
    assertThat(figure(former, "2026-09").errors())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("此人不属于该方案的单位和职务层次"));
  }

  @Test
  void nobodyAnswersForTheFormerPostUnderTheNewPlan() {
    figure(former, "2026-07");

    OfficerFigures found =
        inputs
            .ofQuarter(
                List.of(officers.findById("P1").orElseThrow()),
                Quarter.parse("2026-Q3"),
                Policy.DEFAULT)
            .get("P1");

    assertThat(found.post().plan().code()).isEqualTo(present);
    assertThat(found.figures())
        .singleElement()
        .satisfies(figure -> assertThat(figure.month()).as("no figure of the new plan").isNull());
  }
}
