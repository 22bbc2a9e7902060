package io.saima.weeklylog;

import static io.saima.organization.imports.CellType.body;
import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.coordinate;
import static io.saima.organization.imports.CellType.integer;
import static io.saima.organization.imports.CellType.moment;
import static io.saima.organization.imports.CellType.text;
import static io.saima.organization.imports.CellType.week;

import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code weekly-logs.csv}. */
@Component
class WeeklyLogsTable implements ImportTable {

  @Override
  public String name() {
    return "weekly-logs";
  }

  @Override
  public String stored() {
    return "weekly_log";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("officer_id", code()).asKey().to("officers").mustBeThere(),
        Column.of("week", week()).in("week_code").asKey().mustBeThere(),
        Column.of("planned", integer(1, 50)).mustBeThere(),
        Column.of("done", integer(0, 50)).mustBeThere(),
        Column.of("content", body(2000)).mustBeThere(),
        Column.of("place", text(60)),
        Column.of("lat", coordinate(90)),
        Column.of("lon", coordinate(180)),
        Column.of("submitted_at", moment()).mustBeThere());
  }

  private static String marks(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }

  @Override
  public RowRules rules(ImportRun run) {
    Map<String, Week> weeks = new HashMap<>();
    // Only for these weeks anybody can have filed here.
    Set<String> opened =
        Set.copyOf(run.jdbc().queryForList("select week_code from weekly_round", String.class));
    Set<String> filedOnline = new HashSet<>();
    return new RowRules() {

      private Week week(Row row) {
        return weeks.computeIfAbsent(row.text("week"), Week::parse);
      }

      @Override
      public void prepare(List<Row> rows) {
        filedOnline.clear();
        Set<String> open =
            rows.stream()
                .map(row -> row.text("week"))
                .filter(opened::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        if (open.isEmpty()) {
          return;
        }
        List<Object> parameters = new ArrayList<>(open);
        rows.forEach(row -> parameters.add(row.text("officer_id")));
        // Locked: nobody files such a log between this look and the writing.
        run.jdbc()
            .query(
                "select officer_id, week_code, filed_online from weekly_log where week_code in (%s)"
                        .formatted(marks(open.size()))
                    + " and officer_id in (%s) for update".formatted(marks(rows.size())),
                found -> {
                  if (found.getBoolean(3)) {
                    filedOnline.add(found.getString(1) + "/" + found.getString(2));
                  }
                },
                parameters.toArray());
      }

      @Override
      public void conditions(Row row, Faults faults) {
        if (row.changes()
            && filedOnline.contains(row.text("officer_id") + "/" + row.text("week"))) {
          faults.add("", Reason.CONFLICT, "本人已在线填报这一周的纪实，以在线填报的为准，不能用导入更改；请删去这一行。");
        }
        if (row.number("done") > row.number("planned")) {
          faults.add("done", Reason.CONDITION, "完成数不能多于计划数，请更正。");
        }
        if (row.has("lat") != row.has("lon")) {
          faults.add(row.has("lat") ? "lon" : "lat", Reason.CONDITION, "经纬度要么都填，要么都空，请补上或清空另一项。");
        }
        if (row.moment("submitted_at").isBefore(week(row).monday().atStartOfDay())) {
          faults.add("submitted_at", Reason.CONDITION, "提交时间早于这一周的星期一，请更正周或提交时间。");
        }
      }

      /** A log handed in in time that comes after the closing was not missed. */
      @Override
      public void written() {
        if (!opened.isEmpty() && !weeks.isEmpty()) {
          run.jdbc()
              .update(
                  "update weekly_case set state = 'FILED' where state = 'MISSING' and exists"
                      + " (select 1 from weekly_log l join weekly_round r"
                      + " on r.week_code = l.week_code where l.officer_id = weekly_case.officer_id"
                      + " and l.week_code = weekly_case.week_code"
                      + " and l.submitted_at <= r.closes_at) and week_code in (%s)"
                          .formatted(marks(weeks.size())),
                  weeks.keySet().toArray());
        }
      }

      @Override
      public ClosedQuarters.Part frozenWith() {
        return ClosedQuarters.Part.INPUTS;
      }

      @Override
      public Quarter quarter(Row row) {
        return week(row).quarter();
      }
    };
  }
}
