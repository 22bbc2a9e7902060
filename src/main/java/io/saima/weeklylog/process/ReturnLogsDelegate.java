package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.weeklylog.LogDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the correction of every log that the supervisor returned. */
@Component
class ReturnLogsDelegate implements JavaDelegate {

  private final LogDesk desk;
  private final LogStarter starter;

  ReturnLogsDelegate(LogDesk desk, LogStarter starter) {
    this.desk = desk;
    this.starter = starter;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    desk.returned(week, execution.getProcessBusinessKey())
        .forEach(officer -> starter.startCorrection(week, officer));
  }
}
