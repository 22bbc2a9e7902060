package io.saima.reconciliation;

/** How far a warning has come. */
public enum WarningState {
  PLANNING("待报措施"),
  DECIDING("措施待认可"),
  SUPERVISED("待分管领导督办"),
  WATCHED("跟踪中"),
  GREEN("已转绿"),
  RECTIFIED("已列入整改"),
  CORRECTED("数据更正，已撤销"),
  DROPPED("不再考核，已终止");

  private final String label;

  WarningState(String label) {
    this.label = label;
  }

  /** How people read it. */
  public String label() {
    return label;
  }

  /** Whether its light is still being worked on. */
  public boolean open() {
    return compareTo(WATCHED) <= 0;
  }
}
