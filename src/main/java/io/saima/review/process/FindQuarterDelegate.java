package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether the last closed quarter is to be reviewed now, or the running one soon. */
@Component
class FindQuarterDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;

  FindQuarterDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var quarter = reviews.due();
    QuarterlyLaunchProcess.QUARTER_DUE.set(execution, quarter.isPresent());
    QuarterlyLaunchProcess.PREVIEW_DUE.set(execution, reviews.previewDue().isPresent());
    quarter.ifPresent(due -> QuarterlyLaunchProcess.QUARTER.set(execution, due.toString()));
  }
}
