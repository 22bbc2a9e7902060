package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.weeklylog.WeeklyRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds everybody whose log is still open. */
@Component
class RemindOpenLogsDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;

  RemindOpenLogsDelegate(WeeklyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.remind(week(execution));
  }
}
