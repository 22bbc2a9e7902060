package io.saima.review.process;

import io.saima.review.Ballots;
import io.saima.review.Ballots.Sheet;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets the model ask for the panel's sheets and whose they are. */
@Component("raceSheets")
public class RaceSheets {

  private final Ballots ballots;

  RaceSheets(Ballots ballots) {
    this.ballots = ballots;
  }

  public List<String> of(DelegateExecution execution) {
    return ballots.race(QuarterlyReviewProcess.review(execution)).stream()
        .map(Sheet::id)
        .map(String::valueOf)
        .toList();
  }

  /** Whether somebody is still to judge on this sheet. */
  public boolean open(String sheet) {
    return ballots.isOpen(Long.parseLong(sheet));
  }

  public String rater(String sheet) {
    return ballots.rater(Long.parseLong(sheet));
  }
}
