package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.NEXT;

import io.saima.grading.GradeApprovals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Computes bands, caps and places. */
@Component
class ComputeGradesDelegate implements JavaDelegate {

  private final GradeApprovals approvals;

  ComputeGradesDelegate(GradeApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    NEXT.set(execution, approvals.compute(execution.getProcessBusinessKey()).name());
  }
}
