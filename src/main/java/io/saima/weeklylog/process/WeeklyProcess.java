package io.saima.weeklylog.process;

import io.saima.calendar.Week;
import io.saima.engine.ProcessVariable;
import java.util.Date;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The words of the five weekly processes: their ids, messages and variables. */
final class WeeklyProcess {

  static final String LAUNCH = "weekly-launch";
  static final String LOG = "weekly-log";
  static final String CLOSE = "weekly-close";
  static final String TEAM_REVIEW = "weekly-team-review";
  static final String REISSUE = "weekly-reissue";

  static final String FILL = "task_fillLog";

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

  static final ProcessVariable<Date> CORRECT_UNTIL =
      new ProcessVariable<>("correctUntil", Date.class);

  static final ProcessVariable<String> REVIEWER = new ProcessVariable<>("reviewer", String.class);
  static final ProcessVariable<Boolean> RETURNED = new ProcessVariable<>("returned", Boolean.class);

  static final ProcessVariable<Boolean> LOST = new ProcessVariable<>("lost", Boolean.class);

  private WeeklyProcess() {}

  static Week week(VariableScope scope) {
    return Week.parse(WEEK.get(scope));
  }

  /** The sheet that a supervisor's task shows: the business key of its case. */
  static String sheetOf(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }

  /** Whether a case, given by the engine's id, is still running. */
  static Predicate<String> running(DelegateExecution execution) {
    var runtime = execution.getProcessEngineServices().getRuntimeService();
    return id -> runtime.createProcessInstanceQuery().processInstanceId(id).count() > 0;
  }

  /** The business key of an officer's log. */
  static String logKey(Week week, String officer) {
    return week + "/" + officer;
  }
}
