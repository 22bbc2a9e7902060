package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.MORE_NOTICES;

import io.saima.engine.CaseLauncher;
import io.saima.grading.GradeApprovals;
import io.saima.grading.GradeTelling;
import io.saima.review.ReviewId;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the notices of the next officers; after the last one objections may come. */
@Component
class SendNoticesDelegate implements JavaDelegate {

  private static final int CHUNK = 100;

  private final GradeApprovals approvals;
  private final GradeTelling telling;
  private final CaseLauncher launcher;

  SendNoticesDelegate(GradeApprovals approvals, GradeTelling telling, CaseLauncher launcher) {
    this.approvals = approvals;
    this.telling = telling;
    this.launcher = launcher;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String key = execution.getProcessBusinessKey();
    approvals.startNotifying(key);
    List<String> chunk = telling.untold(key, CHUNK);
    for (String officer : chunk) {
      String address = ReviewId.of(key).quarter() + "/" + officer;
      launcher.start(GradeNoticeProcess.ID, address, GradeNoticeProcess.OFFICER.with(officer));
    }
    boolean more = !telling.untold(key, 1).isEmpty();
    MORE_NOTICES.set(execution, more);
    if (!more) {
      approvals.openObjections(key);
    }
  }
}
