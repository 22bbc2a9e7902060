package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saima.organization.imports.ImportAnswer;
import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.Imports;
import io.saima.support.TestCounty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/**
 * The small county with a library and one imported plan: that of U1's ordinary officers for the
 * fourth quarter, drafted by U1's head H1 and approved by the organization department's head Z1.
 */
@TestComponent
class SmallPlans {

  static final String PLAN = "U1-26Q4-4";

  private static final String HEADER =
      "plan_code,indicator_code,library_code,name,module,system,weight,unit,direction,measure,"
          + "scope,target,core,project,latent,debt_ceiling\n";
  private static final String ROW =
      PLAN + ",%s,%s,%s,%s,%s,%s,%s,HIGHER,LEVEL,OFFICER,%s,N,N,%s,\n";

  private final TestCounty county;
  private final LibraryEntries library;
  private final Imports imports;

  SmallPlans(TestCounty county, LibraryEntries library, Imports imports) {
    this.county = county;
    this.library = library;
    this.imports = imports;
  }

  void settle() {
    county.small();
    entry("D1", "政治素质", null, IndicatorModule.COMMON, IndicatorSystem.MORALITY);
    entry("D102", "政治表现评议", "D1", IndicatorModule.COMMON, IndicatorSystem.MORALITY);
    entry("Q2", "工作落实", null, IndicatorModule.COMMON, IndicatorSystem.DILIGENCE);
    entry("Q201", "岗位任务完成", "Q2", IndicatorModule.COMMON, IndicatorSystem.DILIGENCE);
    entry("J1", "经济发展", null, IndicatorModule.INDIVIDUAL, IndicatorSystem.ACHIEVEMENT);
    entry("J103", "招商引资", "J1", IndicatorModule.INDIVIDUAL, IndicatorSystem.ACHIEVEMENT);
    entry("J4", "生态与乡村", null, IndicatorModule.INDIVIDUAL, IndicatorSystem.ACHIEVEMENT);
    entry("J401", "生态产品价值", "J4", IndicatorModule.INDIVIDUAL, IndicatorSystem.ACHIEVEMENT);
    take(
        "plans",
        "code,unit_code,post_class,quarter,name\n"
            + PLAN
            + ",U1,一般,2026-Q4,县水利局2026年第四季度平时考核方案（一般）\n");
    importIndicators("95");
  }

  private void entry(
      String code, String name, String parent, IndicatorModule module, IndicatorSystem system) {
    library.save(new LibraryEntry(code, name, parent == null ? 1 : 2, parent, module, system));
  }

  /** Entries of the library, as lines of its file. */
  void importLibrary(String... rows) {
    take(
        "indicator-library",
        "code,name,level,parent_code,module,system\n" + String.join("\n", rows) + "\n");
  }

  /** The plan's four indicators, the first one with this target. */
  void importIndicators(String target) {
    assertThat(answer(target).errors()).isEmpty();
  }

  /** What an import of the plan's four indicators is answered. */
  ImportAnswer answer(String target) {
    return send(
        "plan-indicators",
        HEADER
            + ROW.formatted("D102-1", "D102", "民主评议优良率", "共性", "德", "20", "%", target, "N")
            + ROW.formatted("Q201-1", "Q201", "任务完成率", "共性", "勤", "40", "%", "90", "N")
            + ROW.formatted("J103-1", "J103", "招商任务完成率", "个性", "绩", "10", "%", "90", "N")
            + ROW.formatted("J401-1", "J401", "岸线修复达标率", "个性", "绩", "30", "%", "90", "Y"));
  }

  private void take(String table, String text) {
    assertThat(send(table, text).errors()).isEmpty();
  }

  private ImportAnswer send(String table, String text) {
    try {
      Path file = Files.createTempFile("plan", ".csv");
      ImportAnswer answer =
          imports.take(List.of(new ImportFile(table + ".csv", Files.writeString(file, text))));
      Files.delete(file);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- what a drafter sends

  /** The draft as its sheet holds it, to be changed. */
  static ObjectNode answer(JsonNode sheet, String action) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("indicators", sheet.path("indicators").deepCopy());
    answer.put("purpose", "对照年度任务调整");
    answer.put("action", action);
    return answer;
  }

  static ObjectNode row(ObjectNode answer, int index) {
    return (ObjectNode) answer.path("indicators").path(index);
  }

  static ObjectNode add(ObjectNode answer, String library, String name, int weight) {
    return ((ArrayNode) answer.path("indicators"))
        .addObject()
        .put("library", library)
        .put("name", name)
        .put("module", "INDIVIDUAL")
        .put("system", "ACHIEVEMENT")
        .put("weight", weight)
        .put("unit", "%")
        .put("direction", "HIGHER")
        .put("measure", "LEVEL")
        .put("scope", "OFFICER")
        .put("target", 90);
  }

  /** A line as a version holds it. */
  static IndicatorLine line(String code, String library, String name, String weight) {
    return new IndicatorLine(
        code,
        library,
        name,
        IndicatorModule.INDIVIDUAL,
        IndicatorSystem.ACHIEVEMENT,
        new BigDecimal(weight),
        "%",
        Direction.HIGHER,
        Measure.LEVEL,
        IndicatorScope.OFFICER,
        BigDecimal.valueOf(90),
        false,
        false,
        false,
        null);
  }

  static Map<String, PlanRules.Place> places() {
    return Map.of(
        "J1", new PlanRules.Place(1, IndicatorSystem.ACHIEVEMENT),
        "J103", new PlanRules.Place(2, IndicatorSystem.ACHIEVEMENT),
        "J401", new PlanRules.Place(2, IndicatorSystem.ACHIEVEMENT),
        "D102", new PlanRules.Place(2, IndicatorSystem.MORALITY));
  }

  /** Three lines that keep every rule. */
  static List<IndicatorLine> good() {
    return new ArrayList<>(
        List.of(
            line("J103-1", "J103", "招商", "30"),
            line("J103-2", "J103", "外资", "30"),
            line("J401-1", "J401", "岸线", "40")));
  }
}
