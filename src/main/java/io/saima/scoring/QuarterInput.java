package io.saima.scoring;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The frozen data of one officer in one quarter.
 *
 * <p>Whoever builds one directly need not check it: {@link QuarterCalculation#run} does.
 *
 * @param weeks at most 14
 * @param indicators 1 to {@code policy.maxIndicators}, weights sum to 100
 * @param ballots at most 5000
 * @param pubPrior mean of the same post type in the same window, 0–100; null if not needed
 * @param windowDays days the officer has held the post within the rolling half-year, 1–182
 * @param race {@link Race#NONE} if there was none
 * @param adjustments at most 50
 * @param facts at most 50
 * @param peerMatrix null unless peers are to be calibrated
 */
public record QuarterInput(
    String officer,
    OfficerStatus status,
    List<Week> weeks,
    List<Indicator> indicators,
    List<Ballot> ballots,
    Rational pubPrior,
    int windowDays,
    Race race,
    List<Adjustment> adjustments,
    List<Fact> facts,
    PeerMatrix peerMatrix,
    Policy policy) {

  /** The length of the rolling half-year in days. */
  public static final int WINDOW = 182;

  public QuarterInput {
    weeks = List.copyOf(weeks);
    indicators = List.copyOf(indicators);
    ballots = List.copyOf(ballots);
    adjustments = List.copyOf(adjustments);
    facts = List.copyOf(facts);
    race = race == null ? Race.NONE : race;
    policy = policy == null ? Policy.DEFAULT : policy;
  }

  /**
   * Reads a JSON tree of JDK types.
   *
   * @throws InvalidInput with all faults of the first of the three stages that found any
   */
  public static QuarterInput read(Map<?, ?> tree) {
    Errors errors = new Errors();
    QuarterInput input = Fields.read(tree, "", errors, QuarterInput::read);
    errors.throwIfAny();
    input.policy.check(errors);
    errors.throwIfAny();
    input.check(errors);
    errors.throwIfAny();
    return input;
  }

  /** The JSON tree that {@link #read} turns into an equal input. */
  public Map<String, Object> toTree() {
    return Tree.input()
        .put("officer", officer)
        .put("status", status)
        .list("weeks", weeks, Week::toTree)
        .list("indicators", indicators, Indicator::toTree)
        .list("ballots", ballots, Ballot::toTree)
        .put("pubPrior", pubPrior)
        .put("windowDays", windowDays)
        .put("race", race.toTree())
        .list("adjustments", adjustments, Adjustment::toTree)
        .list("facts", facts, Fact::toTree)
        .put("peerMatrix", peerMatrix == null ? null : peerMatrix.toTree())
        .put("policy", policy.toTree())
        .done();
  }

  /** The valid ballots of a channel. */
  List<Ballot> validBallots(Channel channel) {
    return ballots.stream().filter(b -> b.channel() == channel && b.isValid()).toList();
  }

  /** The service events whose ratings by citizens count. */
  public Set<String> citizensEvents() {
    return validBallots(Channel.PUB).stream()
        .filter(one -> !one.isOfRepresentative())
        .map(Ballot::event)
        .collect(toSet());
  }

  private static QuarterInput read(Fields fields) {
    fields.require("officer", "weeks", "indicators", "ballots");
    return new QuarterInput(
        fields.text("officer"),
        fields.choice("status", OfficerStatus.class, OfficerStatus.NORMAL),
        fields.objects("weeks", 0, 14, Week::read),
        fields.objects("indicators", 1, 100, Indicator::read),
        fields.objects("ballots", 0, 5000, Ballot::read),
        fields.decimal("pubPrior", DecimalRange.HUNDRED),
        fields.integer("windowDays", WINDOW, 1, WINDOW),
        fields.object("race", Race::read),
        fields.objects("adjustments", 0, 50, Adjustment::read),
        fields.objects("facts", 0, 50, Fact::read),
        fields.object("peerMatrix", PeerMatrix::read),
        fields.object("policy", Policy::read));
  }

  private void check(Errors errors) {
    for (int i = 0; i < weeks.size(); i++) {
      weeks.get(i).check("weeks[" + i + "]", errors);
    }
    checkIndicators(indicators, policy, errors);
    checkWeightSum(errors);
    checkBallots(errors);
    checkPublicPrior(errors);
    race.check(officer, errors);
    checkFacts(errors);
    checkPeerMatrix(errors);
  }

  static void checkIndicators(List<Indicator> indicators, Policy policy, Errors errors) {
    errors.addIf(
        indicators.size() > policy.maxIndicators(),
        "indicators",
        ErrorCode.COUNT,
        "指标最多%s项，现有%s项，请合并或删减".formatted(policy.maxIndicators(), indicators.size()));
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < indicators.size(); i++) {
      String at = "indicators[" + i + "]";
      Indicator indicator = indicators.get(i);
      errors.addIf(!codes.add(indicator.code()), at + ".code", ErrorCode.DUPLICATE, "指标编号重复，请改正");
      indicator.check(at, policy, errors);
    }
  }

  private void checkWeightSum(Errors errors) {
    Rational sum = Rational.sum(indicators.stream().map(Indicator::weight).toList());
    errors.addIf(
        !sum.equals(Rational.HUNDRED),
        "indicators",
        ErrorCode.SUM,
        "各指标权重之和应为100，现为%s，请调整".formatted(sum));
  }

  private void checkBallots(Errors errors) {
    Map<String, Channel> channelOf = new HashMap<>();
    Set<List<String>> seen = new HashSet<>();
    Map<List<Object>, Integer> ratings = new HashMap<>();
    for (int i = 0; i < ballots.size(); i++) {
      Ballot ballot = ballots.get(i);
      String at = "ballots[" + i + "]";
      ballot.check(at, officer, errors);
      Channel first = channelOf.putIfAbsent(ballot.rater(), ballot.channel());
      if (first != null && first != ballot.channel()) {
        errors.add(
            at + ".rater",
            ErrorCode.DUPLICATE,
            "这名评价人已在“%s”渠道投票，一人只属一个渠道，请删去".formatted(first.label()));
      } else {
        boolean isNew = seen.add(oneBallotEach(ballot));
        errors.addIf(!isNew, at + ".rater", ErrorCode.DUPLICATE, "这名评价人已投过票，请删去重复的一张");
      }
      if (ballot.channel() == Channel.PUB && ballot.isValid()) {
        int count = ratings.merge(List.of(ballot.rater(), ballot.period()), 1, Integer::sum);
        errors.addIf(
            count == policy.pubMaxPerRater() + 1,
            at + ".rater",
            ErrorCode.COUNT,
            "同一评价人每季度最多%s次有效评价，请删去多出的".formatted(policy.pubMaxPerRater()));
      }
    }
  }

  /** What may stand only once: the rater, for a citizen together with the event. */
  private static List<String> oneBallotEach(Ballot ballot) {
    return ballot.channel() == Channel.PUB && ballot.event() != null
        ? List.of(ballot.rater(), ballot.event())
        : List.of(ballot.rater());
  }

  private void checkPublicPrior(Errors errors) {
    int n = validBallots(Channel.PUB).size();
    if (policy.weight(Channel.PUB).signum() > 0 && n >= policy.pubMin() && n < policy.pubFull()) {
      errors.require(
          pubPrior, "pubPrior", "群众评价%s份，不足%s份，请填写同类岗位均值".formatted(n, policy.pubFull()));
    }
  }

  private void checkFacts(Errors errors) {
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      String at = "facts[" + i + "].indicator";
      if (fact.type() != Fact.Type.FALSIFICATION) {
        errors.forbid(fact.indicator(), at, "只有数据虚报才写指标编号，请删去");
      } else if (fact.indicator() == null) {
        errors.add(at, ErrorCode.REQUIRED, "数据虚报必须写明是哪项指标");
      } else {
        errors.addIf(
            indicators.stream().noneMatch(one -> one.code().equals(fact.indicator())),
            at,
            ErrorCode.REFERENCE,
            "没有编号为“%s”的指标，请核对".formatted(fact.indicator()));
      }
    }
  }

  private void checkPeerMatrix(Errors errors) {
    if (peerMatrix == null) {
      errors.addIf(
          policy.calibration() != CalibrationMode.OFF,
          "peerMatrix",
          ErrorCode.REQUIRED,
          "启用系统校准时必须提供互评矩阵");
      return;
    }
    peerMatrix.check(officer, errors);
    if (errors.isEmpty()) {
      errors.addIf(
          !peerMatrix.scoresOf(officer).equals(peerScores()),
          "peerMatrix",
          ErrorCode.CONSISTENCY,
          "矩阵中本人一列与同级互评的有效票不一致，请逐人核对");
    }
  }

  private Map<String, Rational> peerScores() {
    Map<String, Rational> scores = new HashMap<>();
    validBallots(Channel.PEER).forEach(ballot -> scores.put(ballot.rater(), ballot.points()));
    return scores;
  }
}
