package io.saima.scoring;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The indicators of a post with their lights and scores, scoring §3.2 and §3.3: the same sum for a
 * monthly statement (对账单) and for a quarter.
 *
 * <p>Origin: seed 001 (debt, falsification); the renormalisation after drops is a default.
 *
 * @param all in the order of the input
 * @param light the person's light, the worst over the indicators
 * @param reds indicators with a red light, cleared or not
 * @param yellows indicators with a yellow or orange light
 * @param appliedWeight W, the weight of the applicable indicators, 0–100
 * @param p0 the results before the diligence coefficient, 0–100, exact; null if {@code reasons}
 * @param reasons why there is no P0, in text order; empty if there is
 */
public record IndicatorScores(
    List<IndicatorScore> all,
    Light light,
    int reds,
    int yellows,
    Rational appliedWeight,
    Rational p0,
    List<String> reasons) {

  static final String NO_DATA = "NO_DATA:";
  static final String DROPPED_WEIGHT = "DROPPED_WEIGHT";

  /**
   * Judges the indicators of a post. The weights need not sum to 100 here.
   *
   * @param facts of which the verified falsifications count; empty if none are known
   * @throws InvalidInput if an indicator is not sound, see {@link QuarterInput#read}
   */
  public static IndicatorScores of(
      Policy policy, List<Indicator> indicators, Collection<Fact> facts) {
    Errors errors = new Errors();
    QuarterInput.checkIndicators(indicators, policy, errors);
    errors.throwIfAny();

    Rational applied =
        Rational.sum(
            indicators.stream().filter(Indicator::applicable).map(Indicator::weight).toList());
    List<IndicatorScore> all = new ArrayList<>();
    for (Indicator indicator : indicators) {
      boolean falsified = facts.stream().anyMatch(fact -> fact.provesFalsified(indicator.code()));
      all.add(
          indicator.applicable()
              ? judge(policy, indicator, falsified, applied)
              : IndicatorScore.dropped(indicator));
    }
    List<IndicatorScore> applicable =
        all.stream().filter(score -> score.indicator().applicable()).toList();
    List<String> reasons = missing(policy, applicable, applied);
    return new IndicatorScores(
        List.copyOf(all),
        applicable.stream()
            .map(score -> Lights.forPerson(policy, score))
            .reduce(Light.GREEN, Light::orWorse),
        count(applicable, Light.RED),
        count(applicable, Light.YELLOW) + count(applicable, Light.ORANGE),
        applied,
        reasons.isEmpty()
            ? Rational.sum(applicable.stream().map(IndicatorScore::contribution).toList())
            : null,
        reasons);
  }

  private static IndicatorScore judge(
      Policy policy, Indicator indicator, boolean falsified, Rational applied) {
    Rational attainment = Lights.attainment(indicator);
    Light base = Lights.base(policy, attainment);
    boolean hardRed = indicator.overdue() || falsified;
    Rational debtPoints = debtPoints(indicator);
    Rational debtFactor =
        Rational.ZERO.max(Rational.ONE.minus(policy.debtStep().times(debtPoints)));
    Rational score = falsified ? Rational.ZERO : score(attainment, debtFactor);
    return new IndicatorScore(
        indicator,
        attainment,
        base,
        Lights.escalated(policy, base, indicator.previousBase(), hardRed),
        hardRed,
        falsified,
        debtPoints,
        debtFactor,
        score,
        score == null ? null : indicator.weight().times(score).over(applied));
  }

  /** Whole points only: "every 1 percentage point" (seed 001). */
  private static Rational debtPoints(Indicator indicator) {
    if (indicator.debtRate() == null) {
      return Rational.ZERO;
    }
    Rational excess = indicator.debtRate().minus(indicator.debtCeiling());
    return new Rational(Rational.ZERO.max(excess).floor(), BigInteger.ONE);
  }

  private static Rational score(Rational attainment, Rational debtFactor) {
    return attainment == null
        ? null
        : Rational.HUNDRED.times(attainment.min(Rational.ONE)).times(debtFactor);
  }

  private static List<String> missing(
      Policy policy, List<IndicatorScore> applicable, Rational applied) {
    List<String> reasons = new ArrayList<>();
    for (IndicatorScore score : applicable) {
      if (score.score() == null) {
        reasons.add(NO_DATA + score.indicator().code());
      }
    }
    if (Rational.HUNDRED.minus(applied).isAbove(policy.maxDropped())) {
      reasons.add(DROPPED_WEIGHT);
    }
    return Text.sorted(reasons);
  }

  private static int count(List<IndicatorScore> scores, Light light) {
    return (int) scores.stream().filter(score -> score.light() == light).count();
  }
}
