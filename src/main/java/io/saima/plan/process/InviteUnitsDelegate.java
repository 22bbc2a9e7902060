package io.saima.plan.process;

import io.saima.plan.Revisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Invites every unit to set its plans again for the next quarter. */
@Component
class InviteUnitsDelegate implements JavaDelegate {

  private final Revisions revisions;

  InviteUnitsDelegate(Revisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    revisions.resetDue().ifPresent(revisions::invite);
  }
}
