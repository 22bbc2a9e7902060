package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.LANE;
import static io.saima.weeklylog.process.WeeklyProcess.MORE_LOGS;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.weeklylog.WeeklyRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the next logs of its branch: the rows that say so and the cases commit together. */
@Component
class StartLogsDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;
  private final LogStarter starter;

  StartLogsDelegate(WeeklyRounds rounds, LogStarter starter) {
    this.rounds = rounds;
    this.starter = starter;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    int lane = LANE.get(execution);
    starter.start(week, rounds.openNext(week, lane));
    MORE_LOGS.setLocal(execution, rounds.moreToOpen(week, lane));
  }
}
