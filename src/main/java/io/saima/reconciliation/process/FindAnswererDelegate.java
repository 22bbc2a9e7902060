package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.StatementConfirmationProcess.ANSWERABLE;
import static io.saima.reconciliation.process.StatementConfirmationProcess.ANSWERER;

import io.saima.reconciliation.Confirmations;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds who answers a dispute: the supervisor, and after silence the next above. */
@Component
class FindAnswererDelegate implements JavaDelegate {

  private final Confirmations confirmations;

  FindAnswererDelegate(Confirmations confirmations) {
    this.confirmations = confirmations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String silent = (String) execution.getVariable(ANSWERER.name());
    Optional<String> next = confirmations.answerer(execution.getProcessBusinessKey(), silent);
    next.ifPresent(person -> ANSWERER.set(execution, person));
    ANSWERABLE.set(execution, next.isPresent());
  }
}
