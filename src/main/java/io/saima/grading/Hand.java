package io.saima.grading;

/** As whom somebody decided about a grade. */
public enum Hand {
  PROPOSER("分管领导"),
  NEXT_SUPERVISOR("上级领导"),
  HEAD("考核主体负责人"),
  ORGANIZATION("组织部"),
  SYSTEM("系统");

  private final String label;

  Hand(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
