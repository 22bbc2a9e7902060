package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fixes what all reviews of the quarter share. */
@Component
class PrepareQuarterDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;

  PrepareQuarterDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.prepare(QuarterlyLaunchProcess.quarter(execution));
    QuarterlyLaunchProcess.AFTER.set(execution, "");
  }
}
