package io.saima.reconciliation.process;

import io.saima.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Computes the statements of the next officers. */
@Component
class ComputeStatementsDelegate implements JavaDelegate {

  private final Reconciliations reconciliations;

  ComputeStatementsDelegate(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    MonthlyReconciliationProcess.MORE_TO_COMPUTE.set(
        execution, reconciliations.computeNext(MonthlyReconciliationProcess.month(execution)));
  }
}
