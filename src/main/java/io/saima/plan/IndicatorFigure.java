package io.saima.plan;

import io.saima.scoring.Indicator;
import java.time.YearMonth;
import java.util.Optional;

/**
 * One indicator with the figure that a statement or a quarter takes for it.
 *
 * @param month the month of the figure; of a quarter the newest one that has a row, null if none
 *     has
 * @param row null without data
 * @param input what scoring makes of it
 */
public record IndicatorFigure(
    PlanIndicator indicator, YearMonth month, IndicatorActual row, Indicator input) {

  public Optional<IndicatorActual> actual() {
    return Optional.ofNullable(row);
  }
}
