package io.saima.review.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.Ballots;
import io.saima.review.Ballots.Sheet;
import io.saima.review.QuarterlyReviews;
import io.saima.review.ReviewId;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends out the next ballots, one case each. */
@Component
class OpenBallotsDelegate implements JavaDelegate {

  private static final int CHUNK = 100;

  private final Ballots ballots;
  private final QuarterlyReviews reviews;
  private final ExternalInvitations externals;
  private final CaseLauncher launcher;

  OpenBallotsDelegate(
      Ballots ballots,
      QuarterlyReviews reviews,
      ExternalInvitations externals,
      CaseLauncher launcher) {
    this.externals = externals;
    this.ballots = ballots;
    this.reviews = reviews;
    this.launcher = launcher;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ReviewId review = QuarterlyReviewProcess.review(execution);
    List<Sheet> next = ballots.openNext(review, CHUNK);
    for (Sheet sheet : next) {
      launcher.start(
          BallotProcess.ID,
          BallotProcess.key(review, sheet),
          BallotProcess.variables(sheet, QuarterlyReviewProcess.CLOSES_AT.get(execution)));
    }
    reviews.invite(review, next.stream().map(Sheet::rater).toList());
    externals.invite(review, false);
    QuarterlyReviewProcess.MORE_BALLOTS.set(execution, ballots.moreToOpen(review));
  }
}
