package io.saima.review;

import io.saima.review.Invitations.RaterLine;
import io.saima.scoring.Channel;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What will be missing of an officer's evaluation if nobody else is asked, in sentences that name
 * whose ballot decides.
 */
final class RaterWarnings {

  private RaterWarnings() {}

  /**
   * @param raters who is asked in each role
   * @param citizens valid ratings of the public so far
   */
  static List<String> of(Policy policy, Map<RaterRole, List<RaterLine>> raters, int citizens) {
    List<RaterLine> superiors = raters.get(RaterRole.SUP);
    List<RaterLine> peers = raters.get(RaterRole.PEER);
    int panel = raters.get(RaterRole.RACE).size();
    Set<Channel> expected = EnumSet.of(Channel.ORG, Channel.THIRD, Channel.MEDIA);
    List<String> warnings = new ArrayList<>();
    if (superiors.isEmpty()) {
      warnings.add("没有可以评价的上级，缺“上级”渠道。");
    } else {
      expected.add(Channel.SUP);
    }
    if (peers.size() < policy.minPeers()) {
      warnings.add("同级评价人%d人，少于%d人，缺“同级”渠道。".formatted(peers.size(), policy.minPeers()));
    } else {
      expected.add(Channel.PEER);
    }
    if (citizens < policy.pubMin()) {
      warnings.add("群众评价%d份，少于%d份，缺“群众”渠道。".formatted(citizens, policy.pubMin()));
    } else {
      expected.add(Channel.PUB);
    }
    if (panel < policy.raceMinPanel()) {
      warnings.add("可以评分的评委%d人，少于%d人，全主体都没有赛马得分。".formatted(panel, policy.raceMinPanel()));
    }
    if (!enough(policy, expected)) {
      warnings.add("有值渠道的权重将不足%s，多元评价会空缺（E_SHARE）。".formatted(percent(policy)));
      return warnings;
    }
    if (superiors.size() == 1 && !enough(policy, without(expected, Channel.SUP))) {
      warnings.add("上级只有%s一人，他不投票，多元评价就会空缺（E_SHARE）。".formatted(superiors.get(0).name()));
    }
    if (peers.size() == policy.minPeers() && !enough(policy, without(expected, Channel.PEER))) {
      warnings.add(
          "同级刚好%d人（%s），缺一票多元评价就会空缺（E_SHARE）。"
              .formatted(
                  peers.size(), String.join("、", peers.stream().map(RaterLine::name).toList())));
    }
    return warnings;
  }

  private static Set<Channel> without(Set<Channel> channels, Channel one) {
    Set<Channel> rest = EnumSet.copyOf(channels);
    rest.remove(one);
    return rest;
  }

  private static boolean enough(Policy policy, Set<Channel> channels) {
    Rational available = Rational.sum(channels.stream().map(policy::weight).toList());
    Rational total = Rational.sum(policy.channelWeights().values());
    return !available.isBelow(policy.minAvailable().times(total));
  }

  private static String percent(Policy policy) {
    return policy.minAvailable().times(Rational.HUNDRED) + "%";
  }
}
