package io.saima.plan;

import io.saima.organization.Labelled;

/** Which way is better. */
public enum Direction implements Labelled {
  HIGHER("HIGHER"),
  LOWER("LOWER");

  private final String label;

  Direction(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
