package io.saima.review.process;

import io.saima.engine.CaseMessages;
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
  private final CaseMessages messages;

  CloseBallotsDelegate(Ballots ballots, CaseMessages messages) {
    this.ballots = ballots;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ReviewId review = QuarterlyReviewProcess.review(execution);
    List<Sheet> next = ballots.stillOpen(review, CHUNK);
    messages.tell(
        BallotProcess.ID,
        BallotProcess.BALLOTS_CLOSED,
        next.stream().map(sheet -> BallotProcess.key(review, sheet)).toList());
    next.forEach(sheet -> ballots.close(sheet.id()));
    QuarterlyReviewProcess.MORE_OPEN.set(execution, next.size() == CHUNK);
  }
}
