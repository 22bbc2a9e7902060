package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.MonthlyReconciliationProcess.LANE;
import static io.saima.reconciliation.process.MonthlyReconciliationProcess.MORE_TO_COMPUTE;
import static io.saima.reconciliation.process.MonthlyReconciliationProcess.month;

import io.saima.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Computes the statements of its branch's next officers. */
@Component
class ComputeStatementsDelegate implements JavaDelegate {

  private final Reconciliations reconciliations;

  ComputeStatementsDelegate(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    MORE_TO_COMPUTE.setLocal(
        execution, reconciliations.computeNext(month(execution), LANE.get(execution)));
  }
}
