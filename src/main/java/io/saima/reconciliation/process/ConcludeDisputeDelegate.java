package io.saima.reconciliation.process;

import io.saima.engine.CaseLauncher;
import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.Confirmations.Concluded;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Computes the statement anew after the answer and tells the officer; later months that change with
 * it are published as after any other change.
 */
@Component
class ConcludeDisputeDelegate implements JavaDelegate {

  private final Confirmations confirmations;
  private final CaseLauncher launcher;
  private final RuntimeService runtime;

  ConcludeDisputeDelegate(
      Confirmations confirmations, CaseLauncher launcher, RuntimeService runtime) {
    this.confirmations = confirmations;
    this.launcher = launcher;
    this.runtime = runtime;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Concluded concluded = confirmations.conclude(execution.getProcessBusinessKey());
    Map<String, Map<String, Object>> asked = new LinkedHashMap<>();
    concluded
        .confirmations()
        .forEach(
            (key, officer) -> asked.put(key, StatementConfirmationProcess.begin(officer, false)));
    launcher.startAll(StatementConfirmationProcess.ID, asked);
    if (concluded.laterMonths()) {
      runtime.startProcessInstanceByKey(MonthlyReconciliationProcess.ID);
    }
  }
}
