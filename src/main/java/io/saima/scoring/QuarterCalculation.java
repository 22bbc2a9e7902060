package io.saima.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The score and proposed grade of one officer in one quarter, scoring §2 to §4. */
public final class QuarterCalculation {

  private QuarterCalculation() {}

  /**
   * Calculates a quarter.
   *
   * @param frozen the frozen data; the order of its lists decides nothing but the order in which
   *     the indicators are shown
   * @throws InvalidInput with all faults of the first stage of checks that found any
   */
  public static QuarterResult run(QuarterInput frozen) {
    QuarterInput input = QuarterInput.read(frozen.toTree());
    Policy policy = input.policy();

    Diligence diligence = Diligence.of(policy, input.weeks());
    IndicatorScores indicators = IndicatorScores.of(policy, input.indicators(), input.facts());
    Rational p = indicators.p0() == null ? null : diligence.k().times(indicators.p0());
    RaceScore race = RaceScore.of(policy, input.race());

    List<Rational> peersAsCast = ChannelValue.points(input, Channel.PEER);
    List<Calibration.Rater> raters = Calibration.raters(input);
    List<Rational> peersCalibrated =
        raters.isEmpty() ? peersAsCast : raters.stream().map(Calibration.Rater::to).toList();
    Evaluation plain = Evaluation.of(policy, ChannelValue.all(input, peersAsCast));
    Evaluation calibrated = Evaluation.of(policy, ChannelValue.all(input, peersCalibrated));
    Mix plainMix = Mix.of(policy, p, plain.e(), race.r(), input.adjustments());
    Mix calibratedMix = Mix.of(policy, p, calibrated.e(), race.r(), input.adjustments());
    boolean applied = policy.calibration() == CalibrationMode.ON;
    Evaluation evaluation = applied ? calibrated : plain;
    Mix mix = applied ? calibratedMix : plainMix;
    Calibration calibration =
        policy.calibration() == CalibrationMode.OFF
            ? null
            : new Calibration(
                policy.calibration(),
                plain.channel(Channel.PEER).value(),
                calibrated.channel(Channel.PEER).value(),
                plainMix.q(),
                calibratedMix.q(),
                raters);

    QuarterGrade band = mix.q() == null ? null : policy.band(mix.published());
    Ceiling ceiling = Ceiling.of(input.facts(), indicators);
    Outcome outcome = outcome(input.status(), mix.q());
    QuarterResult.Tie tie =
        new QuarterResult.Tie(
            p == null ? null : p.rounded(2),
            publicMean(input),
            indicators.reds(),
            indicators.yellows(),
            ceiling.merit());
    QuarterResult result =
        new QuarterResult(
            policy.version(),
            input.officer(),
            diligence,
            indicators,
            p,
            evaluation,
            ChannelValue.reminder(policy, evaluation.channel(Channel.PUB).n(), input.windowDays()),
            race,
            mix,
            band,
            ceiling,
            outcome,
            outcomeReasons(input.status(), outcome, indicators, evaluation),
            input.status().a1517(),
            outcome == Outcome.GRADED ? proposal(band, ceiling) : null,
            outcome == Outcome.GRADED && mayAskToReconsider(policy, mix, evaluation, tie),
            tie,
            calibration,
            List.of());
    return result.withSteps(QuarterDerivation.of(input, result));
  }

  /**
   * The lower of the band, lifted by a special merit (seed 000), and the ceiling.
   *
   * @param band by the published score, not null
   */
  static QuarterGrade proposal(QuarterGrade band, Ceiling ceiling) {
    boolean lifted = ceiling.merit() && band == QuarterGrade.FAIRLY_GOOD;
    return (lifted ? QuarterGrade.GOOD : band).atMost(ceiling.grade());
  }

  /** §3.9: who is not in normal standing is not graded; without a score a person must decide. */
  private static Outcome outcome(OfficerStatus status, BigDecimal q) {
    return status == OfficerStatus.NORMAL && q == null ? Outcome.DEFERRED : status.outcome();
  }

  private static List<String> outcomeReasons(
      OfficerStatus status, Outcome outcome, IndicatorScores indicators, Evaluation evaluation) {
    if (status != OfficerStatus.NORMAL) {
      return List.of(status.code());
    }
    if (outcome != Outcome.DEFERRED) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>(indicators.reasons());
    reasons.addAll(evaluation.reasons());
    return Text.sorted(reasons);
  }

  /**
   * One-vote reconsideration (一票复议, seed 001; the conditions are defaults): a low score although
   * the public, asked in full number, is content.
   */
  private static boolean mayAskToReconsider(
      Policy policy, Mix mix, Evaluation evaluation, QuarterResult.Tie tie) {
    return mix.published().isBelow(policy.reconsiderBelow())
        && evaluation.channel(Channel.PUB).status() == ChannelStatus.PRESENT
        && Rational.of(tie.pub()).isAtLeast(policy.reconsiderPublic());
  }

  private static BigDecimal publicMean(QuarterInput input) {
    List<Rational> points = ChannelValue.points(input, Channel.PUB);
    return points.isEmpty() ? null : Rational.mean(points).rounded(2);
  }
}
