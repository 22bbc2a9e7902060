package io.saima.scoring;

import java.util.Map;

/**
 * One indicator of a post's plan with its figures, as a monthly statement or a quarter sees it.
 *
 * <p>Built most readably by {@link #higher}, {@link #lower} or {@link #manual}.
 *
 * @param code unique within the post
 * @param name null if none
 * @param weight more than 0 to 100; the weights of a post sum to 100
 * @param target more than 0; null if {@code MANUAL}
 * @param elapsed the share of the target that is due by now, more than 0 to 1; null if {@code
 *     MANUAL}
 * @param actual 0 or more; null if there are no data or if {@code MANUAL}
 * @param manual the attainment that a person scored, 0–1; null if there are no data or unless
 *     {@code MANUAL}
 * @param key a key indicator (关键指标)
 * @param applicable false for a dropped indicator, which then needs {@code dropRef}
 * @param dropRef the approval of the drop; null if none
 * @param debtRate percentage points 0–10000; null if the indicator has no debt data
 * @param debtCeiling percentage points 0–10000; null if the indicator has no debt data
 * @param overdue a statutory deadline was missed
 * @param resolved the red light was cleared (销号)
 * @param previousBase the base light of the previous monthly statement; null if none
 */
public record Indicator(
    String code,
    String name,
    Rational weight,
    Direction direction,
    Rational target,
    Rational elapsed,
    Rational actual,
    Rational manual,
    boolean key,
    boolean applicable,
    String dropRef,
    Rational debtRate,
    Rational debtCeiling,
    boolean overdue,
    boolean resolved,
    Light previousBase) {

  /** What is better: more, less, or what a person scores. */
  public enum Direction implements Coded {
    HIGHER("越高越好"),
    LOWER("越低越好"),
    MANUAL("人工评定");

    private final String label;

    Direction(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  private static final DecimalRange DEBT = DecimalRange.of("0", "10000");

  public Indicator {
    if (elapsed == null && direction != Direction.MANUAL) {
      elapsed = Rational.ONE;
    }
  }

  /** Starts an indicator of which more is better. */
  public static Builder higher(String code, Rational weight, Rational target) {
    return new Builder(code, weight, Direction.HIGHER, target);
  }

  /** Starts an indicator of which less is better. */
  public static Builder lower(String code, Rational weight, Rational target) {
    return new Builder(code, weight, Direction.LOWER, target);
  }

  /** Starts an indicator whose attainment a person scores, also for targets of zero. */
  public static Builder manual(String code, Rational weight) {
    return new Builder(code, weight, Direction.MANUAL, null);
  }

  /** Whether there is a figure, or a person's score, to judge by. */
  public boolean hasData() {
    return direction == Direction.MANUAL ? manual != null : actual != null;
  }

  /** Starts one that is the same but for what is named. */
  public Builder toBuilder() {
    Builder same = new Builder(code, weight, direction, target);
    same.name = name;
    same.elapsed = elapsed;
    same.actual = actual;
    same.manual = manual;
    same.key = key;
    same.applicable = applicable;
    same.dropRef = dropRef;
    same.debtRate = debtRate;
    same.debtCeiling = debtCeiling;
    same.overdue = overdue;
    same.resolved = resolved;
    same.previousBase = previousBase;
    return same;
  }

  static Indicator read(Fields fields) {
    fields.require("code", "weight", "direction");
    return new Indicator(
        fields.text("code"),
        fields.text("name", Fields.NAME),
        fields.decimal("weight", DecimalRange.above("0", "100")),
        fields.choice("direction", Direction.class),
        fields.decimal("target", DecimalRange.POSITIVE),
        fields.decimal("elapsed", DecimalRange.above("0", "1")),
        fields.decimal("actual", DecimalRange.NOT_NEGATIVE),
        fields.decimal("manual", DecimalRange.SHARE),
        fields.flag("key", false),
        fields.flag("applicable", true),
        fields.text("dropRef", Fields.REFERENCE),
        fields.decimal("debtRate", DEBT),
        fields.decimal("debtCeiling", DEBT),
        fields.flag("overdue", false),
        fields.flag("resolved", false),
        fields.choice("previousBase", Light.class));
  }

  void check(String at, Policy policy, Errors errors) {
    errors.addIf(
        weight.isBelow(policy.minWeight()) || weight.isAbove(policy.maxWeight()),
        at + ".weight",
        ErrorCode.RANGE,
        "权重应在%s到%s之间，请调整".formatted(policy.minWeight(), policy.maxWeight()));
    if (direction == Direction.MANUAL) {
      errors.forbid(target, at + ".target", "人工评定的指标不写目标值，请删去");
      errors.forbid(elapsed, at + ".elapsed", "人工评定的指标不写时间进度，请删去");
      errors.forbid(actual, at + ".actual", "人工评定的指标不写实际值，请填 manual");
    } else {
      errors.require(target, at + ".target", "请填写目标值；目标为零的指标请改为人工评定（MANUAL）");
      errors.forbid(manual, at + ".manual", "只有人工评定的指标才写 manual，请删去");
    }
    if (!applicable) {
      errors.require(dropRef, at + ".dropRef", "不适用的指标必须写截止前的批准文号");
    }
    if (debtRate != null || debtCeiling != null) {
      errors.require(debtRate, at + ".debtRate", "写了负债率上限，请同时填写负债率");
      errors.require(debtCeiling, at + ".debtCeiling", "写了负债率，请同时填写负债率上限");
    }
    errors.addIf(
        previousBase == Light.ORANGE && policy.lightThresholds().size() < 3,
        at + ".previousBase",
        ErrorCode.ENUM,
        "本方案只有红黄绿三色，没有橙灯，请改正");
  }

  Map<String, Object> toTree() {
    return Tree.input()
        .put("code", code)
        .put("name", name)
        .put("weight", weight)
        .put("direction", direction)
        .put("target", target)
        .put("elapsed", elapsed)
        .put("actual", actual)
        .put("manual", manual)
        .put("key", key)
        .put("applicable", applicable)
        .put("dropRef", dropRef)
        .put("debtRate", debtRate)
        .put("debtCeiling", debtCeiling)
        .put("overdue", overdue)
        .put("resolved", resolved)
        .put("previousBase", previousBase)
        .done();
  }

  /** Names the many optional fields of an indicator; what is not named has its default. */
  public static final class Builder {
    private final String code;
    private final Rational weight;
    private final Direction direction;
    private final Rational target;
    private String name;
    private Rational elapsed;
    private Rational actual;
    private Rational manual;
    private boolean key;
    private boolean applicable = true;
    private String dropRef;
    private Rational debtRate;
    private Rational debtCeiling;
    private boolean overdue;
    private boolean resolved;
    private Light previousBase;

    private Builder(String code, Rational weight, Direction direction, Rational target) {
      this.code = code;
      this.weight = weight;
      this.direction = direction;
      this.target = target;
    }

    public Builder name(String value) {
      name = value;
      return this;
    }

    /** The share of the target that is due by now, more than 0 to 1. */
    public Builder elapsed(Rational value) {
      elapsed = value;
      return this;
    }

    /** The figure reached; null if there are no data. */
    public Builder actual(Rational value) {
      actual = value;
      return this;
    }

    /** The attainment that a person scored, 0–1; null if there are no data. */
    public Builder score(Rational value) {
      manual = value;
      return this;
    }

    public Builder key(boolean value) {
      key = value;
      return this;
    }

    /** Marks the indicator as not applicable, by the approval named. */
    public Builder dropped(String approval) {
      applicable = false;
      dropRef = approval;
      return this;
    }

    /** Debt rate and its ceiling in percentage points, 0–10000. */
    public Builder debt(Rational rate, Rational ceiling) {
      debtRate = rate;
      debtCeiling = ceiling;
      return this;
    }

    /** A statutory deadline was missed. */
    public Builder overdue(boolean value) {
      overdue = value;
      return this;
    }

    /** The red light was cleared (销号). */
    public Builder resolved(boolean value) {
      resolved = value;
      return this;
    }

    /** The base light of the previous monthly statement. */
    public Builder previousBase(Light value) {
      previousBase = value;
      return this;
    }

    public Indicator build() {
      return new Indicator(
          code,
          name,
          weight,
          direction,
          target,
          elapsed,
          actual,
          manual,
          key,
          applicable,
          dropRef,
          debtRate,
          debtCeiling,
          overdue,
          resolved,
          previousBase);
    }
  }
}
