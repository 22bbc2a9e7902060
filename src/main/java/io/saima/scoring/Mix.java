package io.saima.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Results, evaluation and race brought to one score Q, scoring §3.7.
 *
 * <p>Origin: the parts are defaults; commendations and deductions by document are of seed 001.
 *
 * @param p share of the results, 0–1
 * @param e share of the evaluation, 0–1
 * @param r share of the race, 0–1; 0 if there is no race score
 * @param mix 0–100, exact; null if results or evaluation are missing
 * @param adjustment points by documents, clipped, exact
 * @param q the published score, two decimals, 0–100, rounded once; null if there is no mix
 */
public record Mix(
    Rational p, Rational e, Rational r, Rational mix, Rational adjustment, BigDecimal q) {

  /**
   * Mixes the three parts.
   *
   * @param results P, null if missing
   * @param evaluation E, null if missing
   * @param race R, null if missing: its share then goes to the other two
   */
  static Mix of(
      Policy policy,
      Rational results,
      Rational evaluation,
      Rational race,
      List<Adjustment> adjustments) {
    Policy.PartWeights parts = policy.partWeights();
    Rational raceWeight = race == null ? Rational.ZERO : parts.r();
    Rational total = parts.p().plus(parts.e()).plus(raceWeight);
    Rational p = parts.p().over(total);
    Rational e = parts.e().over(total);
    Rational r = raceWeight.over(total);
    Rational adjustment =
        Rational.sum(adjustments.stream().map(Adjustment::signed).toList())
            .clip(policy.adjMin(), policy.adjMax());
    if (results == null || evaluation == null) {
      return new Mix(p, e, r, null, adjustment, null);
    }
    Rational mix = p.times(results).plus(e.times(evaluation));
    if (race != null) {
      mix = mix.plus(r.times(race));
    }
    BigDecimal q = mix.plus(adjustment).clip(Rational.ZERO, Rational.HUNDRED).rounded(2);
    return new Mix(p, e, r, mix, adjustment, q);
  }

  /** The published score as a number; null if there is none. */
  Rational published() {
    return q == null ? null : Rational.of(q);
  }

  Map<String, Object> weightsToTree() {
    return Tree.result().d6("p", p).d6("e", e).d6("r", r).done();
  }
}
