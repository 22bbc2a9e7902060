package io.saima.reconciliation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Postings;
import io.saima.organization.Unit;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.WarningTurned.Turn;
import io.saima.rectification.Problem;
import io.saima.rectification.Rectifications;
import io.saima.scoring.Light;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens warnings of what statements say (预警), moves them on, and ends them: in green, or in a
 * rectification.
 */
@Service
@Transactional
public class Warnings {

  private static final String TASK = "查明原因，采取措施，使指标恢复正常。";

  private final WarningRows warnings;
  private final WarningRecords records;
  private final WarningPeople people;
  private final Statements statements;
  private final StatementPress press;
  private final Rectifications rectifications;
  private final Assignments assignments;
  private final Postings postings;
  private final Deadlines deadlines;
  private final Notes notes;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Warnings(
      WarningRows warnings,
      WarningRecords records,
      WarningPeople people,
      Statements statements,
      StatementPress press,
      Rectifications rectifications,
      Assignments assignments,
      Postings postings,
      Deadlines deadlines,
      Notes notes,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.warnings = warnings;
    this.records = records;
    this.people = people;
    this.statements = statements;
    this.press = press;
    this.rectifications = rectifications;
    this.assignments = assignments;
    this.postings = postings;
    this.deadlines = deadlines;
    this.notes = notes;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A light on an officer's statement of which nobody is warned yet.
   *
   * @param found whether a whole post shares it and the officer came only in this month, so that it
   *     may be milder for him than for the others
   */
  private record Lit(Officer officer, String unitCode, String subject, Line line, boolean found) {

    String post() {
      return Officer.post(unitCode, officer.postClass());
    }

    String key() {
      return Warning.key(subject, line.code());
    }
  }

  // ---- what statements say

  /**
   * Takes what statements of a month say that are being published (a few hundred at once): tells
   * open warnings, and opens new ones. What was said before changes nothing. Of what a post shares
   * those speak who were there in the month before; who came since, for whom a second yellow
   * running is the first, only if there is nobody else.
   */
  void observe(YearMonth month, Map<Statement, StatementDocument> published) {
    County county = assignments.county();
    Map<String, Officer> then =
        inTheirPosts(
            published.keySet().stream()
                .flatMap(statement -> county.officer(statement.officerId()).stream())
                .toList(),
            month);
    Set<String> newcomers = newcomers(then.values(), month);
    Set<String> subjects = new HashSet<>();
    Map<String, Lit> lights = new LinkedHashMap<>();
    Map<String, Lit> found = new LinkedHashMap<>();
    published.forEach(
        (statement, document) ->
            county
                .officer(statement.officerId())
                .ifPresent(
                    officer -> {
                      boolean came =
                          newcomers.contains(officer.id()) || document.cameSince(month.atDay(1));
                      for (Line line : document.lines()) {
                        String unit = statement.unitCode();
                        String subject = Warning.subject(then.get(officer.id()), unit, line);
                        subjects.add(subject);
                        Lit lit =
                            new Lit(officer, unit, subject, line, came && Warning.shared(line));
                        (lit.found() ? found : lights).putIfAbsent(lit.key(), lit);
                      }
                    }));
    found.keySet().removeAll(lights.keySet());
    found.keySet().removeAll(saidByOthers(month, found.values()));
    lights.putAll(found);
    if (subjects.isEmpty()) {
      return;
    }
    Map<String, Warning> open =
        warnings.open(subjects).stream()
            .collect(
                toMap(
                    warning -> Warning.key(warning.subject(), warning.indicatorCode()),
                    Function.identity()));
    List<Lit> unknown = new ArrayList<>();
    Set<String> observed = new TreeSet<>();
    lights.forEach(
        (key, lit) -> {
          Warning warning = open.get(key);
          if (warning == null) {
            unknown.add(lit);
          } else if (warning.concerns(month, lit.line())) {
            observe(warning, month, lit.line());
            if (warning.state().open()) {
              observed.add(warning.number());
            }
          }
        });
    if (!observed.isEmpty()) {
      events.publishEvent(new WarningsObserved(observed));
    }
    openThose(month, unknown);
  }

  /** Of officers in the posts of a month those who were not there in the month before. */
  private Set<String> newcomers(Collection<Officer> then, YearMonth month) {
    YearMonth before = month.minusMonths(1);
    return postings
        .came(
            then,
            then.stream().collect(toMap(Officer::id, officer -> before)),
            month.atEndOfMonth())
        .keySet();
  }

  /** Of which lights that newcomers found others of their posts have statements of the month. */
  private Set<String> saidByOthers(YearMonth month, Collection<Lit> found) {
    if (found.isEmpty()) {
      return Set.of();
    }
    County county = assignments.county();
    Map<String, Officer> then =
        inTheirPosts(
            jdbc
                .sql(
                    "select officer_id from monthly_statement where month_code = :month"
                        + " and unit_code in (:units) and superseded_at is null")
                .param("month", month.toString())
                .param("units", found.stream().map(Lit::unitCode).collect(toSet()))
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> county.officer(id).stream())
                .toList(),
            month);
    Set<String> others = new HashSet<>(then.keySet());
    others.removeAll(newcomers(then.values(), month));
    if (others.isEmpty()) {
      return Set.of();
    }
    Set<String> said = new HashSet<>();
    for (Statement statement : statements.newest(others, month.toString())) {
      StatementDocument document = press.read(statement);
      if (!document.cameSince(month.atDay(1))) {
        document.lines().stream()
            .filter(Warning::shared)
            .map(
                line ->
                    Warning.key(
                        Warning.subject(
                            then.get(statement.officerId()), statement.unitCode(), line),
                        line.code()))
            .forEach(said::add);
      }
    }
    return said;
  }

  private void observe(Warning warning, YearMonth month, Line line) {
    boolean again = month.equals(warning.month());
    Light before = warning.light();
    warning.observe(month, line);
    record(
        warning,
        again ? WarningStep.RECOMPUTED : WarningStep.RECONCILED,
        null,
        StatementWords.month(month) + "：" + warning.figures());
    if (warning.light() == Light.GREEN) {
      lift(warning, WarningState.GREEN, WarningStep.GREEN);
    } else if (again
        && month.equals(warning.openedMonth())
        && warning.light() == Light.YELLOW
        && before.compareTo(Light.YELLOW) > 0) {
      lift(warning, WarningState.CORRECTED, WarningStep.CORRECTED);
    } else if (warning.redAgain()) {
      warning.supervise(supervisionDue());
      record(warning, WarningStep.RED_AGAIN, null, null);
      events.publishEvent(new WarningTurned(warning.number(), Turn.RED_AGAIN));
    } else if (warning.untold()) {
      events.publishEvent(new WarningTurned(warning.number(), Turn.WORSE));
    }
  }

  private void lift(Warning warning, WarningState outcome, WarningStep step) {
    warning.end(outcome, now());
    record(warning, step, null, null);
    events.publishEvent(new WarningTurned(warning.number(), Turn.LIFTED));
  }

  private void openThose(YearMonth month, List<Lit> unknown) {
    List<Lit> lit =
        unknown.stream().filter(one -> one.line().light().compareTo(Light.YELLOW) >= 0).toList();
    if (lit.isEmpty() || !month.equals(newestMonth())) {
      return;
    }
    LocalDate today = now().toLocalDate();
    Map<String, StatementDocument> before = yellowBefore(month, lit);
    List<Lit> bad =
        lit.stream()
            .filter(one -> Warning.shared(one.line()) || one.officer().hereOn(today))
            .filter(
                one ->
                    one.line().light() != Light.YELLOW
                        || Optional.ofNullable(one.found() ? null : before.get(one.officer().id()))
                            .flatMap(document -> document.line(one.line().code()))
                            .filter(line -> line.baseLight() == Light.YELLOW)
                            .isPresent())
            .toList();
    Map<String, Set<String>> atWork =
        rectifications.indicatorsAtWork(
            bad.stream()
                .collect(toMap(one -> one.officer().id(), Lit::post, (post, same) -> same)));
    Map<String, Boolean> opened = new LinkedHashMap<>();
    for (Lit one : bad) {
      if (!atWork.getOrDefault(one.officer().id(), Set.of()).contains(one.line().code())) {
        open(month, one).ifPresent(warning -> opened.put(warning.number(), warning.untold()));
      }
    }
    events.publishEvent(new WarningsOpened(opened));
  }

  /** A month is not warned of when a later one is known already. */
  private YearMonth newestMonth() {
    return YearMonth.parse(
        jdbc.sql("select max(month_code) from reconciliation_round").query(String.class).single());
  }

  /**
   * Within a quarter a second yellow counts as worse; in its first month the statement of the month
   * before tells whether it is the second one running.
   */
  private Map<String, StatementDocument> yellowBefore(YearMonth month, List<Lit> lit) {
    List<String> officers =
        lit.stream()
            .filter(one -> one.line().light() == Light.YELLOW && !one.found())
            .map(one -> one.officer().id())
            .distinct()
            .toList();
    if (officers.isEmpty() || !month.equals(Quarter.of(month).months().get(0))) {
      return Map.of();
    }
    return statements.newest(officers, month.minusMonths(1).toString()).stream()
        .filter(statement -> statement.publishedAt().isPresent())
        .collect(toMap(Statement::officerId, press::read));
  }

  private Optional<Warning> open(YearMonth month, Lit lit) {
    boolean shared = Warning.shared(lit.line());
    Optional<String> responsible =
        shared ? people.ofUnit(lit.unitCode()) : Optional.of(lit.officer().id());
    if (responsible.isEmpty()) {
      return Optional.empty();
    }
    Warning warning =
        warnings.save(
            new Warning(
                lit.subject(),
                shared ? null : lit.officer().id(),
                lit.unitCode(),
                responsible.get(),
                month,
                lit.line(),
                due("warning-plan"),
                now()));
    record(
        warning, WarningStep.OPENED, null, StatementWords.month(month) + "：" + warning.figures());
    return Optional.of(warning);
  }

  /**
   * Ends what the statements of the newest month, all of which are published, do not have any more:
   * the officer has left, or the indicator is not in his plan.
   */
  void finish(YearMonth month) {
    if (month.equals(newestMonth())) {
      for (Warning warning :
          warnings.findByClosedAtIsNullAndMonthCodeLessThanOrderById(month.toString())) {
        lift(warning, WarningState.DROPPED, WarningStep.DROPPED);
      }
    }
  }

  // ---- the cut-off

  /**
   * Before a quarter's inputs are frozen, what is red becomes a rectification; what is yellow,
   * orange or grey is watched on in the next quarter.
   *
   * @param officers whose inputs are about to be frozen
   */
  public void cutOff(Collection<String> officers, Quarter quarter) {
    Set<String> subjects = new HashSet<>(officers);
    for (String id : officers) {
      assignments.county().officer(id).map(Officer::post).ifPresent(subjects::add);
    }
    List<String> months = quarter.months().stream().map(YearMonth::toString).toList();
    for (Warning warning :
        warnings.findByClosedAtIsNullAndLightAndMonthCodeInOrderById(Light.RED, months)) {
      if (!subjects.contains(warning.subject())) {
        continue;
      }
      if (people.gone(warning)) {
        lift(warning, WarningState.DROPPED, WarningStep.DROPPED);
      } else {
        events.publishEvent(new WarningTurned(warning.number(), Turn.CUT_OFF));
      }
    }
  }

  // ---- for the process

  @Transactional(readOnly = true)
  public Warning get(String number) {
    return Warning.idOf(number)
        .flatMap(warnings::findById)
        .orElseThrow(() -> new IllegalArgumentException("No warning " + number));
  }

  /** Tells the leader in charge at once of an orange or red light. */
  public void inform(String number) {
    Warning warning = get(number);
    warning.inform();
    people
        .findLeader(number)
        .ifPresent(
            leader -> {
              note(leader, warning, StatementWords.light(warning.light()) + "预警");
              record(warning, WarningStep.INFORMED, null, name(leader));
            });
  }

  /**
   * The responsible person names his measures.
   *
   * @param rectify the red light is to become a rectification once they are accepted
   */
  public void plan(String number, String by, String measures, boolean rectify) {
    Warning warning = get(number);
    if (rectify) {
      warning.requireRed();
    }
    warning.plan(by, measures, due("warning-acceptance"));
    record(warning, WarningStep.PLANNED, by, measures);
  }

  /** No measures came in time: it is a matter for the leader in charge. */
  public void missPlan(String number) {
    Warning warning = get(number);
    warning.missPlan(supervisionDue());
    record(warning, WarningStep.PLAN_MISSED, null, null);
    note(warning.responsibleId(), warning, "到期未报措施，已转分管领导督办");
  }

  /**
   * The supervisor accepts the measures.
   *
   * @return whether the light is red
   */
  public boolean accept(String number, String by, String opinion) {
    Warning warning = get(number);
    warning.accept();
    record(warning, WarningStep.ACCEPTED, by, opinion);
    return warning.light() == Light.RED;
  }

  /**
   * Nobody is left to accept the measures: they stand as they were sent.
   *
   * @return whether the light is red
   */
  public boolean letStand(String number) {
    Warning warning = get(number);
    warning.accept();
    record(warning, WarningStep.STANDS, null, null);
    return warning.light() == Light.RED;
  }

  /**
   * The measures are sent back with a reason.
   *
   * @return whether that was once too often, so that the leader in charge takes over
   */
  public boolean sendBack(String number, String by, String reason) {
    Warning warning = get(number);
    boolean tooOften = warning.sendBack(due("warning-plan"), supervisionDue());
    record(warning, WarningStep.RETURNED, by, reason);
    return tooOften;
  }

  /** Why the measures were last sent back; empty if they were not. */
  @Transactional(readOnly = true)
  public Optional<String> reasonOfReturn(String number) {
    Warning warning = get(number);
    return warning.returned() == 0
        ? Optional.empty()
        : records
            .findFirstByWarningIdAndStepOrderByIdDesc(warning.id(), WarningStep.RETURNED)
            .flatMap(WarningRecord::detail);
  }

  /**
   * The leader in charge says what is to be done.
   *
   * @param rectify the red light becomes a rectification; if not it is watched on
   */
  public void instruct(String number, String by, String instruction, boolean rectify) {
    Warning warning = get(number);
    if (rectify) {
      warning.requireRed();
    }
    warning.instruct(instruction);
    record(warning, WarningStep.INSTRUCTED, by, instruction);
    if (!rectify) {
      note(warning.responsibleId(), warning, "分管领导提出督办要求");
    }
  }

  /** Nobody is left to say what is to be done: it is watched on. */
  public void leaveUninstructed(String number) {
    Warning warning = get(number);
    warning.instruct(null);
    record(warning, WarningStep.NOT_INSTRUCTED, null, null);
  }

  /**
   * The red light becomes a rectification item, which ends the warning, as whoever took the last
   * step wants it.
   */
  public void rectify(String number) {
    Warning warning = get(number);
    String by =
        records
            .findFirstByWarningIdOrderByIdDesc(warning.id())
            .flatMap(WarningRecord::actorId)
            .orElse(null);
    rectify(warning, by);
  }

  /** The same because the quarter's inputs are about to be frozen, and it is still red. */
  public void rectifyAtCutOff(String number) {
    rectify(get(number), null);
  }

  private void rectify(Warning warning, String by) {
    String text =
        "%s对账红灯：%s，%s。"
            .formatted(
                StatementWords.month(warning.month()), warning.indicatorName(), warning.figures());
    String item =
        rectifications.open(
            problem(
                    warning.subject(),
                    warning.officerId().orElseGet(() -> people.responsible(warning.number())),
                    warning.month(),
                    warning.indicatorCode(),
                    text,
                    warning.instruction().orElse(TASK),
                    by)
                .withMeasures(warning.measures().orElse(null)));
    warning.rectify(item, now());
    record(warning, WarningStep.RECTIFIED, by, "整改事项" + item);
  }

  /** Tells people that a warning has ended. */
  public void tellLifted(String number) {
    Warning warning = get(number);
    if (warning.state() == WarningState.RECTIFIED) {
      return;
    }
    String title = "预警解除：" + warning.state().label();
    note(warning.responsibleId(), warning, title);
    if (warning.informed()) {
      people.findLeader(number).ifPresent(leader -> note(leader, warning, title));
    }
  }

  /** Whose light it is has left: there is nothing to be warned of. */
  public void dropOfLeaver(String number) {
    Warning warning = get(number);
    if (warning.state().open() && people.gone(warning)) {
      lift(warning, WarningState.DROPPED, WarningStep.DROPPED);
    }
  }

  // ---- red lights of a statement

  /**
   * Whether a red light of an officer's statement is his to rectify: one that a whole post shares
   * is the matter of whoever answers for the unit.
   */
  @Transactional(readOnly = true)
  boolean mayBeRectified(Statement statement, Line red) {
    return !Warning.shared(red)
        || people.ofUnit(statement.unitCode()).filter(statement.officerId()::equals).isPresent();
  }

  /** Opens the rectification item of a red light of a statement, and ends its warning. */
  void rectify(Officer officer, Statement statement, Line red, String by) {
    String subject = Warning.subject(inPostOf(officer, statement), statement.unitCode(), red);
    String item =
        rectifications.open(
            problem(
                subject,
                officer.id(),
                statement.month(),
                red.code(),
                StatementWords.problem(statement.month(), red),
                TASK,
                by));
    warnings
        .findByOpenKey(Warning.key(subject, red.code()))
        .ifPresent(
            warning -> {
              warning.rectify(item, now());
              record(warning, WarningStep.RECTIFIED, by, "整改事项" + item);
              events.publishEvent(new WarningTurned(warning.number(), Turn.LIFTED));
            });
  }

  private static Problem problem(
      String subject,
      String officer,
      YearMonth month,
      String indicator,
      String text,
      String task,
      String by) {
    Problem problem =
        Problem.redLight(
            "red/%s/%s/%s".formatted(month, subject, indicator),
            officer,
            indicator,
            Quarter.of(month),
            text,
            task,
            by);
    return subject.equals(officer) ? problem : problem.sharedBy(subject);
  }

  /** The warnings of which a statement's lines tell, by indicator. */
  @Transactional(readOnly = true)
  Map<String, Warning> of(Officer officer, Statement statement) {
    Map<String, Warning> found = new HashMap<>();
    for (Warning warning :
        warnings.findBySubjectInOrderById(Set.of(officer.id(), postOf(officer, statement)))) {
      if (!statement.month().isBefore(warning.openedMonth())
          && !statement.month().isAfter(warning.month())) {
        found.put(warning.indicatorCode(), warning);
      }
    }
    return found;
  }

  // ---- helpers

  /** Officers in the posts of which the statements of a month speak: those of its last day. */
  private Map<String, Officer> inTheirPosts(Collection<Officer> officers, YearMonth month) {
    return postings.asOf(officers, month.atEndOfMonth()).stream()
        .collect(toMap(Officer::id, Function.identity()));
  }

  /** The post of whose plan a statement speaks. */
  @Transactional(readOnly = true)
  String postOf(Officer officer, Statement statement) {
    return Officer.post(statement.unitCode(), inPostOf(officer, statement).postClass());
  }

  private Officer inPostOf(Officer officer, Statement statement) {
    return inTheirPosts(List.of(officer), statement.month()).get(officer.id());
  }

  private void note(String person, Warning warning, String title) {
    notes.write(
        person,
        warning.number() + "/" + warning.state(),
        "%s：%s".formatted(title, warning.indicatorName()),
        "%s，%s，%s"
            .formatted(whose(warning), StatementWords.month(warning.month()), warning.figures()),
        "/warnings/" + warning.number());
  }

  /** Whose light it is, as people know him or the unit. */
  @Transactional(readOnly = true)
  public String whose(Warning warning) {
    return warning
        .officerId()
        .map(this::name)
        .orElseGet(
            () ->
                assignments
                    .county()
                    .unit(warning.unitCode())
                    .map(Unit::name)
                    .orElse(warning.unitCode()));
  }

  private String name(String officer) {
    return assignments.county().officer(officer).map(Officer::name).orElse(officer);
  }

  private void record(Warning warning, WarningStep step, String actor, String detail) {
    records.save(new WarningRecord(warning, step, actor, detail, now()));
  }

  private LocalDateTime supervisionDue() {
    return due("warning-supervision");
  }

  private LocalDateTime due(String deadline) {
    return deadlines.from(deadline, now().toLocalDate());
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
