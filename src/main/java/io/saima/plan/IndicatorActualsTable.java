package io.saima.plan;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.decimal;
import static io.saima.organization.imports.CellType.month;
import static io.saima.organization.imports.CellType.text;

import io.saima.organization.CurrentCounty;
import io.saima.organization.Postings;
import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.RowRules;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code indicator-actuals.csv}. */
@Component
class IndicatorActualsTable implements ImportTable {

  private final CurrentCounty county;
  private final Postings postings;
  private final Clock clock;

  IndicatorActualsTable(CurrentCounty county, Postings postings, Clock clock) {
    this.county = county;
    this.postings = postings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "indicator-actuals";
  }

  @Override
  public String stored() {
    return "indicator_actual";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("plan_code", code()).asKey().to("plans").mustBeThere(),
        Column.of("indicator_code", code()).asKey().mustBeThere(),
        Column.of("officer_id", code()).asKey().to("officers"),
        Column.of("month", month()).in("month_code").asKey().mustBeThere(),
        Column.of("actual", decimal(0, null)).mustBeThere(),
        Column.of("debt_rate", decimal(0, 1000)),
        Column.of("source", text(60)).in("source_name").mustBeThere());
  }

  @Override
  public List<String> originColumns() {
    return List.of("came_at", "import_id", "source_id", "source_key");
  }

  @Override
  public RowRules rules(ImportRun run) {
    Object[] origin = {LocalDateTime.now(clock), run.number().orElse(null), null, null};
    return new IndicatorActualRules(
        run, county.get(), postings, LocalDateTime.now(clock), row -> origin);
  }
}
