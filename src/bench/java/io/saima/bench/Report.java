package io.saima.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The one table of a run, as Markdown for people and as JSON for programs. */
final class Report {

  /**
   * One line.
   *
   * @param ratio to the reference; null without one
   * @param bar what must hold; empty for a line that only informs
   */
  record Line(String name, double value, String unit, Double ratio, String bar, boolean holds) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<String> heading = new ArrayList<>();
  private final List<String> details = new ArrayList<>();

  void heading(String text) {
    heading.add(text);
  }

  void line(String name, double value, String unit, Double ratio, String bar, boolean holds) {
    lines.add(new Line(name, rounded(value), unit, rounded(ratio), bar, holds));
  }

  /** What lies behind a line: its rounds, its statements. */
  void detail(String title, List<String> texts) {
    details.add("\n### " + title + "\n");
    texts.forEach(text -> details.add("- " + text));
  }

  List<String> missed() {
    return lines.stream().filter(line -> !line.holds()).map(Line::name).toList();
  }

  private static Double rounded(Double number) {
    return number == null ? null : Math.round(number * 1000) / 1000.0;
  }

  String markdown() {
    StringBuilder text = new StringBuilder("# Weeks and months at the size of a city\n\n");
    heading.forEach(line -> text.append("- ").append(line).append('\n'));
    text.append("\n| what | value | unit | ratio | bar | holds |\n");
    text.append("| --- | ---: | --- | ---: | --- | --- |\n");
    for (Line line : lines) {
      text.append(
          "| %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  line.name(),
                  line.value(),
                  line.unit(),
                  line.ratio() == null ? "" : line.ratio(),
                  line.bar(),
                  line.bar().isEmpty() ? "" : line.holds() ? "yes" : "**NO**"));
    }
    text.append("\n## Rounds and statements\n");
    details.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.md"), markdown());
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("report.json").toFile(), lines);
  }
}
