package io.saima.rating;

import static io.saima.organization.imports.CellType.body;
import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.integer;
import static io.saima.organization.imports.CellType.moment;
import static io.saima.organization.imports.CellType.several;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code ratings.csv}. */
@Component
class RatingsTable implements ImportTable {

  @Override
  public String name() {
    return "ratings";
  }

  @Override
  public String stored() {
    return "rating";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("event_id", code()).asKey().to("service-events").mustBeThere(),
        Column.of("score", integer(1, 10)).mustBeThere(),
        Column.of("tags", several(RatingLinks.MOST_TAGS, RatingLinks.TAGS.toArray(String[]::new))),
        Column.of("comment", body(RatingLinks.LONGEST_COMMENT)).in("comment_text"),
        Column.of("rated_at", moment()).mustBeThere());
  }

  @Override
  public boolean writeOnce() {
    return true;
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new Rules(run);
  }

  private static final class Rules extends RowRules {

    private final ImportRun run;
    private final Map<String, LocalDateTime> occurred = new HashMap<>();

    Rules(ImportRun run) {
      this.run = run;
    }

    @Override
    public void prepare(List<Row> rows) {
      occurred.clear();
      run.jdbc()
          .query(
              "select id, occurred_at from service_event where id in ("
                  + String.join(", ", Collections.nCopies(rows.size(), "?"))
                  + ")",
              row -> {
                occurred.put(row.getString(1), row.getObject(2, LocalDateTime.class));
              },
              rows.stream().map(row -> row.get("event_id")).toArray());
    }

    @Override
    public void conditions(Row row, Faults faults) {
      if (row.moment("rated_at").isBefore(occurred.get(row.text("event_id")))) {
        faults.add("rated_at", Reason.CONDITION, "评价时间早于服务发生的时间，请更正。");
      }
    }

    @Override
    public ClosedQuarters.Part frozenWith() {
      return ClosedQuarters.Part.INPUTS;
    }

    @Override
    public Quarter quarter(Row row) {
      return Quarter.of(occurred.get(row.text("event_id")).toLocalDate());
    }
  }
}
