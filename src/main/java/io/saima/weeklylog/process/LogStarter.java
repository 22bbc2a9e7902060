package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSES_AT;
import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;

import io.saima.calendar.Week;
import io.saima.engine.CaseLauncher;
import io.saima.weeklylog.WeeklyRounds;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts logs, and the corrections of logs that came back. */
@Component
class LogStarter {

  private final WeeklyRounds rounds;
  private final CaseLauncher launcher;
  private final RuntimeService runtime;
  private final ZoneId zone;

  LogStarter(WeeklyRounds rounds, CaseLauncher launcher, RuntimeService runtime, Clock clock) {
    this.rounds = rounds;
    this.launcher = launcher;
    this.runtime = runtime;
    this.zone = clock.getZone();
  }

  void start(Week week, Collection<String> officers) {
    Date closes = Date.from(rounds.closesAt(week).atZone(zone).toInstant());
    String log = launcher.newest(WeeklyProcess.LOG);
    for (String officer : officers) {
      runtime.startProcessInstanceById(
          log,
          WeeklyProcess.logKey(week, officer),
          Map.of(WEEK.name(), week.toString(), OFFICER.name(), officer, CLOSES_AT.name(), closes));
    }
  }

  void startCorrection(Week week, String officer) {
    runtime
        .createMessageCorrelation(WeeklyProcess.LOG_RETURNED)
        .processInstanceBusinessKey(WeeklyProcess.logKey(week, officer))
        .setVariable(WEEK.name(), week.toString())
        .setVariable(OFFICER.name(), officer)
        .correlateStartMessage();
  }
}
