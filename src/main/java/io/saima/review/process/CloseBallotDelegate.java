package io.saima.review.process;

import io.saima.review.Ballots;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that a ballot was not filled in. */
@Component
class CloseBallotDelegate implements JavaDelegate {

  private final Ballots ballots;

  CloseBallotDelegate(Ballots ballots) {
    this.ballots = ballots;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ballots.close(BallotProcess.ballot(execution));
  }
}
