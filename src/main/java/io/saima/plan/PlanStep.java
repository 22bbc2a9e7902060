package io.saima.plan;

import io.saima.organization.Labelled;

/** What happened to a draft, as its history tells it. */
public enum PlanStep implements Labelled {
  OPENED("发起"),
  SAVED("暂存"),
  SUBMITTED("报送"),
  RETURNED("退回"),
  APPROVED("批准"),
  EFFECTIVE("登记新版本"),
  KEPT("沿用现行方案"),
  REMINDED("期限提醒"),
  HANDED_UP("到期未报，转上级办理"),
  LAPSED("到期未报");

  private final String label;

  PlanStep(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
