package io.saima.review.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.QuarterlyReviews;
import io.saima.review.ReviewId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the reviews of the next bodies. */
@Component
class StartReviewsDelegate implements JavaDelegate {

  private static final int CHUNK = 50;

  private final QuarterlyReviews reviews;
  private final CaseLauncher launcher;

  StartReviewsDelegate(QuarterlyReviews reviews, CaseLauncher launcher) {
    this.reviews = reviews;
    this.launcher = launcher;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<ReviewId> next =
        reviews.bodiesAfter(
            QuarterlyLaunchProcess.quarter(execution),
            QuarterlyLaunchProcess.AFTER.get(execution),
            CHUNK);
    for (ReviewId review : next) {
      launcher.start(QuarterlyReviewProcess.ID, review.toString(), Map.of());
      QuarterlyLaunchProcess.AFTER.set(execution, review.body());
    }
    QuarterlyLaunchProcess.MORE_BODIES.set(execution, next.size() == CHUNK);
  }
}
