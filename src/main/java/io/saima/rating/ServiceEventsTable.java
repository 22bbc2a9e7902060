package io.saima.rating;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.hash;
import static io.saima.organization.imports.CellType.moment;
import static io.saima.organization.imports.CellType.oneOf;

import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.RowRules;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code service-events.csv}. */
@Component
class ServiceEventsTable implements ImportTable {

  @Override
  public String name() {
    return "service-events";
  }

  @Override
  public String stored() {
    return "service_event";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("id", code()).asKey().mustBeThere(),
        Column.of("officer_id", code()).to("officers").mustBeThere(),
        Column.of("kind", oneOf(ServiceEventKind.class)).mustBeThere(),
        Column.of("occurred_at", moment()).mustBeThere(),
        Column.of("contact_hash", hash()).mustBeThere());
  }

  @Override
  public boolean writeOnce() {
    return true;
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new ServiceEventRules();
  }
}
