package io.saima.reconciliation.process;

import io.saima.reconciliation.Confirmations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to answer is over: silence confirms. */
@Component
class ConfirmBySilenceDelegate implements JavaDelegate {

  private final Confirmations confirmations;

  ConfirmBySilenceDelegate(Confirmations confirmations) {
    this.confirmations = confirmations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    confirmations.confirmBySilence(execution.getProcessBusinessKey());
  }
}
