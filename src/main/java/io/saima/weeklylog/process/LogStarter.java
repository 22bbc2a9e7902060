package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSES_AT;
import static io.saima.weeklylog.process.WeeklyProcess.CORRECT_UNTIL;
import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;

import io.saima.calendar.Week;
import io.saima.engine.CaseLauncher;
import io.saima.weeklylog.WeeklyRounds;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Starts logs, and the corrections of logs that came back. */
@Component
class LogStarter {

  private final WeeklyRounds rounds;
  private final CaseLauncher launcher;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ZoneId zone;

  LogStarter(
      WeeklyRounds rounds,
      CaseLauncher launcher,
      RuntimeService runtime,
      TaskService tasks,
      Clock clock) {
    this.rounds = rounds;
    this.launcher = launcher;
    this.runtime = runtime;
    this.tasks = tasks;
    this.zone = clock.getZone();
  }

  void start(Week week, Collection<String> officers) {
    Date closes = date(rounds.closesAt(week));
    String log = launcher.newest(WeeklyProcess.LOG);
    for (String officer : officers) {
      runtime.startProcessInstanceById(
          log,
          WeeklyProcess.logKey(week, officer),
          Map.of(WEEK.name(), week.toString(), OFFICER.name(), officer, CLOSES_AT.name(), closes));
    }
  }

  /** Ends logs that cannot be filed any more, those of a few hundred officers at once. */
  void end(Week week, Collection<String> officers) {
    if (officers.isEmpty()) {
      return;
    }
    tasks
        .createTaskQuery()
        .processDefinitionKey(WeeklyProcess.LOG)
        .taskDefinitionKey(WeeklyProcess.FILL)
        .processInstanceBusinessKeyIn(
            officers.stream()
                .map(officer -> WeeklyProcess.logKey(week, officer))
                .toArray(String[]::new))
        .list()
        .forEach(
            task ->
                runtime.deleteProcessInstance(task.getProcessInstanceId(), "The week is closed"));
  }

  void startCorrection(Week week, String officer, LocalDateTime until) {
    runtime
        .createMessageCorrelation(WeeklyProcess.LOG_RETURNED)
        .processInstanceBusinessKey(WeeklyProcess.logKey(week, officer))
        .setVariable(WEEK.name(), week.toString())
        .setVariable(OFFICER.name(), officer)
        .setVariable(CORRECT_UNTIL.name(), date(until))
        .correlateStartMessage();
  }

  private Date date(LocalDateTime moment) {
    return Date.from(moment.atZone(zone).toInstant());
  }
}
