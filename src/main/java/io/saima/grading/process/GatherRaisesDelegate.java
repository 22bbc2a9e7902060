package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.RAISED;

import io.saima.grading.GradeApprovals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the raises to the next supervisors. */
@Component
class GatherRaisesDelegate implements JavaDelegate {

  private final GradeApprovals approvals;

  GatherRaisesDelegate(GradeApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RAISED.set(execution, approvals.prepareRaises(execution.getProcessBusinessKey()));
  }
}
