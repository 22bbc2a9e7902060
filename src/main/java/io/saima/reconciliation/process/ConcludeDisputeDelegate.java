package io.saima.reconciliation.process;

import io.saima.reconciliation.Confirmations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Computes the statement anew after the answer and tells the officer. */
@Component
class ConcludeDisputeDelegate implements JavaDelegate {

  private final Confirmations confirmations;

  ConcludeDisputeDelegate(Confirmations confirmations) {
    this.confirmations = confirmations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    confirmations.conclude(execution.getProcessBusinessKey());
  }
}
