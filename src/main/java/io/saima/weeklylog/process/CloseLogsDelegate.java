package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.MORE_OPEN;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.engine.CaseMessages;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.WeeklyRounds;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next open logs that the week is closed; each records itself as missing. */
@Component
class CloseLogsDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;
  private final LogDesk desk;
  private final CaseMessages messages;

  CloseLogsDelegate(WeeklyRounds rounds, LogDesk desk, CaseMessages messages) {
    this.rounds = rounds;
    this.desk = desk;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    List<String> next = rounds.nextToClose(week);
    Set<String> told =
        messages.tell(
            WeeklyProcess.LOG,
            WeeklyProcess.WEEK_CLOSED,
            next.stream().map(officer -> WeeklyProcess.logKey(week, officer)).toList());
    for (String officer : next) {
      if (!told.contains(WeeklyProcess.logKey(week, officer))) {
        // The officer's case was ended by hand.
        desk.recordMissing(officer, week);
      }
    }
    MORE_OPEN.set(execution, !next.isEmpty());
  }
}
