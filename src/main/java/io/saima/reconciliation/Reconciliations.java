package io.saima.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.County;
import io.saima.organization.CountyImported;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.plan.IndicatorActuals;
import io.saima.plan.IndicatorScope;
import io.saima.reconciliation.StatementDocument.Line;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reconciles months for the whole county: computes and publishes statements in chunks that may be
 * repeated after a crash, and again when figures changed.
 */
@Service
@Transactional
public class Reconciliations {

  /** Two branches compute and publish statements side by side. */
  public static final int LANES = 2;

  private static final int CHUNK = 200;

  /** Of more officers than this the whole month is computed again, side by side. */
  private static final int MANY = 2_000;

  private static final int LONGEST_NOTE = 1_900;
  private static final Set<String> FIGURES =
      Set.of(
          "plans",
          "plan-indicators",
          "indicator-actuals",
          "facts",
          "weekly-logs",
          "officers",
          "leave");

  private final Statements statements;
  private final StatementPress press;
  private final Confirmations confirmations;
  private final Warnings warnings;
  private final SingleChanges changes;
  private final IndicatorActuals actuals;
  private final Assignments assignments;
  private final ClosedQuarters closed;
  private final Deadlines deadlines;
  private final Notes notes;
  private final JdbcClient jdbc;
  private final Clock clock;

  Reconciliations(
      Statements statements,
      StatementPress press,
      Confirmations confirmations,
      Warnings warnings,
      SingleChanges changes,
      IndicatorActuals actuals,
      Assignments assignments,
      ClosedQuarters closed,
      Deadlines deadlines,
      Notes notes,
      JdbcClient jdbc,
      Clock clock) {
    this.statements = statements;
    this.press = press;
    this.confirmations = confirmations;
    this.warnings = warnings;
    this.changes = changes;
    this.actuals = actuals;
    this.assignments = assignments;
    this.closed = closed;
    this.deadlines = deadlines;
    this.notes = notes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Round(boolean stale) {}

  /**
   * The months that are to be reconciled now, the earliest first: the last closed one from its day
   * on, those that were begun and not finished, those whose figures changed, for all or for some,
   * and those with statements that nobody was told of yet.
   *
   * @param catchUp the last closed month does not wait for its day if there are figures of it
   */
  @Transactional(readOnly = true)
  public List<YearMonth> due(boolean catchUp) {
    TreeSet<YearMonth> due = new TreeSet<>();
    jdbc.sql(
            "select month_code from reconciliation_round r where stale = ? or published_at is null"
                + " or exists (select 1 from statement_change c where c.month_code = r.month_code)"
                + " or exists (select 1 from monthly_statement s where s.month_code = r.month_code"
                + " and s.superseded_at is null and s.published_at is null)")
        .param(true)
        .query(String.class)
        .list()
        .forEach(code -> due.add(YearMonth.parse(code)));
    LocalDate today = LocalDate.now(clock);
    YearMonth last = YearMonth.from(today).minusMonths(1);
    if (round(last).isEmpty() && !assignments.county().officers().isEmpty()) {
      boolean dayHasCome = !today.isBefore(begins(YearMonth.from(today)));
      if (dayHasCome || catchUp && actuals.existsByMonthCode(last.toString())) {
        due.add(last);
      }
    }
    return List.copyOf(due);
  }

  /** The day of a month on which the month before it is reconciled. */
  public LocalDate begins(YearMonth month) {
    return deadlines.from("monthly-reconciliation", month.atDay(1).minusDays(1)).toLocalDate();
  }

  private Optional<Round> round(YearMonth month) {
    return round(month, "");
  }

  /**
   * The month, for this transaction alone: two cases that took the same month at the same moment,
   * on two nodes, do it in turn, each going on where the other stopped.
   */
  private Round held(YearMonth month) {
    return round(month, " for update").orElseThrow();
  }

  private Optional<Round> round(YearMonth month, String how) {
    return jdbc.sql("select stale from reconciliation_round where month_code = ?" + how)
        .param(month.toString())
        .query((row, n) -> new Round(row.getBoolean(1)))
        .optional();
  }

  /**
   * Begins a month, or begins it again because figures changed; where something changed for some
   * officers only, computes theirs. Repeating it changes nothing.
   */
  public void open(YearMonth month) {
    if (round(month).isEmpty()) {
      begin(month);
      return;
    }
    boolean stale = held(month).stale();
    List<String> changed = changes.take(month);
    if (stale || changed.size() > MANY) {
      jdbc.sql("delete from reconciliation_lane where month_code = ?")
          .param(month.toString())
          .update();
      divide(month);
      jdbc.sql("update reconciliation_round set stale = ? where month_code = ?")
          .params(false, month.toString())
          .update();
    } else if (!confirmations.frozen(month)) {
      compute(changed, month);
    }
  }

  private void compute(List<String> changed, YearMonth month) {
    LocalDate end = month.atEndOfMonth();
    for (int at = 0; at < changed.size(); at += CHUNK) {
      press.compute(
          changed.subList(at, Math.min(at + CHUNK, changed.size())).stream()
              .flatMap(id -> assignments.county().officer(id).stream())
              .filter(officer -> officer.assessed() && officer.hereOn(end))
              .toList(),
          month);
    }
  }

  private void begin(YearMonth month) {
    try {
      jdbc.sql("insert into reconciliation_round (month_code, opened_at, stale) values (?, ?, ?)")
          .params(month.toString(), LocalDateTime.now(clock), false)
          .update();
      divide(month);
    } catch (DuplicateKeyException e) {
      // Another node began it at the same moment.
    }
  }

  /**
   * Gives each branch a range of officers. Who sit together are mostly in one, so that what a unit
   * shares is seldom met by both at once.
   */
  private void divide(YearMonth month) {
    List<Officer> officers = assignments.county().officers();
    String after = "";
    for (int lane = 0; lane < LANES; lane++) {
      int end = officers.size() * (lane + 1) / LANES;
      boolean last = lane == LANES - 1;
      String upTo = last ? null : end == 0 ? "" : officers.get(end - 1).id();
      jdbc.sql(
              "insert into reconciliation_lane"
                  + " (month_code, lane_no, after_id, up_to_id, computed_to, computed)"
                  + " values (?, ?, ?, ?, ?, ?)")
          .params(month.toString(), lane, after, upTo, after, false)
          .update();
      after = upTo;
    }
  }

  /**
   * The officers of a branch.
   *
   * @param upTo the last one; null in the last branch, which also has who is new since
   * @param computedTo the last one whose statement is computed
   */
  private record Lane(String after, String upTo, String computedTo, boolean computed) {

    boolean has(Officer officer) {
      return upTo == null || officer.id().compareTo(upTo) <= 0;
    }
  }

  /** A branch, for this transaction alone, as with a month; empty if the month has fewer. */
  private Optional<Lane> held(YearMonth month, int lane) {
    return jdbc.sql(
            "select after_id, up_to_id, computed_to, computed from reconciliation_lane"
                + " where month_code = ? and lane_no = ? for update")
        .params(month.toString(), lane)
        .query(
            (row, n) ->
                new Lane(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
        .optional();
  }

  /**
   * Computes the statements of a branch's next officers: those assessed here who were in service at
   * the month's end.
   *
   * @param lane 0 or 1
   * @return whether there are more
   */
  public boolean computeNext(YearMonth month, int lane) {
    Lane held = held(month, lane).filter(one -> !one.computed()).orElse(null);
    if (held == null) {
      return false;
    }
    LocalDate end = month.atEndOfMonth();
    List<Officer> next =
        assignments
            .county()
            .officersAfter(held.computedTo())
            .takeWhile(held::has)
            .filter(officer -> officer.assessed() && officer.hereOn(end))
            .limit(CHUNK)
            .toList();
    press.compute(next, month);
    boolean more = next.size() == CHUNK;
    jdbc.sql(
            "update reconciliation_lane set computed_to = ?, computed = ?"
                + " where month_code = ? and lane_no = ?")
        .params(
            next.isEmpty() ? held.computedTo() : next.get(next.size() - 1).id(),
            !more,
            month.toString(),
            lane)
        .update();
    return more;
  }

  private List<String> unpublished(YearMonth month, Lane lane, int limit) {
    return lane.upTo() == null
        ? statements.unpublishedAfter(month.toString(), lane.after(), Limit.of(limit))
        : statements.unpublishedWithin(
            month.toString(), lane.after(), lane.upTo(), Limit.of(limit));
  }

  /** One may have been published since it was found, with the answer to a dispute. */
  private List<Statement> unpublishedOf(List<String> officers, YearMonth month) {
    return officers.isEmpty()
        ? List.of()
        : statements.newest(officers, month.toString()).stream()
            .filter(statement -> statement.publishedAt().isEmpty())
            .toList();
  }

  /**
   * What publishing some statements brought.
   *
   * @param confirmations the officers by the key of the confirmation that is to be started now, in
   *     this transaction
   * @param more whether the branch has others to publish
   */
  public record Published(Map<String, String> confirmations, boolean more) {}

  /**
   * Publishes a branch's next statements: a note to each officer, a confirmation where a light is
   * red that was not red in the version before, and what warnings follow.
   *
   * @param lane 0 or 1
   */
  public Published publishNext(YearMonth month, int lane) {
    Lane held = held(month, lane).orElse(null);
    if (held == null) {
      return new Published(Map.of(), false);
    }
    List<String> waiting = unpublished(month, held, CHUNK + 1);
    List<Statement> next = unpublishedOf(waiting.stream().limit(CHUNK).toList(), month);
    boolean frozen = confirmations.frozen(month);
    LocalDate today = LocalDate.now(clock);
    List<Statement> red = new ArrayList<>();
    Map<String, String> told = new LinkedHashMap<>();
    Map<Statement, StatementDocument> documents = new LinkedHashMap<>();
    for (Statement statement : next) {
      StatementDocument document = press.read(statement);
      documents.put(statement, document);
      Optional<StatementDocument> before =
          statement.version() == 1
              ? Optional.empty()
              : statements.published(statement.officerId(), month.toString()).map(press::read);
      if (before.filter(document::sameFigures).isEmpty()) {
        told.put(
            statement.officerId(),
            title(month, before.isPresent()) + "：" + StatementWords.lights(document));
      }
      boolean here =
          assignments
              .county()
              .officer(statement.officerId())
              .filter(officer -> officer.hereOn(today))
              .isPresent();
      List<Line> newReds = before.map(document::newReds).orElseGet(document::reds);
      if (here && !newReds.isEmpty()) {
        if (frozen) {
          confirmations.tellOfFrozen(statement, newReds);
        } else {
          red.add(statement);
        }
      }
    }
    notes.writeToEach(
        told, month + "/statement", "各项指标的目标、实际和灯色见对账单；有异议的，可在对账单上提出。", "/me/statements/" + month);
    press.publish(month, next);
    if (!frozen) {
      warnings.observe(month, documents);
    }
    return new Published(confirmations.ask(month, red), waiting.size() > CHUNK);
  }

  private static String title(YearMonth month, boolean again) {
    return StatementWords.month(month) + (again ? "对账单有更新" : "对账单已公布");
  }

  /**
   * Tells each personnel officer once which figures of his units are missing, and ends the month's
   * reconciliation for now.
   */
  public void finish(YearMonth month) {
    held(month);
    if (!confirmations.frozen(month)) {
      warnings.finish(month);
    }
    String topic = month + "/missing-figures";
    var rules = assignments.today();
    County county = assignments.county();
    Map<String, List<String>> missing = new TreeMap<>();
    for (String unit : statements.unitsWithMissingFigures(month.toString())) {
      rules
          .personnelOfficer(unit, null)
          .filter(person -> !notes.has(person, topic))
          .ifPresent(
              person ->
                  missing
                      .computeIfAbsent(person, none -> new ArrayList<>())
                      .add(
                          county.unit(unit).map(Unit::name).orElse(unit)
                              + "："
                              + missingOf(county, month, unit)));
    }
    missing.forEach(
        (person, units) ->
            notes.write(
                person,
                topic,
                StatementWords.month(month) + "有指标缺数据",
                shortened("以下指标没有数据，亮灰灯，请补报：" + String.join("；", units) + "。"),
                "/statements?month=" + month));
    jdbc.sql(
            "update reconciliation_round set published_at = ?"
                + " where month_code = ? and published_at is null")
        .params(LocalDateTime.now(clock), month.toString())
        .update();
  }

  /** The missing figures of a unit: an indicator of the whole unit once, others with the people. */
  private String missingOf(County county, YearMonth month, String unit) {
    record Missing(String name, String indicator) {}
    List<Missing> missing = new ArrayList<>();
    for (Statement statement : statements.withMissingFigures(month.toString(), unit)) {
      StatementDocument document = press.read(statement);
      String name =
          county.officer(statement.officerId()).map(Officer::name).orElse(statement.officerId());
      if (document.planCode() == null) {
        missing.add(new Missing(name, "没有考核方案"));
      }
      for (Line line : document.lines()) {
        if (line.grey()) {
          missing.add(new Missing(line.scope() == IndicatorScope.UNIT ? "全单位" : name, line.name()));
        }
      }
    }
    return missing.stream()
        .collect(groupingBy(Missing::indicator, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(
            entry ->
                entry.getKey()
                    + "（"
                    + entry.getValue().stream().map(Missing::name).distinct().collect(joining("、"))
                    + "）")
        .collect(joining("，"));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NOTE / 2)) + "……其余见各人对账单。";
  }

  /** Figures changed: the months of quarters that are not frozen are computed again. */
  public void figuresChanged() {
    Set<Quarter> frozen = closed.of(ClosedQuarters.Part.INPUTS);
    for (String code :
        jdbc.sql("select month_code from reconciliation_round").query(String.class).list()) {
      if (!frozen.contains(Quarter.of(YearMonth.parse(code)))) {
        jdbc.sql("update reconciliation_round set stale = ? where month_code = ?")
            .params(true, code)
            .update();
      }
    }
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(CountyImported imported) {
    if (imported.tables().stream().anyMatch(FIGURES::contains)) {
      figuresChanged();
    }
  }
}
