package io.saima.plan;

import io.saima.organization.Labelled;

/** The module of a plan to which an indicator belongs. */
public enum IndicatorModule implements Labelled {
  COMMON("共性"),
  INDIVIDUAL("个性"),
  REVERSE("反向");

  private final String label;

  IndicatorModule(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
