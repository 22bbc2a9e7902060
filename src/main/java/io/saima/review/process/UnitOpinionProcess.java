package io.saima.review.process;

import io.saima.engine.ProcessVariable;
import io.saima.review.ReviewId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words of another unit's opinion. Its business key is the review and the officer. */
final class UnitOpinionProcess {

  static final String ID = "unit-opinion";

  static final ProcessVariable<String> SPEAKER = new ProcessVariable<>("speaker", String.class);
  static final ProcessVariable<Date> CLOSES_AT = new ProcessVariable<>("closesAt", Date.class);

  private UnitOpinionProcess() {}

  static String key(ReviewId review, String officer) {
    return review + "/" + officer;
  }

  static ReviewId review(DelegateExecution execution) {
    String key = execution.getProcessBusinessKey();
    return ReviewId.of(key.substring(0, key.lastIndexOf('/')));
  }

  static String officer(DelegateExecution execution) {
    String key = execution.getProcessBusinessKey();
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
