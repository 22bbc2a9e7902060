package io.saima.plan;

import io.saima.organization.Labelled;

/** Whether one value holds for all officers of a plan or each has his own. */
public enum IndicatorScope implements Labelled {
  UNIT("UNIT"),
  OFFICER("OFFICER");

  private final String label;

  IndicatorScope(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
