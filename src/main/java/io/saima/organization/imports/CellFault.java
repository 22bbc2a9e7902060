package io.saima.organization.imports;

/** A cell that is not of its type; carries what to do about it. */
final class CellFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  CellFault(Reason reason, String advice) {
    super(advice, null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
