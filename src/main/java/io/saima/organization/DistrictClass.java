package io.saima.organization;

/** The class in which towns and streets are compared. */
public enum DistrictClass implements Labelled {
  URBAN_SERVICE("城市服务型"),
  INDUSTRIAL("工业和综合发展型"),
  RURAL("农业生态型");

  private final String label;

  DistrictClass(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
