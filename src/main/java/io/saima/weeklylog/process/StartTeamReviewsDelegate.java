package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.MORE_TEAMS;
import static io.saima.weeklylog.process.WeeklyProcess.REVIEWER;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.engine.CaseLauncher;
import io.saima.weeklylog.WeeklyRounds;
import io.saima.weeklylog.WeeklyRounds.Team;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the team reviews of the next supervisors. */
@Component
class StartTeamReviewsDelegate implements JavaDelegate {

  private static final int CHUNK = 50;

  private final WeeklyRounds rounds;
  private final CaseLauncher launcher;

  StartTeamReviewsDelegate(WeeklyRounds rounds, CaseLauncher launcher) {
    this.rounds = rounds;
    this.launcher = launcher;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    for (Team team : rounds.nextTeams(week, CHUNK)) {
      String part = team.part().isEmpty() ? "" : "/" + team.part();
      Map<String, Object> variables =
          Map.of(
              WEEK.name(), week.toString(),
              REVIEWER.name(), team.reviewer());
      String first = week + "/" + team.reviewer() + part;
      String key = first;
      // A supervisor who got more logs after his first sheet was made gets another sheet.
      for (int sheet = 2; launcher.wasStarted(WeeklyProcess.TEAM_REVIEW, key); sheet++) {
        key = first + "/" + sheet;
      }
      rounds.putOn(key, week, team.officers());
      launcher.start(WeeklyProcess.TEAM_REVIEW, key, variables);
    }
    MORE_TEAMS.set(execution, rounds.moreTeams(week));
  }
}
