package io.saima.reconciliation;

import static java.util.stream.Collectors.toMap;

import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.plan.ApprovedPolicy;
import io.saima.plan.FigureHistory;
import io.saima.plan.IndicatorScope;
import io.saima.plan.PlanLedger;
import io.saima.reconciliation.StatementDesk.Reader;
import io.saima.reconciliation.StatementDocument.Baseline;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementView.Found;
import io.saima.reconciliation.StatementView.Month;
import io.saima.reconciliation.StatementView.Point;
import io.saima.reconciliation.StatementView.Row;
import io.saima.reconciliation.StatementView.Said;
import io.saima.reconciliation.StatementView.Version;
import io.saima.reconciliation.StatementView.WeekRow;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.Rectifications;
import io.saima.scoring.Light;
import io.saima.weeklylog.WeekDesk;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Puts together what the page of a statement, and the page of one of its figures, show. */
@Component
class StatementViews {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Statements statements;
  private final StatementPress press;
  private final Confirmations confirmations;
  private final Warnings warnings;
  private final Assignments assignments;
  private final RectificationPeople rectification;
  private final Rectifications rectifications;
  private final WeekDesk weeks;
  private final PlanLedger plans;
  private final FigureHistory history;
  private final ApprovedPolicy policy;

  StatementViews(
      Statements statements,
      StatementPress press,
      Confirmations confirmations,
      Warnings warnings,
      Assignments assignments,
      RectificationPeople rectification,
      Rectifications rectifications,
      WeekDesk weeks,
      PlanLedger plans,
      FigureHistory history,
      ApprovedPolicy policy) {
    this.statements = statements;
    this.press = press;
    this.confirmations = confirmations;
    this.warnings = warnings;
    this.assignments = assignments;
    this.rectification = rectification;
    this.rectifications = rectifications;
    this.weeks = weeks;
    this.plans = plans;
    this.history = history;
    this.policy = policy;
  }

  StatementView of(Reader reader, Officer officer, Statement statement) {
    YearMonth month = statement.month();
    StatementDocument document = press.read(statement);
    List<Confirmation> confirmed = confirmations.of(officer.id(), month);
    List<Dispute> disputes = confirmations.disputesOf(officer.id(), month);
    List<Said> said = disputes.stream().map(dispute -> said(dispute, document)).toList();
    boolean own = reader.id().equals(officer.id());
    boolean frozen = confirmations.frozen(month);
    boolean disputable =
        own
            && !frozen
            && !statement.superseded()
            && confirmed.stream().noneMatch(one -> one.state().open());
    Map<YearMonth, Map<String, Point>> quarter = quarter(officer, month, document);
    Set<String> resolved =
        rectifications
            .resolvedIndicators(
                Map.of(officer.id(), warnings.postOf(officer, statement)), Quarter.of(month))
            .getOrDefault(officer.id(), Set.of());
    Map<String, Warning> warned = warnings.of(officer, statement);
    List<Row> rows =
        document.lines().stream()
            .map(
                line ->
                    row(
                        line,
                        document,
                        quarter,
                        Optional.ofNullable(warned.get(line.code())),
                        resolved.contains(line.code()),
                        disputable && !disputed(line, disputes)))
            .toList();
    return new StatementView(
        officer,
        assignments.county().unit(statement.unitCode()).map(Unit::name).orElse(""),
        statement,
        document,
        path(reader, officer, month),
        StatementWords.month(month),
        StatementWords.lights(document),
        StatementWords.limits(document),
        rows,
        document.baselines().stream().map(StatementViews::found).toList(),
        quarter.keySet().stream().map(one -> month(reader, officer, one, statement)).toList(),
        weeks(reader, officer, document),
        StatementWords.diligence(document, policy.of(Quarter.of(month))),
        confirmed,
        said,
        versions(officer, statement, said),
        own,
        rows.stream().anyMatch(Row::disputable),
        !own
            && !frozen
            && !statement.superseded()
            && document.reds().stream()
                .anyMatch(
                    red ->
                        !resolved.contains(red.code()) && warnings.mayBeRectified(statement, red))
            && rectification.mayOpen(officer.id(), reader.id()));
  }

  private static Found found(Baseline baseline) {
    return new Found(
        baseline.name(),
        StatementWords.month(YearMonth.parse(baseline.month())),
        StatementWords.due(baseline),
        baseline.actual() + baseline.unit(),
        StatementWords.percent(baseline.attainment()),
        baseline.weightless() ? "接任时未完成的潜绩，权重为0，待新的考核方案定下目标后再计" : "该数据不计分，到任后的数据按方案计分");
  }

  private static String path(Reader reader, Officer officer, YearMonth month) {
    return reader.id().equals(officer.id())
        ? "/me/statements/" + month
        : "/statements/%s/%s".formatted(officer.id(), month);
  }

  /**
   * The lines of the months of the quarter up to this one, by code; this month's as they are read,
   * old or new. Of a month before it without a statement they are what this one says of it.
   */
  private Map<YearMonth, Map<String, Point>> quarter(
      Officer officer, YearMonth month, StatementDocument document) {
    Map<YearMonth, Map<String, Point>> quarter = new TreeMap<>();
    for (YearMonth one : Quarter.of(month).months()) {
      if (one.isBefore(month)) {
        statements
            .published(officer.id(), one.toString())
            .map(press::read)
            .ifPresent(
                earlier ->
                    quarter.put(
                        one,
                        // Another plan's figures are not his of this one, even under one code.
                        Objects.equals(earlier.planCode(), document.planCode())
                            ? points(earlier, one, Line::attainment, Line::light)
                            : Map.of()));
      }
    }
    YearMonth last = month.minusMonths(1);
    Map<String, Point> said = points(document, last, Line::attainmentBefore, Line::previousBase);
    if (said.values().stream().anyMatch(point -> point.share() != null)) {
      quarter.putIfAbsent(last, said);
    }
    quarter.put(month, points(document, month, Line::attainment, Line::light));
    return quarter;
  }

  private static Map<String, Point> points(
      StatementDocument document,
      YearMonth month,
      Function<Line, String> share,
      Function<Line, Light> light) {
    return document.lines().stream()
        .collect(
            toMap(
                Line::code,
                line ->
                    new Point(
                        label(month),
                        share.apply(line),
                        StatementWords.percent(share.apply(line)),
                        light.apply(line))));
  }

  private static String label(YearMonth month) {
    return month.getMonthValue() + "月";
  }

  private Month month(Reader reader, Officer officer, YearMonth month, Statement shown) {
    boolean another = !month.equals(shown.month());
    return new Month(
        another ? label(month) : label(month) + "（本月）",
        statements
            .published(officer.id(), month.toString())
            .filter(statement -> another)
            .map(statement -> path(reader, officer, month)));
  }

  private List<WeekRow> weeks(Reader reader, Officer officer, StatementDocument document) {
    List<Week> known = document.weeks().stream().map(line -> Week.parse(line.week())).toList();
    Set<Week> readable =
        weeks.readable(new WeekDesk.Reader(reader.id(), reader.everything()), officer.id(), known);
    return document.weeks().stream()
        .map(
            line -> {
              Week week = Week.parse(line.week());
              return new WeekRow(week, line, readable.contains(week));
            })
        .toList();
  }

  private List<Version> versions(Officer officer, Statement shown, List<Said> said) {
    List<Statement> all = published(officer, shown.month());
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Statement one = all.get(i);
      versions.add(
          new Version(
              one,
              one.version() == shown.version(),
              i == 0,
              i + 1 == all.size()
                  ? List.of()
                  : StatementChanges.between(
                      press.read(all.get(i + 1)),
                      press.read(one),
                      line -> correction(line, said))));
    }
    return versions;
  }

  private List<Statement> published(Officer officer, YearMonth month) {
    return statements
        .findByOfficerIdAndPublishedAtIsNotNullOrderByMonthCodeDescVersionDesc(officer.id())
        .stream()
        .filter(one -> one.month().equals(month))
        .toList();
  }

  private static String correction(Line line, List<Said> said) {
    return said.stream()
        .filter(one -> one.dispute().accepted())
        .filter(one -> one.dispute().indicatorCode().equals(line.code()))
        .filter(one -> one.dispute().corrects(new BigDecimal(line.actual())))
        .reduce((earlier, later) -> later)
        .map(
            one ->
                "异议采纳，更正数据（%s，%s）"
                    .formatted(
                        one.decidedBy(), TIME.format(one.dispute().decidedAt().orElseThrow())))
        .orElse("异议采纳，更正数据");
  }

  private static boolean disputed(Line line, List<Dispute> disputes) {
    BigDecimal actual = line.actual() == null ? null : new BigDecimal(line.actual());
    return disputes.stream()
        .anyMatch(one -> one.indicatorCode().equals(line.code()) && one.concerns(actual));
  }

  private static Row row(
      Line line,
      StatementDocument document,
      Map<YearMonth, Map<String, Point>> quarter,
      Optional<Warning> warning,
      boolean resolved,
      boolean disputable) {
    return new Row(
        line.code(),
        line.name(),
        line.weight(),
        line.core(),
        line.kind().label(),
        line.target() + line.unit(),
        StatementWords.due(line),
        StatementWords.figure(line.actual(), line),
        line.attainment(),
        StatementWords.percent(line.attainment()),
        line.light(),
        StatementWords.reason(line, document),
        StatementWords.says(line),
        StatementWords.change(line),
        line.source() == null ? "—" : line.source(),
        line.debtRate() == null
            ? null
            : "负债率%s%%，上限%s%%".formatted(line.debtRate(), line.debtCeiling()),
        quarter.entrySet().stream()
            .map(
                entry ->
                    entry
                        .getValue()
                        .getOrDefault(
                            line.code(), new Point(label(entry.getKey()), null, "—", null)))
            .toList(),
        warning,
        resolved,
        disputable);
  }

  private Said said(Dispute dispute, StatementDocument document) {
    return new Said(
        dispute,
        document.line(dispute.indicatorCode()).map(Line::name).orElse(dispute.indicatorCode()),
        dispute.decidedBy().map(this::person).orElse(""));
  }

  /** A person as people know him; who is no officer acted for the organization department. */
  private String person(String id) {
    return assignments.county().officer(id).map(Officer::name).orElse("组织部");
  }

  /** One of its figures with all that it came from; empty if it has no such indicator. */
  Optional<FigureView> figure(Reader reader, StatementView view, String indicator) {
    return view.document().line(indicator).map(line -> figure(reader, view, line));
  }

  private FigureView figure(Reader reader, StatementView view, Line line) {
    Statement statement = view.statement();
    String planCode = view.document().planCode();
    List<FigureView.Shown> versions = new ArrayList<>();
    for (Version one : view.versions()) {
      StatementDocument document = press.read(one.statement());
      document
          .line(line.code())
          .ifPresent(
              known ->
                  versions.add(
                      new FigureView.Shown(
                          one, row(known, document, Map.of(), Optional.empty(), false, false))));
    }
    return new FigureView(
        view,
        view.rows().stream()
            .filter(row -> row.code().equals(line.code()))
            .findFirst()
            .orElseThrow(),
        line,
        StatementWords.dueFrom(line),
        StatementWords.attainmentFrom(line),
        plans.adopted(
            planCode,
            statement.computedAt(),
            new PlanLedger.Reader(reader.id(), reader.everything())),
        history
            .of(
                planCode,
                line.code(),
                Optional.of(view.officer().id())
                    .filter(own -> line.scope() == IndicatorScope.OFFICER),
                statement.month())
            .stream()
            .map(
                version ->
                    new FigureView.Arrival(
                        version, Optional.ofNullable(version.by()).map(this::person)))
            .toList(),
        view.said().stream()
            .filter(one -> one.dispute().indicatorCode().equals(line.code()))
            .toList(),
        versions);
  }
}
