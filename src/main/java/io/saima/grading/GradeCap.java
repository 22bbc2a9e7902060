package io.saima.grading;

import io.saima.scoring.QuarterGrade;

/**
 * The vetoes and caps (一票否决、封顶) that limit a quarterly grade before places are counted; the code of
 * a reason is the name, for some followed by {@code :} and an indicator. No proposal goes above
 * them.
 */
public enum GradeCap {
  /** Violation of political discipline or morals. Origin: seed 000. */
  MORAL_VETO(QuarterGrade.POOR, "一票否决（政治纪律、品行）"),
  /** Falsified figures of a key indicator, after a hearing. Origin: seed 001. */
  FALSIFICATION(QuarterGrade.POOR, "关键指标数据造假"),
  /** A rectification past its deadline, after a hearing. Origin: default after seed 001. */
  RECTIFICATION_OVERDUE(QuarterGrade.ORDINARY, "整改逾期"),
  /** A rectification that did not last. Origin: default after seed 001. */
  LOOKBACK_FAILED(QuarterGrade.ORDINARY, "整改回头看不合格"),
  /** A warning in force. Origin: default, after the rule for the year. */
  WARNING(QuarterGrade.FAIRLY_GOOD, "警告处分期内"),
  /** A red light that was not cleared. Origin: default. */
  UNRESOLVED_RED(QuarterGrade.FAIRLY_GOOD, "红灯未销号");

  private final QuarterGrade ceiling;
  private final String label;

  GradeCap(QuarterGrade ceiling, String label) {
    this.ceiling = ceiling;
    this.label = label;
  }

  /** The highest grade that is left. */
  public QuarterGrade ceiling() {
    return ceiling;
  }

  public String label() {
    return label;
  }

  /** What a reason's code says, for people: {@code 红灯未销号（I5）}. */
  public static String sentence(String code) {
    int colon = code.indexOf(':');
    String label = valueOf(colon < 0 ? code : code.substring(0, colon)).label();
    return colon < 0 ? label : label + "（" + code.substring(colon + 1) + "）";
  }
}
