package io.saima.reconciliation;

/** A new statement, or the quarter's end, says something about an open warning to its case. */
public record WarningTurned(String number, Turn turn) {

  /** What it says. */
  public enum Turn {
    /** It has ended: green, rectified elsewhere, corrected, or not assessed any more. */
    LIFTED,
    /** Orange or red for the first time. */
    WORSE,
    /** Red in another month. */
    RED_AGAIN,
    /** The quarter's inputs are about to be frozen, and it is red. */
    CUT_OFF
  }
}
