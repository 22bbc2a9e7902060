package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.weeklylog.LogDeadlines;
import io.saima.weeklylog.LogDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the correction of every log that the supervisor returned. */
@Component
class ReturnLogsDelegate implements JavaDelegate {

  private final LogDesk desk;
  private final LogStarter starter;
  private final LogDeadlines deadlines;
  private final Clock clock;

  ReturnLogsDelegate(LogDesk desk, LogStarter starter, LogDeadlines deadlines, Clock clock) {
    this.desk = desk;
    this.starter = starter;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    LocalDateTime until = deadlines.correction(LocalDate.now(clock));
    desk.returned(week, execution.getProcessBusinessKey())
        .forEach(officer -> starter.startCorrection(week, officer, until));
  }
}
