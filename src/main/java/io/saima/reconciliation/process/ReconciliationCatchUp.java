package io.saima.reconciliation.process;

import io.saima.engine.CatchUp;
import io.saima.organization.CountyImported;
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

  ReconciliationCatchUp(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  @Order(2)
  void on(CatchUp event) {
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
