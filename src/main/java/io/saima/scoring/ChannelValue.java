package io.saima.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one channel says about the officer, scoring §3.4.
 *
 * <p>A missing channel is never 0: it has no value, and its weight goes to the others. Origin: seed
 * 001; the rules for missing data are defaults.
 *
 * @param n valid ballots
 * @param removed ballots that do not count, by the reason
 * @param value 0–100, exact; null if the channel is off or missing
 * @param sorted the valid scores brought to 0–100, from the lowest
 * @param dropped scores left out at each end
 */
public record ChannelValue(
    Channel channel,
    ChannelStatus status,
    int n,
    Map<Ballot.State, Integer> removed,
    Method method,
    Rational value,
    List<Rational> sorted,
    int dropped) {

  /**
   * All six channels in the order of results.
   *
   * @param peers the peers' scores on 0–100, as cast or calibrated
   */
  static List<ChannelValue> all(QuarterInput input, Collection<Rational> peers) {
    List<ChannelValue> values = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      values.add(of(channel, input, channel == Channel.PEER ? peers : points(input, channel)));
    }
    return List.copyOf(values);
  }

  /** The valid scores of a channel on 0–100. */
  static List<Rational> points(QuarterInput input, Channel channel) {
    return input.validBallots(channel).stream().map(Ballot::points).toList();
  }

  /**
   * Whether the public must be asked to rate more (组织提醒, seed 001). A short service time lowers the
   * number that is needed here, but not the limit for shrinking.
   *
   * @param n valid public ratings
   * @param windowDays days in the post within the rolling half-year, 1–182
   */
  static boolean reminder(Policy policy, int n, int windowDays) {
    int byService =
        Rational.of((long) policy.pubFull() * windowDays, QuarterInput.WINDOW)
            .ceiling()
            .intValueExact();
    return policy.weight(Channel.PUB).signum() > 0 && n < Math.max(policy.pubMin(), byService);
  }

  /** How many ballots do not count. */
  public int removedCount() {
    return removed.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static ChannelValue of(Channel channel, QuarterInput input, Collection<Rational> points) {
    Policy policy = input.policy();
    List<Rational> sorted = points.stream().sorted().toList();
    Map<Ballot.State, Integer> removed = removed(input.ballots(), channel);
    if (policy.weight(channel).signum() == 0) {
      return new ChannelValue(
          channel, ChannelStatus.OFF, sorted.size(), removed, Method.NONE, null, sorted, 0);
    }
    if (channel == Channel.PUB) {
      return ofPublic(policy, sorted, input.pubPrior(), removed);
    }
    int least = channel == Channel.PEER ? policy.minPeers() : 1;
    RobustMean mean = RobustMean.of(sorted, least, policy.trimShare());
    return new ChannelValue(
        channel,
        mean.value() == null ? ChannelStatus.MISSING : ChannelStatus.PRESENT,
        sorted.size(),
        removed,
        mean.method(),
        mean.value(),
        sorted,
        mean.dropped());
  }

  /** No trimming: a citizen's low rating is not an outlier. */
  private static ChannelValue ofPublic(
      Policy policy, List<Rational> sorted, Rational prior, Map<Ballot.State, Integer> removed) {
    int n = sorted.size();
    ChannelStatus status = ChannelStatus.PRESENT;
    Method method = Method.MEAN;
    Rational value;
    if (n < policy.pubMin()) {
      status = ChannelStatus.MISSING;
      method = Method.NONE;
      value = null;
    } else if (n < policy.pubFull()) {
      status = ChannelStatus.SHRUNK;
      method = Method.SHRUNK;
      Rational weight = Rational.of(policy.pubPriorWeight());
      value = Rational.sum(sorted).plus(weight.times(prior)).over(Rational.of(n).plus(weight));
    } else {
      value = Rational.mean(sorted);
    }
    return new ChannelValue(Channel.PUB, status, n, removed, method, value, sorted, 0);
  }

  private static Map<Ballot.State, Integer> removed(List<Ballot> ballots, Channel channel) {
    Map<Ballot.State, Integer> removed = new EnumMap<>(Ballot.State.class);
    for (Ballot ballot : ballots) {
      if (ballot.channel() == channel && !ballot.isValid()) {
        removed.merge(ballot.state(), 1, Integer::sum);
      }
    }
    return removed;
  }
}
