package io.saima.plan;

import io.saima.scoring.Indicator;
import java.time.LocalDate;
import java.util.List;

/**
 * The indicators of one officer's plan with their figures, in the order of the plan.
 *
 * @param came his first day in the post; null if he was there in its plan's first month
 * @param baselines what he found of the unit's figures when he came; empty if there were none
 */
public record OfficerFigures(
    String officer,
    PostPlan post,
    List<IndicatorFigure> figures,
    LocalDate came,
    List<IndicatorFigure> baselines) {

  /** As scoring takes them. */
  public List<Indicator> inputs() {
    return figures.stream().map(IndicatorFigure::input).toList();
  }
}
