package io.saima.rectification;

import io.saima.organization.Labelled;

/** What happened to an item, as its history names it. */
public enum DecisionStep implements Labelled {
  OPENED("立项"),
  ADDED("同一问题并入"),
  PLANNED("报送方案"),
  PLAN_DEFAULTED("逾期未报方案，按交办任务执行"),
  PLAN_APPROVED("方案批准"),
  PLAN_STANDS("无人审批，按报送方案执行"),
  PLAN_RETURNED("方案退回"),
  REPORTED("报告整改完成"),
  SENT_BACK("核实退回"),
  CLOSED("销号"),
  OVERDUE("整改逾期"),
  STATED("本人陈述"),
  NOT_STATED("本人未作陈述"),
  ESCALATED("上报上级"),
  LOOK_BACK_PASSED("回头看合格"),
  LOOK_BACK_FAILED("回头看不合格"),
  RETURNED("同类问题再现"),
  REOPENED("重新打开");

  private final String label;

  DecisionStep(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
