package io.saima.organization.imports;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.date;
import static io.saima.organization.imports.CellType.oneOf;
import static io.saima.organization.imports.CellType.text;

import io.saima.organization.PunishmentKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code punishments.csv}. */
@Component
class PunishmentsTable implements ImportTable {

  @Override
  public String name() {
    return "punishments";
  }

  @Override
  public String stored() {
    return "punishment";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("officer_id", code()).asKey().to("officers").mustBeThere(),
        Column.of("kind", oneOf(PunishmentKind.class)).asKey().mustBeThere(),
        Column.of("decided_on", date()).asKey().mustBeThere(),
        Column.of("reference", text(60)).mustBeThere());
  }
}
