package io.saima.plan;

/** How people read the words of an indicator that stand in the county's files as codes. */
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
}
