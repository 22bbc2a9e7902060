package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds everybody who has not answered. */
@Component
class RemindRatersDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;

  RemindRatersDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.remind(
        QuarterlyReviewProcess.review(execution), QuarterlyReviewProcess.RECORDER.find(execution));
  }
}
