package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.SIGNED;
import static io.saima.grading.process.GradeApprovalProcess.key;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.grading.GradeApprovals;
import io.saima.grading.GradePeople;
import io.saima.grading.Hand;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * The head of the body signs, or sends proposals back. His own row, his relations' and those that
 * he proposed himself he sees but does not sign; they are left to the organization department.
 */
@Component
class SignGradesTask implements UserTask {

  private final GradeApprovals approvals;
  private final SheetLines lines;
  private final GradePeople people;

  SignGradesTask(GradeApprovals approvals, SheetLines lines, GradePeople people) {
    this.approvals = approvals;
    this.lines = lines;
    this.people = people;
  }

  @Override
  public String process() {
    return GradeApprovalProcess.ID;
  }

  @Override
  public String task() {
    return "task_sign";
  }

  @Override
  public String subject(DelegateTask task) {
    return lines.body(key(task));
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    return Optional.of(lines.whole(approvals.get(key(task)), task.getAssignee()));
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.nextSigner(key(task), had);
  }

  @Override
  public boolean nobodyLeft(DelegateTask task) {
    approvals.leaveUnsigned(key(task));
    SIGNED.set(task.getExecution(), true);
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean returned = SendingBack.wanted(entry);
    if (returned) {
      SendingBack back = SendingBack.of(entry);
      approvals.sendBack(key(task), task.getAssignee(), Hand.HEAD, back.proposers(), back.reason());
    } else {
      approvals.sign(key(task), task.getAssignee());
    }
    SIGNED.set(task.getExecution(), !returned);
  }
}
