package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.WEEK;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK_DUE;
import static io.saima.weeklylog.process.WeeklyProcess.running;

import io.saima.weeklylog.WeeklyRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the current week if it is to be opened now. */
@Component
class FindWeekToOpenDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;

  FindWeekToOpenDelegate(WeeklyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var week = rounds.takeForOpening(execution.getProcessInstanceId(), running(execution));
    WEEK_DUE.set(execution, week.isPresent());
    week.ifPresent(due -> WEEK.set(execution, due.toString()));
  }
}
