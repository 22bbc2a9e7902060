package io.saima.organization;

/** The class of a post, which decides the plan and who are peers. */
public enum PostClass implements Labelled {
  PRINCIPAL("正职"),
  DEPUTY("副职"),
  MIDDLE("中层"),
  GENERAL("一般");

  private final String label;

  PostClass(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
