package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSING;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;
import static io.saima.weeklylog.process.WeeklyProcess.running;

import io.saima.weeklylog.WeeklyRounds;
import io.saima.weeklylog.WeeklyRounds.Closing;
import io.saima.weeklylog.WeeklyRounds.Due;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the earliest week that is to be closed now, or whose late officers are to be reminded. */
@Component
class FindWeekToCloseDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;

  FindWeekToCloseDelegate(WeeklyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var due = rounds.takeForClosing(execution.getProcessInstanceId(), running(execution));
    due.ifPresent(taken -> WEEK.set(execution, taken.week().toString()));
    CLOSING.set(execution, due.map(Due::what).orElse(Closing.NOTHING).name());
  }
}
