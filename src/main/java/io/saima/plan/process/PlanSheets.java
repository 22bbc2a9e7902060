package io.saima.plan.process;

import io.saima.calendar.Quarter;
import io.saima.engine.Entry;
import io.saima.plan.Direction;
import io.saima.plan.IndicatorLine;
import io.saima.plan.IndicatorModule;
import io.saima.plan.IndicatorScope;
import io.saima.plan.IndicatorSystem;
import io.saima.plan.Measure;
import io.saima.plan.PlanComparison;
import io.saima.plan.PlanDrafts;
import io.saima.plan.PlanStep;
import io.saima.plan.PlanVersion;
import io.saima.plan.PlanWords;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of a draft show, and what its rows say. */
@Component
class PlanSheets {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日H:mm");

  /** From which quarter the plan holds if it is approved now. */
  static final String EFFECTIVE = "effective";

  private final PlanDrafts drafts;

  PlanSheets(PlanDrafts drafts) {
    this.drafts = drafts;
  }

  /** The sheet of whoever drafts. */
  Map<String, Object> drafting(String number) {
    PlanVersion draft = drafts.version(number);
    Map<String, Object> sheet = common(draft);
    Quarter next = drafts.next();
    sheet.put(
        EFFECTIVE, "%s（%s及以前批准的）".formatted(next.label(), DAY.format(next.previous().last())));
    sheet.put(
        "returned",
        drafts.lastDetail(number, PlanStep.RETURNED).map(reason -> "组织部退回：" + reason).orElse(""));
    sheet.put("limits", drafts.limits());
    sheet.put("library", drafts.libraryOptions());
    List<Map<String, Object>> rows = new ArrayList<>();
    draft.indicators().forEach(line -> rows.add(row(line)));
    sheet.put("indicators", rows);
    sheet.put("purpose", draft.purpose().orElse(""));
    sheet.put("action", "SUBMIT");
    return sheet;
  }

  /** The sheet of whoever approves. */
  Map<String, Object> approving(String number) {
    PlanVersion draft = drafts.version(number);
    Map<String, Object> sheet = common(draft);
    List<Map<String, Object>> rows = new ArrayList<>();
    PlanComparison.of(drafts.current(draft.post()), draft.indicators())
        .lines()
        .forEach(line -> rows.add(compared(line)));
    sheet.put("rows", rows);
    sheet.put("purpose", draft.purpose().orElse("未填写"));
    sheet.put("warnings", draft.warnings().stream().map(text -> Map.of("text", text)).toList());
    sheet.put("publicShare", drafts.publicShare(drafts.next()));
    return sheet;
  }

  private Map<String, Object> common(PlanVersion draft) {
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("number", draft.number());
    sheet.put("title", drafts.title(draft.post()));
    sheet.put(EFFECTIVE, drafts.next().label());
    sheet.put("due", draft.dueAt().map(MOMENT::format).orElse(""));
    return sheet;
  }

  private static Map<String, Object> row(IndicatorLine line) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", line.code());
    row.put("library", line.library());
    row.put("name", line.name());
    row.put("module", line.module().name());
    row.put("system", line.system().name());
    row.put("weight", line.weight());
    row.put("unit", line.unit());
    row.put("direction", line.direction().name());
    row.put("measure", line.measure().name());
    row.put("scope", line.scope().name());
    row.put("target", line.target());
    row.put("core", line.core());
    row.put("project", line.project());
    row.put("latent", line.latent());
    if (line.debtCeiling() != null) {
      row.put("debtCeiling", line.debtCeiling());
    }
    return row;
  }

  private static Map<String, Object> compared(PlanComparison.Line line) {
    IndicatorLine shown = line.after() == null ? line.before() : line.after();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(
        "change",
        line.differences().isEmpty()
            ? line.change().label()
            : line.change().label() + "：" + String.join("；", line.differences()));
    row.put("name", "%s（%s）".formatted(shown.name(), marks(shown)));
    row.put("weight", line.after() == null ? "—" : shown.weight().toPlainString());
    row.put(
        "target",
        "%s%s，%s"
            .formatted(
                shown.target().toPlainString(), shown.unit(), PlanWords.of(shown.direction())));
    return row;
  }

  private static String marks(IndicatorLine line) {
    List<String> marks = new ArrayList<>();
    marks.add(line.code());
    marks.add(line.module().label() + "·" + line.system().label());
    if (line.core()) {
      marks.add("核心");
    }
    if (line.project()) {
      marks.add("政府投资项目");
    }
    if (line.latent()) {
      marks.add("潜绩");
    }
    return String.join("、", marks);
  }

  /** The rows that a person filled; without a code an indicator is new. */
  static List<IndicatorLine> lines(Entry entry) {
    List<IndicatorLine> lines = new ArrayList<>();
    for (Entry row : entry.rows("indicators")) {
      lines.add(
          new IndicatorLine(
              row.text("code").orElse(null),
              row.text("library").orElseThrow(),
              row.text("name").orElseThrow(),
              IndicatorModule.valueOf(row.text("module").orElseThrow()),
              IndicatorSystem.valueOf(row.text("system").orElseThrow()),
              number(row, "weight"),
              row.text("unit").orElseThrow(),
              Direction.valueOf(row.text("direction").orElseThrow()),
              Measure.valueOf(row.text("measure").orElseThrow()),
              IndicatorScope.valueOf(row.text("scope").orElseThrow()),
              number(row, "target"),
              row.ticked("core"),
              row.ticked("project"),
              row.ticked("latent"),
              row.number("debtCeiling").orElse(null)));
    }
    return lines;
  }

  private static BigDecimal number(Entry row, String field) {
    return row.number(field).orElseThrow();
  }
}
