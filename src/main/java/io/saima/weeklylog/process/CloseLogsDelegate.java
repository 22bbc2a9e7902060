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

/**
 * Tells the next open logs that the week is closed; each records itself as missing. Of those that
 * have no case it is recorded here.
 */
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
    // Whose case was ended by hand or never began.
    next.stream()
        .filter(officer -> !told.contains(WeeklyProcess.logKey(week, officer)))
        .forEach(officer -> desk.recordMissing(officer, week));
    MORE_OPEN.set(execution, !next.isEmpty());
  }
}
