package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.weeklylog.WeeklyRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the week is closed. */
@Component
class CloseWeekDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;

  CloseWeekDelegate(WeeklyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.close(week(execution));
  }
}
