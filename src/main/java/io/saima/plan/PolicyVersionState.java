package io.saima.plan;

import io.saima.organization.Labelled;

/** How far a version of the policy is. */
public enum PolicyVersionState implements Labelled {
  OPEN("待审批"),
  APPROVED("已批准"),
  SUPERSEDED("已被替代"),
  REFUSED("未批准"),
  WITHDRAWN("已撤回");

  private final String label;

  PolicyVersionState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
