package io.saima.reconciliation.process;

import io.saima.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the personnel officers which figures are missing; the month is done. */
@Component
class TellMissingFiguresDelegate implements JavaDelegate {

  private final Reconciliations reconciliations;

  TellMissingFiguresDelegate(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reconciliations.finish(MonthlyReconciliationProcess.month(execution));
  }
}
