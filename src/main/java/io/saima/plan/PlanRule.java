package io.saima.plan;

import io.saima.organization.Labelled;
import io.saima.organization.imports.Reason;

/** A rule that every plan keeps, whether it is imported or drafted; a refusal names it. */
public enum PlanRule implements Labelled {
  /** 指标过载锁 (001 四.5): at most as many indicators for a post as the policy says, nine. */
  INDICATOR_COUNT("指标数量", "plan_code", Reason.INDICATOR_COUNT),
  /** Each weight within the bounds of the policy. */
  WEIGHT_RANGE("单项权重", "weight", Reason.RANGE),
  /** The weights are the whole. */
  WEIGHT_SUM("权重合计", "weight", Reason.WEIGHT_SUM),
  /** A code names one indicator of the plan. */
  UNIQUE_CODE("指标编号", "indicator_code", Reason.DUPLICATE_KEY),
  /** Plans draw from the second level of the library (002: 19 + 43 entries). */
  LIBRARY_ENTRY("指标库", "library_code", Reason.CONDITION),
  /** The system (德能勤绩廉弹性) follows from the library. */
  SYSTEM("六大系统", "system", Reason.CONDITION),
  /** Nothing can be more than zero times as good. */
  ZERO_TARGET("目标值", "target", Reason.CONDITION),
  /** Only government-invested projects have a debt ceiling (001 二(一)3). */
  DEBT_CEILING("债务率上限", "debt_ceiling", Reason.CONDITION);

  private final String label;
  private final String column;
  private final Reason reason;

  PlanRule(String label, String column, Reason reason) {
    this.label = label;
    this.column = column;
    this.reason = reason;
  }

  @Override
  public String label() {
    return label;
  }

  /** The column of {@code plan-indicators.csv} at which an import reports it. */
  String column() {
    return column;
  }

  Reason reason() {
    return reason;
  }
}
