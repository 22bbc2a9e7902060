package io.saima.rectification.process;

import io.saima.rectification.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the task itself stand as the plan of whoever sent none. */
@Component
class PlanByDefaultDelegate implements JavaDelegate {

  private final Rectifications rectifications;

  PlanByDefaultDelegate(Rectifications rectifications) {
    this.rectifications = rectifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rectifications.planByDefault(execution.getProcessBusinessKey());
  }
}
