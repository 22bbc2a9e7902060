package io.saima.reconciliation.process;

import io.saima.reconciliation.Confirmations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to answer is over: silence confirms what the officer was asked of. */
@Component
class ConfirmBySilenceDelegate implements JavaDelegate {

  private final Confirmations confirmations;
  private final ConfirmationStarter starter;

  ConfirmBySilenceDelegate(Confirmations confirmations, ConfirmationStarter starter) {
    this.confirmations = confirmations;
    this.starter = starter;
  }

  @Override
  public void execute(DelegateExecution execution) {
    starter.ask(confirmations.confirmBySilence(execution.getProcessBusinessKey()));
  }
}
