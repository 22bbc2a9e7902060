package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSES_AT;
import static io.saima.weeklylog.process.WeeklyProcess.FILED;
import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.LogDesk.Draft;
import io.saima.weeklylog.LogDesk.Line;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The officer's log of the week: saved as a plan as often as he likes, then filed. */
@Component
class FillLogTask implements UserTask {

  private final LogDesk desk;
  private final WorkingDays workingDays;
  private final Clock clock;

  FillLogTask(LogDesk desk, WorkingDays workingDays, Clock clock) {
    this.desk = desk;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  @Override
  public String process() {
    return WeeklyProcess.LOG;
  }

  @Override
  public String task() {
    return "task_fillLog";
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Week week = week(task);
    String officer = OFFICER.get(task);
    var state = desk.state(officer, week);
    return Optional.of(
        Map.of(
            "title", week.label(),
            "planningEnds", workingDays.planningEnds(week).toString(),
            "lines", lines(desk, officer, week),
            "content", state.draftContent().orElse(""),
            "place", state.draftPlace().orElse(""),
            "action", "FILE"));
  }

  /** The items as the form shows them. */
  static List<Map<String, Object>> lines(LogDesk desk, String officer, Week week) {
    return desk.items(officer, week).stream()
        .map(line -> Map.<String, Object>of("item", line.item(), "done", line.done()))
        .toList();
  }

  /** What the form sent. */
  static Draft draft(Entry entry) {
    List<Line> lines =
        entry.rows("lines").stream()
            .filter(row -> row.text("item").isPresent())
            .map(row -> new Line(row.text("item").orElseThrow(), row.ticked("done")))
            .toList();
    return new Draft(
        lines,
        entry.shown("lines", "item"),
        entry.text("content").orElse(null),
        entry.text("place").orElse(null));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    if (CLOSES_AT.get(task).before(Date.from(clock.instant()))) {
      throw new TaskRefused("本周已经收周，不能再填报。");
    }
    Draft draft = draft(entry);
    boolean file = entry.text("action").filter("FILE"::equals).isPresent();
    if (file) {
      if (draft.content() == null) {
        throw new TaskRefused("请在“本周做了什么”里写明本周工作，再提交纪实。");
      }
      List<String> next =
          entry.rows("next").stream().flatMap(row -> row.text("item").stream()).toList();
      desk.file(OFFICER.get(task), week(task), draft, next);
    } else {
      desk.save(OFFICER.get(task), week(task), draft);
    }
    FILED.set(task.getExecution(), file);
  }
}
