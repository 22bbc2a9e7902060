package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.MonthlyReconciliationProcess.LANE;
import static io.saima.reconciliation.process.MonthlyReconciliationProcess.MORE_TO_COMPUTE;
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
    // A case that began before there were branches computes for both.
    int first = LANE.find(execution).orElse(0);
    int last = LANE.find(execution).orElse(Reconciliations.LANES - 1);
    boolean more = false;
    for (int lane = first; lane <= last; lane++) {
      more |= reconciliations.computeNext(month, lane);
    }
    MORE_TO_COMPUTE.setLocal(execution, more);
  }
}
