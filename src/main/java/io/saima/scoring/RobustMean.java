package io.saima.scoring;

import java.util.Collection;
import java.util.List;

/**
 * The mean without extremes (去极值), scoring §3.4.
 *
 * <p>Origin: seed 001 drops the highest and lowest 5 %, which is nobody below 20 raters; the sizes
 * 2, 4 and 5 are fixed.
 *
 * @param method how the value was found; {@code NONE} if there is none
 * @param value exact; null if there are fewer scores than needed
 * @param sorted the scores from the lowest to the highest
 * @param dropped how many scores were left out at each end
 */
record RobustMean(Method method, Rational value, List<Rational> sorted, int dropped) {

  private static final int MOST_FOR_MEAN = 2;
  private static final int MOST_FOR_MEDIAN = 4;

  /**
   * The value of a group of scores.
   *
   * @param least the number of scores below which there is no value, at least 1
   * @param trimShare the share dropped at each end, 0–0.20; at least one score from five on
   */
  static RobustMean of(Collection<Rational> scores, int least, Rational trimShare) {
    List<Rational> sorted = scores.stream().sorted().toList();
    int n = sorted.size();
    if (n < least) {
      return new RobustMean(Method.NONE, null, sorted, 0);
    }
    if (n <= MOST_FOR_MEAN) {
      return new RobustMean(Method.MEAN, Rational.mean(sorted), sorted, 0);
    }
    if (n <= MOST_FOR_MEDIAN) {
      return new RobustMean(Method.MEDIAN, Rational.median(sorted), sorted, 0);
    }
    int t = Math.max(1, trimShare.times(Rational.of(n)).floor().intValueExact());
    return new RobustMean(Method.TRIMMED, Rational.mean(sorted.subList(t, n - t)), sorted, t);
  }
}
