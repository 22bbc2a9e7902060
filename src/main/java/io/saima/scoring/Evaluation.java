package io.saima.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The evaluation E (多元评价), scoring §3.5: the channels' mean by the weights of those present.
 *
 * <p>Origin: seed 001, whose weights add up to 105 %; dividing by the sum of the channels that are
 * present heals that and the missing channels alike.
 *
 * @param channels all six, in the order of results
 * @param weights the raw weights by channel
 * @param total sum of the raw weights
 * @param available sum of the raw weights of the channels with a value
 * @param e 0–100, exact; null if {@code reasons}
 * @param reasons why there is no E, in text order; empty if there is
 */
public record Evaluation(
    List<ChannelValue> channels,
    Map<Channel, Rational> weights,
    Rational total,
    Rational available,
    Rational e,
    List<String> reasons) {

  static final String SHARE = "E_SHARE";
  static final String NO_OFFICIAL = "E_NO_OFFICIAL";
  static final String NO_POPULAR = "E_NO_POPULAR";

  /** Weighs the values of all six channels. */
  static Evaluation of(Policy policy, List<ChannelValue> channels) {
    Map<Channel, Rational> weights = policy.channelWeights();
    List<ChannelValue> present = channels.stream().filter(one -> one.value() != null).toList();
    Rational total = Rational.sum(weights.values());
    Rational available =
        Rational.sum(present.stream().map(one -> weights.get(one.channel())).toList());
    List<String> reasons = new ArrayList<>();
    if (available.isBelow(policy.minAvailable().times(total))) {
      reasons.add(SHARE);
    }
    if (present.stream().noneMatch(one -> one.channel().side() == Channel.Side.OFFICIAL)) {
      reasons.add(NO_OFFICIAL);
    }
    if (present.stream().noneMatch(one -> one.channel().side() == Channel.Side.POPULAR)) {
      reasons.add(NO_POPULAR);
    }
    Rational e =
        reasons.isEmpty()
            ? Rational.sum(
                    present.stream()
                        .map(one -> weights.get(one.channel()).times(one.value()))
                        .toList())
                .over(available)
            : null;
    return new Evaluation(channels, weights, total, available, e, Text.sorted(reasons));
  }

  public EvaluationStatus status() {
    return e == null ? EvaluationStatus.INSUFFICIENT : EvaluationStatus.OK;
  }

  public ChannelValue channel(Channel channel) {
    return channels.get(channel.ordinal());
  }

  /** The share of a channel in E, 0–1, exact; 0 without a value, shown even if there is no E. */
  public Rational effectiveWeight(Channel channel) {
    return channel(channel).value() == null ? Rational.ZERO : weights.get(channel).over(available);
  }

  /** Effective weight × value, exact; null without a value. */
  public Rational contribution(Channel channel) {
    Rational value = channel(channel).value();
    return value == null ? null : effectiveWeight(channel).times(value);
  }

  /** The share of the raw weights that has a value, 0–1, exact. */
  public Rational availableShare() {
    return available.over(total);
  }

  List<Map<String, Object>> toTree() {
    return channels.stream().map(this::toTree).toList();
  }

  private Map<String, Object> toTree(ChannelValue value) {
    return Tree.result()
        .put("channel", value.channel())
        .put("status", value.status())
        .put("n", value.n())
        .put("removed", value.removedCount())
        .put("method", value.method())
        .d6("value", value.value())
        .d6("weight", effectiveWeight(value.channel()))
        .d6("contribution", contribution(value.channel()))
        .done();
  }
}
