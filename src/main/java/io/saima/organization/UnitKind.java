package io.saima.organization;

/** What kind of body a unit is; heads of units of one kind rate each other. */
public enum UnitKind implements Labelled {
  ORGAN("行政"),
  PUBLIC_INSTITUTION("参公"),
  MASS_ORGANIZATION("群团"),
  TOWNSHIP("乡镇街道");

  private final String label;

  UnitKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
