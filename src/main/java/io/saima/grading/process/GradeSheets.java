package io.saima.grading.process;

import io.saima.grading.GradeApprovals;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sheets of a case by number, for the model's loops over them. */
@Component("gradeSheets")
@Transactional(readOnly = true)
public class GradeSheets {

  private final GradeApprovals approvals;

  GradeSheets(GradeApprovals approvals) {
    this.approvals = approvals;
  }

  /** The sheets that wait for a proposal. */
  public List<Integer> open(String key) {
    return approvals.get(key).openSheets();
  }

  /** The sheets with raises to confirm. */
  public List<Integer> raises(String key) {
    return approvals.get(key).raiseSheets();
  }
}
