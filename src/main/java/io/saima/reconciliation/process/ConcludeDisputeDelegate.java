package io.saima.reconciliation.process;

import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.Confirmations.Concluded;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Computes the statement anew after the answer and tells the officer; later months that change with
 * it are published as after any other change.
 */
@Component
class ConcludeDisputeDelegate implements JavaDelegate {

  private final Confirmations confirmations;
  private final ConfirmationStarter starter;
  private final RuntimeService runtime;

  ConcludeDisputeDelegate(
      Confirmations confirmations, ConfirmationStarter starter, RuntimeService runtime) {
    this.confirmations = confirmations;
    this.starter = starter;
    this.runtime = runtime;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Concluded concluded = confirmations.conclude(execution.getProcessBusinessKey());
    starter.ask(concluded.confirmations());
    if (concluded.laterMonths()) {
      runtime.startProcessInstanceByKey(MonthlyReconciliationProcess.ID);
    }
  }
}
