package io.saima.plan;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.integer;
import static io.saima.organization.imports.CellType.oneOf;
import static io.saima.organization.imports.CellType.text;

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

/** {@code indicator-library.csv}. */
@Component
class LibraryTable implements ImportTable {

  private final LibraryHistory history;

  LibraryTable(LibraryHistory history) {
    this.history = history;
  }

  @Override
  public String name() {
    return "indicator-library";
  }

  @Override
  public String stored() {
    return "library_entry";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("code", code()).asKey().mustBeThere(),
        Column.of("name", text(60)).mustBeThere(),
        Column.of("level", integer(1, 2)).in("level_no").mustBeThere(),
        Column.of("parent_code", code()).to("indicator-library", "code"),
        Column.of("module", oneOf(IndicatorModule.class)).in("module_name").mustBeThere(),
        Column.of("system", oneOf(IndicatorSystem.class)).in("system_name").mustBeThere());
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new Rules(run, history);
  }

  private static final class Rules extends RowRules {

    private final ImportRun run;
    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<String, String> storedParents = new HashMap<>();
    private final LibraryHistory history;
    private Set<String> parentsElsewhere;

    Rules(ImportRun run, LibraryHistory history) {
      this.run = run;
      this.history = history;
      run.jdbc()
          .query(
              "select code, level_no, parent_code from library_entry",
              row -> {
                levels.put(row.getString(1), row.getInt(2));
                storedParents.put(row.getString(1), row.getString(3));
              });
    }

    @Override
    public void collect(Row row) {
      levels.put(row.text("code"), (Integer) row.get("level"));
    }

    @Override
    public void written() {
      history.record();
    }

    @Override
    public void prepare(List<Row> rows) {
      if (parentsElsewhere == null) {
        parentsElsewhere = new HashSet<>();
        storedParents.forEach(
            (entry, parent) -> {
              if (!run.inFile(entry)) {
                parentsElsewhere.add(parent);
              }
            });
      }
    }

    @Override
    public void conditions(Row row, Faults faults) {
      if (row.number("level") == 1) {
        if (row.has("parent_code")) {
          faults.add("parent_code", Reason.CONDITION, "一级指标不填parent_code，请清空。");
        }
        return;
      }
      if (!row.has("parent_code")) {
        faults.add("parent_code", Reason.CONDITION, "二级指标必须填写所属一级指标parent_code。");
      } else if (Integer.valueOf(2).equals(levels.get(row.text("parent_code")))) {
        faults.add("parent_code", Reason.CONDITION, "parent_code必须是一级指标，请更正。");
      }
      if (parentsElsewhere.contains(row.text("code"))) {
        faults.add("level", Reason.CONDITION, "已有二级指标属于本指标，本指标只能是一级。");
      }
    }
  }
}
