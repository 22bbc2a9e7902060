package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.MonthlyReconciliationProcess.CATCH_UP;
import static io.saima.reconciliation.process.MonthlyReconciliationProcess.MONTH_DUE;

import io.saima.reconciliation.Reconciliations;
import java.time.YearMonth;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the earliest month that is to be reconciled and that no other case is working on. */
@Component
class FindMonthDelegate implements JavaDelegate {

  private final Reconciliations reconciliations;

  FindMonthDelegate(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean catchUp = execution.hasVariable(CATCH_UP.name());
    Optional<YearMonth> due =
        reconciliations.due(catchUp).stream()
            .filter(month -> !worksElsewhere(execution, month))
            .findFirst();
    due.ifPresent(month -> execution.setProcessBusinessKey(month.toString()));
    MONTH_DUE.set(execution, due.isPresent());
  }

  private static boolean worksElsewhere(DelegateExecution execution, YearMonth month) {
    return execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(MonthlyReconciliationProcess.ID)
        .processInstanceBusinessKey(month.toString())
        .list()
        .stream()
        .anyMatch(other -> !other.getId().equals(execution.getProcessInstanceId()));
  }
}
