package io.saima.plan.process;

import io.saima.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The words of the approval of plans: its id and variables. */
final class PlanApprovalProcess {

  static final String ID = "plan-approval";

  /** The step of the organization department. */
  static final String APPROVE = "task_approve";

  /** What the drafter did: {@code SUBMIT}, {@code SAVE} or {@code KEEP}. */
  static final ProcessVariable<String> DRAFTED = new ProcessVariable<>("drafted", String.class);

  static final ProcessVariable<Boolean> APPROVED = new ProcessVariable<>("approved", Boolean.class);

  /** Whether somebody else drafts after the time was over. */
  static final ProcessVariable<Boolean> HANDED_UP =
      new ProcessVariable<>("handedUp", Boolean.class);

  private PlanApprovalProcess() {}

  /** The draft's number, which is the case's business key. */
  static String number(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
