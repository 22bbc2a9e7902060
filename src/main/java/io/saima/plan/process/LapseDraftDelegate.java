package io.saima.plan.process;

import io.saima.plan.PlanDrafts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the time of a draft: the next in the line drafts, or the present plan goes on. */
@Component
class LapseDraftDelegate implements JavaDelegate {

  private final PlanDrafts planDrafts;

  LapseDraftDelegate(PlanDrafts planDrafts) {
    this.planDrafts = planDrafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PlanApprovalProcess.HANDED_UP.set(
        execution, planDrafts.lapse(execution.getProcessBusinessKey()));
  }
}
