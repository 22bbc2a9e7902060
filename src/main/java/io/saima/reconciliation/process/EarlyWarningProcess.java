package io.saima.reconciliation.process;

import io.saima.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The words of the process of one warning; its business key is the warning's number. */
final class EarlyWarningProcess {

  static final String ID = "early-warning";

  static final String LIFTED = "warning-lifted";
  static final String WORSE = "warning-worse";
  static final String RED_AGAIN = "warning-red-again";
  static final String CUT_OFF = "warning-cut-off";

  /** The light is orange or red. */
  static final ProcessVariable<Boolean> SEVERE = new ProcessVariable<>("severe", Boolean.class);

  /** It is to become a rectification now. */
  static final ProcessVariable<Boolean> TO_RECTIFY =
      new ProcessVariable<>("toRectify", Boolean.class);

  static final ProcessVariable<Boolean> ACCEPTED = new ProcessVariable<>("accepted", Boolean.class);

  /** The measures were sent back more often than they may be. */
  static final ProcessVariable<Boolean> SENT_BACK_TOO_OFTEN =
      new ProcessVariable<>("sentBackTooOften", Boolean.class);

  private EarlyWarningProcess() {}

  /** The warning's number, which is the case's business key. */
  static String number(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
