package io.saima.organization.imports;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.oneOf;
import static io.saima.organization.imports.CellType.text;

import io.saima.organization.DistrictClass;
import io.saima.organization.Pooling;
import io.saima.organization.UnitKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code units.csv}. */
@Component
class UnitsTable implements ImportTable {

  @Override
  public String name() {
    return "units";
  }

  @Override
  public String stored() {
    return "unit";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("code", code()).asKey().mustBeThere(),
        Column.of("name", text(60)).mustBeThere(),
        Column.of("kind", oneOf(UnitKind.class)).mustBeThere(),
        Column.of("parent_code", code()).to("units", "code"),
        Column.of("district_class", oneOf(DistrictClass.class)),
        Column.of("pooling", oneOf(Pooling.class)).mustBeThere(),
        Column.of("pool_code", code()));
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new Rules(run);
  }

  private static final class Rules extends RowRules {

    private final Map<String, Place> units = new HashMap<>();
    private final Set<String> poolsOfOthers = new HashSet<>();
    private final Set<String> parentsOfMerged = new HashSet<>();
    private final Chain chain = new Chain();
    private final ImportRun run;
    private boolean complete;

    /** What other units ask of a unit; pooling null: its cell is wrong. */
    private record Place(String pooling) {}

    Rules(ImportRun run) {
      this.run = run;
      run.jdbc()
          .query(
              "select code, parent_code, pooling from unit",
              row -> {
                units.put(row.getString(1), new Place(row.getString(3)));
                chain.stored(row.getString(1), row.getString(2));
              });
    }

    @Override
    public void collect(Row row) {
      units.put(row.text("code"), new Place(row.text("pooling")));
      chain.inFile(row.text("code"), row.text("parent_code"), row.line());
    }

    @Override
    public void prepare(List<Row> rows) {
      if (complete) {
        return;
      }
      complete = true;
      run.jdbc()
          .query(
              "select code, parent_code, pooling, pool_code from unit",
              row -> {
                if (!run.inFile(row.getString(1))) {
                  if (Pooling.JOINT.name().equals(row.getString(3))) {
                    poolsOfOthers.add(row.getString(4));
                  } else if (Pooling.MERGED.name().equals(row.getString(3))) {
                    parentsOfMerged.add(row.getString(2));
                  }
                }
              });
    }

    @Override
    public void conditions(Row row, Faults faults) {
      if (row.is("kind", UnitKind.TOWNSHIP) != row.has("district_class")) {
        faults.add(
            "district_class",
            Reason.CONDITION,
            row.has("district_class")
                ? "只有乡镇街道填写district_class，请清空。"
                : "乡镇街道必须填写district_class：城市服务型、工业和综合发展型或农业生态型。");
      }
      switch (row.value("pooling", Pooling.class)) {
        case OWN -> {
          if (row.has("pool_code")) {
            faults.add("pool_code", Reason.CONDITION, "单独考核（OWN）的单位不填pool_code，请清空。");
          }
        }
        case MERGED -> merged(row, faults);
        case JOINT -> {
          if (!row.has("pool_code")) {
            faults.add("pool_code", Reason.CONDITION, "联合考核（JOINT）的单位必须填写pool_code，各单位填同一编码。");
          } else if (units.containsKey(row.text("pool_code"))) {
            faults.add("pool_code", Reason.CONDITION, "联合考核的pool_code不能是某个单位的编码，请另取编码。");
          }
        }
      }
      if (poolsOfOthers.contains(row.text("code"))) {
        faults.add("code", Reason.CONDITION, "这个编码已用作联合考核的pool_code，请换一个单位编码。");
      }
      if (!row.is("pooling", Pooling.OWN) && parentsOfMerged.contains(row.text("code"))) {
        faults.add("pooling", Reason.CONDITION, "已有单位并入本单位考核，本单位的pooling只能是OWN。");
      }
    }

    private void merged(Row row, Faults faults) {
      if (!row.has("parent_code")) {
        faults.add("parent_code", Reason.CONDITION, "并入考核（MERGED）的单位必须填写主管部门parent_code。");
        return;
      }
      String pooling = units.get(row.text("parent_code")).pooling();
      if (pooling != null && !pooling.equals(Pooling.OWN.name())) {
        faults.add("parent_code", Reason.CONDITION, "并入考核的主管部门自己须单独考核（OWN），请更正。");
      }
      if (!Objects.equals(row.get("pool_code"), row.get("parent_code"))) {
        faults.add("pool_code", Reason.CONDITION, "并入考核（MERGED）的单位，pool_code必须与parent_code相同。");
      }
    }

    @Override
    public void spoiled(Row row) {
      chain.spoiled(row.text("code"), row.line());
    }

    @Override
    public void sets(SetFaults faults) {
      chain.cycles(line -> faults.add(line, "parent_code", Reason.CYCLE, "主管部门的上下级关系形成了循环，请更正。"));
    }
  }
}
