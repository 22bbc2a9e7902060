package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.RETURNED;
import static io.saima.weeklylog.process.WeeklyProcess.sheetOf;
import static io.saima.weeklylog.process.WeeklyProcess.week;
import static java.util.stream.Collectors.toMap;

import io.saima.calendar.Week;
import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.engine.UserTasks;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.LogDesk.Filed;
import io.saima.weeklylog.Repetitions;
import io.saima.weeklylog.Verdict;
import io.saima.weeklylog.WeekDesk;
import io.saima.weeklylog.WeeklyLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The supervisor's sheet with his team's logs of one week. */
@Component
class ReviewTeamTask implements UserTask {

  private final LogDesk desk;
  private final WeekDesk weeks;
  private final Repetitions repetitions;
  private final Assignments assignments;

  ReviewTeamTask(LogDesk desk, WeekDesk weeks, Repetitions repetitions, Assignments assignments) {
    this.desk = desk;
    this.weeks = weeks;
    this.repetitions = repetitions;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return WeeklyProcess.TEAM_REVIEW;
  }

  @Override
  public String task() {
    return "task_reviewTeam";
  }

  @Override
  public String subject(DelegateTask task) {
    return week(task).label();
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public Leaving whenLeft() {
    return Leaving.HANDED_ON;
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Week week = week(task);
    if (task.getVariableLocal("sheet") != null) {
      // Written before, for whoever had the task then.
      desk.giveTo(task.getAssignee(), week, sheetOf(task));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Filed> team =
        desk.filed(week, sheetOf(task)).stream()
            .filter(filed -> !assignments.excludes(task.getAssignee(), filed.log().officerId()))
            .toList();
    Map<String, String> hints =
        repetitions.of(
            week,
            team.stream().map(Filed::log).collect(toMap(WeeklyLog::officerId, WeeklyLog::content)));
    Map<String, Long> files =
        weeks.files(team.stream().map(filed -> filed.log().officerId()).toList(), week);
    for (Filed filed : team) {
      Optional<Officer> officer = assignments.county().officer(filed.log().officerId());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("officer", filed.log().officerId());
      row.put("name", officer.map(Officer::name).orElse(filed.log().officerId()));
      row.put("post", officer.map(Officer::postTitle).orElse(""));
      row.put("planned", filed.log().planned());
      row.put("done", filed.log().done());
      row.put("page", "/weeks/" + week + "/" + filed.log().officerId());
      row.put("files", files.getOrDefault(filed.log().officerId(), 0L));
      row.put("hint", hints.getOrDefault(filed.log().officerId(), ""));
      row.put("content", words(filed));
      row.put("place", Optional.ofNullable(filed.log().place()).orElse("未填"));
      row.put("decision", "ACCEPT");
      row.put("reason", "");
      rows.add(row);
    }
    return Optional.of(Map.of("title", week.label(), "count", rows.size(), "rows", rows));
  }

  /** The items with their done marks, above what the officer wrote. */
  private static String words(Filed filed) {
    String items =
        filed.items().stream()
            .map(item -> (item.done() ? "✓ " : "○ ") + item.item() + "\n")
            .collect(Collectors.joining());
    return items + filed.log().content();
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return UserTasks.written(task, "rows", "officer");
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    Week week = week(task);
    boolean returned = false;
    int line = 0;
    for (Entry row : entry.rows("rows")) {
      line++;
      Verdict verdict =
          switch (row.text("decision").orElse("ACCEPT")) {
            case "RETURN" -> Verdict.RETURNED;
            case "UNTRUE" -> Verdict.UNTRUE;
            default -> Verdict.ACCEPTED;
          };
      Optional<String> reason = row.text("reason");
      if (verdict != Verdict.ACCEPTED && reason.isEmpty()) {
        throw new TaskRefused("第%d行：%s要写明理由。".formatted(line, verdict.label()));
      }
      desk.judge(row.prepared("officer"), week, verdict, reason.orElse(null));
      returned |= verdict == Verdict.RETURNED;
    }
    // Whom he must not judge he was not shown; nobody judges such a log.
    desk.acceptBySilence(week, sheetOf(task));
    RETURNED.set(task.getExecution(), returned);
  }
}
