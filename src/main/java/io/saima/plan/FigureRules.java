package io.saima.plan;

import io.saima.calendar.Quarter;
import io.saima.scoring.Indicator;
import io.saima.scoring.Light;
import io.saima.scoring.Lights;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** How imported figures become the indicator of a monthly statement or of a quarter. */
final class FigureRules {

  private static final Rational THREE = Rational.of(3);

  private FigureRules() {}

  /** That month alone; without a row there are no data and the light is grey. */
  static IndicatorFigure ofMonth(
      PlanIndicator indicator,
      Map<YearMonth, IndicatorActual> rows,
      YearMonth month,
      Policy policy) {
    return new IndicatorFigure(
        indicator,
        month,
        rows.get(month),
        input(indicator, rows, month, policy, indicator.name()).build());
  }

  /**
   * The newest month of the quarter that has a row. Its share of the target is given as a decimal
   * that JSON can hold: see {@link #inDecimals}.
   */
  static IndicatorFigure ofQuarter(
      PlanIndicator indicator,
      Map<YearMonth, IndicatorActual> rows,
      Quarter quarter,
      Policy policy) {
    List<YearMonth> months = quarter.months();
    for (int i = months.size() - 1; i >= 0; i--) {
      YearMonth month = months.get(i);
      if (rows.containsKey(month)) {
        return new IndicatorFigure(
            indicator, month, rows.get(month), inDecimals(indicator, rows, month, policy));
      }
    }
    YearMonth last = months.get(months.size() - 1);
    return new IndicatorFigure(
        indicator, null, null, input(indicator, rows, last, policy, indicator.name()).build());
  }

  /** The share of the target that is due at the end of the month: 1/3, 2/3, 1 for what adds up. */
  static Rational elapsed(PlanIndicator indicator, YearMonth month) {
    int place = Quarter.of(month).months().indexOf(month) + 1;
    return indicator.measure() == Measure.FLOW ? Rational.of(place, 3) : Rational.ONE;
  }

  /** Nothing but zero is good: a target of 0 cannot be divided by. */
  static boolean isZeroTarget(PlanIndicator indicator) {
    return indicator.target().signum() == 0;
  }

  private static Indicator.Builder input(
      PlanIndicator indicator,
      Map<YearMonth, IndicatorActual> rows,
      YearMonth month,
      Policy policy,
      String name) {
    return common(
            figure(indicator, rows.get(month), elapsed(indicator, month)), indicator, rows, month)
        .name(name)
        .previousBase(previousBase(indicator, rows, month, policy));
  }

  private static Indicator.Builder common(
      Indicator.Builder input,
      PlanIndicator indicator,
      Map<YearMonth, IndicatorActual> rows,
      YearMonth month) {
    IndicatorActual row = rows.get(month);
    if (row != null && row.debtRate() != null && indicator.debtCeiling() != null) {
      input.debt(Rational.of(row.debtRate()), Rational.of(indicator.debtCeiling()));
    }
    return input.key(indicator.core());
  }

  private static Indicator.Builder figure(
      PlanIndicator indicator, IndicatorActual row, Rational elapsed) {
    Rational weight = Rational.of(indicator.weight());
    if (isZeroTarget(indicator)) {
      return Indicator.manual(indicator.indicatorCode(), weight)
          .score(row == null ? null : row.actual().signum() == 0 ? Rational.ONE : Rational.ZERO);
    }
    return start(indicator, Rational.of(indicator.target()))
        .elapsed(elapsed)
        .actual(row == null ? null : Rational.of(row.actual()));
  }

  private static Indicator.Builder start(PlanIndicator indicator, Rational target) {
    Rational weight = Rational.of(indicator.weight());
    return indicator.direction() == Direction.HIGHER
        ? Indicator.higher(indicator.indicatorCode(), weight, target)
        : Indicator.lower(indicator.indicatorCode(), weight, target);
  }

  /** The base light of the calendar month before; grey without a row or before the quarter. */
  private static Light previousBase(
      PlanIndicator indicator,
      Map<YearMonth, IndicatorActual> rows,
      YearMonth month,
      Policy policy) {
    YearMonth before = month.minusMonths(1);
    IndicatorActual row = rows.get(before);
    if (row == null || !Quarter.of(before).equals(Quarter.of(month))) {
      return Light.GREY;
    }
    return Lights.base(
        policy, Lights.attainment(figure(indicator, row, elapsed(indicator, before)).build()));
  }

  /**
   * A share of 1/3 or 2/3 is no decimal, and a rounded one would turn an attainment of exactly 95 %
   * yellow. So the target is the one due by then (200 of 300); where that is no decimal either,
   * target and actual are both three times as large. The attainment stays exact, and the name says
   * what was done.
   */
  private static Indicator inDecimals(
      PlanIndicator indicator,
      Map<YearMonth, IndicatorActual> rows,
      YearMonth month,
      Policy policy) {
    Rational elapsed = elapsed(indicator, month);
    if (isZeroTarget(indicator) || elapsed.equals(Rational.ONE)) {
      return input(indicator, rows, month, policy, indicator.name()).build();
    }
    Rational due = Rational.of(indicator.target()).times(elapsed);
    boolean decimal = !due.denominator().mod(BigInteger.valueOf(3)).equals(BigInteger.ZERO);
    Rational factor = decimal ? Rational.ONE : THREE;
    String name =
        "%s（截至%d月应完成数%s）"
            .formatted(indicator.name(), month.getMonthValue(), decimal ? "" : "，目标与实际同乘3");
    return common(start(indicator, due.times(factor)), indicator, rows, month)
        .name(name)
        .actual(Rational.of(rows.get(month).actual()).times(factor))
        .previousBase(previousBase(indicator, rows, month, policy))
        .build();
  }
}
