package io.saima.reconciliation.process;

import io.saima.reconciliation.Warnings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The red light becomes a rectification, which ends the warning. */
@Component
class RectifyWarningDelegate implements JavaDelegate {

  private final Warnings warnings;

  RectifyWarningDelegate(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    warnings.rectify(execution.getProcessBusinessKey());
  }
}
