package io.saima.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Peer calibration (系统校准), scoring §4: what would change if lenient and severe raters were
 * corrected.
 *
 * <p>Origin: seed 001; method and default (off) are our own. Medians and not z-scores, because
 * panels are small and z-scores force one mean on all raters.
 *
 * @param peerPlain the peers' value as cast, exact; null if missing or off
 * @param peerCalibrated the peers' value after correction, exact; null likewise
 * @param qPlain Q with the plain value; null if there is none
 * @param qCalibrated Q with the corrected value; null if there is none
 * @param raters who scored the officer, by rater
 */
public record Calibration(
    CalibrationMode mode,
    Rational peerPlain,
    Rational peerCalibrated,
    BigDecimal qPlain,
    BigDecimal qCalibrated,
    List<Rater> raters) {

  /**
   * How one rater leans and what that makes of the score given to the officer.
   *
   * @param n people by whom the rater can be compared
   * @param d by how much the rater is more lenient than others, exact; null if {@code n} is small
   * @param shift what is taken from the rater's score, exact; 0 if {@code n} is small
   * @param from the score as cast, 0–100
   * @param to the corrected score, 0–100
   */
  public record Rater(String rater, int n, Rational d, Rational shift, Rational from, Rational to) {

    Map<String, Object> toTree() {
      return Tree.result()
          .put("rater", rater)
          .put("n", n)
          .d6("d", d)
          .d6("shift", shift)
          .d6("from", from)
          .d6("to", to)
          .done();
    }
  }

  /** Whether the corrected value decides. */
  public boolean applied() {
    return mode == CalibrationMode.ON;
  }

  /**
   * The officer's raters with their corrections; none unless calibration is on or in shadow and the
   * peers' channel has a weight.
   */
  static List<Rater> raters(QuarterInput input) {
    Policy policy = input.policy();
    if (policy.calibration() == CalibrationMode.OFF || policy.weight(Channel.PEER).signum() == 0) {
      return List.of();
    }
    return input.validBallots(Channel.PEER).stream()
        .sorted(Comparator.comparing(Ballot::rater, Text.ORDER))
        .map(ballot -> corrected(policy, input.peerMatrix(), ballot))
        .toList();
  }

  private static Rater corrected(Policy policy, PeerMatrix matrix, Ballot ballot) {
    List<Rational> differences = differences(policy, matrix, ballot.rater());
    int n = differences.size();
    Rational d = n < policy.calibMinRatees() ? null : Rational.median(differences);
    Rational shift = d == null ? Rational.ZERO : shift(policy, d, n);
    Rational from = ballot.points();
    Rational to = from.minus(shift).clip(Rational.ZERO, Rational.HUNDRED);
    return new Rater(ballot.rater(), n, d, shift, from, to);
  }

  /** A small sample is held back, and nobody is corrected by more than the limit. */
  private static Rational shift(Policy policy, Rational d, int n) {
    Rational limit = policy.calibMaxShift();
    return d.times(Rational.of(n, n + policy.calibPrior())).clip(limit.negated(), limit);
  }

  /** For each person whom enough others scored too: the rater's score minus the others' median. */
  private static List<Rational> differences(Policy policy, PeerMatrix matrix, String rater) {
    int own = matrix.members().indexOf(rater);
    List<Rational> differences = new ArrayList<>();
    for (int rated = 0; rated < matrix.members().size(); rated++) {
      Rational score = matrix.score(own, rated);
      List<Rational> others = matrix.scoresBesides(own, rated);
      if (score != null && others.size() >= policy.calibMinOthers()) {
        differences.add(score.minus(Rational.median(others)));
      }
    }
    return differences;
  }

  Map<String, Object> toTree() {
    return Tree.result()
        .put("mode", mode)
        .put("applied", applied())
        .d6("peerPlain", peerPlain)
        .d6("peerCalibrated", peerCalibrated)
        .put("qPlain", qPlain)
        .put("qCalibrated", qCalibrated)
        .list("raters", raters, Rater::toTree)
        .done();
  }
}
