package io.saima.scoring;

import java.util.List;

/**
 * The diligence coefficient (勤勉系数), scoring §3.1: what becomes of the weekly plans.
 *
 * <p>Origin: seed 000; the form of the coefficient is a default.
 *
 * @param dueWeeks weeks without approved leave
 * @param c mean of the weekly ratios, 0–1, exact; null if no week was due
 * @param k factor on the results, {@code diligenceFloor}–1, exact
 */
public record Diligence(int dueWeeks, Rational c, Rational k) {

  /**
   * A mean of ratios, not a ratio of sums: splitting tasks must not pay.
   *
   * @param weeks sound weeks, in any order
   */
  public static Diligence of(Policy policy, List<Week> weeks) {
    List<Rational> ratios =
        weeks.stream()
            .filter(week -> week.state() != Week.State.LEAVE)
            .map(Diligence::ratio)
            .toList();
    if (ratios.isEmpty()) {
      return new Diligence(0, null, Rational.ONE);
    }
    Rational floor = policy.diligenceFloor();
    Rational c = Rational.mean(ratios);
    return new Diligence(ratios.size(), c, floor.plus(Rational.ONE.minus(floor).times(c)));
  }

  private static Rational ratio(Week week) {
    return week.state() == Week.State.FILED
        ? Rational.of(week.done(), week.planned())
        : Rational.ZERO;
  }
}
