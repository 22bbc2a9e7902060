package io.saima.reconciliation;

import io.saima.calendar.Week;
import io.saima.plan.IndicatorActual;
import io.saima.plan.IndicatorFigure;
import io.saima.plan.OfficerFigures;
import io.saima.plan.PlanIndicator;
import io.saima.reconciliation.StatementDocument.Baseline;
import io.saima.reconciliation.StatementDocument.Kind;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementDocument.WeekLine;
import io.saima.scoring.Diligence;
import io.saima.scoring.Fact;
import io.saima.scoring.Indicator;
import io.saima.scoring.IndicatorScore;
import io.saima.scoring.IndicatorScores;
import io.saima.scoring.Light;
import io.saima.scoring.Lights;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Computes a statement: the same sums as the quarter's score, on one month. */
final class StatementMaker {

  private static final int DECIMALS = 4;

  private StatementMaker() {}

  /**
   * @param figures of the month; null if the officer has no plan: nothing is known, so grey
   * @param before of the month before in the same quarter; null if there is none
   * @param facts of which verified falsifications turn an indicator red
   * @param weeks of the quarter, to the end of the month
   */
  static StatementDocument make(
      OfficerFigures figures,
      OfficerFigures before,
      List<Fact> facts,
      Map<Week, io.saima.scoring.Week> weeks,
      Policy policy) {
    Diligence diligence = Diligence.of(policy, List.copyOf(weeks.values()));
    List<Line> lines = new ArrayList<>();
    Light light = Light.GREY;
    if (figures != null && !figures.figures().isEmpty()) {
      IndicatorScores scores = IndicatorScores.of(policy, figures.inputs(), facts);
      light = scores.light();
      Map<String, IndicatorFigure> earlier =
          before == null
              ? Map.of()
              : before.figures().stream()
                  .collect(
                      Collectors.toMap(
                          figure -> figure.indicator().indicatorCode(), Function.identity()));
      for (int i = 0; i < figures.figures().size(); i++) {
        IndicatorFigure figure = figures.figures().get(i);
        if (figure.input().applicable()) {
          lines.add(
              line(figure, earlier.get(figure.indicator().indicatorCode()), scores.all().get(i)));
        }
      }
    }
    List<Baseline> baselines = figures == null ? List.of() : baselines(figures);
    return new StatementDocument(
        figures == null ? null : figures.post().plan().code(),
        figures == null ? null : figures.post().plan().name(),
        light,
        policy.lightThresholds().stream().map(Rational::toString).toList(),
        policy.minorWeight().toString(),
        lines,
        weeks.entrySet().stream()
            .map(
                entry ->
                    new WeekLine(
                        entry.getKey().toString(),
                        entry.getValue().state(),
                        entry.getValue().planned(),
                        entry.getValue().done()))
            .toList(),
        sixDecimals(diligence.c()),
        sixDecimals(diligence.k()),
        baselines.isEmpty() ? null : figures.came().toString(),
        baselines);
  }

  private static List<Baseline> baselines(OfficerFigures figures) {
    Set<String> weightless =
        figures.figures().stream()
            .filter(figure -> !figure.input().applicable())
            .map(figure -> figure.indicator().indicatorCode())
            .collect(Collectors.toSet());
    return figures.baselines().stream()
        .map(
            found -> {
              PlanIndicator indicator = found.indicator();
              Rational share = share(found.input());
              return new Baseline(
                  indicator.indicatorCode(),
                  indicator.name(),
                  indicator.unitOfMeasure(),
                  kind(indicator, found.input()),
                  indicator.measure(),
                  found.month().toString(),
                  share.toString(),
                  due(indicator, share),
                  plain(found.row().actual()),
                  sixDecimals(Lights.attainment(found.input())),
                  weightless.contains(indicator.indicatorCode()));
            })
        .toList();
  }

  private static boolean zero(Indicator input) {
    return input.direction() == Indicator.Direction.MANUAL;
  }

  private static Kind kind(PlanIndicator indicator, Indicator input) {
    return zero(input) ? Kind.ZERO : Kind.valueOf(indicator.direction().name());
  }

  private static Rational share(Indicator input) {
    return zero(input) ? Rational.ONE : input.elapsed();
  }

  private static String due(PlanIndicator indicator, Rational share) {
    return plain(Rational.of(indicator.target()).times(share).rounded(DECIMALS));
  }

  private static Line line(IndicatorFigure figure, IndicatorFigure before, IndicatorScore score) {
    PlanIndicator indicator = figure.indicator();
    Indicator input = figure.input();
    IndicatorActual row = figure.row();
    Rational share = share(input);
    return new Line(
        indicator.indicatorCode(),
        indicator.name(),
        plain(indicator.weight()),
        indicator.unitOfMeasure(),
        indicator.core(),
        kind(indicator, input),
        indicator.measure(),
        indicator.scope(),
        plain(indicator.target()),
        share.toString(),
        due(indicator, share),
        row == null ? null : plain(row.actual()),
        sixDecimals(score.attainment()),
        score.baseLight(),
        input.previousBase(),
        score.light(),
        score.falsified(),
        row == null || row.debtRate() == null ? null : plain(row.debtRate()),
        indicator.debtCeiling() == null ? null : plain(indicator.debtCeiling()),
        row == null ? null : row.source(),
        before == null || before.row() == null ? null : plain(before.row().actual()),
        before == null ? null : sixDecimals(Lights.attainment(before.input())));
  }

  private static String sixDecimals(Rational number) {
    return number == null ? null : number.fixed(6);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
