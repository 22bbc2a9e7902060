package io.saima.weeklylog;

/** What the supervisor, or his silence, made of a filed log. */
public enum Verdict {
  ACCEPTED("通过"),
  ACCEPTED_BY_SILENCE("默认通过"),
  RETURNED("退回修改"),
  CORRECTED("退回后已改"),
  RETURNED_UNCORRECTED("退回未改"),
  UNTRUE("不实");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** How people read it. */
  public String label() {
    return label;
  }
}
