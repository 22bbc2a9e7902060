package io.saima.organization.imports;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.date;
import static io.saima.organization.imports.CellType.oneOf;

import io.saima.organization.AppointmentRole;
import io.saima.organization.Pooling;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code appointments.csv}. */
@Component
class AppointmentsTable implements ImportTable {

  @Override
  public String name() {
    return "appointments";
  }

  @Override
  public String stored() {
    return "appointment";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("officer_id", code()).asKey().to("officers").mustBeThere(),
        Column.of("role", oneOf(AppointmentRole.class)).in("role_name").asKey().mustBeThere(),
        Column.of("unit_code", code()).asKey().to("units"),
        Column.of("from_date", date()).asKey().mustBeThere(),
        Column.of("to_date", date()));
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new RowRules() {
      @Override
      public void conditions(Row row, Faults faults) {
        AppointmentRole role = row.value("role", AppointmentRole.class);
        if (role.needsUnit() && !row.has("unit_code")) {
          faults.add("unit_code", Reason.CONDITION, role.label() + "必须填写所服务的单位unit_code。");
        }
        if (role == AppointmentRole.JOINT_BODY_HEAD
            && row.has("unit_code")
            && !jointly(run, row.text("unit_code"))) {
          faults.add(
              "unit_code",
              Reason.CONDITION,
              role.label() + "只用于联合考核（JOINT）的单位；这个单位的pooling不是JOINT，请换一个单位或删去这一行。");
        }
        if (row.has("to_date") && row.date("to_date").isBefore(row.date("from_date"))) {
          faults.add("to_date", Reason.CONDITION, "to_date早于from_date，请更正其中之一。");
        }
      }
    };
  }

  private static boolean jointly(ImportRun run, String unit) {
    return run.jdbc()
        .queryForList("select pooling from unit where code = ?", String.class, unit)
        .contains(Pooling.JOINT.name());
  }
}
