package io.saima.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.organization.Officer;
import io.saima.organization.Postings;
import io.saima.plan.ApprovedPolicy;
import io.saima.plan.IndicatorInputs;
import io.saima.plan.IndicatorInputs.MonthFigures;
import io.saima.scoring.Light;
import io.saima.scoring.Policy;
import io.saima.verification.Findings;
import io.saima.verification.FindingsOfQuarter;
import io.saima.weeklylog.WeeklyRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes the statements of some officers and stores a new version where something changed. */
@Component
class StatementPress {

  private final Statements statements;
  private final Postings postings;
  private final IndicatorInputs inputs;
  private final FindingsOfQuarter findings;
  private final WeeklyRecord logs;
  private final ApprovedPolicy policy;
  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final ObjectMapper json;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StatementPress(
      Statements statements,
      Postings postings,
      IndicatorInputs inputs,
      FindingsOfQuarter findings,
      WeeklyRecord logs,
      ApprovedPolicy policy,
      JdbcTemplate jdbc,
      JdbcClient client,
      ObjectMapper json,
      ApplicationEventPublisher events,
      Clock clock) {
    this.statements = statements;
    this.postings = postings;
    this.inputs = inputs;
    this.findings = findings;
    this.logs = logs;
    this.policy = policy;
    this.jdbc = jdbc;
    this.client = client;
    this.json = json;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Computes the statements of a month for some officers (a few hundred at once). A statement whose
   * figures are as before stays as it is.
   *
   * @return the officers who have a new version, which is not published yet
   */
  List<String> compute(Collection<Officer> present, YearMonth month) {
    if (present.isEmpty()) {
      return List.of();
    }
    // Who has moved since keeps the plan of that month.
    List<Officer> officers = postings.asOf(present, month.atEndOfMonth());
    List<String> ids = officers.stream().map(Officer::id).toList();
    Map<String, Statement> newest =
        statements.newest(ids, month.toString()).stream()
            .collect(toMap(Statement::officerId, Function.identity()));
    Map<String, StatementDocument> documents = documents(officers, month);
    LocalDateTime now = LocalDateTime.now(clock);
    List<Object[]> superseded = new ArrayList<>();
    List<Object[]> made = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Officer officer : officers) {
      StatementDocument document = documents.get(officer.id());
      Statement before = newest.get(officer.id());
      if (before != null && read(before).equals(document)) {
        continue;
      }
      changed.add(officer.id());
      int version = before == null ? 1 : before.version() + 1;
      if (before != null) {
        superseded.add(new Object[] {now, officer.id(), month.toString(), before.version()});
      }
      made.add(row(officer, month, version, document, now));
    }
    jdbc.batchUpdate(
        "update monthly_statement set superseded_at = ?"
            + " where officer_id = ? and month_code = ? and version_no = ?",
        superseded);
    jdbc.batchUpdate(
        "insert into monthly_statement (officer_id, month_code, version_no, unit_code, light,"
            + " reds, yellows, greys, document, computed_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        made);
    return changed;
  }

  /** What an officer's statement of a month would say if it was computed now. */
  StatementDocument today(Officer officer, YearMonth month) {
    return documents(postings.asOf(List.of(officer), month.atEndOfMonth()), month)
        .get(officer.id());
  }

  private Object[] row(
      Officer officer,
      YearMonth month,
      int version,
      StatementDocument document,
      LocalDateTime now) {
    return new Object[] {
      officer.id(),
      month.toString(),
      version,
      officer.unitCode(),
      document.light().name(),
      document.count(Light.RED),
      document.count(Light.YELLOW) + document.count(Light.ORANGE),
      document.planCode() == null ? 1 : document.count(Light.GREY),
      write(document),
      now
    };
  }

  private Map<String, StatementDocument> documents(Collection<Officer> officers, YearMonth month) {
    Quarter quarter = Quarter.of(month);
    Policy rules = policy.of(quarter);
    LocalDate end = month.atEndOfMonth();
    MonthFigures figures = inputs.ofMonth(officers, month, rules);
    Map<String, Findings> found = findings.of(officers, quarter, end);
    Map<String, Map<Week, io.saima.scoring.Week>> weeks =
        logs.weeks(officers.stream().map(Officer::id).toList(), quarter, LocalDateTime.now(clock));
    Map<String, StatementDocument> documents = new LinkedHashMap<>();
    for (Officer officer : officers) {
      Map<Week, io.saima.scoring.Week> soFar = new LinkedHashMap<>();
      weeks
          .getOrDefault(officer.id(), Map.of())
          .forEach(
              (week, state) -> {
                if (!week.thursday().isAfter(end)) {
                  soFar.put(week, state);
                }
              });
      documents.put(
          officer.id(),
          StatementMaker.make(
              figures.of().get(officer.id()),
              figures.before().get(officer.id()),
              found.getOrDefault(officer.id(), Findings.NONE).facts(),
              soFar,
              rules));
    }
    return documents;
  }

  /**
   * Marks versions of a month as published now: those that were read, not what came since. When a
   * version was published stays as it is. Whoever has an older one before him sees the new one.
   */
  void publish(YearMonth month, Collection<Statement> versions) {
    LocalDateTime now = LocalDateTime.now(clock);
    versions.stream()
        .collect(groupingBy(Statement::version, mapping(Statement::officerId, toList())))
        .forEach(
            (version, officers) ->
                client
                    .sql(
                        "update monthly_statement set published_at = :now"
                            + " where month_code = :month and version_no = :version"
                            + " and published_at is null"
                            + " and officer_id in (:officers)")
                    .param("now", now)
                    .param("month", month.toString())
                    .param("version", version)
                    .param("officers", officers)
                    .update());
    Set<String> renewed =
        versions.stream()
            .filter(statement -> statement.version() > 1)
            .map(Statement::officerId)
            .collect(toSet());
    if (!renewed.isEmpty()) {
      events.publishEvent(new StatementsRenewed(month, renewed));
    }
  }

  StatementDocument read(Statement statement) {
    try {
      return json.readValue(statement.document(), StatementDocument.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The statement of %s for %s cannot be read"
              .formatted(statement.officerId(), statement.month()),
          e);
    }
  }

  private String write(StatementDocument document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A statement cannot be written", e);
    }
  }
}
