package io.saima.rectification;

import io.saima.organization.Labelled;

/**
 * What kind of problem it is: the four classes of the problem list (问题清单), and the results of work
 * for red lights.
 */
public enum ProblemClass implements Labelled {
  POLITICS("政治表现"),
  WORK_STYLE("工作作风"),
  REPUTATION("群众口碑"),
  INTEGRITY("廉洁状况"),
  RESULTS("工作实绩");

  private final String label;

  ProblemClass(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
