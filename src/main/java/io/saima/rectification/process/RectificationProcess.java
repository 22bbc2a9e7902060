package io.saima.rectification.process;

import io.saima.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The words of the rectification process: its id, message and variables. */
final class RectificationProcess {

  static final String ID = "rectification";

  static final String PROBLEM_RETURNED = "problem-returned";

  static final ProcessVariable<Boolean> JOINED = new ProcessVariable<>("joined", Boolean.class);
  static final ProcessVariable<Boolean> APPROVED = new ProcessVariable<>("approved", Boolean.class);
  static final ProcessVariable<Boolean> CLOSED = new ProcessVariable<>("closed", Boolean.class);
  static final ProcessVariable<Boolean> NEWLY_OVERDUE =
      new ProcessVariable<>("newlyOverdue", Boolean.class);
  static final ProcessVariable<Boolean> REOPENED = new ProcessVariable<>("reopened", Boolean.class);
  static final ProcessVariable<Boolean> LOOK_AGAIN =
      new ProcessVariable<>("lookAgain", Boolean.class);
  static final ProcessVariable<Boolean> PASSED = new ProcessVariable<>("passed", Boolean.class);

  private RectificationProcess() {}

  /** The item's number, which is the case's business key. */
  static String number(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
