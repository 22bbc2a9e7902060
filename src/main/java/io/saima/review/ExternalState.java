package io.saima.review;

/** How far an external rater has come. */
public enum ExternalState {
  REGISTERED("待发链接"),
  INVITED("已发链接"),
  CAST("已评价"),
  WITHDRAWN("已撤回");

  private final String label;

  ExternalState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
