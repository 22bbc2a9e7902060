package io.saima.review;

/** What the reader says about an explanation. */
public enum DebriefVerdict {
  ACCEPTED("认可"),
  RETURNED("不认可");

  private final String label;

  DebriefVerdict(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
