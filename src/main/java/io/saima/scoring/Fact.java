package io.saima.scoring;

import java.util.Map;

/**
 * A fact that can veto, cap or lift a quarterly grade.
 *
 * @param ref the file in which the fact was established
 * @param verified the check confirmed it
 * @param heard the officer was heard on it
 * @param indicator the falsified indicator; only for {@code FALSIFICATION}
 */
public record Fact(Type type, String ref, boolean verified, boolean heard, String indicator) {

  /** The facts that a quarter knows. */
  public enum Type implements Coded {
    MORAL_VETO("政治品德一票否决"),
    FALSIFICATION("数据虚报"),
    RECTIFICATION_OVERDUE("整改逾期"),
    LOOKBACK_FAILED("回头看不合格"),
    WARNING("警告处分期内"),
    SPECIAL_MERIT("一事一考");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** Whether this is a verified falsification of the indicator. */
  boolean provesFalsified(String code) {
    return type == Type.FALSIFICATION && verified && code.equals(indicator);
  }

  static Fact read(Fields fields) {
    fields.require("type", "ref", "verified");
    return new Fact(
        fields.choice("type", Type.class),
        fields.text("ref", Fields.REFERENCE),
        fields.flag("verified", false),
        fields.flag("heard", false),
        fields.text("indicator"));
  }

  Map<String, Object> toTree() {
    return Tree.input()
        .put("type", type)
        .put("ref", ref)
        .put("verified", verified)
        .put("heard", heard)
        .put("indicator", indicator)
        .done();
  }
}
