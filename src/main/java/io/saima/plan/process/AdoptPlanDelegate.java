package io.saima.plan.process;

import io.saima.plan.PlanDrafts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes an approved draft what holds from the next quarter on. */
@Component
class AdoptPlanDelegate implements JavaDelegate {

  private final PlanDrafts planDrafts;

  AdoptPlanDelegate(PlanDrafts planDrafts) {
    this.planDrafts = planDrafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    planDrafts.adopt(execution.getProcessBusinessKey());
  }
}
