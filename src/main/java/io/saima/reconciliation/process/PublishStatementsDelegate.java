package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.MonthlyReconciliationProcess.MORE_TO_PUBLISH;

import io.saima.engine.CaseLauncher;
import io.saima.reconciliation.Reconciliations;
import io.saima.reconciliation.Reconciliations.Asked;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Publishes the next statements and starts the confirmations of those with a red light. */
@Component
class PublishStatementsDelegate implements JavaDelegate {

  private final Reconciliations reconciliations;
  private final CaseLauncher launcher;

  PublishStatementsDelegate(Reconciliations reconciliations, CaseLauncher launcher) {
    this.reconciliations = reconciliations;
    this.launcher = launcher;
  }

  @Override
  public void execute(DelegateExecution execution) {
    YearMonth month = MonthlyReconciliationProcess.month(execution);
    for (Asked asked : reconciliations.publishNext(month)) {
      launcher.start(
          StatementConfirmationProcess.ID,
          asked.caseKey(),
          StatementConfirmationProcess.begin(asked.officer(), false));
    }
    MORE_TO_PUBLISH.set(execution, reconciliations.moreToPublish(month));
  }
}
