package io.saima.rectification;

import io.saima.organization.Labelled;

/** Where an item stands. */
public enum RectificationState implements Labelled {
  PLANNING("待报方案"),
  APPROVAL("方案待审"),
  RECTIFYING("整改中"),
  REPORTED("待销号"),
  CLOSED("已销号，回头看期内"),
  HEARING("回头看不合格，听取意见"),
  SETTLED("办结");

  private final String label;

  RectificationState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Closed (销号) and not reopened. */
  public boolean closed() {
    return this == CLOSED || this == SETTLED;
  }
}
