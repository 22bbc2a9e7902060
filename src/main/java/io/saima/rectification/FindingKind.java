package io.saima.rectification;

import io.saima.organization.Labelled;
import io.saima.scoring.Fact;

/** What may be held against an officer in a rectification, once he was heard. */
public enum FindingKind implements Labelled {
  OVERDUE("整改逾期", Fact.Type.RECTIFICATION_OVERDUE),
  LOOK_BACK_FAILED("回头看不合格", Fact.Type.LOOKBACK_FAILED);

  private final String label;
  private final Fact.Type factType;

  FindingKind(String label, Fact.Type factType) {
    this.label = label;
    this.factType = factType;
  }

  @Override
  public String label() {
    return label;
  }

  /** What it is in the quarterly score. */
  Fact.Type factType() {
    return factType;
  }
}
