package io.saima.plan.process;

import io.saima.plan.Revisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins the half-year revision of the library. */
@Component
class OpenHalfYearDelegate implements JavaDelegate {

  private final Revisions revisions;

  OpenHalfYearDelegate(Revisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    revisions.openHalfYear();
  }
}
