package io.saima.plan.process;

import static io.saima.plan.process.PlanApprovalProcess.DRAFTED;
import static io.saima.plan.process.PlanApprovalProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.plan.PlanDrafts;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The unit fills the plan: it sends it, keeps it for later, or goes on with the present one. */
@Component
class DraftPostPlanTask implements UserTask {

  private final PlanDrafts drafts;
  private final PlanSheets sheets;

  DraftPostPlanTask(PlanDrafts drafts, PlanSheets sheets) {
    this.drafts = drafts;
    this.sheets = sheets;
  }

  @Override
  public String process() {
    return PlanApprovalProcess.ID;
  }

  @Override
  public String task() {
    return "task_draft";
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    return Optional.of(sheets.drafting(number(task)));
  }

  /** The step has a warning and an end of its own. */
  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    String action = entry.text("action").orElseThrow();
    String purpose = entry.text("purpose").orElse(null);
    String by = task.getAssignee();
    switch (action) {
      case "SAVE" -> drafts.save(number(task), PlanSheets.lines(entry), purpose, by);
      case "KEEP" -> drafts.keep(number(task), purpose, by);
      default -> drafts.submit(number(task), PlanSheets.lines(entry), purpose, by);
    }
    DRAFTED.set(task.getExecution(), action);
  }
}
