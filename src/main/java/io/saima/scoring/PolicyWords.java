package io.saima.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a plan's parameters are called and printed in Chinese. */
final class PolicyWords {

  private static final Map<String, String> PARTS = Map.of("p", "实绩", "e", "多元评价", "r", "季赛马");

  private PolicyWords() {}

  /** The plan's version and every parameter that differs from its default. */
  static String describe(Policy policy) {
    Map<String, Object> defaults = Policy.DEFAULT.toTree();
    List<String> deviations = new ArrayList<>();
    policy
        .toTree()
        .forEach(
            (name, value) -> {
              Object usual = defaults.get(name);
              if (!name.equals("version") && !Objects.equals(value, usual)) {
                deviations.add(
                    "%s：%s（默认%s）"
                        .formatted(
                            PolicyParameter.of(name).label(), inWords(value), inWords(usual)));
              }
            });
    return "考核方案版本%s，%s"
        .formatted(
            policy.version().equals(Policy.DEFAULT.version()) ? "默认" : policy.version(),
            deviations.isEmpty() ? "各项参数均为默认值" : "与默认不同的参数为" + Words.list(deviations));
  }

  /** A parameter's value as it stands in a policy's tree. */
  static String inWords(Object value) {
    if (value == null) {
      return "无";
    }
    if (value instanceof Boolean flag) {
      return flag ? "启用" : "不启用";
    }
    if (value instanceof List<?> items) {
      return String.join("/", items.stream().map(String::valueOf).toList());
    }
    if (value instanceof Map<?, ?> weights) {
      return String.join(
          " ",
          weights.entrySet().stream().map(one -> part(one.getKey()) + one.getValue()).toList());
    }
    for (CalibrationMode mode : CalibrationMode.values()) {
      if (mode.code().equals(value)) {
        return mode.label();
      }
    }
    return value.toString();
  }

  private static String part(Object key) {
    for (Channel channel : Channel.values()) {
      if (channel.code().equals(key)) {
        return channel.label();
      }
    }
    return PARTS.get(key);
  }
}
