package io.saima.grading.process;

import io.saima.grading.GradeApprovals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Publishes the names with 好. */
@Component
class PublishGoodDelegate implements JavaDelegate {

  private final GradeApprovals approvals;

  PublishGoodDelegate(GradeApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.publish(execution.getProcessBusinessKey());
  }
}
