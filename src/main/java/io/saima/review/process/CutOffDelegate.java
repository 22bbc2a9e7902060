package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the collecting and closes the inputs of the quarter. */
@Component
class CutOffDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;

  CutOffDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.cutOff(QuarterlyReviewProcess.review(execution));
  }
}
