package io.saima.operations.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends or hands on what people who have left still have. */
@Component
class ClearDesksDelegate implements JavaDelegate {

  private final TaskCare care;

  ClearDesksDelegate(TaskCare care) {
    this.care = care;
  }

  @Override
  public void execute(DelegateExecution execution) {
    care.clearDesks();
  }
}
