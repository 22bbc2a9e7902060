package io.saima.verification;

import io.saima.organization.Labelled;

/** What a verified fact is about, and so what follows from it. */
public enum FactKind implements Labelled {
  FALSIFICATION("数据造假"),
  POLITICAL_DISCIPLINE("政治纪律"),
  RETALIATION("打击报复"),
  PUBLIC_OPINION("舆情属实"),
  RECTIFICATION_OVERDUE("逾期整改"),
  COMMENDATION("表彰加分"),
  DEDUCTION("通报扣分");

  private final String label;

  FactKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
