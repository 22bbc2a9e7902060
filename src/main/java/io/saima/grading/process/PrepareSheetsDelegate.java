package io.saima.grading.process;

import io.saima.grading.GradeApprovals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts those who wait for a proposal onto the sheets of their proposers. */
@Component
class PrepareSheetsDelegate implements JavaDelegate {

  private final GradeApprovals approvals;

  PrepareSheetsDelegate(GradeApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.prepareSheets(execution.getProcessBusinessKey());
  }
}
