package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.MonthlyReconciliationProcess.MORE_TO_PUBLISH;

import io.saima.reconciliation.Reconciliations;
import io.saima.reconciliation.Reconciliations.Published;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Publishes its branch's next statements and starts the confirmations of those with a red light.
 */
@Component
class PublishStatementsDelegate implements JavaDelegate {

  private final Reconciliations reconciliations;
  private final ConfirmationStarter starter;

  PublishStatementsDelegate(Reconciliations reconciliations, ConfirmationStarter starter) {
    this.reconciliations = reconciliations;
    this.starter = starter;
  }

  @Override
  public void execute(DelegateExecution execution) {
    YearMonth month = MonthlyReconciliationProcess.month(execution);
    Map<String, String> confirmations = new LinkedHashMap<>();
    boolean more = false;
    for (int lane : MonthlyReconciliationProcess.lanes(execution)) {
      Published published = reconciliations.publishNext(month, lane);
      confirmations.putAll(published.confirmations());
      more |= published.more();
    }
    starter.ask(confirmations);
    MORE_TO_PUBLISH.setLocal(execution, more);
  }
}
