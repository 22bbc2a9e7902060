package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.MORE_OPEN;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.WeeklyRounds;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next open logs that the week is closed; each records itself as missing. */
@Component
class CloseLogsDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;
  private final LogDesk desk;

  CloseLogsDelegate(WeeklyRounds rounds, LogDesk desk) {
    this.rounds = rounds;
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    var runtime = execution.getProcessEngineServices().getRuntimeService();
    List<String> next = rounds.nextToClose(week);
    for (String officer : next) {
      var told =
          runtime
              .createMessageCorrelation(WeeklyProcess.WEEK_CLOSED)
              .processInstanceBusinessKey(WeeklyProcess.logKey(week, officer))
              .correlateAllWithResult();
      if (told.isEmpty()) {
        // The officer's case was ended by hand.
        desk.recordMissing(officer, week);
      }
    }
    MORE_OPEN.set(execution, !next.isEmpty());
  }
}
