package io.saima.plan.process;

import static io.saima.plan.process.PlanRevisionProcess.RECORDED;

import io.saima.engine.Entry;
import io.saima.engine.StartForm;
import io.saima.plan.RevisionKind;
import io.saima.plan.Revisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The organization department records a national or provincial change in the task list. */
@Component
class StartPlanRevision implements StartForm {

  private final Revisions revisions;

  StartPlanRevision(Revisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public String process() {
    return PlanRevisionProcess.ID;
  }

  @Override
  public void start(DelegateExecution execution, Entry entry, String starter) {
    execution.setProcessBusinessKey(
        revisions.recordChange(
            RevisionKind.valueOf(entry.text("kind").orElseThrow()),
            entry.text("title").orElseThrow(),
            entry.text("reference").orElseThrow(),
            entry.date("changedOn").orElseThrow(),
            RevisionEntry.scope(entry),
            entry.text("summary").orElseThrow(),
            starter));
    RECORDED.set(execution, true);
  }
}
