package io.saima.review.process;

import io.saima.calendar.Quarter;
import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.organization.County;
import io.saima.organization.Unit;
import io.saima.review.Ballots.Line;
import io.saima.review.Opinion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rows of a ballot or a panel sheet: what they show, and what was said in them. */
final class OpinionSheet {

  private OpinionSheet() {}

  /**
   * @param known what the sheet tells about each officer; may be empty
   */
  static Map<String, Object> of(
      String title, List<Line> lines, County county, Map<String, String> known) {
    return of(title, lines, county, known, line -> Map.of());
  }

  /**
   * The same with more in each row.
   *
   * @param more what the sheet's rows hold besides
   */
  static Map<String, Object> of(
      String title,
      List<Line> lines,
      County county,
      Map<String, String> known,
      Function<Line, Map<String, Object>> more) {
    return Map.of(
        "title",
        title,
        "count",
        lines.size(),
        "rows",
        lines.stream().map(line -> row(line, county, known, more.apply(line))).toList());
  }

  private static Map<String, Object> row(
      Line line, County county, Map<String, String> known, Map<String, Object> more) {
    Map<String, Object> row = new LinkedHashMap<>(more);
    row.put("officer", line.officer().id());
    row.put("name", line.officer().name());
    row.put("unit", county.unit(line.officer().unitCode()).map(Unit::name).orElse(""));
    row.put("post", line.officer().postTitle());
    row.put("role", line.role().label());
    row.put("known", known.getOrDefault(line.officer().id(), ""));
    row.put("unknown", false);
    row.put("recused", false);
    return row;
  }

  static String title(Quarter quarter, String what) {
    return quarter.label() + what;
  }

  /** What was said about everybody on the sheet. */
  static List<Opinion> opinions(Entry entry) {
    return opinions(entry, Set.of());
  }

  /**
   * What was said about everybody on the sheet.
   *
   * @param excused about whom nothing need be said
   * @throws TaskRefused if a row has no opinion, or more than one
   */
  static List<Opinion> opinions(Entry entry, Set<String> excused) {
    List<Opinion> opinions = new ArrayList<>();
    int line = 0;
    for (Entry row : entry.rows("rows")) {
      line++;
      String ratee = row.prepared("officer");
      Optional<BigDecimal> score = row.number("score");
      int said =
          (score.isPresent() ? 1 : 0)
              + (row.ticked("unknown") ? 1 : 0)
              + (row.ticked("recused") ? 1 : 0);
      if (said != 1 && !(said == 0 && excused.contains(ratee))) {
        throw new TaskRefused(
            "第%d行（%s）请打分，或只勾选“不了解”“回避”中的一项。".formatted(line, row.prepared("name")));
      }
      opinions.add(
          score
              .map(points -> Opinion.score(ratee, points))
              .orElseGet(
                  () -> row.ticked("recused") ? Opinion.recused(ratee) : Opinion.unknown(ratee)));
    }
    return opinions;
  }
}
