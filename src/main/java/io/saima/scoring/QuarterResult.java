package io.saima.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The score of one officer in one quarter with its whole derivation; a proposal, not a decision.
 *
 * @param policyVersion the plan's version
 * @param diligence §3.1
 * @param indicators §3.2 and §3.3
 * @param p the results, 0–100, exact; null if missing
 * @param evaluation §3.4 and §3.5, with the peers' value that decides
 * @param reminder whether the public must be asked to rate more
 * @param race §3.6
 * @param mix §3.7
 * @param band the grade by the published score; null without one
 * @param ceiling §3.8
 * @param outcome §3.9
 * @param outcomeReasons why it is not graded, in text order; empty if graded
 * @param a1517 code in the personnel file for who is not graded; null otherwise
 * @param proposal the proposed grade; null unless graded
 * @param reconsideration whether reconsideration (一票复议) may be asked
 * @param tie what decides between equal scores in the quota
 * @param calibration §4; null if off
 * @param steps the derivation
 */
public record QuarterResult(
    String policyVersion,
    String officer,
    Diligence diligence,
    IndicatorScores indicators,
    Rational p,
    Evaluation evaluation,
    boolean reminder,
    RaceScore race,
    Mix mix,
    QuarterGrade band,
    Ceiling ceiling,
    Outcome outcome,
    List<String> outcomeReasons,
    String a1517,
    QuarterGrade proposal,
    boolean reconsideration,
    Tie tie,
    Calibration calibration,
    List<Step> steps) {

  /**
   * The numbers that decide between equal scores.
   *
   * @param p published P, two decimals; null if missing
   * @param pub published plain mean of all valid public ratings, two decimals; null without any
   */
  public record Tie(BigDecimal p, BigDecimal pub, int reds, int yellows, boolean merit) {

    private Map<String, Object> toTree() {
      return Tree.result()
          .put("p", p)
          .put("pub", pub)
          .put("reds", reds)
          .put("yellows", yellows)
          .put("merit", merit)
          .done();
    }
  }

  /** The published score, two decimals, 0–100; null if there is none. */
  public BigDecimal q() {
    return mix.q();
  }

  /** What the public really decides of Q, 0–1, exact. */
  public Rational publicShare() {
    return mix.e().times(evaluation.effectiveWeight(Channel.PUB));
  }

  /** Whether the proposal is 好 and so needs a place. */
  public boolean needsQuota() {
    return proposal == QuarterGrade.GOOD;
  }

  /** The JSON tree of scoring §3.10 with all its keys. */
  public Map<String, Object> toTree() {
    return Tree.result()
        .put("policyVersion", policyVersion)
        .put("officer", officer)
        .put("dueWeeks", diligence.dueWeeks())
        .d6("c", diligence.c())
        .d6("k", diligence.k())
        .list("indicators", indicators.all(), IndicatorScore::toTree)
        .put("light", indicators.light())
        .d6("p0", indicators.p0())
        .d6("p", p)
        .put("channels", evaluation.toTree())
        .d6("availableShare", evaluation.availableShare())
        .put("reminder", reminder)
        .put("eStatus", evaluation.status())
        .d6("e", evaluation.e())
        .put("race", race.toTree())
        .put("weights", mix.weightsToTree())
        .d6("publicShare", publicShare())
        .d6("adjustment", mix.adjustment())
        .put("q", q())
        .put("band", band)
        .put("ceiling", ceiling.grade())
        .list("ceilingReasons", ceiling.reasons())
        .put("merit", ceiling.merit())
        .put("proposal", proposal)
        .put("needsQuota", needsQuota())
        .put("reconsideration", reconsideration)
        .put("outcome", outcome)
        .list("outcomeReasons", outcomeReasons)
        .put("a1517", a1517)
        .put("tie", tie.toTree())
        .list("ignoredFacts", ceiling.ignoredFacts(), IgnoredFact::toTree)
        .put("calibration", calibration == null ? null : calibration.toTree())
        .list("steps", steps, Step::toTree)
        .done();
  }

  QuarterResult withSteps(List<Step> derivation) {
    return new QuarterResult(
        policyVersion,
        officer,
        diligence,
        indicators,
        p,
        evaluation,
        reminder,
        race,
        mix,
        band,
        ceiling,
        outcome,
        outcomeReasons,
        a1517,
        proposal,
        reconsideration,
        tie,
        calibration,
        List.copyOf(derivation));
  }
}
