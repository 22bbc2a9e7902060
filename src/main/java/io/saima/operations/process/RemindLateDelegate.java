package io.saima.operations.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds everybody who has left a step unanswered too long. */
@Component
class RemindLateDelegate implements JavaDelegate {

  private final TaskCare care;

  RemindLateDelegate(TaskCare care) {
    this.care = care;
  }

  @Override
  public void execute(DelegateExecution execution) {
    care.remind();
  }
}
