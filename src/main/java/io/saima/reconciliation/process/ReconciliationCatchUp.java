package io.saima.reconciliation.process;

import io.saima.engine.CatchUp;
import io.saima.organization.CountyImported;
import io.saima.reconciliation.Reconciliations;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks, after a start, an import or a jump of the clock, for months that are to be reconciled or
 * whose figures changed.
 */
@Component
class ReconciliationCatchUp {

  private final RuntimeService runtime;
  private final Reconciliations reconciliations;

  ReconciliationCatchUp(RuntimeService runtime, Reconciliations reconciliations) {
    this.runtime = runtime;
    this.reconciliations = reconciliations;
  }

  @EventListener
  @Order(2)
  void on(CatchUp event) {
    // Figures may have come while the program was off; statements that do not change stay as they
    // are.
    reconciliations.figuresChanged();
    start();
  }

  @EventListener
  @Order(2)
  void on(CountyImported event) {
    start();
  }

  private void start() {
    runtime.startProcessInstanceByKey(
        MonthlyReconciliationProcess.ID, MonthlyReconciliationProcess.CATCH_UP.with(true));
  }
}
