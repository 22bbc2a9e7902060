package io.saima.plan;

import io.saima.organization.Labelled;

/** Where a version of a plan came from. */
public enum PlanOrigin implements Labelled {
  IMPORTED("导入"),
  DRAFTED("单位编制");

  private final String label;

  PlanOrigin(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
