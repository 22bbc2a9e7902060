package io.saima.plan.process;

import io.saima.plan.PlanDrafts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the drafter that the time is nearly over. */
@Component
class WarnDrafterDelegate implements JavaDelegate {

  private final PlanDrafts planDrafts;

  WarnDrafterDelegate(PlanDrafts planDrafts) {
    this.planDrafts = planDrafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    planDrafts.warn(execution.getProcessBusinessKey());
  }
}
