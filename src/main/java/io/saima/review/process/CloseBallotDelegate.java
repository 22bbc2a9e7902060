package io.saima.review.process;

import io.saima.review.Ballots;
import io.saima.review.Replacements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that a ballot was not filled in, and whether somebody else is to be asked. */
@Component
class CloseBallotDelegate implements JavaDelegate {

  private final Ballots ballots;
  private final Replacements replacements;

  CloseBallotDelegate(Ballots ballots, Replacements replacements) {
    this.ballots = ballots;
    this.replacements = replacements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long sheet = BallotProcess.ballot(execution);
    ballots.close(sheet);
    BallotProcess.REPLACEMENT_DUE.set(execution, replacements.record(sheet));
  }
}
