package io.saima.reconciliation.process;

import io.saima.engine.ProcessVariable;
import io.saima.reconciliation.Reconciliations;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words of the monthly reconciliation. */
final class MonthlyReconciliationProcess {

  static final String ID = "monthly-reconciliation";

  /** Set by those who start it besides the clock: the month's day is not waited for. */
  static final ProcessVariable<Boolean> CATCH_UP = new ProcessVariable<>("catchUp", Boolean.class);

  static final ProcessVariable<Boolean> MONTH_DUE =
      new ProcessVariable<>("monthDue", Boolean.class);

  /** Which of the branches that work side by side. */
  static final ProcessVariable<Integer> LANE = new ProcessVariable<>("loopCounter", Integer.class);

  static final ProcessVariable<Boolean> MORE_TO_COMPUTE =
      new ProcessVariable<>("moreToCompute", Boolean.class);
  static final ProcessVariable<Boolean> MORE_TO_PUBLISH =
      new ProcessVariable<>("moreToPublish", Boolean.class);

  private MonthlyReconciliationProcess() {}

  /**
   * The branches whose work an execution does: its own; all, in a case from before there were any.
   */
  static List<Integer> lanes(DelegateExecution execution) {
    return LANE.find(execution)
        .map(List::of)
        .orElseGet(() -> IntStream.range(0, Reconciliations.LANES).boxed().toList());
  }

  /** The month that is being reconciled: the business key. */
  static YearMonth month(DelegateExecution execution) {
    return YearMonth.parse(execution.getProcessBusinessKey());
  }
}
