package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.CLOSES_AT;
import static io.saima.weeklylog.process.WeeklyProcess.FILED;
import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.engine.Entry;
import io.saima.engine.OpenSheets;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.weeklylog.LogBeginnings;
import io.saima.weeklylog.LogDeadlines;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.LogDesk.Draft;
import io.saima.weeklylog.LogDesk.Line;
import io.saima.weeklylog.WeeklyItem;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
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

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

  private final LogDesk desk;
  private final LogBeginnings beginnings;
  private final WorkingDays workingDays;
  private final LogDeadlines deadlines;
  private final OpenSheets sheets;
  private final Clock clock;

  FillLogTask(
      LogDesk desk,
      LogBeginnings beginnings,
      WorkingDays workingDays,
      LogDeadlines deadlines,
      OpenSheets sheets,
      Clock clock) {
    this.desk = desk;
    this.beginnings = beginnings;
    this.workingDays = workingDays;
    this.deadlines = deadlines;
    this.sheets = sheets;
    this.clock = clock;
  }

  @Override
  public String process() {
    return WeeklyProcess.LOG;
  }

  @Override
  public String task() {
    return WeeklyProcess.FILL;
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
  public Optional<Object> sheet(DelegateTask task) {
    Week week = week(task);
    String officer = OFFICER.get(task);
    var beginning = beginnings.of(officer, week);
    Optional<String> noted = beginning.noted();
    List<Map<String, Object>> lines = lines(beginning.items());
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("title", week.label());
    sheet.put("planningEnds", DAY.format(deadlines.planningEnds(week)));
    if (!lines.isEmpty()) {
      // Without this the form shows one row to begin with.
      sheet.put("lines", lines);
    }
    sheet.put("unseen", unseen(task, lines));
    sheet.put("notes", notes(beginning.content(), noted, beginning.cut()));
    sheet.put("content", beginning.content().or(() -> noted).orElse(""));
    sheet.put("place", beginning.place().orElse(""));
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

  /**
   * The days' notes stand in the field itself, unless the officer has begun to write there; then
   * they stand above it.
   */
  private static String notes(Optional<String> draft, Optional<String> noted, boolean cut) {
    String left = cut ? "（超过2000字的部分未带入，见“我的一周”）" : "";
    return noted
        .map(
            words ->
                draft.isEmpty()
                    ? "每日记事已带入下面的“本周做了什么”" + left + "，可以修改。"
                    : "每日记事" + left + "：\n\n" + words.replace("\n", "\n\n"))
        .orElse("");
  }

  /** The items as the form shows them. */
  static List<Map<String, Object>> lines(List<WeeklyItem> items) {
    return items.stream()
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
      List<String> planned =
          entry.rows("next").stream().flatMap(row -> row.text("item").stream()).toList();
      String officer = OFFICER.get(task);
      if (desk.file(officer, week(task), draft, planned)) {
        Week next = workingDays.next(week(task));
        sheets.rewrite(process(), WeeklyProcess.logKey(next, officer), task());
      }
    } else {
      desk.save(OFFICER.get(task), week(task), draft);
    }
    FILED.set(task.getExecution(), file);
  }
}
