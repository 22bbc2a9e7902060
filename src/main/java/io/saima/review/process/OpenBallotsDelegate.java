package io.saima.review.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.Ballots;
import io.saima.review.Ballots.Sheet;
import io.saima.review.QuarterlyReviews;
import io.saima.review.ReviewId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends out the next ballots, one case each. */
@Component
class OpenBallotsDelegate implements JavaDelegate {

  private static final int CHUNK = 100;

  private final Ballots ballots;
  private final QuarterlyReviews reviews;
  private final CaseLauncher launcher;

  OpenBallotsDelegate(Ballots ballots, QuarterlyReviews reviews, CaseLauncher launcher) {
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
          Map.of(
              BallotProcess.BALLOT.name(), String.valueOf(sheet.id()),
              BallotProcess.RATER.name(), sheet.rater(),
              BallotProcess.CLOSES_AT.name(), QuarterlyReviewProcess.CLOSES_AT.get(execution)));
    }
    reviews.invite(review, next.stream().map(Sheet::rater).toList());
    QuarterlyReviewProcess.MORE_BALLOTS.set(execution, ballots.moreToOpen(review));
  }
}
