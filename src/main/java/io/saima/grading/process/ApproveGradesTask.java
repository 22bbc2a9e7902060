package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.VERDICT;
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

/** The organization department approves the grades of a body, or sends proposals back. */
@Component
class ApproveGradesTask implements UserTask {

  private static final String PUBLISH = "PUBLISH";
  private static final String TELL = "TELL";

  private final GradeApprovals approvals;
  private final SheetLines lines;
  private final GradePeople people;

  ApproveGradesTask(GradeApprovals approvals, SheetLines lines, GradePeople people) {
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
    return "task_approve";
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
    return people.nextApprover(key(task), had);
  }

  @Override
  public boolean nobodyLeft(DelegateTask task) {
    VERDICT.set(task.getExecution(), approvals.leaveUnapproved(key(task)) ? PUBLISH : TELL);
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    String verdict;
    if (SendingBack.wanted(entry)) {
      SendingBack back = SendingBack.of(entry);
      approvals.sendBack(
          key(task), task.getAssignee(), Hand.ORGANIZATION, back.proposers(), back.reason());
      verdict = SendingBack.RETURN;
    } else {
      verdict = approvals.approve(key(task), task.getAssignee()) ? PUBLISH : TELL;
    }
    VERDICT.set(task.getExecution(), verdict);
  }
}
