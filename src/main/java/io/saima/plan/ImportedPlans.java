package io.saima.plan;

import io.saima.engine.CatchUp;
import io.saima.organization.PostClass;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a version of every plan that an import brought or changed, so that imported plans and
 * approved drafts have one history; and reads what stands in the county's two plan tables.
 */
@Component
@Transactional
class ImportedPlans {

  private static final int CHUNK = 400;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  ImportedPlans(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Row(String code, Post post, String quarter, String name) {}

  private record Known(long id, Post post, String quarter, List<IndicatorLine> lines) {}

  /** Plans that came while the server was not running get their version now. */
  @EventListener
  @Order(0)
  public void on(CatchUp event) {
    record(
        jdbc.queryForList(
            "select p.code from plan p where not exists"
                + " (select 1 from plan_version v where v.plan_code = p.code)",
            String.class));
  }

  /** A version for each of these plans that stands otherwise than its newest version says. */
  public void record(Collection<String> codes) {
    List<String> all = codes.stream().sorted().toList();
    for (int from = 0; from < all.size(); from += CHUNK) {
      recordSome(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
  }

  private void recordSome(List<String> codes) {
    Map<String, List<IndicatorLine>> lines = lines(codes);
    Map<String, Known> known = known(codes);
    List<Row> rows = rows(codes);
    Map<Post, Integer> numbers = numbers(rows);
    List<Object[]> inserts = new ArrayList<>();
    List<Object[]> replaced = new ArrayList<>();
    LocalDateTime now = LocalDateTime.now(clock);
    for (Row row : rows) {
      List<IndicatorLine> standing = lines.get(row.code);
      Known version = known.get(row.code);
      if (standing == null
          || version != null
              && version.post.equals(row.post)
              && version.quarter.equals(row.quarter)
              && byCode(version.lines).equals(byCode(standing))) {
        continue;
      }
      if (version != null) {
        replaced.add(new Object[] {version.id});
      }
      inserts.add(
          new Object[] {
            row.post.unit(),
            row.post.postClass().name(),
            numbers.merge(row.post, 1, Integer::sum),
            row.quarter,
            row.code,
            row.name,
            IndicatorLines.write(standing),
            now,
            now
          });
    }
    jdbc.batchUpdate("update plan_version set state = 'SUPERSEDED' where id = ?", replaced);
    jdbc.batchUpdate(
        "insert into plan_version (lock_no, origin, state, unit_code, post_class, version_no,"
            + " quarter_code, plan_code, name, indicators, opened_at, adopted_at)"
            + " values (0, 'IMPORTED', 'APPROVED', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        inserts);
  }

  private static Map<String, IndicatorLine> byCode(List<IndicatorLine> lines) {
    Map<String, IndicatorLine> map = new TreeMap<>();
    lines.forEach(line -> map.put(line.code(), line));
    return map;
  }

  private List<Row> rows(List<String> codes) {
    return jdbc.query(
        "select code, unit_code, post_class, quarter_code, name from plan where code in ("
            + marks(codes)
            + ") order by quarter_code, code",
        (row, n) ->
            new Row(
                row.getString(1),
                new Post(row.getString(2), PostClass.valueOf(row.getString(3))),
                row.getString(4),
                row.getString(5)),
        codes.toArray());
  }

  private Map<String, Known> known(List<String> codes) {
    Map<String, Known> known = new HashMap<>();
    jdbc.query(
        "select id, plan_code, unit_code, post_class, quarter_code, indicators from plan_version"
            + " where state = 'APPROVED' and plan_code in ("
            + marks(codes)
            + ") order by id",
        row -> {
          known.put(
              row.getString(2),
              new Known(
                  row.getLong(1),
                  new Post(row.getString(3), PostClass.valueOf(row.getString(4))),
                  row.getString(5),
                  IndicatorLines.read(row.getString(6))));
        },
        codes.toArray());
    return known;
  }

  private Map<Post, Integer> numbers(List<Row> rows) {
    Map<Post, Integer> numbers = new HashMap<>();
    List<String> units = rows.stream().map(row -> row.post.unit()).distinct().toList();
    if (!units.isEmpty()) {
      jdbc.query(
          "select unit_code, post_class, max(version_no) from plan_version where unit_code in ("
              + marks(units)
              + ") group by unit_code, post_class",
          row -> {
            numbers.put(
                new Post(row.getString(1), PostClass.valueOf(row.getString(2))), row.getInt(3));
          },
          units.toArray());
    }
    return numbers;
  }

  /** The number that the next version of a post gets. */
  int nextNumber(Post post) {
    Integer last =
        jdbc.queryForObject(
            "select max(version_no) from plan_version where unit_code = ? and post_class = ?",
            Integer.class,
            post.unit(),
            post.postClass().name());
    return last == null ? 1 : last + 1;
  }

  /** The indicators of some plans as they stand, by plan and in the order of their codes. */
  Map<String, List<IndicatorLine>> lines(Collection<String> codes) {
    Map<String, List<IndicatorLine>> lines = new HashMap<>();
    if (codes.isEmpty()) {
      return lines;
    }
    jdbc.query(
        "select plan_code, indicator_code, library_code, name, module_name, system_name, weight,"
            + " unit_of_measure, direction, measure, scope, target, core, project, latent,"
            + " debt_ceiling from plan_indicator where plan_code in ("
            + marks(codes)
            + ") order by plan_code, indicator_code",
        row -> {
          lines
              .computeIfAbsent(row.getString(1), code -> new ArrayList<>())
              .add(
                  new IndicatorLine(
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      IndicatorModule.valueOf(row.getString(5)),
                      IndicatorSystem.valueOf(row.getString(6)),
                      row.getBigDecimal(7),
                      row.getString(8),
                      Direction.valueOf(row.getString(9)),
                      Measure.valueOf(row.getString(10)),
                      IndicatorScope.valueOf(row.getString(11)),
                      row.getBigDecimal(12),
                      row.getBoolean(13),
                      row.getBoolean(14),
                      row.getBoolean(15),
                      row.getBigDecimal(16)));
        },
        codes.toArray());
    return lines;
  }

  /** Writes what holds for the post from the quarter on in place of what stood there. */
  void write(Plan plan, List<IndicatorLine> lines) {
    jdbc.update("delete from plan_indicator where plan_code = ?", plan.code());
    int known = jdbc.update("update plan set name = ? where code = ?", plan.name(), plan.code());
    if (known == 0) {
      jdbc.update(
          "insert into plan (code, unit_code, post_class, quarter_code, name)"
              + " values (?, ?, ?, ?, ?)",
          plan.code(),
          plan.unitCode(),
          plan.postClass().name(),
          plan.quarter().toString(),
          plan.name());
    }
    jdbc.batchUpdate(
        "insert into plan_indicator (plan_code, indicator_code, library_code, name, module_name,"
            + " system_name, weight, unit_of_measure, direction, measure, scope, target, core,"
            + " project, latent, debt_ceiling) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?)",
        lines.stream().map(line -> cells(plan.code(), line)).toList());
  }

  private static Object[] cells(String plan, IndicatorLine line) {
    BigDecimal ceiling = line.debtCeiling();
    return new Object[] {
      plan,
      line.code(),
      line.library(),
      line.name(),
      line.module().name(),
      line.system().name(),
      line.weight(),
      line.unit(),
      line.direction().name(),
      line.measure().name(),
      line.scope().name(),
      line.target(),
      line.core(),
      line.project(),
      line.latent(),
      ceiling
    };
  }

  /** The plan of a post for exactly this quarter, or a code that is free for a new one. */
  String codeFor(Post post, String quarter) {
    List<String> known =
        jdbc.queryForList(
            "select code from plan where unit_code = ? and post_class = ? and quarter_code = ?",
            String.class,
            post.unit(),
            post.postClass().name(),
            quarter);
    if (!known.isEmpty()) {
      return known.get(0);
    }
    String tail =
        "-"
            + quarter.substring(2, 4)
            + quarter.substring(5)
            + "-"
            + (post.postClass().ordinal() + 1);
    String head = post.unit().substring(0, Math.min(post.unit().length(), 32 - tail.length()));
    String wanted = head + tail;
    for (int i = 2; taken(wanted); i++) {
      String more = tail + "-" + i;
      wanted = post.unit().substring(0, Math.min(post.unit().length(), 32 - more.length())) + more;
    }
    return wanted;
  }

  private boolean taken(String code) {
    return !jdbc.queryForList("select 1 from plan where code = ?", Integer.class, code).isEmpty();
  }

  private static String marks(Collection<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }
}
