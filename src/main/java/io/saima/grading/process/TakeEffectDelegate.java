package io.saima.grading.process;

import io.saima.grading.GradeApprovals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the grades effective. */
@Component
class TakeEffectDelegate implements JavaDelegate {

  private final GradeApprovals approvals;

  TakeEffectDelegate(GradeApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.takeEffect(execution.getProcessBusinessKey());
  }
}
