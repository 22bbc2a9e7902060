package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Scores the next officers, and at the end names those who explain. */
@Component
class ScoreQuarterDelegate implements JavaDelegate {

  private static final int CHUNK = 200;

  private final QuarterlyReviews reviews;

  ScoreQuarterDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var progress = reviews.score(QuarterlyReviewProcess.review(execution), CHUNK);
    QuarterlyReviewProcess.MORE_SCORES.set(execution, progress.more());
    QuarterlyReviewProcess.DEBRIEF_DUE.set(execution, progress.debriefDue());
  }
}
