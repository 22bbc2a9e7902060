package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import io.saima.review.ReviewId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes roster, plans and policy, draws the raters and fixes the dates of the collecting. */
@Component
class FreezeReviewDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;

  FreezeReviewDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ReviewId review = QuarterlyReviewProcess.review(execution);
    var dates = reviews.freeze(review);
    QuarterlyReviewProcess.REMIND_FIRST.set(execution, dates.firstReminder());
    QuarterlyReviewProcess.REMIND_SECOND.set(execution, dates.secondReminder());
    QuarterlyReviewProcess.CLOSES_AT.set(execution, dates.closesAt());
    QuarterlyReviewProcess.RECORDER.set(execution, reviews.recorder(review).orElse(null));
  }
}
