package io.saima.plan.web;

import io.saima.scoring.CalibrationMode;
import io.saima.scoring.Channel;
import io.saima.scoring.Policy;
import io.saima.scoring.PolicyParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields in which a version of the policy is entered, and what was entered in them. */
final class PolicyForm {

  private static final Map<String, String> LIGHTS = new LinkedHashMap<>();
  private static final Map<String, String> PARTS = new LinkedHashMap<>();
  private static final Map<String, String> FLAG = new LinkedHashMap<>();
  private static final Map<String, String> MODES = new LinkedHashMap<>();
  private static final Map<String, Object> DEFAULTS = Policy.DEFAULT.toTree();
  private static final Map<String, String> RANGES = Policy.ranges();

  static {
    LIGHTS.put("[0]", "绿灯不低于");
    LIGHTS.put("[1]", "黄灯不低于");
    LIGHTS.put("[2]", "橙灯不低于（不填为三色）");
    PARTS.put(".p", "实绩");
    PARTS.put(".e", "多元评价");
    PARTS.put(".r", "季赛马");
    FLAG.put("true", "启用");
    FLAG.put("false", "不启用");
    Arrays.stream(CalibrationMode.values()).forEach(mode -> MODES.put(mode.code(), mode.label()));
  }

  private PolicyForm() {}

  /**
   * One field.
   *
   * @param options code and label of what can be chosen; empty if it is written
   * @param hint what may be entered, in words
   */
  record Field(String name, String label, Map<String, String> options, String hint) {}

  /** The fields of a parameter, in order. */
  static List<Field> fields(PolicyParameter parameter) {
    String code = parameter.code();
    return switch (parameter) {
      case LIGHT_THRESHOLDS -> parts(code, LIGHTS, RANGES.get(code));
      case PART_WEIGHTS -> parts(code, PARTS, null);
      case CHANNEL_WEIGHTS -> {
        Map<String, String> channels = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
          channels.put("." + channel.code(), channel.label());
        }
        yield parts(code, channels, null);
      }
      case CALIBRATION -> List.of(new Field(code, parameter.label(), MODES, ""));
      case FAIL_LADDER -> List.of(new Field(code, parameter.label(), FLAG, ""));
      default -> List.of(new Field(code, parameter.label(), Map.of(), hint(code)));
    };
  }

  private static List<Field> parts(String code, Map<String, String> labels, String hint) {
    return labels.entrySet().stream()
        .map(
            part ->
                new Field(
                    code + part.getKey(),
                    part.getValue(),
                    Map.of(),
                    hint == null ? hint(code + part.getKey()) : hint))
        .toList();
  }

  private static String hint(String path) {
    return RANGES.getOrDefault(path, "不超过100字，可不填");
  }

  /** What may be entered for a parameter as a whole, in words. */
  static String range(PolicyParameter parameter) {
    return switch (parameter) {
      case LIGHT_THRESHOLDS -> "两个（三色）或三个（四色），从高到低，" + RANGES.get(parameter.code());
      case CHANNEL_WEIGHTS -> "各为0到100，不必合计为100；官评、民评至少各有一个大于0";
      case PART_WEIGHTS -> "实绩20到80，多元评价20到60，季赛马0到30，合计100";
      case CALIBRATION -> String.join("、", MODES.values());
      case FAIL_LADDER -> String.join("、", FLAG.values());
      default -> hint(parameter.code());
    };
  }

  /** A policy as the fields show it, by their names. */
  static Map<String, String> values(Policy policy) {
    Map<String, String> values = new TreeMap<>();
    policy
        .toTree()
        .forEach(
            (code, value) -> {
              if (value instanceof List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                  values.put(code + "[" + i + "]", items.get(i).toString());
                }
              } else if (value instanceof Map<?, ?> parts) {
                parts.forEach((part, weight) -> values.put(code + "." + part, weight.toString()));
              } else {
                values.put(code, value.toString());
              }
            });
    return values;
  }

  /** What was entered, as {@link Policy#read} takes it; an empty field means the default. */
  static Map<String, Object> parameters(Map<String, String> entered) {
    Map<String, Object> tree = new LinkedHashMap<>();
    put(tree, "version", text(entered, "version"));
    for (PolicyParameter parameter : PolicyParameter.values()) {
      String code = parameter.code();
      Object usual = DEFAULTS.get(code);
      if (usual instanceof List<?>) {
        put(tree, code, list(fields(parameter), entered));
      } else if (usual instanceof Map<?, ?>) {
        put(tree, code, object(fields(parameter), entered));
      } else {
        put(tree, code, scalar(text(entered, code), usual));
      }
    }
    return tree;
  }

  private static void put(Map<String, Object> tree, String code, Object value) {
    if (value != null) {
      tree.put(code, value);
    }
  }

  private static String text(Map<String, String> entered, String name) {
    String text = entered.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  /** What is no number where one is due stays a text, so that it is refused by name. */
  private static Object scalar(String text, Object usual) {
    if (text != null && usual instanceof Integer && text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    if (usual instanceof Boolean && FLAG.containsKey(text)) {
      return Boolean.valueOf(text);
    }
    return text;
  }

  private static List<String> list(List<Field> fields, Map<String, String> entered) {
    List<String> items = new ArrayList<>();
    fields.forEach(field -> items.add(entered.getOrDefault(field.name(), "").strip()));
    while (!items.isEmpty() && items.get(items.size() - 1).isEmpty()) {
      items.remove(items.size() - 1);
    }
    return items.isEmpty() ? null : items;
  }

  private static Map<String, String> object(List<Field> fields, Map<String, String> entered) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (Field field : fields) {
      String text = text(entered, field.name());
      if (text != null) {
        parts.put(field.name().substring(field.name().indexOf('.') + 1), text);
      }
    }
    return parts.isEmpty() ? null : parts;
  }
}
