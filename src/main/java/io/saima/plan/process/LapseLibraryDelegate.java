package io.saima.plan.process;

import io.saima.plan.Revisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that nobody revised the library in time. */
@Component
class LapseLibraryDelegate implements JavaDelegate {

  private final Revisions revisions;

  LapseLibraryDelegate(Revisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    revisions.lapseLibrary(execution.getProcessBusinessKey());
  }
}
