package io.saima.reconciliation.process;

import io.saima.reconciliation.Warnings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells people that the warning has ended. */
@Component
class TellLiftedDelegate implements JavaDelegate {

  private final Warnings warnings;

  TellLiftedDelegate(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    warnings.tellLifted(execution.getProcessBusinessKey());
  }
}
