package io.saima.plan;

import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a plan in one place: the import of files and the form of a draft both ask here. */
final class PlanRules {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private PlanRules() {}

  /** Where an entry stands in the indicator library. */
  record Place(int level, IndicatorSystem system) {}

  /** A rule that is broken, and a Chinese sentence that says what to do. */
  record Breach(PlanRule rule, String advice) {}

  /** Takes what is broken. */
  interface Breaches {
    void add(PlanRule rule, String advice);
  }

  /**
   * What one indicator breaks.
   *
   * @param place null if the library has no such entry
   */
  static void indicator(
      Place place,
      IndicatorSystem system,
      Direction direction,
      BigDecimal target,
      boolean project,
      BigDecimal debtCeiling,
      Breaches breaches) {
    if (place == null || place.level != 2) {
      breaches.add(PlanRule.LIBRARY_ENTRY, "必须出自指标库的二级指标，请更正。");
    }
    if (place != null && place.system != system) {
      breaches.add(PlanRule.SYSTEM, "必须与指标库一致，应为“" + place.system.label() + "”。");
    }
    if (target.signum() == 0 && direction == Direction.HIGHER) {
      breaches.add(PlanRule.ZERO_TARGET, "越高越好（HIGHER）的指标，目标值不能为0。");
    }
    if (debtCeiling != null && !project) {
      breaches.add(PlanRule.DEBT_CEILING, "只有政府投资项目填写债务率上限，请清空。");
    }
  }

  /** Whether a single weight is within what the policy allows. */
  static void weight(BigDecimal weight, Policy policy, Breaches breaches) {
    Rational exact = Rational.of(weight);
    if (!exact.isAtLeast(policy.minWeight()) || !exact.isAtMost(policy.maxWeight())) {
      breaches.add(
          PlanRule.WEIGHT_RANGE,
          "为%s，应在%s至%s之间。"
              .formatted(weight.toPlainString(), policy.minWeight(), policy.maxWeight()));
    }
  }

  /** What the indicators of one plan break together. */
  static void plan(int count, BigDecimal weight, Policy policy, Breaches breaches) {
    if (count > policy.maxIndicators()) {
      breaches.add(
          PlanRule.INDICATOR_COUNT, "有%d个指标，最多%d个，请删减。".formatted(count, policy.maxIndicators()));
    }
    if (weight.compareTo(WHOLE) != 0) {
      breaches.add(
          PlanRule.WEIGHT_SUM,
          "权重合计为%s，必须恰好为100，请调整。".formatted(weight.stripTrailingZeros().toPlainString()));
    }
  }

  /**
   * Everything that a draft breaks, each sentence naming the indicator and the rule.
   *
   * @param library by code
   * @param policy of the quarter from which it is to hold
   */
  static List<String> draft(List<IndicatorLine> lines, Map<String, Place> library, Policy policy) {
    List<String> sentences = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    int number = 0;
    for (IndicatorLine line : lines) {
      String name = "第%d项“%s”".formatted(++number, line.name());
      Breaches breaches = (rule, advice) -> sentences.add(sentence(name, rule, advice));
      sum = sum.add(line.weight());
      weight(line.weight(), policy, breaches);
      if (!codes.add(line.code())) {
        breaches.add(PlanRule.UNIQUE_CODE, line.code() + "与前面的指标重复，请更正。");
      }
      indicator(
          library.get(line.library()),
          line.system(),
          line.direction(),
          line.target(),
          line.project(),
          line.debtCeiling(),
          breaches);
    }
    plan(lines.size(), sum, policy, (rule, advice) -> sentences.add(sentence("方案", rule, advice)));
    return sentences;
  }

  private static String sentence(String what, PlanRule rule, String advice) {
    return "%s违反“%s”规则：%s".formatted(what, rule.label(), advice);
  }
}
