package io.saima.organization.imports;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.date;
import static io.saima.organization.imports.CellType.oneOf;

import io.saima.organization.LeaveKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code leave.csv}. */
@Component
class LeaveTable implements ImportTable {

  @Override
  public String name() {
    return "leave";
  }

  @Override
  public String stored() {
    return "officer_leave";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("officer_id", code()).asKey().to("officers").mustBeThere(),
        Column.of("from_date", date()).asKey().mustBeThere(),
        Column.of("to_date", date()).mustBeThere(),
        Column.of("kind", oneOf(LeaveKind.class)).mustBeThere());
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new RowRules() {
      @Override
      public void conditions(Row row, Faults faults) {
        if (row.date("to_date").isBefore(row.date("from_date"))) {
          faults.add("to_date", Reason.CONDITION, "to_date早于from_date，请更正其中之一。");
        }
      }
    };
  }
}
