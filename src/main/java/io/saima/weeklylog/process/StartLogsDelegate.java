package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSES_AT;
import static io.saima.weeklylog.process.WeeklyProcess.LANE;
import static io.saima.weeklylog.process.WeeklyProcess.MORE_LOGS;
import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.weeklylog.WeeklyRounds;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the next logs of its branch: the rows that say so and the cases commit together. */
@Component
class StartLogsDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;
  private final ZoneId zone;

  StartLogsDelegate(WeeklyRounds rounds, java.time.Clock clock) {
    this.rounds = rounds;
    this.zone = clock.getZone();
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    int lane = LANE.get(execution);
    Date closes = Date.from(rounds.closesAt(week).atZone(zone).toInstant());
    var runtime = execution.getProcessEngineServices().getRuntimeService();
    for (String officer : rounds.openNext(week, lane)) {
      runtime.startProcessInstanceByKey(
          WeeklyProcess.LOG,
          WeeklyProcess.logKey(week, officer),
          Map.of(WEEK.name(), week.toString(), OFFICER.name(), officer, CLOSES_AT.name(), closes));
    }
    MORE_LOGS.setLocal(execution, rounds.moreToOpen(week, lane));
  }
}
