package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSING;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;

import io.saima.weeklylog.WeeklyRounds;
import io.saima.weeklylog.WeeklyRounds.Closing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Takes the earliest open week if the earliest open week is to be closed now, or its late officers
 * to be reminded.
 */
@Component
class FindWeekToCloseDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;

  FindWeekToCloseDelegate(WeeklyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var week = rounds.open();
    week.ifPresent(open -> WEEK.set(execution, open.toString()));
    CLOSING.set(execution, week.map(rounds::take).orElse(Closing.NOTHING).name());
  }
}
