package io.saima.scoring;

/** The quarterly grades (季度等次), from the lowest to the highest. */
public enum QuarterGrade implements Coded {
  POOR("较差"),
  ORDINARY("一般"),
  FAIRLY_GOOD("较好"),
  GOOD("好");

  private final String label;

  QuarterGrade(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** The lower of two grades. */
  public QuarterGrade atMost(QuarterGrade ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }
}
