package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.SHEET_NO;
import static io.saima.grading.process.GradeApprovalProcess.key;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.engine.UserTasks;
import io.saima.grading.GradeApprovals;
import io.saima.grading.GradeCase;
import io.saima.grading.GradeCase.RaiseVerdict;
import io.saima.grading.GradePeople;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The next supervisor confirms or declines what was raised above the computed grade. */
@Component
class DecideRaiseTask implements UserTask {

  private static final String CONFIRM = "CONFIRM";

  private final GradeApprovals approvals;
  private final SheetLines lines;
  private final GradePeople people;

  DecideRaiseTask(GradeApprovals approvals, SheetLines lines, GradePeople people) {
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
    return "task_decideRaise";
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
              line.put("proposer", row.proposer().map(lines::name).orElse(""));
              line.put("proposed", row.grade().orElseThrow().label());
              line.put("why", row.reason().orElse(""));
              line.put("decision", null);
              line.put("reason", "");
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
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.nextRaiseDecider(key(task), SHEET_NO.get(task), had);
  }

  @Override
  public boolean nobodyLeft(DelegateTask task) {
    approvals.leaveSheet(key(task), SHEET_NO.get(task));
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    List<RaiseVerdict> verdicts = new ArrayList<>();
    for (Entry row : entry.rows("rows")) {
      verdicts.add(
          new RaiseVerdict(
              row.prepared("officer"),
              row.text("decision").filter(CONFIRM::equals).isPresent(),
              row.text("reason").orElse(null)));
    }
    approvals.decideRaises(key(task), SHEET_NO.get(task), task.getAssignee(), verdicts);
  }
}
