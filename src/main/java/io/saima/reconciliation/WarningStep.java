package io.saima.reconciliation;

/** What happened to a warning. */
public enum WarningStep {
  OPENED("亮灯预警"),
  RECONCILED("下月对账"),
  RECOMPUTED("对账单重算"),
  INFORMED("告知分管领导"),
  PLANNED("报送措施"),
  PLAN_MISSED("到期未报措施"),
  RETURNED("退回措施"),
  ACCEPTED("认可措施"),
  STANDS("无人认可，按所报执行"),
  RED_AGAIN("再次红灯，转分管领导督办"),
  INSTRUCTED("督办要求"),
  NOT_INSTRUCTED("无人督办，继续跟踪"),
  RECTIFIED("列入整改"),
  GREEN("转绿解除"),
  CORRECTED("数据更正，撤销预警"),
  DROPPED("本月对账单已无此项，终止");

  private final String label;

  WarningStep(String label) {
    this.label = label;
  }

  /** How people read it. */
  public String label() {
    return label;
  }
}
