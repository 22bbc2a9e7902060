package io.saima.reconciliation.process;

import io.saima.reconciliation.Warnings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the leader in charge of an orange or red light. */
@Component
class InformLeaderDelegate implements JavaDelegate {

  private final Warnings warnings;

  InformLeaderDelegate(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    warnings.inform(execution.getProcessBusinessKey());
  }
}
