package io.saima.scoring;

/** The standing of an officer in the period, which decides whether a result may be graded. */
public enum OfficerStatus implements Coded {
  NORMAL("正常", Outcome.GRADED, null),
  PROBATION("试用期", Outcome.COMMENT_ONLY, "5A"),
  INVESTIGATED("立案审查未结案", Outcome.PENDING, "5B"),
  PUNISHED("受记过以上处分期间", Outcome.COMMENT_ONLY, "5C"),
  LONG_LEAVE("病假、事假累计超过考核期一半", Outcome.NOT_ASSESSED, "6A"),
  NOT_ASSESSED("不参加考核", Outcome.NOT_ASSESSED, "6B");

  private final String label;
  private final Outcome outcome;
  private final String a1517;

  OfficerStatus(String label, Outcome outcome, String a1517) {
    this.label = label;
    this.outcome = outcome;
    this.a1517 = a1517;
  }

  @Override
  public String label() {
    return label;
  }

  /** What the standing leads to; {@code GRADED} only means that it does not stand in the way. */
  public Outcome outcome() {
    return outcome;
  }

  /** The code in the personnel file (A1517) for who is not graded; null for {@code NORMAL}. */
  public String a1517() {
    return a1517;
  }
}
