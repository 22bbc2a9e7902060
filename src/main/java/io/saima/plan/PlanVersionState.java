package io.saima.plan;

import io.saima.organization.Labelled;

/** How far a version of a plan is. */
public enum PlanVersionState implements Labelled {
  DRAFT("编制中"),
  SUBMITTED("待审批"),
  RETURNED("退回修改"),
  APPROVED("已批准"),
  SUPERSEDED("已被替代"),
  KEPT("沿用，未修改"),
  LAPSED("到期未报");

  private final String label;

  PlanVersionState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Somebody is still to do something about it. */
  public boolean open() {
    return this == DRAFT || this == SUBMITTED || this == RETURNED;
  }

  /** It holds or held for some quarter. */
  public boolean adopted() {
    return this == APPROVED || this == SUPERSEDED;
  }
}
