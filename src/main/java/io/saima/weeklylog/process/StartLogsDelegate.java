package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSES_AT;
import static io.saima.weeklylog.process.WeeklyProcess.LANE;
import static io.saima.weeklylog.process.WeeklyProcess.MORE_LOGS;
import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.engine.CaseLauncher;
import io.saima.weeklylog.WeeklyRounds;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the next logs of its branch: the rows that say so and the cases commit together. */
@Component
class StartLogsDelegate implements JavaDelegate {

  private final WeeklyRounds rounds;
  private final CaseLauncher launcher;
  private final ZoneId zone;

  StartLogsDelegate(WeeklyRounds rounds, CaseLauncher launcher, Clock clock) {
    this.rounds = rounds;
    this.launcher = launcher;
    this.zone = clock.getZone();
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    int lane = LANE.get(execution);
    Date closes = Date.from(rounds.closesAt(week).atZone(zone).toInstant());
    RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
    String log = launcher.newest(WeeklyProcess.LOG);
    for (String officer : rounds.openNext(week, lane)) {
      runtime.startProcessInstanceById(
          log,
          WeeklyProcess.logKey(week, officer),
          Map.of(WEEK.name(), week.toString(), OFFICER.name(), officer, CLOSES_AT.name(), closes));
    }
    MORE_LOGS.setLocal(execution, rounds.moreToOpen(week, lane));
  }
}
