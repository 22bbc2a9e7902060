package io.saima.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What of a score may be shown (scoring §7): nothing that fewer than {@link Words#FEWEST_SHOWN}
 * raters said, neither by itself nor as the rest that is left when everything else is subtracted.
 *
 * <p>Channels of too few raters are shown as one sum. Where that sum would again be the word of too
 * few, or of one channel alone, the smallest of the others joins it. The sum by hand still works:
 * the sum takes the place of its channels in E.
 *
 * <p>Representatives are few, are named on the roll, and rate in the same channel as citizens, of
 * whose ratings the officer sees a good deal elsewhere. So the public's channel counts as one of
 * too few as soon as either of the two are, and shows no single score. Results of two quarters have
 * the ratings of one in common, so each quarter's citizens must be enough.
 *
 * <p>How many ballots do not count, and for what reason, is told of no channel: it would tell of
 * complaints and of declared conflicts.
 *
 * @param together the channels shown as one sum; empty if each may stand for itself
 * @param untold channels of which not even the single scores may be shown: those in the sum, and
 *     those of too few raters that have no value
 */
public record Disclosure(Set<Channel> together, Set<Channel> untold) {

  private static final String CHANNELS = "channels";
  private static final String CHANNEL = "channel";
  private static final String VALUE = "value";
  private static final String STEPS = "steps";
  private static final String TEXT = "text";

  /**
   * What a reader may know from elsewhere and could subtract: what is left without it must hide the
   * others too.
   *
   * @param channels whose values he knows; of the public, what most citizens said
   * @param allButFew whether he would find the word of too few citizens by subtracting those whom
   *     he knows from all
   */
  public record Known(Set<Channel> channels, boolean allButFew) {

    public Known {
      channels = Set.copyOf(channels);
    }
  }

  /** Finds out what of a result must stay untold. */
  public static Disclosure of(QuarterInput input, QuarterResult result, Known known) {
    Set<Channel> untold = EnumSet.noneOf(Channel.class);
    Set<Channel> together = EnumSet.noneOf(Channel.class);
    List<Channel> others = new ArrayList<>();
    for (ChannelValue one : result.evaluation().channels()) {
      boolean few = ofFew(input, one.channel(), known);
      if (few) {
        untold.add(one.channel());
      }
      if (one.value() != null) {
        if (few) {
          together.add(one.channel());
        } else {
          others.add(one.channel());
        }
      }
    }
    others.sort(
        Comparator.<Channel, Boolean>comparing(known.channels()::contains)
            .thenComparing(channel -> raters(input, channel)));
    while ((tooFew(together, channel -> raters(input, channel))
            || tooFew(together, channel -> unknown(input, channel, known)))
        && !others.isEmpty()) {
      together.add(others.remove(0));
    }
    untold.addAll(together);
    return new Disclosure(together, untold);
  }

  private static boolean ofFew(QuarterInput input, Channel channel, Known known) {
    return channel == Channel.PUB
        ? few(representatives(input)) || fewCitizens(input, known)
        : few(raters(input, channel));
  }

  private static boolean fewCitizens(QuarterInput input, Known known) {
    return known.allButFew()
        || Arrays.stream(Ballot.Period.values())
            .anyMatch(
                period ->
                    few(
                        ofPublic(
                            input, one -> !one.isOfRepresentative() && one.period() == period)));
  }

  private static boolean few(long raters) {
    return raters > 0 && raters < Words.FEWEST_SHOWN;
  }

  /**
   * Whether the sum of these channels is the word of too few, or of one channel; nothing hides in
   * no channel.
   */
  private static boolean tooFew(Set<Channel> channels, ToLongFunction<Channel> raters) {
    List<Long> counts = channels.stream().map(raters::applyAsLong).filter(n -> n > 0).toList();
    return counts.size() == 1
        || !counts.isEmpty()
            && counts.stream().mapToLong(Long::longValue).sum() < Words.FEWEST_SHOWN;
  }

  private static long raters(QuarterInput input, Channel channel) {
    return input.validBallots(channel).stream().map(Ballot::rater).distinct().count();
  }

  /**
   * How many raters of a channel said what the reader does not know; where few citizens are left
   * over, there may be a single one.
   */
  private static long unknown(QuarterInput input, Channel channel, Known known) {
    if (!known.channels().contains(channel)) {
      return raters(input, channel);
    }
    return channel == Channel.PUB
        ? representatives(input) + (fewCitizens(input, known) ? 1 : 0)
        : 0;
  }

  private static long representatives(QuarterInput input) {
    return ofPublic(input, Ballot::isOfRepresentative);
  }

  private static long ofPublic(QuarterInput input, Predicate<Ballot> which) {
    return input.validBallots(Channel.PUB).stream()
        .filter(which)
        .map(Ballot::rater)
        .distinct()
        .count();
  }

  /**
   * The input without any ballot that must stay untold or does not count, without those of the
   * public, and without the matrix of peers. What is left stands in the order of the scores under
   * numbers of its own: no key leads to whoever gave it.
   */
  public Map<String, Object> input(QuarterInput input) {
    Map<String, Object> tree = new LinkedHashMap<>(input.toTree());
    List<Ballot> told =
        input.ballots().stream()
            .filter(Ballot::isValid)
            .filter(one -> one.channel() != Channel.PUB && !untold.contains(one.channel()))
            .sorted(Comparator.comparing(Ballot::channel).thenComparing(Ballot::points))
            .toList();
    List<Map<String, Object>> ballots = new ArrayList<>();
    for (Ballot ballot : told) {
      Map<String, Object> shown = new LinkedHashMap<>(ballot.toTree());
      shown.put("rater", ballot.channel().code() + "-" + (ballots.size() + 1));
      ballots.add(shown);
    }
    tree.put("ballots", ballots);
    tree.put("race", input.race().unnamed().toTree());
    tree.remove("peerMatrix");
    if (untold.contains(Channel.PUB)) {
      // Where no citizen rated the post type, it is the mean of the representatives themselves.
      tree.remove("pubPrior");
    }
    return tree;
  }

  /** The result as it may be shown; every key stays, what must stay untold has no value. */
  public Map<String, Object> result(QuarterInput input, QuarterResult result) {
    Map<String, Object> tree = new LinkedHashMap<>(result.toTree());
    tree.put(CHANNELS, result.evaluation().toTree().stream().map(this::channel).toList());
    tree.put(STEPS, result.steps().stream().map(step -> step(step, input, result)).toList());
    if (untold.contains(Channel.PUB)) {
      Map<String, Object> tie = copy(tree.get("tie"));
      tie.put("pub", null);
      tree.put("tie", tie);
    }
    if (result.calibration() != null) {
      Map<String, Object> calibration = copy(tree.get("calibration"));
      // How one rater leans is the same about everybody whom he rates, and would name him.
      calibration.put("raters", List.of());
      if (untold.contains(Channel.PEER)) {
        calibration.put("peerPlain", null);
        calibration.put("peerCalibrated", null);
      }
      tree.put("calibration", calibration);
    }
    return tree;
  }

  private Map<String, Object> channel(Map<String, Object> channel) {
    boolean hidden =
        untold.stream().anyMatch(one -> one.code().equals(channel.get(CHANNEL).toString()));
    Map<String, Object> shown = new LinkedHashMap<>(channel);
    shown.put("removed", null);
    if (hidden) {
      for (String field : List.of("n", VALUE, "contribution")) {
        shown.put(field, null);
      }
    }
    return shown;
  }

  private Map<String, Object> step(Step step, QuarterInput input, QuarterResult result) {
    Map<String, Object> shown = new LinkedHashMap<>(step.toTree());
    for (Channel channel : Channel.values()) {
      if (step.id().equals("CH:" + channel.code())) {
        if (untold.contains(channel)) {
          shown.put(VALUE, null);
          shown.put(TEXT, channelText(channel, result));
        } else {
          shown.put(TEXT, QuarterDerivation.toldText(input, result, channel));
        }
      }
    }
    if (step.id().equals("E") && !together.isEmpty() && result.evaluation().e() != null) {
      shown.put(TEXT, evaluationText(result));
    }
    return shown;
  }

  private String channelText(Channel channel, QuarterResult result) {
    if (!together.contains(channel)) {
      return channel.label() + "：评价人不足3人，不逐项列出；本渠道缺失，不按0分计";
    }
    String text =
        "%s：为保护评价人，与%s合并列示；原始权重%s，有效权重 = %s ÷ %s %s"
            .formatted(
                channel.label(),
                together.stream()
                    .filter(other -> other != channel)
                    .map(Channel::label)
                    .collect(Collectors.joining("、")),
                result.evaluation().weights().get(channel),
                result.evaluation().weights().get(channel),
                result.evaluation().available(),
                Words.equalTo(result.evaluation().effectiveWeight(channel)));
    return channel == Channel.PEER && result.calibration() != null
        ? text + calibrationText(result.calibration())
        : text;
  }

  /** Both scores may be told: they differ by what correction does, not by what anybody said. */
  private static String calibrationText(Calibration calibration) {
    return "；系统校准前得分%s、校准后%s，%s"
        .formatted(
            calibration.qPlain() == null ? "空缺" : calibration.qPlain().toPlainString(),
            calibration.qCalibrated() == null ? "空缺" : calibration.qCalibrated().toPlainString(),
            calibration.applied() ? "采用校准后的值" : "试运行，只列出，采用校准前的值");
  }

  /** The sum by hand, with one number for the channels that are shown together. */
  private String evaluationText(QuarterResult result) {
    Evaluation evaluation = result.evaluation();
    Rational sum =
        Rational.sum(
            together.stream()
                .map(
                    channel ->
                        evaluation
                            .weights()
                            .get(channel)
                            .times(evaluation.channel(channel).value()))
                .toList());
    String rest =
        evaluation.channels().stream()
            .filter(value -> value.value() != null && !together.contains(value.channel()))
            .map(
                value ->
                    " + %s × %s"
                        .formatted(
                            evaluation.weights().get(value.channel()), Words.number(value.value())))
            .collect(Collectors.joining());
    return "%s合并，原始权重 × 渠道值的合计为%s；E = (%s%s) ÷ %s %s"
        .formatted(
            together.stream().map(Channel::label).collect(Collectors.joining("、")),
            Words.number(sum),
            Words.number(sum),
            rest,
            evaluation.available(),
            Words.equalTo(evaluation.e()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> copy(Object tree) {
    return new LinkedHashMap<>((Map<String, Object>) tree);
  }
}
