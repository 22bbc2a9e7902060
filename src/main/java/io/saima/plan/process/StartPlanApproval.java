package io.saima.plan.process;

import io.saima.engine.Entry;
import io.saima.engine.StartForm;
import io.saima.organization.PostClass;
import io.saima.plan.PlanDrafts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A unit's personnel officer begins a draft in the task list, or the department asks for one. */
@Component
class StartPlanApproval implements StartForm {

  private final PlanDrafts drafts;

  StartPlanApproval(PlanDrafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public String process() {
    return PlanApprovalProcess.ID;
  }

  @Override
  public void start(DelegateExecution execution, Entry entry, String starter) {
    execution.setProcessBusinessKey(
        drafts.start(
            entry.text("unit"),
            PostClass.valueOf(entry.text("postClass").orElseThrow()),
            entry.text("basis").filter("TEMPLATE"::equals).isPresent(),
            entry.text("purpose").orElseThrow(),
            starter));
  }
}
