package io.saima.review.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.Ballots;
import io.saima.review.Ballots.Sheet;
import io.saima.review.Replacements;
import io.saima.review.ReviewId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks others about those whom this rater does not rate after all. */
@Component
class ReplaceRatersDelegate implements JavaDelegate {

  private final Replacements replacements;
  private final Ballots ballots;
  private final CaseLauncher launcher;

  ReplaceRatersDelegate(Replacements replacements, Ballots ballots, CaseLauncher launcher) {
    this.replacements = replacements;
    this.ballots = ballots;
    this.launcher = launcher;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long sheet = BallotProcess.ballot(execution);
    ReviewId review = ballots.review(sheet);
    for (Sheet one : replacements.replace(sheet)) {
      launcher.start(
          BallotProcess.ID,
          BallotProcess.key(review, one),
          BallotProcess.variables(one, BallotProcess.CLOSES_AT.get(execution)));
    }
  }
}
