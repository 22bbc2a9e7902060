package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the organization department that it can see who will rate whom. */
@Component
class TellPreviewDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;

  TellPreviewDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.tellPreview();
  }
}
