package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes the inputs of the next officers. */
@Component
class FreezeInputsDelegate implements JavaDelegate {

  private static final int CHUNK = 200;

  private final QuarterlyReviews reviews;

  FreezeInputsDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    QuarterlyReviewProcess.MORE_INPUTS.set(
        execution, reviews.freezeInputs(QuarterlyReviewProcess.review(execution), CHUNK));
  }
}
