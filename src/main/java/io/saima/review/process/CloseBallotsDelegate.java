package io.saima.review.process;

import io.saima.review.Ballots;
import io.saima.review.Ballots.Sheet;
import io.saima.review.ReviewId;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next open ballots that the time is over; each records itself as unanswered. */
@Component
class CloseBallotsDelegate implements JavaDelegate {

  private static final int CHUNK = 100;

  private final Ballots ballots;

  CloseBallotsDelegate(Ballots ballots) {
    this.ballots = ballots;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ReviewId review = QuarterlyReviewProcess.review(execution);
    var runtime = execution.getProcessEngineServices().getRuntimeService();
    List<Sheet> next = ballots.stillOpen(review, CHUNK);
    for (Sheet sheet : next) {
      runtime
          .createMessageCorrelation(BallotProcess.BALLOTS_CLOSED)
          .processInstanceBusinessKey(BallotProcess.key(review, sheet))
          .correlateAll();
      ballots.close(sheet.id());
    }
    QuarterlyReviewProcess.MORE_OPEN.set(execution, next.size() == CHUNK);
  }
}
