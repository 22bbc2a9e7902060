package io.saima.verification;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.date;
import static io.saima.organization.imports.CellType.decimal;
import static io.saima.organization.imports.CellType.oneOf;
import static io.saima.organization.imports.CellType.text;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;
import io.saima.plan.PlanIndicator;
import io.saima.plan.PlanIndicators;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code facts.csv}. */
@Component
class FactsTable implements ImportTable {

  private final PlanIndicators indicators;

  FactsTable(PlanIndicators indicators) {
    this.indicators = indicators;
  }

  @Override
  public String name() {
    return "facts";
  }

  @Override
  public String stored() {
    return "fact";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("id", code()).asKey().mustBeThere(),
        Column.of("officer_id", code()).to("officers").mustBeThere(),
        Column.of("kind", oneOf(FactKind.class)).mustBeThere(),
        Column.of("occurred_on", date()).mustBeThere(),
        Column.of("verified_on", date()),
        Column.of("plan_code", code()).to("plans"),
        Column.of("indicator_code", code()),
        Column.of("points", decimal(-10, 5)),
        Column.of("reference", text(60)).mustBeThere(),
        Column.of("summary", text(200)).mustBeThere());
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new Rules(indicators);
  }

  private static final class Rules extends RowRules {

    private final PlanIndicators indicators;

    Rules(PlanIndicators indicators) {
      this.indicators = indicators;
    }

    @Override
    public void references(Row row, Faults faults) {
      if (row.has("plan_code")
          && row.has("indicator_code")
          && !indicators.existsById(
              new PlanIndicator.Key(row.text("plan_code"), row.text("indicator_code")))) {
        faults.add(
            "indicator_code",
            Reason.UNKNOWN_REF,
            "方案%s没有指标%s，请更正，或先导入plan-indicators.csv。"
                .formatted(row.text("plan_code"), row.text("indicator_code")));
      }
    }

    @Override
    public void conditions(Row row, Faults faults) {
      if (row.has("verified_on") && row.date("verified_on").isBefore(row.date("occurred_on"))) {
        faults.add("verified_on", Reason.CONDITION, "查实日期早于发生日期，请更正其中之一。");
      }
      for (String column : List.of("plan_code", "indicator_code")) {
        if (row.has(column) != row.is("kind", FactKind.FALSIFICATION)) {
          faults.add(
              column,
              Reason.CONDITION,
              row.has(column) ? "只有数据造假填写" + column + "，请清空。" : "数据造假必须填写" + column + "，写明是哪一项指标。");
        }
      }
      int sign = row.has("points") ? row.decimal("points").signum() : 0;
      String fault =
          switch (row.value("kind", FactKind.class)) {
            case COMMENDATION -> sign > 0 ? null : "表彰加分必须填写大于0的points。";
            case DEDUCTION -> sign < 0 ? null : "通报扣分必须填写小于0的points。";
            default -> row.has("points") ? "只有表彰加分和通报扣分填写points，请清空。" : null;
          };
      if (fault != null) {
        faults.add("points", Reason.CONDITION, fault);
      }
    }

    @Override
    public ClosedQuarters.Part frozenWith() {
      return ClosedQuarters.Part.INPUTS;
    }

    @Override
    public Quarter quarter(Row row) {
      return Quarter.of(row.date("occurred_on"));
    }
  }
}
