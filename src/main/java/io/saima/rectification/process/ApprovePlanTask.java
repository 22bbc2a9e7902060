package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.APPROVED;
import static io.saima.rectification.process.RectificationProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.Rectifications;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The supervisor approves the plan or sends it back. */
@Component
class ApprovePlanTask implements UserTask {

  private final Rectifications rectifications;
  private final RectificationPeople people;
  private final ItemSheets sheets;

  ApprovePlanTask(Rectifications rectifications, RectificationPeople people, ItemSheets sheets) {
    this.rectifications = rectifications;
    this.people = people;
    this.sheets = sheets;
  }

  @Override
  public String process() {
    return RectificationProcess.ID;
  }

  @Override
  public String task() {
    return "task_approve";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    return Optional.of(sheets.sheet(number(task)));
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return rectifications.item(number(task)).people();
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
  public boolean nobodyLeft(DelegateTask task) {
    rectifications.letPlanStand(number(task));
    APPROVED.set(task.getExecution(), true);
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean approved = entry.text("decision").filter("APPROVE"::equals).isPresent();
    String opinion = entry.text("opinion").orElse(null);
    if (approved) {
      rectifications.approve(number(task), task.getAssignee(), opinion);
    } else {
      rectifications.returnPlan(number(task), task.getAssignee(), opinion);
    }
    APPROVED.set(task.getExecution(), approved);
  }
}
