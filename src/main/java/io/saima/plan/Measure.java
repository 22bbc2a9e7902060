package io.saima.plan;

import io.saima.organization.Labelled;

/** Whether actuals add up over the quarter or state a level. */
public enum Measure implements Labelled {
  FLOW("FLOW"),
  LEVEL("LEVEL");

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
