package io.saima.grading.process;

import io.saima.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * The words of the grade approval: its id and variables; its business key is {@code
 * 2026-Q3/LX-U001}.
 */
final class GradeApprovalProcess {

  static final String ID = "grade-approval";

  /** What follows from the computation: {@code RANK}, {@code PROPOSE} or {@code TELL}. */
  static final ProcessVariable<String> NEXT = new ProcessVariable<>("next", String.class);

  /** The sheet of one proposer or of one who confirms raises. */
  static final ProcessVariable<Integer> SHEET_NO = new ProcessVariable<>("sheetNo", Integer.class);

  static final ProcessVariable<Boolean> RAISED = new ProcessVariable<>("raised", Boolean.class);
  static final ProcessVariable<Boolean> SIGNED = new ProcessVariable<>("signed", Boolean.class);

  /** What the organization department says: {@code PUBLISH}, {@code TELL} or {@code RETURN}. */
  static final ProcessVariable<String> VERDICT = new ProcessVariable<>("verdict", String.class);

  static final ProcessVariable<Boolean> MORE_NOTICES =
      new ProcessVariable<>("moreNotices", Boolean.class);

  private GradeApprovalProcess() {}

  static String key(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
