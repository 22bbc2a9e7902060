package io.saima.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.Officer;
import io.saima.plan.FigureCorrection;
import io.saima.plan.FigureCorrections;
import io.saima.plan.IndicatorScope;
import io.saima.plan.PlanIndicator;
import io.saima.plan.PlanIndicators;
import io.saima.reconciliation.Dispute.Verdict;
import io.saima.reconciliation.StatementDocument.Line;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what officers say to their statements and what their supervisors answer. */
@Service
@Transactional
public class Confirmations {

  private static final Set<ConfirmationState> OPEN =
      Set.of(ConfirmationState.WAITING, ConfirmationState.DISPUTED);

  private final ConfirmationRows confirmations;
  private final EntityManager entities;
  private final Disputes disputes;
  private final Statements statements;
  private final StatementPress press;
  private final PlanIndicators indicators;
  private final FigureCorrections corrections;
  private final Warnings warnings;
  private final Assignments assignments;
  private final ClosedQuarters closed;
  private final Notes notes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Confirmations(
      ConfirmationRows confirmations,
      EntityManager entities,
      Disputes disputes,
      Statements statements,
      StatementPress press,
      PlanIndicators indicators,
      FigureCorrections corrections,
      Warnings warnings,
      Assignments assignments,
      ClosedQuarters closed,
      Notes notes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.confirmations = confirmations;
    this.entities = entities;
    this.disputes = disputes;
    this.statements = statements;
    this.press = press;
    this.indicators = indicators;
    this.corrections = corrections;
    this.warnings = warnings;
    this.assignments = assignments;
    this.closed = closed;
    this.notes = notes;
    this.events = events;
    this.clock = clock;
  }

  /** A confirmation with the statement that it is about, and what is disputed. */
  public record Matter(
      Confirmation confirmation,
      Statement statement,
      StatementDocument document,
      List<Dispute> disputes) {}

  /**
   * A supervisor's answer to one dispute.
   *
   * @param seen the figure that was before him; null if it was missing
   * @param corrected only if accepted
   */
  public record Answer(
      long dispute, BigDecimal seen, Verdict verdict, BigDecimal corrected, String text) {}

  // ---- beginning

  /**
   * Asks officers to confirm their statements of a month, which have a red light; who is being
   * asked already is not asked again.
   *
   * @return the officers by the key of the case to be started for each
   */
  Map<String, String> ask(YearMonth month, List<Statement> red) {
    Map<String, List<Confirmation>> known =
        confirmations
            .findByMonthCodeAndOfficerIdInOrderById(
                month.toString(), red.stream().map(Statement::officerId).toList())
            .stream()
            .collect(groupingBy(Confirmation::officerId));
    Map<String, String> asked = new LinkedHashMap<>();
    for (Statement statement : red) {
      List<Confirmation> before = known.getOrDefault(statement.officerId(), List.of());
      if (before.stream().noneMatch(one -> one.state().open())) {
        asked.put(open(statement, before.size() + 1).caseKey(), statement.officerId());
      }
    }
    return asked;
  }

  private Confirmation open(Statement statement, int number) {
    return confirmations.save(
        new Confirmation(
            statement.officerId(), statement.month(), number, statement.version(), now()));
  }

  /**
   * The officer disputes a figure without being asked.
   *
   * @param indicator its code, or its name
   * @throws TaskRefused if it is not, or no longer, to be disputed
   */
  public Confirmation raise(String officerId, YearMonth month, String indicator, String reason) {
    Statement statement =
        statements
            .published(officerId, month.toString())
            .orElseThrow(
                () -> new TaskRefused("您没有%s的对账单，请核对月份。".formatted(StatementWords.month(month))));
    List<Confirmation> known =
        confirmations.findByOfficerIdAndMonthCodeOrderById(officerId, month.toString());
    for (Confirmation one : known) {
      if (one.state() == ConfirmationState.WAITING) {
        throw new TaskRefused("这张对账单正等您确认，请在任务列表的“确认对账单”中提出异议。");
      }
      if (one.state().open()) {
        throw new TaskRefused("您对这张对账单的异议正在答复，答复后如仍有异议再提出。");
      }
    }
    Line line = line(press.read(statement), indicator);
    Confirmation confirmation = open(statement, known.size() + 1);
    confirmation.dispute(statement.version(), now());
    add(confirmation, line, reason);
    return confirmation;
  }

  /** The same from the page of the statement, where the case is not begun yet. */
  public void raiseFromPage(String officerId, YearMonth month, String indicator, String reason) {
    Confirmation raised = raise(officerId, month, indicator, reason);
    events.publishEvent(new DisputeRaised(raised.caseKey(), officerId));
  }

  private static Line line(StatementDocument document, String indicator) {
    return document.lines().stream()
        .filter(one -> one.code().equals(indicator) || one.name().equals(indicator))
        .findFirst()
        .orElseThrow(
            () ->
                new TaskRefused(
                    "对账单上没有“%s”这项指标，本月的指标有：%s。"
                        .formatted(
                            indicator,
                            document.lines().stream().map(Line::name).collect(joining("、")))));
  }

  private void add(Confirmation confirmation, Line line, String reason) {
    requireOpen(confirmation.month());
    BigDecimal actual = actual(line);
    boolean again =
        disputes
            .findByOfficerIdAndMonthCodeOrderById(
                confirmation.officerId(), confirmation.month().toString())
            .stream()
            .anyMatch(one -> one.indicatorCode().equals(line.code()) && one.concerns(actual));
    if (again) {
      throw new TaskRefused("“%s”的这个数据已提过异议，答复见对账单。".formatted(line.name()));
    }
    disputes.save(new Dispute(confirmation, line.code(), actual, reason));
  }

  private void requireOpen(YearMonth month) {
    if (frozen(month)) {
      throw new TaskRefused("%s的数据已截止，不能再提出或答复异议。".formatted(Quarter.of(month).label()));
    }
  }

  /** Whether the quarter's inputs are frozen, so that nothing of the month changes any more. */
  @Transactional(readOnly = true)
  public boolean frozen(YearMonth month) {
    return closed.of(ClosedQuarters.Part.INPUTS).contains(Quarter.of(month));
  }

  // ---- what the steps show

  /** The month whose statement a case is about. */
  @Transactional(readOnly = true)
  public YearMonth month(String caseKey) {
    return get(caseKey).month();
  }

  @Transactional(readOnly = true)
  public Matter matter(String caseKey) {
    Confirmation confirmation = get(caseKey);
    Statement statement =
        statements
            .published(confirmation.officerId(), confirmation.month().toString())
            .orElseThrow();
    return new Matter(
        confirmation,
        statement,
        press.read(statement),
        confirmation.state() == ConfirmationState.WAITING
            ? List.of()
            : disputes.findByConfirmationIdOrderById(confirmation.id()));
  }

  /** The keys of what is still open about the statements of a month of some officers. */
  @Transactional(readOnly = true)
  public List<String> keysOfOpen(YearMonth month, Collection<String> officers) {
    return confirmations.findByMonthCodeAndOfficerIdInOrderById(month.toString(), officers).stream()
        .filter(one -> one.state().open())
        .map(Confirmation::caseKey)
        .toList();
  }

  /** Everything that was said to an officer's statement of a month, in order. */
  @Transactional(readOnly = true)
  public List<Confirmation> of(String officerId, YearMonth month) {
    return confirmations.findByOfficerIdAndMonthCodeOrderById(officerId, month.toString());
  }

  @Transactional(readOnly = true)
  public List<Dispute> disputesOf(String officerId, YearMonth month) {
    return disputes.findByOfficerIdAndMonthCodeOrderById(officerId, month.toString());
  }

  private Confirmation get(String caseKey) {
    // One that was opened in this transaction is not asked for.
    return entities
        .unwrap(Session.class)
        .bySimpleNaturalId(Confirmation.class)
        .loadOptional(caseKey)
        .orElseThrow(() -> new IllegalArgumentException("No confirmation " + caseKey));
  }

  // ---- the officer

  /**
   * The officer agrees; red lights become rectification items if he says so.
   *
   * @param seen the version that was before him; empty if his form does not tell
   * @throws TaskRefused if a newer version has a red light of which he does not know
   */
  public void confirm(String caseKey, Optional<Integer> seen, boolean rectify) {
    Matter matter = matter(caseKey);
    matter.confirmation().confirm(seen(matter, seen), now());
    if (rectify) {
      rectifyReds(caseKey, matter.confirmation().officerId());
    }
  }

  /**
   * The version to which an answer is given: what a form does not tell is the one with which he was
   * asked. Nobody answers unknowingly to a light that turned red since.
   */
  private int seen(Matter matter, Optional<Integer> told) {
    int version = told.orElse(matter.confirmation().version());
    List<Line> unseen = matter.document().newReds(document(matter.confirmation(), version));
    if (!unseen.isEmpty()) {
      throw new TaskRefused(
          "对账单已更新为第%d版，%s新亮红灯。请刷新页面，按新版核对后再提交。"
              .formatted(matter.statement().version(), StatementWords.names(unseen)));
    }
    return version;
  }

  private StatementDocument document(Confirmation confirmation, int version) {
    return press.read(
        statements
            .findById(
                new Statement.Key(
                    confirmation.officerId(), confirmation.month().toString(), version))
            .orElseThrow(() -> new TaskRefused("对账单没有第%d版，请刷新页面后重新填写。".formatted(version))));
  }

  /**
   * The officer's time is over: his silence confirms, but no light that turned red after he was
   * asked; of that he is asked anew.
   *
   * @return the officer by the key of the confirmation that is to be started now, in this
   *     transaction
   */
  public Map<String, String> confirmBySilence(String caseKey) {
    Matter matter = matter(caseKey);
    Confirmation confirmation = matter.confirmation();
    boolean newlyRed = matter.document().newlyRed(document(confirmation, confirmation.version()));
    confirmation.confirmBySilence(
        newlyRed ? confirmation.version() : matter.statement().version(), now());
    return askOfNewReds(confirmation);
  }

  /**
   * The officer disputes figures: their indicators' codes with his reasons.
   *
   * @param seen the version that was before him; empty if his form does not tell
   * @throws TaskRefused if a newer version has a red light of which he does not know
   */
  public void dispute(String caseKey, Optional<Integer> seen, Map<String, String> reasons) {
    Matter matter = matter(caseKey);
    matter.confirmation().dispute(seen(matter, seen), now());
    reasons.forEach(
        (indicator, reason) ->
            add(matter.confirmation(), line(matter.document(), indicator), reason));
  }

  // ---- the supervisor

  /**
   * Who answers: at first the supervisor, after him whoever is next in the line of those who decide
   * about the officer.
   *
   * @param silent who did not answer; null at first
   * @return empty if nobody is left
   */
  @Transactional(readOnly = true)
  public Optional<String> answerer(String caseKey, String silent) {
    String officer = get(caseKey).officerId();
    return silent == null
        ? assignments.supervisor(officer)
        : assignments.escalation(officer, silent);
  }

  /** The statement a case is about as its figures are now, which may not be published yet. */
  @Transactional(readOnly = true)
  public StatementDocument today(String caseKey) {
    Confirmation confirmation = get(caseKey);
    return press.today(officer(confirmation.officerId()), confirmation.month());
  }

  /**
   * Whether a figure is another one by now than what the supervisor saw when he answered.
   *
   * @return a Chinese sentence that says so; empty if all are as they were
   */
  @Transactional(readOnly = true)
  public Optional<String> changedSince(String caseKey, List<Answer> answers) {
    StatementDocument today = today(caseKey);
    for (Dispute dispute : matter(caseKey).disputes()) {
      Optional<Line> line = today.line(dispute.indicatorCode());
      boolean another =
          line.isPresent()
              && answers.stream()
                  .filter(answer -> answer.dispute() == dispute.id())
                  .anyMatch(answer -> !same(answer.seen(), actual(line.get())));
      if (another) {
        return Optional.of(
            "“%s”的数据已由来源更新，现为%s。请刷新页面，按新的数据重新答复。"
                .formatted(
                    line.get().name(), StatementWords.figure(line.get().actual(), line.get())));
      }
    }
    return Optional.empty();
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }

  private static BigDecimal actual(Line line) {
    return line.actual() == null ? null : new BigDecimal(line.actual());
  }

  /**
   * Takes the answers to all disputes of a case. A corrected figure of the officer himself counts
   * from now on; that of a whole unit is noted, and corrected at its source.
   */
  public void answer(String caseKey, String by, List<Answer> answers, boolean rectify) {
    Matter matter = matter(caseKey);
    requireOpen(matter.confirmation().month());
    for (Answer answer : answers) {
      Dispute dispute =
          matter.disputes().stream()
              .filter(one -> one.id() == answer.dispute())
              .findFirst()
              .orElseThrow();
      dispute.answer(answer.verdict(), answer.corrected(), answer.text(), by, now());
      if (dispute.accepted()) {
        correct(matter, dispute, answer.seen(), by);
      }
    }
    matter.confirmation().decide(now());
    if (rectify) {
      recompute(matter.confirmation(), true);
      rectifyReds(caseKey, by);
    }
  }

  private void correct(Matter matter, Dispute dispute, BigDecimal seen, String by) {
    PlanIndicator indicator = indicator(matter, dispute);
    Confirmation confirmation = matter.confirmation();
    if (indicator.scope() == IndicatorScope.OFFICER) {
      corrections.save(
          new FigureCorrection(
              indicator,
              confirmation.officerId(),
              confirmation.month(),
              seen,
              dispute.correctedActual().orElseThrow(),
              confirmation.caseKey(),
              by,
              now()));
      return;
    }
    Officer officer = officer(confirmation.officerId());
    assignments
        .personnelOfficer(officer.id())
        .ifPresent(
            person ->
                notes.write(
                    person,
                    confirmation.caseKey() + "/" + dispute.indicatorCode(),
                    "请更正单位数据：" + indicator.name(),
                    "%s对%s“%s”的异议已采纳，更正为%s%s。这是全单位的数据，请在数据来源更正后重新导入。"
                        .formatted(
                            officer.name(),
                            StatementWords.month(confirmation.month()),
                            indicator.name(),
                            dispute
                                .correctedActual()
                                .orElseThrow()
                                .stripTrailingZeros()
                                .toPlainString(),
                            indicator.unitOfMeasure()),
                    "/statements/%s/%s".formatted(officer.id(), confirmation.month())));
  }

  private PlanIndicator indicator(Matter matter, Dispute dispute) {
    return indicators
        .findById(new PlanIndicator.Key(matter.document().planCode(), dispute.indicatorCode()))
        .orElseThrow();
  }

  /**
   * Nobody is left to answer, or the quarter's inputs are frozen. What became red while the dispute
   * was open is asked of now.
   *
   * @return the officer by the key of the confirmation that is to be started now, in this
   *     transaction
   */
  public Map<String, String> stand(String caseKey) {
    Confirmation confirmation = get(caseKey);
    disputes.findByConfirmationIdOrderById(confirmation.id()).forEach(one -> one.stand(now()));
    confirmation.stand(now());
    tell(confirmation, "异议无人答复，对账单按计算结果", "您提出的异议在期限内无人答复，对账单以计算结果为准。");
    return askOfNewReds(confirmation);
  }

  /**
   * What the end of a dispute brought.
   *
   * @param confirmations the officer by the key of the confirmation that is to be started now, in
   *     this transaction
   * @param laterMonths whether statements of later months changed, which the next round publishes
   */
  public record Concluded(Map<String, String> confirmations, boolean laterMonths) {}

  /**
   * Computes anew what the answers changed, publishes the statement and tells the officer; what
   * became red since he was asked, he is asked now.
   */
  public Concluded conclude(String caseKey) {
    Confirmation confirmation = get(caseKey);
    recompute(confirmation, !frozen(confirmation.month()));
    boolean laterMonths = computeLaterMonths(confirmation);
    List<Dispute> answered = disputes.findByConfirmationIdOrderById(confirmation.id());
    long accepted = answered.stream().filter(Dispute::accepted).count();
    tell(
        confirmation,
        "对账单异议已答复",
        "您提出%d项异议，采纳%d项。答复和更正后的对账单请点“查看”。".formatted(answered.size(), accepted));
    return new Concluded(askOfNewReds(confirmation), laterMonths);
  }

  /**
   * Publishes the statement as it is now.
   *
   * @param warn whether what it says is warned of: not any more once the quarter's inputs are
   *     frozen
   */
  private void recompute(Confirmation confirmation, boolean warn) {
    confirmation.compute(now());
    Officer officer = officer(confirmation.officerId());
    YearMonth month = confirmation.month();
    if (press.compute(List.of(officer), month).isEmpty()) {
      return;
    }
    List<Statement> made = statements.newest(List.of(officer.id()), month.toString());
    press.publish(month, made);
    if (!warn) {
      return;
    }
    Map<Statement, StatementDocument> published = new LinkedHashMap<>();
    made.forEach(statement -> published.put(statement, press.read(statement)));
    warnings.observe(month, published);
  }

  /** For the later ones of the quarter it is the month before. */
  private boolean computeLaterMonths(Confirmation confirmation) {
    Officer officer = officer(confirmation.officerId());
    boolean changed = false;
    for (YearMonth month : Quarter.of(confirmation.month()).months()) {
      if (month.isAfter(confirmation.month())
          && !statements.newest(List.of(officer.id()), month.toString()).isEmpty()) {
        changed |= !press.compute(List.of(officer), month).isEmpty();
      }
    }
    return changed;
  }

  /**
   * Asks of what became red since the officer last answered. Once the quarter's inputs are frozen,
   * or are about to be, nothing is asked that could not be answered: he is told.
   */
  private Map<String, String> askOfNewReds(Confirmation confirmation) {
    String officer = confirmation.officerId();
    YearMonth month = confirmation.month();
    if (!officer(officer).hereOn(now().toLocalDate())) {
      return Map.of();
    }
    Statement now = statements.published(officer, month.toString()).orElseThrow();
    List<Line> reds = press.read(now).newReds(document(confirmation, confirmation.knownVersion()));
    if (reds.isEmpty()) {
      return Map.of();
    }
    if (confirmation.cutOff() || frozen(month)) {
      tellOfFrozen(now, reds);
      return Map.of();
    }
    return ask(month, List.of(now));
  }

  /**
   * Tells an officer of lights that turned red when nobody can be asked any more; once of each
   * version.
   */
  void tellOfFrozen(Statement statement, List<Line> reds) {
    String topic = "%s/frozen/%d".formatted(statement.month(), statement.version());
    if (!notes.has(statement.officerId(), topic)) {
      notes.write(
          statement.officerId(),
          topic,
          StatementWords.month(statement.month()) + "对账单：数据截止后新亮红灯",
          "%s新亮红灯（第%d版）。本季数据已截止，不再请您确认，也不能再提异议。"
              .formatted(StatementWords.names(reds), statement.version()),
          "/me/statements/" + statement.month());
    }
  }

  // ---- red lights

  /**
   * Opens a rectification item for each red light of an officer's published statement. One that a
   * whole post shares is left to whoever answers for the unit.
   *
   * @param by who wants it
   * @return for how many red lights
   */
  public int rectify(String officerId, YearMonth month, String by) {
    Statement statement = statements.published(officerId, month.toString()).orElseThrow();
    List<Line> reds =
        press.read(statement).reds().stream()
            .filter(red -> warnings.mayBeRectified(statement, red))
            .toList();
    Officer officer = officer(officerId);
    reds.forEach(red -> warnings.rectify(officer, statement, red, by));
    return reds.size();
  }

  private void rectifyReds(String caseKey, String by) {
    Confirmation confirmation = get(caseKey);
    rectify(confirmation.officerId(), confirmation.month(), by);
  }

  // ---- the cut-off

  /**
   * Ends, before a quarter's inputs are frozen, what is still open about the statements of these
   * officers: unanswered confirmations count as confirmed, unanswered disputes stand as computed.
   */
  public void endBeforeCutOff(Collection<String> officers, Quarter quarter) {
    List<String> months = quarter.months().stream().map(YearMonth::toString).toList();
    confirmations
        .findByOfficerIdInAndMonthCodeInAndStateAndComputedAtIsNullOrderById(
            officers, months, ConfirmationState.ANSWERED)
        .forEach(this::computeAtCutOff);
    List<Confirmation> open =
        confirmations.findByOfficerIdInAndMonthCodeInAndStateInOrderById(officers, months, OPEN);
    open.forEach(one -> one.reachCutOff(now()));
    open.forEach(one -> events.publishEvent(new CutOffReached(one.caseKey())));
  }

  /**
   * An answer that was given but is not computed yet counts before the end: what it turns red is
   * warned of, and becomes a rectification, with all that is red.
   */
  private void computeAtCutOff(Confirmation answered) {
    answered.reachCutOff(now());
    recompute(answered, true);
    askOfNewReds(answered);
  }

  // ---- helpers

  private void tell(Confirmation confirmation, String title, String body) {
    notes.write(
        confirmation.officerId(),
        confirmation.caseKey() + "/answer",
        title,
        StatementWords.month(confirmation.month()) + "：" + body,
        "/me/statements/" + confirmation.month());
  }

  private Officer officer(String id) {
    return assignments
        .county()
        .officer(id)
        .orElseThrow(() -> new IllegalArgumentException("No officer " + id));
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
