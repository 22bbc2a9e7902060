package io.saima.organization;

/** The kinds of leave; only sick and personal leave count towards a long absence. */
public enum LeaveKind implements Labelled {
  ANNUAL("年休假"),
  SICK("病假"),
  PERSONAL("事假"),
  MATERNITY("产假"),
  PATERNITY("陪产假"),
  MARRIAGE("婚假"),
  BEREAVEMENT("丧假"),
  STUDY("学习");

  private final String label;

  LeaveKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  public boolean countsAsAbsence() {
    return this == SICK || this == PERSONAL;
  }
}
