package io.saima.plan.process;

import static io.saima.plan.process.PlanApprovalProcess.DRAFTED;
import static io.saima.plan.process.PlanApprovalProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.plan.PlanDrafts;
import io.saima.plan.PlanPeople;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The unit fills the plan: it sends it, keeps it for later, or goes on with the present one. */
@Component
class DraftPostPlanTask implements UserTask {

  private final PlanDrafts drafts;
  private final PlanPeople people;
  private final PlanSheets sheets;

  DraftPostPlanTask(PlanDrafts drafts, PlanPeople people, PlanSheets sheets) {
    this.drafts = drafts;
    this.people = people;
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
  public String subject(DelegateTask task) {
    return drafts.title(drafts.version(number(task)).post());
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
  public Leaving whenLeft() {
    return Leaving.HANDED_ON;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return Optional.of(people.drafter(number(task))).filter(person -> !had.contains(person));
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
