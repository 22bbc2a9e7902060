package io.saima.plan;

import io.saima.organization.Labelled;

/** How far a revision is. */
public enum RevisionState implements Labelled {
  LIBRARY("修订指标库"),
  ASKED("各单位办理"),
  UNCHANGED("本期不调整");

  private final String label;

  RevisionState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
