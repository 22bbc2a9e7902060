package io.saima.reconciliation.process;

import io.saima.reconciliation.Warnings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** No measures came in time. */
@Component
class MissPlanDelegate implements JavaDelegate {

  private final Warnings warnings;

  MissPlanDelegate(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    warnings.missPlan(execution.getProcessBusinessKey());
  }
}
