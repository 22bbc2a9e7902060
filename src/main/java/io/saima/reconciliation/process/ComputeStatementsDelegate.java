package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.MonthlyReconciliationProcess.MORE_TO_COMPUTE;
import static io.saima.reconciliation.process.MonthlyReconciliationProcess.lanes;
import static io.saima.reconciliation.process.MonthlyReconciliationProcess.month;

import io.saima.reconciliation.Reconciliations;
import java.time.YearMonth;
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
    YearMonth month = month(execution);
    boolean more = false;
    for (int lane : lanes(execution)) {
      more |= reconciliations.computeNext(month, lane);
    }
    MORE_TO_COMPUTE.setLocal(execution, more);
  }
}
