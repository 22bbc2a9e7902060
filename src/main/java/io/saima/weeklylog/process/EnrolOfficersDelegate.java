package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.weeklylog.WeeklyRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the list of officers of whom a log is due. */
@Component
class EnrolOfficersDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;

  EnrolOfficersDelegate(WeeklyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.enrol(week(execution));
  }
}
