package io.saima.organization;

/** How a unit is assessed: by itself, within its supervising department, or with others. */
public enum Pooling implements Labelled {
  OWN("OWN"),
  MERGED("MERGED"),
  JOINT("JOINT");

  private final String label;

  Pooling(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
