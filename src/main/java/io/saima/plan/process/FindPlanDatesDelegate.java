package io.saima.plan.process;

import io.saima.plan.Revisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether units are to be invited, and whether June or December has come. */
@Component
class FindPlanDatesDelegate implements JavaDelegate {

  private final Revisions revisions;

  FindPlanDatesDelegate(Revisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean reset = revisions.resetDue().isPresent();
    boolean halfYear = revisions.halfYearDue();
    PlanRevisionProcess.PLANS_DUE.set(execution, reset || halfYear);
    PlanRevisionProcess.RESET_DUE.set(execution, reset);
    PlanRevisionProcess.HALF_YEAR_DUE.set(execution, halfYear);
  }
}
