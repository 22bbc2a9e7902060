package io.saima.plan;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.decimal;
import static io.saima.organization.imports.CellType.oneOf;
import static io.saima.organization.imports.CellType.text;
import static io.saima.organization.imports.CellType.yesNo;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.imports.Column;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;
import io.saima.plan.PlanRules.Breaches;
import io.saima.scoring.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code plan-indicators.csv}: the rows of a plan replace its whole set. Figures and facts of an
 * indicator that was taken out stay stored, and count nowhere.
 */
@Component
class PlanIndicatorsTable implements ImportTable {

  private final ClosedQuarters closed;
  private final ImportedPlans imported;
  private final ApprovedPolicy policies;

  PlanIndicatorsTable(ClosedQuarters closed, ImportedPlans imported, ApprovedPolicy policies) {
    this.closed = closed;
    this.imported = imported;
    this.policies = policies;
  }

  @Override
  public String name() {
    return "plan-indicators";
  }

  @Override
  public String stored() {
    return "plan_indicator";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("plan_code", code()).asKey().to("plans").mustBeThere(),
        Column.of("indicator_code", code()).asKey().mustBeThere(),
        Column.of("library_code", code()).to("indicator-library").mustBeThere(),
        Column.of("name", text(60)).mustBeThere(),
        Column.of("module", oneOf(IndicatorModule.class)).in("module_name").mustBeThere(),
        Column.of("system", oneOf(IndicatorSystem.class)).in("system_name").mustBeThere(),
        Column.of("weight", decimal(0, 100)).mustBeThere(),
        Column.of("unit", text(20)).in("unit_of_measure").mustBeThere(),
        Column.of("direction", oneOf(Direction.class)).mustBeThere(),
        Column.of("measure", oneOf(Measure.class)).mustBeThere(),
        Column.of("scope", oneOf(IndicatorScope.class)).mustBeThere(),
        Column.of("target", decimal(0, null)).mustBeThere(),
        Column.of("core", yesNo()).mustBeThere(),
        Column.of("project", yesNo()).mustBeThere(),
        Column.of("latent", yesNo()).mustBeThere(),
        Column.of("debt_ceiling", decimal(0, 1000)));
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new Rules(run, closed, imported, policies);
  }

  private static final class Rules extends RowRules {

    private final ImportRun run;
    private final ClosedQuarters closed;
    private final ImportedPlans imported;
    private final ApprovedPolicy policies;
    private final Map<Quarter, Policy> policyOf = new HashMap<>();
    private final Map<String, PlanRules.Place> library = new HashMap<>();
    private final Map<String, Quarter> quarters = new HashMap<>();
    private final Map<String, Sum> plans = new LinkedHashMap<>();
    private final Set<String> spoiled = new HashSet<>();
    private final List<Object[]> replaced = new ArrayList<>();

    /** What a plan's rows come to. */
    private static final class Sum {
      private final int firstLine;
      private int count;
      private BigDecimal weight = BigDecimal.ZERO;

      Sum(int firstLine) {
        this.firstLine = firstLine;
      }
    }

    Rules(ImportRun run, ClosedQuarters closed, ImportedPlans imported, ApprovedPolicy policies) {
      this.run = run;
      this.closed = closed;
      this.imported = imported;
      this.policies = policies;
      run.jdbc()
          .query(
              "select code, level_no, system_name from library_entry",
              row -> {
                library.put(
                    row.getString(1),
                    new PlanRules.Place(row.getInt(2), IndicatorSystem.valueOf(row.getString(3))));
              });
      Map<String, Quarter> known = new HashMap<>();
      run.jdbc()
          .query(
              "select code, quarter_code from plan",
              row -> {
                quarters.put(
                    row.getString(1), known.computeIfAbsent(row.getString(2), Quarter::parse));
              });
    }

    @Override
    public void collect(Row row) {
      Sum sum = plans.computeIfAbsent(row.text("plan_code"), plan -> new Sum(row.line()));
      sum.count++;
      if (row.has("weight")) {
        sum.weight = sum.weight.add(row.decimal("weight"));
      }
    }

    @Override
    public void spoiled(Row row) {
      if (row.has("plan_code")) {
        spoiled.add(row.text("plan_code"));
      }
    }

    private Policy policy(String plan) {
      return policyOf.computeIfAbsent(quarters.get(plan), policies::of);
    }

    @Override
    public void conditions(Row row, Faults faults) {
      Breaches breaches =
          (rule, advice) -> faults.add(rule.column(), rule.reason(), rule.column() + "：" + advice);
      PlanRules.weight(row.decimal("weight"), policy(row.text("plan_code")), breaches);
      PlanRules.indicator(
          library.get(row.text("library_code")),
          IndicatorSystem.valueOf(row.text("system")),
          Direction.valueOf(row.text("direction")),
          row.decimal("target"),
          row.yes("project"),
          row.has("debt_ceiling") ? row.decimal("debt_ceiling") : null,
          breaches);
    }

    @Override
    public void sets(SetFaults faults) {
      Set<Quarter> frozen = closed.of(ClosedQuarters.Part.PLANS);
      Set<String> shrinking = findReplaced();
      plans.forEach(
          (plan, sum) -> {
            if (spoiled.contains(plan)) {
              return;
            }
            PlanRules.plan(
                sum.count,
                sum.weight,
                policy(plan),
                (rule, advice) ->
                    faults.add(sum.firstLine, rule.column(), rule.reason(), "方案" + plan + advice));
            if (shrinking.contains(plan) && frozen.contains(quarters.get(plan))) {
              faults.add(
                  sum.firstLine,
                  "",
                  Reason.FROZEN,
                  quarters.get(plan).label() + "的方案已经冻结，不能减少方案" + plan + "的指标；请恢复原有各行。");
            }
          });
    }

    private Set<String> findReplaced() {
      Set<String> shrinking = new HashSet<>();
      run.jdbc()
          .query(
              "select plan_code, indicator_code from plan_indicator",
              row -> {
                String plan = row.getString(1);
                if (plans.containsKey(plan) && !run.inFile(plan, row.getString(2))) {
                  shrinking.add(plan);
                  replaced.add(new Object[] {plan, row.getString(2)});
                }
              });
      return shrinking;
    }

    @Override
    public List<Object[]> replaced() {
      return replaced;
    }

    @Override
    public void written() {
      imported.record(plans.keySet());
    }

    @Override
    public ClosedQuarters.Part frozenWith() {
      return ClosedQuarters.Part.PLANS;
    }

    @Override
    public Quarter quarter(Row row) {
      return quarters.get(row.text("plan_code"));
    }
  }
}
