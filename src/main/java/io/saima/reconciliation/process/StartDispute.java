package io.saima.reconciliation.process;

import io.saima.engine.Entry;
import io.saima.engine.StartForm;
import io.saima.engine.TaskRefused;
import io.saima.reconciliation.Confirmation;
import io.saima.reconciliation.Confirmations;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** An officer disputes a figure from the task list. */
@Component
class StartDispute implements StartForm {

  private final Confirmations confirmations;

  StartDispute(Confirmations confirmations) {
    this.confirmations = confirmations;
  }

  @Override
  public String process() {
    return StatementConfirmationProcess.ID;
  }

  @Override
  public void start(DelegateExecution execution, Entry entry, String starter) {
    Confirmation raised =
        confirmations.raise(
            starter,
            month(entry.text("month").orElseThrow()),
            entry.text("indicator").orElseThrow(),
            entry.text("reason").orElseThrow());
    execution.setProcessBusinessKey(raised.caseKey());
    execution.setVariables(StatementConfirmationProcess.begin(starter, true));
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new TaskRefused("月份请写成2026-09的样子。");
    }
  }
}
