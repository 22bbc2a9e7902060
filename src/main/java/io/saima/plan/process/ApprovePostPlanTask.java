package io.saima.plan.process;

import static io.saima.plan.process.PlanApprovalProcess.APPROVED;
import static io.saima.plan.process.PlanApprovalProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.OpenSheets;
import io.saima.engine.SeparateTransactions;
import io.saima.engine.TaskRefused;
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
  private final OpenSheets open;
  private final SeparateTransactions separately;

  ApprovePostPlanTask(
      PlanDrafts drafts,
      PlanPeople people,
      PlanSheets sheets,
      OpenSheets open,
      SeparateTransactions separately) {
    this.drafts = drafts;
    this.people = people;
    this.sheets = sheets;
    this.open = open;
    this.separately = separately;
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
      requireShownQuarter(task, entry.prepared(PlanSheets.EFFECTIVE));
      drafts.approve(number(task), task.getAssignee(), opinion);
    } else {
      drafts.sendBack(number(task), task.getAssignee(), opinion);
    }
    APPROVED.set(task.getExecution(), approved);
  }

  /**
   * Who approves knows from which quarter the plan will hold. When another quarter has begun since,
   * his sheet is written anew, though this completion is undone, and he decides again.
   */
  private void requireShownQuarter(DelegateTask task, String shown) {
    String now = drafts.next().label();
    if (!now.equals(shown)) {
      String number = number(task);
      separately.run(
          () -> open.rewrite(PlanApprovalProcess.ID, number, PlanApprovalProcess.APPROVE));
      throw new TaskRefused("季度已变：现在批准的方案自%s起执行，不再是%s；请刷新页面核对后再次提交。".formatted(now, shown));
    }
  }
}
