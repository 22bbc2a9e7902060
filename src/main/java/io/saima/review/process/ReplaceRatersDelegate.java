package io.saima.review.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.Ballots;
import io.saima.review.Ballots.Sheet;
import io.saima.review.QuarterlyReviews;
import io.saima.review.Replacements;
import io.saima.review.ReviewId;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks others about those whom this rater does not rate after all. */
@Component
class ReplaceRatersDelegate implements JavaDelegate {

  private final Replacements replacements;
  private final Ballots ballots;
  private final QuarterlyReviews reviews;
  private final CaseLauncher launcher;

  ReplaceRatersDelegate(
      Replacements replacements, Ballots ballots, QuarterlyReviews reviews, CaseLauncher launcher) {
    this.replacements = replacements;
    this.ballots = ballots;
    this.reviews = reviews;
    this.launcher = launcher;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long sheet = BallotProcess.ballot(execution);
    ReviewId review = ballots.review(sheet);
    List<Sheet> sheets = replacements.replace(sheet);
    for (Sheet one : sheets) {
      launcher.start(
          BallotProcess.ID,
          BallotProcess.key(review, one),
          BallotProcess.variables(one, BallotProcess.CLOSES_AT.get(execution)));
    }
    reviews.invite(review, sheets.stream().map(Sheet::rater).toList());
  }
}
