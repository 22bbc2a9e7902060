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
import io.saima.engine.UserTasks;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.LogDesk.Draft;
import io.saima.weeklylog.LogDesk.Line;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** The officer's log of the week: saved as a plan as often as he likes, then filed. */
@Component
class FillLogTask implements UserTask {

  private final LogDesk desk;
  private final WorkingDays workingDays;
  private final UserTasks userTasks;
  private final Clock clock;

  FillLogTask(LogDesk desk, WorkingDays workingDays, UserTasks userTasks, Clock clock) {
    this.desk = desk;
    this.workingDays = workingDays;
    this.userTasks = userTasks;
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
    List<Map<String, Object>> lines = lines(desk, officer, week);
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("title", week.label());
    sheet.put("planningEnds", workingDays.planningEnds(week).toString());
    if (!lines.isEmpty()) {
      // Without this the form shows one row to begin with.
      sheet.put("lines", lines);
    }
    sheet.put("unseen", unseen(task, lines));
    sheet.put("content", state.draftContent().orElse(""));
    sheet.put("place", state.draftPlace().orElse(""));
    sheet.put("action", "FILE");
    return Optional.of(sheet);
  }

  /**
   * Items that were put before the officer while he had the task: his browser may show the form as
   * it was before, so leaving one out does not mean deleting it.
   */
  private static Set<String> unseen(DelegateTask task, List<Map<String, Object>> lines) {
    Set<String> unseen = new LinkedHashSet<>();
    if (task.getVariableLocal("sheet") instanceof SpinJsonNode before) {
      lines.forEach(line -> unseen.add((String) line.get("item")));
      elements(before, "lines").forEach(line -> unseen.remove(line.prop("item").stringValue()));
      elements(before, "unseen").forEach(item -> unseen.add(item.stringValue()));
    }
    return unseen;
  }

  private static List<SpinJsonNode> elements(SpinJsonNode sheet, String list) {
    return sheet.hasProp(list) ? sheet.prop(list).elements() : List.of();
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
    Set<String> shown = entry.shown("lines", "item");
    entry.preparedTexts("unseen").forEach(shown::remove);
    return new Draft(
        lines, shown, entry.text("content").orElse(null), entry.text("place").orElse(null));
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
      String officer = OFFICER.get(task);
      desk.file(officer, week(task), draft, next);
      refresh(task, WeeklyProcess.logKey(workingDays.next(week(task)), officer));
    } else {
      desk.save(OFFICER.get(task), week(task), draft);
    }
    FILED.set(task.getExecution(), file);
  }

  /** Next week's log, if it is open already, shows what was just planned for it. */
  private void refresh(DelegateTask task, String businessKey) {
    task.getProcessEngineServices()
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(businessKey)
        .taskDefinitionKey(task())
        .list()
        .forEach(open -> userTasks.writeSheet((DelegateTask) open));
  }
}
