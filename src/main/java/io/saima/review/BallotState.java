package io.saima.review;

/** What became of one sheet. */
public enum BallotState {
  PREPARED("待发出"),
  OPEN("未投"),
  CAST("已投"),
  CLOSED("到期未投");

  private final String label;

  BallotState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
