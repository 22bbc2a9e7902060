package io.saima.plan;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.County;
import io.saima.organization.PostClass;
import io.saima.organization.Postings;
import io.saima.organization.imports.ImportRun;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a figure must be like, whether a file or a data source brings it. */
class IndicatorActualRules extends RowRules {

  private final ImportRun run;
  private final County county;
  private final Postings postings;
  private final LocalDateTime now;
  private final Function<Row, Object[]> origin;
  private final Map<String, PlanPlace> plans = new HashMap<>();
  private final Map<String, Quarter> quartersOfMonths = new HashMap<>();

  /**
   * What figures ask of their plan, with the kind of each of its indicators.
   *
   * @param successor the quarter from which the post has its next plan; null without one
   */
  private record PlanPlace(
      String unit,
      PostClass postClass,
      Quarter quarter,
      Quarter successor,
      Map<String, Kind> indicators) {

    /** Whether it is the post's plan in a quarter, its own or one that continues it (沿用). */
    boolean holdsIn(Quarter asked) {
      return asked.compareTo(quarter) >= 0 && (successor == null || asked.compareTo(successor) < 0);
    }

    /** When it holds, in words. */
    String time() {
      return "自%s起执行%s"
          .formatted(quarter.label(), successor == null ? "" : "，自" + successor.label() + "起另有方案");
    }
  }

  private enum Kind {
    UNIT(false, false),
    UNIT_WITH_DEBT(false, true),
    OFFICER(true, false),
    OFFICER_WITH_DEBT(true, true);

    private final boolean perOfficer;
    private final boolean debt;

    Kind(boolean perOfficer, boolean debt) {
      this.perOfficer = perOfficer;
      this.debt = debt;
    }

    static Kind of(boolean perOfficer, boolean debt) {
      return perOfficer ? debt ? OFFICER_WITH_DEBT : OFFICER : debt ? UNIT_WITH_DEBT : UNIT;
    }
  }

  /**
   * @param now when the figures come
   * @param origin of a row, in the order of {@link IndicatorActualsTable#originColumns}
   */
  IndicatorActualRules(
      ImportRun run,
      County county,
      Postings postings,
      LocalDateTime now,
      Function<Row, Object[]> origin) {
    this.run = run;
    this.county = county;
    this.postings = postings;
    this.now = now;
    this.origin = origin;
  }

  /** The plans of these rows, as far as they are not known yet. */
  @Override
  public void prepare(List<Row> rows) {
    Object[] missing =
        rows.stream()
            .map(row -> row.text("plan_code"))
            .distinct()
            .filter(code -> !plans.containsKey(code))
            .toArray();
    if (missing.length == 0) {
      return;
    }
    String marks = String.join(", ", Collections.nCopies(missing.length, "?"));
    run.jdbc()
        .query(
            "select p.code, p.unit_code, p.post_class, p.quarter_code, min(later.quarter_code)"
                + " from plan p left join plan later on later.unit_code = p.unit_code"
                + " and later.post_class = p.post_class and later.quarter_code > p.quarter_code"
                + " where p.code in ("
                + marks
                + ") group by p.code, p.unit_code, p.post_class, p.quarter_code",
            row -> {
              String successor = row.getString(5);
              plans.put(
                  row.getString(1),
                  new PlanPlace(
                      row.getString(2),
                      PostClass.valueOf(row.getString(3)),
                      Quarter.parse(row.getString(4)),
                      successor == null ? null : Quarter.parse(successor),
                      new HashMap<>()));
            },
            missing);
    run.jdbc()
        .query(
            "select plan_code, indicator_code, scope, debt_ceiling from plan_indicator"
                + " where plan_code in ("
                + marks
                + ")",
            row -> {
              PlanPlace plan = plans.get(row.getString(1));
              if (plan != null) {
                plan.indicators.put(
                    row.getString(2).intern(),
                    Kind.of(
                        IndicatorScope.OFFICER.name().equals(row.getString(3)),
                        row.getBigDecimal(4) != null));
              }
            },
            missing);
  }

  private Quarter quarterOf(String month) {
    return quartersOfMonths.computeIfAbsent(month, m -> Quarter.of(YearMonth.parse(m)));
  }

  @Override
  public void references(Row row, Faults faults) {
    PlanPlace plan = plans.get(row.text("plan_code"));
    if (!plan.indicators.containsKey(row.text("indicator_code"))) {
      faults.add(
          "indicator_code",
          Reason.UNKNOWN_REF,
          "方案%s没有指标%s，请更正，或先导入plan-indicators.csv。"
              .formatted(row.text("plan_code"), row.text("indicator_code")));
    }
  }

  @Override
  public void conditions(Row row, Faults faults) {
    PlanPlace plan = plans.get(row.text("plan_code"));
    Kind kind = plan.indicators.get(row.text("indicator_code"));
    if (!plan.holdsIn(quarterOf(row.text("month")))) {
      faults.add(
          "month", Reason.CONDITION, "该月不执行此方案（%s），请更正month或plan_code。".formatted(plan.time()));
    }
    if (!kind.perOfficer && row.has("officer_id")) {
      faults.add("officer_id", Reason.CONDITION, "全单位一个值（UNIT）的指标不填officer_id，请清空。");
    }
    if (kind.perOfficer && !row.has("officer_id")) {
      faults.add("officer_id", Reason.CONDITION, "每人一个值（OFFICER）的指标必须填写officer_id。");
    }
    // Who has moved on since keeps his figures: a row that is stored may come again.
    if (kind.perOfficer && row.has("officer_id") && row.changes() && !belongs(row, plan)) {
      faults.add("officer_id", Reason.CONDITION, "此人不属于该方案的单位和职务层次，请更正officer_id或plan_code。");
    }
    if (row.has("debt_rate") && !kind.debt) {
      faults.add("debt_rate", Reason.CONDITION, "该指标没有负债上限（debt_ceiling），debt_rate请清空。");
    }
  }

  /** Belongs to the plan's unit and class of post, or did in the month of the figure. */
  private boolean belongs(Row row, PlanPlace plan) {
    YearMonth month = YearMonth.parse(row.text("month"));
    return county
        .officer(row.text("officer_id"))
        .filter(
            officer ->
                officer.unitCode().equals(plan.unit) && officer.postClass() == plan.postClass
                    || postings
                        .career(officer)
                        .belonged(plan.unit, plan.postClass, month.atDay(1), month.atEndOfMonth()))
        .isPresent();
  }

  @Override
  public Object[] origin(Row row) {
    return origin.apply(row);
  }

  /** What a figure was until now stays in its history. */
  @Override
  public void replacing(List<Row> rows) {
    run.jdbc()
        .update(
            "insert into superseded_actual (plan_code, indicator_code, officer_id, month_code,"
                + " actual, debt_rate, source_name, came_at, import_id, source_id, source_key,"
                + " superseded_at) select plan_code, indicator_code, officer_id, month_code,"
                + " actual, debt_rate, source_name, came_at, import_id, source_id, source_key, ?"
                + " from indicator_actual where (plan_code, indicator_code, officer_id,"
                + " month_code) in ("
                + String.join(", ", Collections.nCopies(rows.size(), "(?, ?, ?, ?)"))
                + ")",
            Stream.concat(
                    Stream.of(now),
                    rows.stream()
                        .flatMap(
                            row ->
                                Stream.of("plan_code", "indicator_code", "officer_id", "month")
                                    .map(row::get)))
                .toArray());
  }

  @Override
  public ClosedQuarters.Part frozenWith() {
    return ClosedQuarters.Part.INPUTS;
  }

  @Override
  public Quarter quarter(Row row) {
    return quarterOf(row.text("month"));
  }
}
