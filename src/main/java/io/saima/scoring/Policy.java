package io.saima.scoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All parameters of a versioned, approved assessment plan (考核方案).
 *
 * <p>Named as in JSON. Shares are 0–1, scores and weights 0–100. What an override does not name has
 * the value of {@link #DEFAULT}.
 *
 * @param version the plan's version, printed in every result
 * @param diligenceFloor the diligence coefficient of somebody who did nothing
 * @param lightThresholds descending limits of green, yellow and, with four colours, orange
 * @param minorWeight an indicator below this weight counts one light better for the person
 * @param maxIndicators most indicators of a post
 * @param minWeight least weight of an indicator
 * @param maxWeight most weight of an indicator
 * @param maxDropped most weight that may be dropped before a person must decide
 * @param debtStep what one whole point of debt above the ceiling takes from the score
 * @param channelWeights raw weights of all six channels; they need not sum to 100
 * @param minAvailable least share of the raw weights that must have a value
 * @param minPeers least number of peers
 * @param trimShare share of the scores that is dropped at each end
 * @param pubFull public ratings that speak for themselves
 * @param pubMin public ratings below which there is no value
 * @param pubPriorWeight how many ratings the post type's mean stands for
 * @param pubMaxPerRater valid ratings of one citizen in one quarter
 * @param calibration whether peer scores are corrected for lenient raters
 * @param calibMinRatees persons a rater must have scored to be corrected
 * @param calibMinOthers other raters a person must have to be compared
 * @param calibPrior how strongly a small sample is held back
 * @param calibMaxShift most points by which a rater is corrected
 * @param partWeights the parts of P, E and R
 * @param adjMin most points that documents may take
 * @param adjMax most points that documents may give
 * @param bandGood least Q of 好
 * @param bandFairlyGood least Q of 较好
 * @param bandOrdinary least Q of 一般
 * @param raceMinPanel least number of panel members
 * @param debriefCount how many at the end of a large race explain
 * @param debriefFrom participants that make a race large
 * @param debriefMinList participants below which nobody explains
 * @param debriefShare share of a middle-sized race that explains
 * @param reconsiderBelow Q below which reconsideration may be asked
 * @param reconsiderPublic public mean from which reconsideration may be asked
 * @param goodPercent share of 好 in percent
 * @param smallUnit size below which merging is suggested
 * @param quarterShare the quarters' share of the annual score
 * @param minQuarters least graded quarters of a year
 * @param minGoodShare share of quarters 好 that 优秀 asks for
 * @param excellentScore least A of 优秀
 * @param competentScore least A of 称职
 * @param basicScore least A of 基本称职
 * @param excellentPercent share of 优秀 in percent
 * @param approvalRef approval of a share above 20 percent; null if none
 * @param excellentMaxLeave most days of leave with 优秀
 * @param failLadder whether failed quarters cap the annual grade
 * @param promotionBarYears years without promotion after a falsification
 */
public record Policy(
    String version,
    Rational diligenceFloor,
    List<Rational> lightThresholds,
    Rational minorWeight,
    int maxIndicators,
    Rational minWeight,
    Rational maxWeight,
    Rational maxDropped,
    Rational debtStep,
    Map<Channel, Rational> channelWeights,
    Rational minAvailable,
    int minPeers,
    Rational trimShare,
    int pubFull,
    int pubMin,
    int pubPriorWeight,
    int pubMaxPerRater,
    CalibrationMode calibration,
    int calibMinRatees,
    int calibMinOthers,
    int calibPrior,
    Rational calibMaxShift,
    PartWeights partWeights,
    Rational adjMin,
    Rational adjMax,
    Rational bandGood,
    Rational bandFairlyGood,
    Rational bandOrdinary,
    int raceMinPanel,
    int debriefCount,
    int debriefFrom,
    int debriefMinList,
    Rational debriefShare,
    Rational reconsiderBelow,
    Rational reconsiderPublic,
    int goodPercent,
    int smallUnit,
    Rational quarterShare,
    int minQuarters,
    Rational minGoodShare,
    Rational excellentScore,
    Rational competentScore,
    Rational basicScore,
    int excellentPercent,
    String approvalRef,
    int excellentMaxLeave,
    boolean failLadder,
    int promotionBarYears) {

  /**
   * The shares of results, evaluation and race in a quarterly score; they sum to 100.
   *
   * @param p results (实绩), 20–80
   * @param e evaluation (多元评价), 20–60
   * @param r race (季赛马), 0–30
   */
  public record PartWeights(Rational p, Rational e, Rational r) {

    private static PartWeights read(Fields fields) {
      fields.require("p", "e", "r");
      return new PartWeights(
          fields.decimal("p", DecimalRange.of("20", "80")),
          fields.decimal("e", DecimalRange.of("20", "60")),
          fields.decimal("r", DecimalRange.of("0", "30")));
    }

    private Map<String, Object> toTree() {
      return Tree.input().put("p", p).put("e", e).put("r", r).done();
    }
  }

  /** The share of 优秀 that needs no approval, in percent. */
  static final int EXCELLENT_PERCENT_WITHOUT_APPROVAL = 20;

  /** What applies unless a plan says otherwise. */
  public static final Policy DEFAULT = read(Map.of());

  public Policy {
    lightThresholds = List.copyOf(lightThresholds);
    channelWeights = Collections.unmodifiableMap(new EnumMap<>(channelWeights));
  }

  /**
   * Reads the overrides of a plan; all that is not named has its default.
   *
   * @throws InvalidInput with all structural faults or, if there are none, all inconsistencies; the
   *     fields are named as in an input, such as {@code policy.partWeights}
   */
  public static Policy read(Map<?, ?> overrides) {
    Errors errors = new Errors();
    Policy policy = Fields.read(overrides, "policy", errors, Policy::read);
    errors.throwIfAny();
    policy.check(errors);
    errors.throwIfAny();
    return policy;
  }

  static Policy read(Fields fields) {
    List<Rational> thresholds =
        fields.decimals("lightThresholds", 2, 3, DecimalRange.above("0", "1"));
    Map<Channel, Rational> weights = fields.object("channelWeights", Policy::readWeights);
    PartWeights parts = fields.object("partWeights", PartWeights::read);
    String version = fields.text("version");
    return new Policy(
        version == null ? "default" : version,
        fields.decimal("diligenceFloor", "0.90", DecimalRange.of("0.5", "1")),
        thresholds.isEmpty() ? DefaultWeights.LIGHTS : thresholds,
        fields.decimal("minorWeight", "10", DecimalRange.of("0", "40")),
        fields.integer("maxIndicators", 9, 1, 9),
        fields.decimal("minWeight", "5", DecimalRange.of("0", "20")),
        fields.decimal("maxWeight", "40", DecimalRange.of("20", "100")),
        fields.decimal("maxDropped", "40", DecimalRange.of("0", "50")),
        fields.decimal("debtStep", "0.02", DecimalRange.of("0", "0.10")),
        weights == null ? DefaultWeights.CHANNELS : weights,
        fields.decimal("minAvailable", "0.60", DecimalRange.of("0.5", "1")),
        fields.integer("minPeers", 3, 3, 10),
        fields.decimal("trimShare", "0.05", DecimalRange.of("0", "0.20")),
        fields.integer("pubFull", 30, 10, 100),
        fields.integer("pubMin", 5, 3, 10),
        fields.integer("pubPriorWeight", 10, 0, 30),
        fields.integer("pubMaxPerRater", 3, 1, 10),
        fields.choice("calibration", CalibrationMode.class, CalibrationMode.OFF),
        fields.integer("calibMinRatees", 5, 3, 20),
        fields.integer("calibMinOthers", 3, 2, 10),
        fields.integer("calibPrior", 5, 0, 20),
        fields.decimal("calibMaxShift", "5", DecimalRange.of("0", "10")),
        parts == null ? DefaultWeights.PARTS : parts,
        fields.decimal("adjMin", "-10", DecimalRange.of("-20", "0")),
        fields.decimal("adjMax", "5", DecimalRange.of("0", "10")),
        fields.decimal("bandGood", "90", DecimalRange.of("50", "100").twoPlaces()),
        fields.decimal("bandFairlyGood", "80", DecimalRange.of("40", "100").twoPlaces()),
        fields.decimal("bandOrdinary", "60", DecimalRange.of("30", "100").twoPlaces()),
        fields.integer("raceMinPanel", 3, 3, 10),
        fields.integer("debriefCount", 3, 0, 3),
        fields.integer("debriefFrom", 10, 5, 50),
        fields.integer("debriefMinList", 5, 3, 50),
        fields.decimal("debriefShare", "0.20", DecimalRange.of("0", "0.20")),
        fields.decimal("reconsiderBelow", "80", DecimalRange.of("60", "100").twoPlaces()),
        fields.decimal("reconsiderPublic", "90", DecimalRange.of("60", "100").twoPlaces()),
        fields.integer("goodPercent", 40, 1, 40),
        fields.integer("smallUnit", 5, 1, 20),
        fields.decimal("quarterShare", "0.60", DecimalRange.of("0.30", "0.80")),
        fields.integer("minQuarters", 2, 1, 4),
        fields.decimal("minGoodShare", "0.50", DecimalRange.of("0.25", "1")),
        fields.decimal("excellentScore", "90", DecimalRange.of("70", "100").twoPlaces()),
        fields.decimal("competentScore", "70", DecimalRange.of("60", "100").twoPlaces()),
        fields.decimal("basicScore", "60", DecimalRange.of("30", "100").twoPlaces()),
        fields.integer("excellentPercent", 20, 1, 25),
        fields.text("approvalRef", Fields.REFERENCE),
        fields.integer("excellentMaxLeave", 90, 0, 182),
        fields.flag("failLadder", true),
        fields.integer("promotionBarYears", 2, 0, 5));
  }

  /** Stage two: whether the parameters agree with each other. */
  void check(Errors errors) {
    errors.addIf(
        !areDescending(lightThresholds),
        "policy.lightThresholds",
        ErrorCode.CONSISTENCY,
        "灯的界限必须从高到低，互不相等，请调整");
    errors.addIf(
        !hasChannelOf(Channel.Side.OFFICIAL) || !hasChannelOf(Channel.Side.POPULAR),
        "policy.channelWeights",
        ErrorCode.CONSISTENCY,
        "官评（org、sup、peer）和民评（pub、third、media）各至少有一个渠道的权重大于0，请调整");
    Rational parts = partWeights.p().plus(partWeights.e()).plus(partWeights.r());
    errors.addIf(
        !parts.equals(Rational.HUNDRED),
        "policy.partWeights",
        ErrorCode.SUM,
        "三部分权重之和应为100，现为%s，请调整".formatted(parts));
    errors.addIf(
        !areDescending(List.of(bandGood, bandFairlyGood, bandOrdinary)),
        "policy.bandGood",
        ErrorCode.CONSISTENCY,
        "好、较好、一般的分数线必须从高到低，互不相等，请调整");
    errors.addIf(
        !areDescending(List.of(excellentScore, competentScore, basicScore)),
        "policy.excellentScore",
        ErrorCode.CONSISTENCY,
        "优秀、称职、基本称职的分数线必须从高到低，互不相等，请调整");
    if (excellentPercent > EXCELLENT_PERCENT_WITHOUT_APPROVAL) {
      errors.require(approvalRef, "policy.approvalRef", "优秀比例超过20%，必须写明批准文号");
    }
    errors.addIf(
        debriefFrom < debriefMinList,
        "policy.debriefFrom",
        ErrorCode.CONSISTENCY,
        "debriefFrom（%s）不能小于 debriefMinList（%s），请调整"
            .formatted(
                PolicyParameter.DEBRIEF_FROM.label(), PolicyParameter.DEBRIEF_MIN_LIST.label()));
  }

  /** The raw weight of a channel, 0–100. */
  public Rational weight(Channel channel) {
    return channelWeights.get(channel);
  }

  /**
   * The quarterly band of a published score (half-open: 89.99 is 较好); {@code scoring} §3.7.
   *
   * @param q 0–100, two decimals
   */
  public QuarterGrade band(Rational q) {
    if (q.isAtLeast(bandGood)) {
      return QuarterGrade.GOOD;
    }
    if (q.isAtLeast(bandFairlyGood)) {
      return QuarterGrade.FAIRLY_GOOD;
    }
    return q.isAtLeast(bandOrdinary) ? QuarterGrade.ORDINARY : QuarterGrade.POOR;
  }

  /** All parameters in full, so that a frozen input outlives a change of the defaults. */
  public Map<String, Object> toTree() {
    Map<String, Object> weights = new LinkedHashMap<>();
    channelWeights.forEach((channel, weight) -> weights.put(channel.code(), weight.toString()));
    return Tree.input()
        .put("version", version)
        .put("diligenceFloor", diligenceFloor)
        .list("lightThresholds", lightThresholds, Rational::toString)
        .put("minorWeight", minorWeight)
        .put("maxIndicators", maxIndicators)
        .put("minWeight", minWeight)
        .put("maxWeight", maxWeight)
        .put("maxDropped", maxDropped)
        .put("debtStep", debtStep)
        .put("channelWeights", Collections.unmodifiableMap(weights))
        .put("minAvailable", minAvailable)
        .put("minPeers", minPeers)
        .put("trimShare", trimShare)
        .put("pubFull", pubFull)
        .put("pubMin", pubMin)
        .put("pubPriorWeight", pubPriorWeight)
        .put("pubMaxPerRater", pubMaxPerRater)
        .put("calibration", calibration)
        .put("calibMinRatees", calibMinRatees)
        .put("calibMinOthers", calibMinOthers)
        .put("calibPrior", calibPrior)
        .put("calibMaxShift", calibMaxShift)
        .put("partWeights", partWeights.toTree())
        .put("adjMin", adjMin)
        .put("adjMax", adjMax)
        .put("bandGood", bandGood)
        .put("bandFairlyGood", bandFairlyGood)
        .put("bandOrdinary", bandOrdinary)
        .put("raceMinPanel", raceMinPanel)
        .put("debriefCount", debriefCount)
        .put("debriefFrom", debriefFrom)
        .put("debriefMinList", debriefMinList)
        .put("debriefShare", debriefShare)
        .put("reconsiderBelow", reconsiderBelow)
        .put("reconsiderPublic", reconsiderPublic)
        .put("goodPercent", goodPercent)
        .put("smallUnit", smallUnit)
        .put("quarterShare", quarterShare)
        .put("minQuarters", minQuarters)
        .put("minGoodShare", minGoodShare)
        .put("excellentScore", excellentScore)
        .put("competentScore", competentScore)
        .put("basicScore", basicScore)
        .put("excellentPercent", excellentPercent)
        .put("approvalRef", approvalRef)
        .put("excellentMaxLeave", excellentMaxLeave)
        .put("failLadder", failLadder)
        .put("promotionBarYears", promotionBarYears)
        .done();
  }

  /** What a number may be, in words, by its path: {@code minPeers}, {@code partWeights.p}. */
  public static Map<String, String> ranges() {
    return Fields.ranges(DEFAULT.toTree(), Policy::read);
  }

  /** What the public decides of a quarterly score if every channel has a value, 0–1. */
  public Rational publicShare() {
    return share(Channel.PUB).times(partWeights.e()).over(Rational.HUNDRED);
  }

  /** A channel's part of the evaluation if every channel has a value, 0–1. */
  public Rational share(Channel channel) {
    return weight(channel).over(Rational.sum(List.copyOf(channelWeights.values())));
  }

  private boolean hasChannelOf(Channel.Side side) {
    return channelWeights.entrySet().stream()
        .anyMatch(entry -> entry.getKey().side() == side && entry.getValue().signum() > 0);
  }

  private static boolean areDescending(List<Rational> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).isAtLeast(values.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  private static Map<Channel, Rational> readWeights(Fields fields) {
    Map<Channel, Rational> weights = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      fields.require(channel.code());
      weights.put(channel, fields.decimal(channel.code(), DecimalRange.HUNDRED));
    }
    return weights;
  }

  /** Default values that are no single number. */
  private static final class DefaultWeights {
    static final List<Rational> LIGHTS = List.of(Rational.of("0.95"), Rational.of("0.80"));
    static final PartWeights PARTS =
        new PartWeights(Rational.of(50), Rational.of(40), Rational.of(10));
    static final Map<Channel, Rational> CHANNELS =
        Map.of(
            Channel.ORG, Rational.of(20),
            Channel.SUP, Rational.of(15),
            Channel.PEER, Rational.of(15),
            Channel.PUB, Rational.of(35),
            Channel.THIRD, Rational.of(15),
            Channel.MEDIA, Rational.of(5));

    private DefaultWeights() {}
  }
}
