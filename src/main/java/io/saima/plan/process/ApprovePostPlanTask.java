package io.saima.plan.process;

import static io.saima.plan.process.PlanApprovalProcess.APPROVED;
import static io.saima.plan.process.PlanApprovalProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.plan.PlanDrafts;
import io.saima.plan.PlanPeople;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The organization department approves a plan, or returns it with a reason. */
@Component
class ApprovePostPlanTask implements UserTask {

  private final PlanDrafts drafts;
  private final PlanPeople people;
  private final PlanSheets sheets;

  ApprovePostPlanTask(PlanDrafts drafts, PlanPeople people, PlanSheets sheets) {
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
    return PlanApprovalProcess.APPROVE;
  }

  @Override
  public String subject(DelegateTask task) {
    return drafts.title(drafts.version(number(task)).post());
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    return Optional.of(sheets.approving(number(task)));
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return people.concerned(number(task));
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.approverAfter(had, number(task));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean approved = entry.text("decision").filter("APPROVE"::equals).isPresent();
    String opinion = entry.text("opinion").orElse(null);
    if (approved) {
      drafts.approve(number(task), task.getAssignee(), opinion);
    } else {
      drafts.sendBack(number(task), task.getAssignee(), opinion);
    }
    APPROVED.set(task.getExecution(), approved);
  }
}
