package io.saima.plan;

import io.saima.scoring.Lights;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody came to a post while its plan was running: nobody answers for what was before him.
 *
 * <p>Origin: domain C14, scoring default 22. What the whole unit had reached by then is his
 * baseline; unmet long-term work (潜绩) among it stays without weight.
 *
 * @param since his first day in the unit and class of post of the plan since it began
 * @param found by indicator
 */
record Takeover(LocalDate since, Map<String, IndicatorFigure> found) {

  /** How far back a figure is looked for. */
  static final int MONTHS = 3;

  private static final String DROPPED = "接任前未完成的潜绩，列为基线";

  /**
   * @param rows of the plan's unit in the months before he came, by indicator
   */
  static Takeover of(
      PostPlan post,
      LocalDate since,
      Map<String, Map<YearMonth, IndicatorActual>> rows,
      Policy policy) {
    Map<String, IndicatorFigure> found = new HashMap<>();
    for (PlanIndicator indicator : post.indicators()) {
      Map<YearMonth, IndicatorActual> series =
          rows.getOrDefault(indicator.indicatorCode(), Map.of());
      series.keySet().stream()
          .filter(month -> before(month, since))
          .filter(month -> !month.isBefore(YearMonth.from(since).minusMonths(MONTHS)))
          .max(YearMonth::compareTo)
          .ifPresent(
              month ->
                  found.put(
                      indicator.indicatorCode(),
                      FigureRules.ofMonth(indicator, series, month, policy)));
    }
    return new Takeover(since, found);
  }

  private static boolean before(YearMonth month, LocalDate since) {
    return month.atEndOfMonth().isBefore(since);
  }

  /** The figures of the unit that are of his time. */
  Map<YearMonth, IndicatorActual> own(Map<YearMonth, IndicatorActual> series) {
    Map<YearMonth, IndicatorActual> own = new HashMap<>(series);
    own.keySet().removeIf(month -> before(month, since));
    return own;
  }

  /** A figure of his time, without weight if he found the work undone. */
  IndicatorFigure judged(IndicatorFigure figure) {
    IndicatorFigure before = found.get(figure.indicator().indicatorCode());
    return before == null || !before.indicator().latent() || !unmet(before)
        ? figure
        : new IndicatorFigure(
            figure.indicator(),
            figure.month(),
            figure.row(),
            figure.input().toBuilder().dropped(DROPPED).build());
  }

  private static boolean unmet(IndicatorFigure figure) {
    return Lights.attainment(figure.input()).isBelow(Rational.ONE);
  }

  /** In the order of the plan. */
  List<IndicatorFigure> baselines(PostPlan post) {
    List<IndicatorFigure> all = new ArrayList<>();
    for (PlanIndicator indicator : post.indicators()) {
      if (found.containsKey(indicator.indicatorCode())) {
        all.add(found.get(indicator.indicatorCode()));
      }
    }
    return all;
  }
}
