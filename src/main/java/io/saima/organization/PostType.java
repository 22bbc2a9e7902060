package io.saima.organization;

/** The comparison group for citizens' ratings. */
public enum PostType implements Labelled {
  ENFORCEMENT("执法"),
  RESEARCH("研发"),
  ADMINISTRATION("行政"),
  COMPREHENSIVE("综合"),
  COUNTER("窗口");

  private final String label;

  PostType(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
