package io.saima.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One officer's year: the final quarters, the annual part and what stands in the way.
 *
 * <p>Whoever builds one directly need not check it: {@link YearCalculation#run} does.
 *
 * @param quarters at most four
 * @param annual the annual part (年度测评), 0–100; null if there is none
 * @param leaveDays days of sick and personal leave (病事假), 0 to {@code yearDays}
 * @param yearDays 365 or 366
 * @param bodySize persons of the body who take part and can be graded, 1–100000
 * @param previousGrade the annual grade of the year before; null if none
 */
public record YearInput(
    String officer,
    OfficerStatus status,
    List<Quarter> quarters,
    Rational annual,
    int leaveDays,
    int yearDays,
    int bodySize,
    YearGrade previousGrade,
    List<Fact> facts,
    Policy policy) {

  /**
   * The final state of one quarter, after quota and review.
   *
   * @param quarter 1–4
   * @param q published score, 0–100, two decimals; only if graded
   * @param grade final grade; only if graded
   * @param last alone in last place of a published ranking of at least ten
   */
  public record Quarter(
      int quarter, Outcome outcome, Rational q, QuarterGrade grade, boolean last) {

    boolean isGraded() {
      return outcome == Outcome.GRADED;
    }

    private static Quarter read(Fields fields) {
      fields.require("quarter");
      return new Quarter(
          fields.integer("quarter", 1, 1, 4),
          fields.choice("outcome", Outcome.class, Outcome.GRADED),
          fields.decimal("q", DecimalRange.HUNDRED.twoPlaces()),
          fields.choice("grade", QuarterGrade.class),
          fields.flag("last", false));
    }

    private void check(String at, Errors errors) {
      if (isGraded()) {
        errors.require(q, at + ".q", "已定等次的季度必须写得分");
        errors.require(grade, at + ".grade", "已定等次的季度必须写等次");
      } else {
        errors.forbid(q, at + ".q", "未定等次的季度不写得分，请删去");
        errors.forbid(grade, at + ".grade", "未定等次的季度不写等次，请删去");
      }
    }

    private Map<String, Object> toTree() {
      return Tree.input()
          .put("quarter", quarter)
          .put("outcome", outcome)
          .put("q", q)
          .put("grade", grade)
          .put("last", last)
          .done();
    }
  }

  /**
   * A fact that can cap the annual grade.
   *
   * @param ref the file in which the fact was established
   * @param verified the check confirmed it
   * @param heard the officer was heard on it
   */
  public record Fact(Type type, String ref, boolean verified, boolean heard) {

    /** The facts that a year knows. */
    public enum Type implements Coded {
      MORAL_VETO("政治品德一票否决"),
      FALSIFICATION("关键指标数据虚报"),
      WARNING("受警告处分"),
      REFUSAL("无正当理由不参加考核");

      private final String label;

      Type(String label) {
        this.label = label;
      }

      @Override
      public String label() {
        return label;
      }
    }

    private static Fact read(Fields fields) {
      fields.require("type", "ref", "verified");
      return new Fact(
          fields.choice("type", Type.class),
          fields.text("ref", Fields.REFERENCE),
          fields.flag("verified", false),
          fields.flag("heard", false));
    }

    private Map<String, Object> toTree() {
      return Tree.input()
          .put("type", type)
          .put("ref", ref)
          .put("verified", verified)
          .put("heard", heard)
          .done();
    }
  }

  public YearInput {
    quarters = List.copyOf(quarters);
    facts = List.copyOf(facts);
    policy = policy == null ? Policy.DEFAULT : policy;
  }

  /**
   * Reads a JSON tree of JDK types.
   *
   * @throws InvalidInput with all faults of the first of the three stages that found any
   */
  public static YearInput read(Map<?, ?> tree) {
    Errors errors = new Errors();
    YearInput input = Fields.read(tree, "", errors, YearInput::read);
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
        .list("quarters", quarters, Quarter::toTree)
        .put("annual", annual)
        .put("leaveDays", leaveDays)
        .put("yearDays", yearDays)
        .put("bodySize", bodySize)
        .put("previousGrade", previousGrade)
        .list("facts", facts, Fact::toTree)
        .put("policy", policy.toTree())
        .done();
  }

  private static YearInput read(Fields fields) {
    fields.require("officer", "quarters", "bodySize");
    return new YearInput(
        fields.text("officer"),
        fields.choice("status", OfficerStatus.class, OfficerStatus.NORMAL),
        fields.objects("quarters", 0, 4, Quarter::read),
        fields.decimal("annual", DecimalRange.HUNDRED),
        fields.integer("leaveDays", 0, 0, 366),
        fields.integer("yearDays", 365, 365, 366),
        fields.integer("bodySize", 1, 1, 100_000),
        fields.choice("previousGrade", YearGrade.class),
        fields.objects("facts", 0, 50, Fact::read),
        fields.object("policy", Policy::read));
  }

  private void check(Errors errors) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < quarters.size(); i++) {
      String at = "quarters[" + i + "]";
      errors.addIf(
          !seen.add(quarters.get(i).quarter()),
          at + ".quarter",
          ErrorCode.DUPLICATE,
          "季度重复，请删去重复的一项");
      quarters.get(i).check(at, errors);
    }
    errors.addIf(
        leaveDays > yearDays,
        "leaveDays",
        ErrorCode.RANGE,
        "请假天数不能多于全年%s天，请核对".formatted(yearDays));
  }
}
