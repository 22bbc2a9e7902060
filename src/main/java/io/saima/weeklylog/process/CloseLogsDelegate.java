package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.MORE_OPEN;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.engine.RunningCases;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.WeeklyRounds;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the next open logs that the week is closed; each records itself as missing. */
@Component
class CloseLogsDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;
  private final LogDesk desk;
  private final JdbcClient jdbc;

  CloseLogsDelegate(WeeklyRounds rounds, LogDesk desk, JdbcClient jdbc) {
    this.rounds = rounds;
    this.desk = desk;
    this.jdbc = jdbc;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    var runtime = execution.getProcessEngineServices().getRuntimeService();
    List<String> next = rounds.nextToClose(week);
    Map<String, String> running =
        RunningCases.of(
            jdbc,
            WeeklyProcess.LOG,
            next.stream().map(officer -> WeeklyProcess.logKey(week, officer)).toList());
    for (String officer : next) {
      String log = running.get(WeeklyProcess.logKey(week, officer));
      if (log == null
          || runtime
              .createMessageCorrelation(WeeklyProcess.WEEK_CLOSED)
              .processInstanceId(log)
              .correlateAllWithResult()
              .isEmpty()) {
        // The officer's case was ended by hand.
        desk.recordMissing(officer, week);
      }
    }
    MORE_OPEN.set(execution, !next.isEmpty());
  }
}
