package io.saima.plan;

import io.saima.scoring.Channel;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.util.List;

/** How people read what stands in plans and policies as codes and numbers. */
public final class PlanWords {

  private PlanWords() {}

  public static String of(Direction direction) {
    return direction == Direction.HIGHER ? "越高越好" : "越低越好";
  }

  public static String of(Measure measure) {
    return measure == Measure.FLOW ? "季度累计" : "当月水平";
  }

  public static String of(IndicatorScope scope) {
    return scope == IndicatorScope.UNIT ? "全单位一个值" : "每人一个值";
  }

  /** What the public decides of a quarterly score under a policy. */
  public static String publicShare(Policy policy) {
    return "多元评价占季度得分%s%%，其中群众和服务对象占%s/%s，群众评价在季度得分中的有效占比为%s%%。"
        .formatted(
            trimmed(policy.partWeights().e()),
            trimmed(policy.weight(Channel.PUB)),
            trimmed(Rational.sum(List.copyOf(policy.channelWeights().values()))),
            policy.publicShare().times(Rational.HUNDRED).fixed(2));
  }

  private static String trimmed(Rational number) {
    return number.rounded(2).stripTrailingZeros().toPlainString();
  }
}
