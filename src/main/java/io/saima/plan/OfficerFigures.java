package io.saima.plan;

import io.saima.scoring.Indicator;
import java.util.List;

/** The indicators of one officer's plan with their figures, in the order of the plan. */
public record OfficerFigures(String officer, PostPlan post, List<IndicatorFigure> figures) {

  /** As scoring takes them. */
  public List<Indicator> inputs() {
    return figures.stream().map(IndicatorFigure::input).toList();
  }
}
