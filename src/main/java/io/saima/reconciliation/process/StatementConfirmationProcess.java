package io.saima.reconciliation.process;

import io.saima.engine.ProcessVariable;
import java.util.Map;

/** The words of the confirmation of one statement; its business key is the confirmation's key. */
final class StatementConfirmationProcess {

  static final String ID = "statement-confirmation";

  static final String CUT_OFF = "statement-cut-off";

  static final ProcessVariable<String> OFFICER = new ProcessVariable<>("officerId", String.class);

  /** There is a dispute to be answered. */
  static final ProcessVariable<Boolean> DISPUTED = new ProcessVariable<>("disputed", Boolean.class);

  static final ProcessVariable<String> ANSWERER = new ProcessVariable<>("answerer", String.class);

  /** Somebody is left who can answer. */
  static final ProcessVariable<Boolean> ANSWERABLE =
      new ProcessVariable<>("answerable", Boolean.class);

  private StatementConfirmationProcess() {}

  static Map<String, Object> begin(String officer, boolean disputed) {
    return Map.of(OFFICER.name(), officer, DISPUTED.name(), disputed);
  }
}
