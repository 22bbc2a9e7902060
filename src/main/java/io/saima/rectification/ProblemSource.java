package io.saima.rectification;

import io.saima.organization.Labelled;

/** Where a problem came to light. */
public enum ProblemSource implements Labelled {
  PROBLEM_LIST("问题清单"),
  RED_LIGHT("对账红灯"),
  CHECK("核查"),
  OBJECTION("异议复核"),
  SUGGESTION("群众建议"),
  SUPERVISION_GROUP("督导组"),
  ENTERED("日常发现");

  private final String label;

  ProblemSource(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
