package io.saima.reconciliation.process;

import io.saima.engine.CatchUp;
import io.saima.organization.CountyImported;
import io.saima.plan.FiguresDelivered;
import io.saima.reconciliation.LateFigures;
import io.saima.reconciliation.Reconciliations;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Looks, after a start, an import, a late figure or a jump of the clock, for months that are to be
 * reconciled or whose figures changed.
 */
@Component
class ReconciliationCatchUp {

  private final RuntimeService runtime;
  private final Reconciliations reconciliations;
  private final LateFigures lateFigures;

  ReconciliationCatchUp(
      RuntimeService runtime, Reconciliations reconciliations, LateFigures lateFigures) {
    this.runtime = runtime;
    this.reconciliations = reconciliations;
    this.lateFigures = lateFigures;
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

  /** What is computed elsewhere at the same moment is left to the month's next round. */
  @EventListener
  @Order(2)
  void on(FiguresDelivered event) {
    try {
      lateFigures.recompute(event.figures());
    } catch (DuplicateKeyException | ConcurrencyFailureException e) {
      reconciliations.figuresChanged();
    }
    runtime.startProcessInstanceByKey(MonthlyReconciliationProcess.ID);
  }

  private void start() {
    runtime.startProcessInstanceByKey(
        MonthlyReconciliationProcess.ID, MonthlyReconciliationProcess.CATCH_UP.with(true));
  }
}
