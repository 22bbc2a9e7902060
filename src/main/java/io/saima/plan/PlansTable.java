package io.saima.plan;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.oneOf;
import static io.saima.organization.imports.CellType.quarter;
import static io.saima.organization.imports.CellType.text;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.PostClass;
import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code plans.csv}. */
@Component
class PlansTable implements ImportTable {

  private final ImportedPlans imported;

  PlansTable(ImportedPlans imported) {
    this.imported = imported;
  }

  @Override
  public String name() {
    return "plans";
  }

  @Override
  public String stored() {
    return "plan";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("code", code()).asKey().mustBeThere(),
        Column.of("unit_code", code()).to("units").mustBeThere(),
        Column.of("post_class", oneOf(PostClass.class)).mustBeThere(),
        Column.of("quarter", quarter()).in("quarter_code").mustBeThere(),
        Column.of("name", text(100)).mustBeThere());
  }

  @Override
  public List<String> unique() {
    return List.of("unit_code", "post_class", "quarter");
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new Rules(run, imported);
  }

  private static final class Rules extends RowRules {

    private final ImportRun run;
    private final ImportedPlans imported;
    private final Set<String> codes = new HashSet<>();
    private Map<List<String>, String> taken;

    Rules(ImportRun run, ImportedPlans imported) {
      this.run = run;
      this.imported = imported;
    }

    @Override
    public void collect(Row row) {
      codes.add(row.text("code"));
    }

    @Override
    public void prepare(List<Row> rows) {
      if (taken != null) {
        return;
      }
      taken = new HashMap<>();
      run.jdbc()
          .query(
              "select code, unit_code, post_class, quarter_code from plan",
              row -> {
                if (!run.inFile(row.getString(1))) {
                  taken.put(
                      List.of(row.getString(2), row.getString(3), row.getString(4)),
                      row.getString(1));
                }
              });
    }

    @Override
    public void conditions(Row row, Faults faults) {
      String other =
          taken.get(List.of(row.text("unit_code"), row.text("post_class"), row.text("quarter")));
      if (other != null) {
        faults.add(
            "unit_code", Reason.DUPLICATE_KEY, "这个单位、职务层次和季度已有方案" + other + "；请沿用该编码，或更正本行。");
      }
    }

    @Override
    public void written() {
      imported.record(codes);
    }

    @Override
    public ClosedQuarters.Part frozenWith() {
      return ClosedQuarters.Part.PLANS;
    }

    @Override
    public Quarter quarter(Row row) {
      return Quarter.parse(row.text("quarter"));
    }
  }
}
