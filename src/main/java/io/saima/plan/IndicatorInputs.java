package io.saima.plan;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.organization.Officer;
import io.saima.scoring.Policy;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns the imported figures, with what was corrected after disputes, into the indicators that
 * scoring takes, for many officers with four queries.
 */
@Service
@Transactional(readOnly = true)
public class IndicatorInputs {

  private final PlansInForce plans;
  private final IndicatorActuals actuals;
  private final FigureCorrections corrections;

  IndicatorInputs(PlansInForce plans, IndicatorActuals actuals, FigureCorrections corrections) {
    this.plans = plans;
    this.actuals = actuals;
    this.corrections = corrections;
  }

  /**
   * The indicators of a quarter, by officer; who has no plan is absent.
   *
   * @param officers a few hundred at once
   * @param policy whose light limits tell the base light of the month before
   */
  public Map<String, OfficerFigures> ofQuarter(
      Collection<Officer> officers, Quarter quarter, Policy policy) {
    Map<String, PostPlan> posts = plans.of(officers, quarter);
    return figures(
        posts,
        rows(posts, quarter),
        (indicator, series) -> FigureRules.ofQuarter(indicator, series, quarter, policy));
  }

  /**
   * The indicators of a monthly statement and, if the month before lies in the same quarter, of
   * that month too.
   *
   * @param of by officer; who has no plan is absent
   * @param before the same of the month before; empty at the beginning of a quarter
   */
  public record MonthFigures(Map<String, OfficerFigures> of, Map<String, OfficerFigures> before) {}

  /** What the statements of a month are made of, for a few hundred officers at once. */
  public MonthFigures ofMonth(Collection<Officer> officers, YearMonth month, Policy policy) {
    Quarter quarter = Quarter.of(month);
    YearMonth last = month.minusMonths(1);
    Map<String, PostPlan> posts = plans.of(officers, quarter);
    Map<Series, Map<YearMonth, IndicatorActual>> rows = rows(posts, quarter);
    return new MonthFigures(
        figures(posts, rows, (one, series) -> FigureRules.ofMonth(one, series, month, policy)),
        Quarter.of(last).equals(quarter)
            ? figures(posts, rows, (one, series) -> FigureRules.ofMonth(one, series, last, policy))
            : Map.of());
  }

  private record Series(String plan, String indicator, String officer) {}

  private static Map<String, OfficerFigures> figures(
      Map<String, PostPlan> posts,
      Map<Series, Map<YearMonth, IndicatorActual>> rows,
      BiFunction<PlanIndicator, Map<YearMonth, IndicatorActual>, IndicatorFigure> rule) {
    return posts.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                entry ->
                    new OfficerFigures(
                        entry.getKey(),
                        entry.getValue(),
                        entry.getValue().indicators().stream()
                            .map(
                                indicator ->
                                    rule.apply(
                                        indicator,
                                        rows.getOrDefault(
                                            series(indicator, entry.getKey()), Map.of())))
                            .toList())));
  }

  private static Series series(PlanIndicator indicator, String officer) {
    return new Series(
        indicator.planCode(),
        indicator.indicatorCode(),
        indicator.scope() == IndicatorScope.UNIT ? "" : officer);
  }

  private Map<Series, Map<YearMonth, IndicatorActual>> rows(
      Map<String, PostPlan> posts, Quarter quarter) {
    if (posts.isEmpty()) {
      return Map.of();
    }
    Set<String> codes = posts.values().stream().map(post -> post.plan().code()).collect(toSet());
    List<YearMonth> months = quarter.months();
    String from = months.get(0).toString();
    String to = months.get(months.size() - 1).toString();
    Map<Series, Map<YearMonth, IndicatorActual>> rows = new HashMap<>();
    for (IndicatorActual row : actuals.ofPosts(codes, posts.keySet(), from, to)) {
      rows.computeIfAbsent(
              new Series(row.planCode(), row.indicatorCode(), row.officerId().orElse("")),
              series -> new HashMap<>())
          .put(row.month(), row);
    }
    for (FigureCorrection correction :
        corrections.findByOfficerIdInAndMonthCodeBetweenOrderById(posts.keySet(), from, to)) {
      Map<YearMonth, IndicatorActual> series =
          rows.computeIfAbsent(
              new Series(correction.planCode(), correction.indicatorCode(), correction.officerId()),
              none -> new HashMap<>());
      IndicatorActual corrected = correction.applyTo(series.get(correction.month()));
      if (corrected != null) {
        series.put(correction.month(), corrected);
      }
    }
    return rows;
  }
}
