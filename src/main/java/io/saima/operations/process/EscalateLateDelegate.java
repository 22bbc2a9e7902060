package io.saima.operations.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the steps left unanswered even longer to the next in line. */
@Component
class EscalateLateDelegate implements JavaDelegate {

  private final TaskCare care;

  EscalateLateDelegate(TaskCare care) {
    this.care = care;
  }

  @Override
  public void execute(DelegateExecution execution) {
    care.escalate();
  }
}
