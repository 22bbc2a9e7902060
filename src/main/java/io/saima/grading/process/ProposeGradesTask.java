package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.SHEET_NO;
import static io.saima.grading.process.GradeApprovalProcess.key;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.engine.UserTasks;
import io.saima.grading.GradeApprovals;
import io.saima.grading.GradeCase;
import io.saima.grading.GradeCase.Proposal;
import io.saima.scoring.QuarterGrade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** A leader in charge proposes the grades of his people on one sheet. */
@Component
class ProposeGradesTask implements UserTask {

  private final GradeApprovals approvals;
  private final SheetLines lines;

  ProposeGradesTask(GradeApprovals approvals, SheetLines lines) {
    this.approvals = approvals;
    this.lines = lines;
  }

  @Override
  public String process() {
    return GradeApprovalProcess.ID;
  }

  @Override
  public String task() {
    return "task_propose";
  }

  @Override
  public String subject(DelegateTask task) {
    return lines.body(key(task));
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    GradeCase gradeCase = approvals.get(key(task));
    return Optional.of(
        lines.sheet(
            gradeCase,
            lines.judgedBy(task.getAssignee(), gradeCase.sheet(SHEET_NO.get(task))),
            (row, line) -> {
              line.put("grade", row.grade().orElseThrow().name());
              line.put("reason", row.reason().orElse(""));
            }));
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return UserTasks.written(task, "rows", "officer");
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public boolean nobodyLeft(DelegateTask task) {
    approvals.leaveSheet(key(task), SHEET_NO.get(task));
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    List<Proposal> proposals = new ArrayList<>();
    for (Entry row : entry.rows("rows")) {
      proposals.add(
          new Proposal(
              row.prepared("officer"),
              QuarterGrade.valueOf(row.text("grade").orElseThrow()),
              row.text("reason").orElse(null)));
    }
    approvals.propose(key(task), SHEET_NO.get(task), task.getAssignee(), proposals);
  }
}
