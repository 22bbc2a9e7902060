package io.saima.plan;

import io.saima.organization.Labelled;

/** The side of a public servant that an indicator looks at. */
public enum IndicatorSystem implements Labelled {
  MORALITY("德"),
  ABILITY("能"),
  DILIGENCE("勤"),
  ACHIEVEMENT("绩"),
  INTEGRITY("廉"),
  FLEXIBLE("弹性");

  private final String label;

  IndicatorSystem(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
