package io.saima.plan;

import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.organization.Officer;
import io.saima.organization.Postings;
import io.saima.scoring.Policy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
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
  private final FiguresOfPosts actuals;
  private final FigureCorrections corrections;
  private final Postings postings;

  IndicatorInputs(
      PlansInForce plans,
      FiguresOfPosts actuals,
      FigureCorrections corrections,
      Postings postings) {
    this.plans = plans;
    this.actuals = actuals;
    this.corrections = corrections;
    this.postings = postings;
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
        takeovers(officers, posts, quarter.last(), policy),
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
    Map<String, Takeover> takeovers = takeovers(officers, posts, month.atEndOfMonth(), policy);
    return new MonthFigures(
        figures(
            posts,
            rows,
            takeovers,
            (one, series) -> FigureRules.ofMonth(one, series, month, policy)),
        Quarter.of(last).equals(quarter)
            ? figures(
                posts,
                rows,
                takeovers,
                (one, series) -> FigureRules.ofMonth(one, series, last, policy))
            : Map.of());
  }

  private record Series(String plan, String indicator, String officer) {}

  private static Map<String, OfficerFigures> figures(
      Map<String, PostPlan> posts,
      Map<Series, Map<YearMonth, IndicatorActual>> rows,
      Map<String, Takeover> takeovers,
      BiFunction<PlanIndicator, Map<YearMonth, IndicatorActual>, IndicatorFigure> rule) {
    Map<String, OfficerFigures> figures = new HashMap<>();
    posts.forEach(
        (officer, post) -> {
          Takeover takeover = takeovers.get(officer);
          figures.put(
              officer,
              new OfficerFigures(
                  officer,
                  post,
                  post.indicators().stream()
                      .map(
                          indicator -> {
                            Map<YearMonth, IndicatorActual> series =
                                rows.getOrDefault(series(indicator, officer), Map.of());
                            return takeover == null || indicator.scope() != IndicatorScope.UNIT
                                ? rule.apply(indicator, series)
                                : takeover.judged(rule.apply(indicator, takeover.own(series)));
                          })
                      .toList(),
                  takeover == null ? null : takeover.since(),
                  takeover == null ? List.of() : takeover.baselines(post)));
        });
    return figures;
  }

  /**
   * Who came to his post while its plan was running. Who belonged there in the plan's first month
   * did not: the plan was agreed for his time, wherever he was in between.
   */
  private Map<String, Takeover> takeovers(
      Collection<Officer> officers, Map<String, PostPlan> posts, LocalDate last, Policy policy) {
    Map<String, YearMonth> begun = new HashMap<>();
    posts.forEach(
        (officer, post) -> begun.put(officer, YearMonth.from(post.plan().quarter().first())));
    Map<String, LocalDate> came = postings.came(officers, begun, last);
    if (came.isEmpty()) {
      return Map.of();
    }
    YearMonth earliest = YearMonth.from(Collections.min(came.values()));
    YearMonth latest = YearMonth.from(Collections.max(came.values()));
    Map<String, Map<String, Map<YearMonth, IndicatorActual>>> before = new HashMap<>();
    actuals
        .ofUnits(
            came.keySet().stream().map(id -> posts.get(id).plan().code()).collect(toSet()),
            earliest.minusMonths(Takeover.MONTHS).toString(),
            latest.minusMonths(1).toString())
        .forEach(
            row ->
                before
                    .computeIfAbsent(row.planCode(), plan -> new HashMap<>())
                    .computeIfAbsent(row.indicatorCode(), indicator -> new HashMap<>())
                    .put(row.month(), row));
    Map<String, Takeover> takeovers = new HashMap<>();
    came.forEach(
        (officer, since) -> {
          PostPlan post = posts.get(officer);
          takeovers.put(
              officer,
              Takeover.of(post, since, before.getOrDefault(post.plan().code(), Map.of()), policy));
        });
    return takeovers;
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
    for (IndicatorActual row : actuals.of(codes, posts.keySet(), from, to)) {
      rows.computeIfAbsent(
              new Series(row.planCode(), row.indicatorCode(), row.officerId().orElse("")),
              series -> new HashMap<>())
          .put(row.month(), row);
    }
    for (FigureCorrection correction : corrections.ofOfficers(posts.keySet(), from, to)) {
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
