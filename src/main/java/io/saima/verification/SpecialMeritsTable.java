package io.saima.verification;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.date;
import static io.saima.organization.imports.CellType.text;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code special-merits.csv}. */
@Component
class SpecialMeritsTable implements ImportTable {

  @Override
  public String name() {
    return "special-merits";
  }

  @Override
  public String stored() {
    return "special_merit";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("event_code", code()).asKey().mustBeThere(),
        Column.of("event_name", text(60)).mustBeThere(),
        Column.of("officer_id", code()).asKey().to("officers").mustBeThere(),
        Column.of("occurred_on", date()).mustBeThere(),
        Column.of("role", text(60)).in("role_text").mustBeThere(),
        Column.of("reference", text(60)).mustBeThere());
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new RowRules() {
      @Override
      public ClosedQuarters.Part frozenWith() {
        return ClosedQuarters.Part.INPUTS;
      }

      @Override
      public Quarter quarter(Row row) {
        return Quarter.of(row.date("occurred_on"));
      }
    };
  }
}
