package io.saima.reconciliation.process;

import io.saima.reconciliation.Warnings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What is red when the inputs are about to be frozen becomes a rectification. */
@Component
class RectifyAtCutOffDelegate implements JavaDelegate {

  private final Warnings warnings;

  RectifyAtCutOffDelegate(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    warnings.rectifyAtCutOff(execution.getProcessBusinessKey());
  }
}
