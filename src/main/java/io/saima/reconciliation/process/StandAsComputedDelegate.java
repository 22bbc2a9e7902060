package io.saima.reconciliation.process;

import io.saima.reconciliation.Confirmations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody is left to answer, or the quarter is frozen: the statement stands as computed. */
@Component
class StandAsComputedDelegate implements JavaDelegate {

  private final Confirmations confirmations;
  private final ConfirmationStarter starter;

  StandAsComputedDelegate(Confirmations confirmations, ConfirmationStarter starter) {
    this.confirmations = confirmations;
    this.starter = starter;
  }

  @Override
  public void execute(DelegateExecution execution) {
    starter.ask(confirmations.stand(execution.getProcessBusinessKey()));
  }
}
