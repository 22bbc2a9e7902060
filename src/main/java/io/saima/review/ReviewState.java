package io.saima.review;

/** How far a review has come. */
public enum ReviewState {
  COLLECTING("测评中"),
  CUT_OFF("已截止"),
  HANDED_OVER("已计分");

  private final String label;

  ReviewState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
