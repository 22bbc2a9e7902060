package io.saima.reconciliation.process;

import io.saima.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins the month. */
@Component
class OpenMonthDelegate implements JavaDelegate {

  private final Reconciliations reconciliations;

  OpenMonthDelegate(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reconciliations.open(MonthlyReconciliationProcess.month(execution));
  }
}
