package io.saima.weeklylog.process;

import io.saima.calendar.Week;
import io.saima.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The words of the four weekly processes: their ids, messages and variables. */
final class WeeklyProcess {

  static final String LAUNCH = "weekly-launch";
  static final String LOG = "weekly-log";
  static final String CLOSE = "weekly-close";
  static final String TEAM_REVIEW = "weekly-team-review";

  static final String WEEK_CLOSED = "week-closed";
  static final String LOG_RETURNED = "log-returned";

  static final ProcessVariable<String> WEEK = new ProcessVariable<>("week", String.class);
  static final ProcessVariable<Boolean> WEEK_DUE = new ProcessVariable<>("weekDue", Boolean.class);
  static final ProcessVariable<Integer> LANE = new ProcessVariable<>("loopCounter", Integer.class);
  static final ProcessVariable<Boolean> MORE_LOGS =
      new ProcessVariable<>("moreLogs", Boolean.class);

  static final ProcessVariable<String> OFFICER = new ProcessVariable<>("officerId", String.class);
  static final ProcessVariable<Date> CLOSES_AT = new ProcessVariable<>("closesAt", Date.class);
  static final ProcessVariable<Boolean> FILED = new ProcessVariable<>("filed", Boolean.class);

  static final ProcessVariable<String> CLOSING = new ProcessVariable<>("closing", String.class);
  static final ProcessVariable<Boolean> MORE_OPEN =
      new ProcessVariable<>("moreOpen", Boolean.class);
  static final ProcessVariable<Boolean> MORE_TEAMS =
      new ProcessVariable<>("moreTeams", Boolean.class);

  static final ProcessVariable<String> REVIEWER = new ProcessVariable<>("reviewer", String.class);
  static final ProcessVariable<String> MEMBERS = new ProcessVariable<>("members", String.class);
  static final ProcessVariable<Boolean> RETURNED = new ProcessVariable<>("returned", Boolean.class);

  private WeeklyProcess() {}

  static Week week(VariableScope scope) {
    return Week.parse(WEEK.get(scope));
  }

  /** The officers on a supervisor's sheet. */
  static List<String> members(VariableScope scope) {
    return List.of(MEMBERS.get(scope).split(","));
  }

  /** The business key of an officer's log. */
  static String logKey(Week week, String officer) {
    return week + "/" + officer;
  }
}
