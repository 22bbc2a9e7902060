package io.saima.reconciliation;

/** How far the confirmation of a statement has come. */
public enum ConfirmationState {
  WAITING("待本人确认"),
  CONFIRMED("本人已确认"),
  CONFIRMED_BY_SILENCE("逾期未答，视为确认"),
  DISPUTED("异议待答复"),
  ANSWERED("异议已答复"),
  STANDS("异议无人答复，按计算结果");

  private final String label;

  ConfirmationState(String label) {
    this.label = label;
  }

  /** How people read it. */
  public String label() {
    return label;
  }

  /** Whether somebody still has to do something. */
  public boolean open() {
    return this == WAITING || this == DISPUTED;
  }
}
