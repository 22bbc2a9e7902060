package io.saima.scoring;

/** The annual grades (年度等次), from the lowest to the highest. */
public enum YearGrade implements Coded {
  INCOMPETENT("不称职"),
  BASIC("基本称职"),
  COMPETENT("称职"),
  EXCELLENT("优秀");

  private final String label;

  YearGrade(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** The lower of two grades. */
  public YearGrade atMost(YearGrade ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }

  /** The code of the grade in the personnel file (公务员信息 A1517). */
  public String a1517() {
    return String.valueOf(values().length - ordinal());
  }
}
