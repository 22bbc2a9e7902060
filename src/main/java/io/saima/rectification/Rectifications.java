package io.saima.rectification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.calendar.WorkingDays;
import io.saima.engine.TaskRefused;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.rectification.RectificationCauses.RedLight;
import io.saima.scoring.Fact;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens rectification items, moves them on, and says what they mean for scores: which red lights
 * are cleared, and who was overdue or failed a look-back.
 */
@Service
@Transactional
public class Rectifications {

  private static final Set<RectificationState> CLOSED =
      EnumSet.of(RectificationState.CLOSED, RectificationState.SETTLED);
  private static final Set<RectificationState> AT_WORK =
      EnumSet.complementOf(EnumSet.copyOf(CLOSED));
  private static final Set<RectificationState> UNSETTLED =
      EnumSet.complementOf(EnumSet.of(RectificationState.SETTLED));
  private static final Set<RectificationState> LOOKED_BACK_ON =
      EnumSet.of(RectificationState.CLOSED);

  private final RectificationItems items;
  private final RectificationCauses causes;
  private final RectificationDecisions history;
  private final RectificationFindings findings;
  private final RectificationPeople people;
  private final Assignments assignments;
  private final Deadlines deadlines;
  private final WorkingDays workingDays;
  private final Notes notes;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Rectifications(
      RectificationItems items,
      RectificationCauses causes,
      RectificationDecisions history,
      RectificationFindings findings,
      RectificationPeople people,
      Assignments assignments,
      Deadlines deadlines,
      WorkingDays workingDays,
      Notes notes,
      Clock clock,
      ApplicationEventPublisher events) {
    this.items = items;
    this.causes = causes;
    this.history = history;
    this.findings = findings;
    this.people = people;
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.workingDays = workingDays;
    this.notes = notes;
    this.clock = clock;
    this.events = events;
  }

  // ---- for other modules

  /**
   * Opens an item and starts its case. A problem whose reference is known changes nothing; the same
   * problem of the same officer joins the item that is there already, and reopens it if it was
   * closed and is still being looked back on. (A red light is the same problem if it is of the same
   * indicator; any other problem if it is of the same class and returns after the closing.)
   *
   * @return the item's number, for example {@code R-12}
   */
  public String open(Problem problem) {
    Entered entered = enter(problem);
    if (entered.isNew()) {
      events.publishEvent(new ItemOpened(entered.number()));
    }
    return entered.number();
  }

  /**
   * How an item stands that a problem was turned into.
   *
   * @param open whether it is still to be put right
   */
  public record Known(String number, RectificationState state, LocalDate deadline, boolean open) {}

  /** The items of problems by their references; a reference that opened none is absent. */
  @Transactional(readOnly = true)
  public Map<String, Known> known(Collection<String> references) {
    Map<String, Known> known = new HashMap<>();
    for (RectificationCause cause : causes.findByReferenceIn(references)) {
      items
          .findById(cause.itemId())
          .ifPresent(
              item ->
                  known.put(
                      cause.reference().orElseThrow(),
                      new Known(
                          item.number(), item.state(), item.deadline(), !item.state().closed())));
    }
    return known;
  }

  /**
   * The indicators whose red light of that quarter was cleared by a closed item, by officer (a few
   * hundred at once); who has none is absent.
   *
   * @param posts by officer the post whose plan he is measured by, which need not be his of today
   */
  @Transactional(readOnly = true)
  public Map<String, Set<String>> resolvedIndicators(Map<String, String> posts, Quarter quarter) {
    return redLights(posts, quarter.toString(), CLOSED);
  }

  /** The indicators of which an item is being worked on, in the same way. */
  @Transactional(readOnly = true)
  public Map<String, Set<String>> indicatorsAtWork(Map<String, String> posts) {
    return redLights(posts, null, AT_WORK);
  }

  /** Red lights of items in these states, by officer: his own, and those that his post shares. */
  private Map<String, Set<String>> redLights(
      Map<String, String> posts, String quarter, Set<RectificationState> states) {
    if (posts.isEmpty()) {
      return Map.of();
    }
    Map<String, Set<String>> indicators = new HashMap<>();
    for (RedLight light :
        causes.redLights(posts.keySet(), Set.copyOf(posts.values()), quarter, states)) {
      posts.forEach(
          (id, post) -> {
            if (light.of(id, post)) {
              indicators.computeIfAbsent(id, none -> new HashSet<>()).add(light.indicator());
            }
          });
    }
    return indicators;
  }

  /**
   * What bears on an officer's grade of a quarter: an item that fell overdue in it, or was still
   * overdue at its end, and a look-back that failed in it. {@code heard} is true once the officer
   * was heard or let the time for it pass.
   */
  @Transactional(readOnly = true)
  public List<Fact> facts(String officerId, Quarter quarter) {
    return facts(List.of(officerId), quarter).getOrDefault(officerId, List.of());
  }

  /** The same for many officers (a few hundred at once); who has none is absent. */
  @Transactional(readOnly = true)
  public Map<String, List<Fact>> facts(Collection<String> officers, Quarter quarter) {
    if (officers.isEmpty()) {
      return Map.of();
    }
    return findings.bearingOn(officers, quarter.first(), quarter.last()).stream()
        .collect(
            groupingBy(
                RectificationFinding::officerId, mapping(RectificationFinding::asFact, toList())));
  }

  // ---- for the process

  /** What became of a problem: a new item, or one that it joined. */
  public record Entered(String number, boolean isNew) {}

  /** Stores a problem without starting a case. */
  public Entered enter(Problem problem) {
    Optional<RectificationItem> known =
        Optional.ofNullable(problem.reference())
            .flatMap(causes::findByReference)
            .flatMap(cause -> items.findById(cause.itemId()));
    if (known.isPresent()) {
      return new Entered(known.get().number(), false);
    }
    Optional<RectificationItem> same = sameProblem(problem);
    if (same.isPresent()) {
      join(same.get(), problem);
      return new Entered(same.get().number(), false);
    }
    Officer officer = officer(problem.officerId());
    RectificationItem item =
        items.save(new RectificationItem(problem, officer.unitCode(), latestDeadline(), now()));
    causes.save(new RectificationCause(item.id(), problem, now()));
    record(item.decision(DecisionStep.OPENED, problem.openedBy(), problem.text(), now()));
    people
        .escalatedTo(item)
        .filter(supervisor -> !supervisor.equals(problem.openedBy()))
        .ifPresent(
            supervisor ->
                note(supervisor, item, "opened", "%s有一项整改：" + item.problemClass().label()));
    return new Entered(item.number(), true);
  }

  private Optional<RectificationItem> sameProblem(Problem problem) {
    return items
        .findByOfficerIdAndProblemClassAndStateInOrderByIdDesc(
            problem.officerId(),
            problem.problemClass(),
            problem.indicator() == null ? LOOKED_BACK_ON : UNSETTLED)
        .stream()
        .filter(item -> item.indicatorCode().equals(Optional.ofNullable(problem.indicator())))
        .findFirst();
  }

  private void join(RectificationItem item, Problem problem) {
    causes.save(new RectificationCause(item.id(), problem, now()));
    if (!item.state().closed()) {
      record(item.decision(DecisionStep.ADDED, problem.openedBy(), problem.text(), now()));
      return;
    }
    record(item.decision(DecisionStep.RETURNED, problem.openedBy(), problem.text(), now()));
    reopen(item, DecisionStep.RETURNED);
    events.publishEvent(new ProblemReturned(item.number()));
  }

  public RectificationItem item(String number) {
    return find(number)
        .orElseThrow(() -> new IllegalArgumentException("No rectification item " + number));
  }

  @Transactional(readOnly = true)
  public Optional<RectificationItem> find(String number) {
    return RectificationItem.idOf(number).flatMap(items::findById);
  }

  /** The moment at which the item's deadline ends. */
  @Transactional(readOnly = true)
  public LocalDateTime due(String number) {
    return due(item(number));
  }

  private LocalDateTime due(RectificationItem item) {
    return workingDays.onOrAfter(item.deadline()).atTime(Deadlines.CLOSE_OF_BUSINESS);
  }

  /** When somebody looks back next. */
  @Transactional(readOnly = true)
  public LocalDateTime nextLookBack(String number) {
    RectificationItem item = item(number);
    LocalDate closed =
        item.closedOn()
            .orElseThrow(() -> new IllegalStateException(number + " has not been closed"));
    return deadlines.from(
        item.lookBacksPassed() == 0 ? "look-back-first" : "look-back-second", closed);
  }

  /** What was last decided in a step, to be shown to whoever goes on; empty if it never was. */
  @Transactional(readOnly = true)
  public Optional<String> lastDetail(String number, DecisionStep step) {
    RectificationItem item = item(number);
    return history
        .findFirstByItemIdAndStepOrderByIdDesc(item.id(), step)
        .filter(decision -> decision.roundNo() == item.roundNo())
        .flatMap(RectificationDecision::detail);
  }

  /** What the officer is to be heard on. */
  @Transactional(readOnly = true)
  public List<RectificationFinding> unheard(String number) {
    return findings.findByItemIdOrderById(item(number).id()).stream()
        .filter(finding -> !finding.heard())
        .toList();
  }

  public void plan(String number, String by, String measures, LocalDate due, String responsibleId) {
    RectificationItem item = item(number);
    Officer officer = officer(item.officerId());
    Officer responsible =
        assignments
            .county()
            .officer(responsibleId)
            .filter(one -> one.hereOn(now().toLocalDate()))
            .filter(
                one ->
                    one.id().equals(item.officerId()) || one.unitCode().equals(officer.unitCode()))
            .orElseThrow(() -> new TaskRefused("责任人应为本人或本单位在职人员，请填写其人员编号。"));
    record(item.plan(by, measures, due, responsible, now()));
  }

  public void planByDefault(String number) {
    record(item(number).planByDefault(now()));
  }

  public void approve(String number, String by, String opinion) {
    record(item(number).approve(by, opinion, now()));
  }

  /** Nobody is left to approve the plan: it stands as it was sent. */
  public void letPlanStand(String number) {
    record(item(number).letPlanStand(now()));
  }

  public void returnPlan(String number, String by, String reason) {
    record(item(number).returnPlan(by, reason, now()));
  }

  public void report(String number, String by, String evidence) {
    record(item(number).report(by, evidence, now()));
  }

  public void close(String number, String by, String opinion) {
    RectificationItem item = item(number);
    RectificationDecision decision = item.close(requireCloser(item, by), opinion, now());
    record(decision);
    findings.findByItemIdOrderById(item.id()).stream()
        .filter(finding -> finding.kind() == FindingKind.OVERDUE)
        .forEach(finding -> finding.end(now().toLocalDate()));
    note(
        item.officerId(),
        item,
        "closed",
        "%s的整改事项已销号，"
            + deadlines.words("look-back-first")
            + "和"
            + deadlines.words("look-back-second")
            + "后回头看");
  }

  public void sendBack(String number, String by, String reason) {
    RectificationItem item = item(number);
    record(item.sendBack(requireCloser(item, by), reason, now()));
  }

  private String requireCloser(RectificationItem item, String by) {
    if (!people.mayClose(item, by)) {
      throw new TaskRefused("销号须由单位人事干部或组织部办理，责任人、其主管领导和须回避的人员不能办理。");
    }
    return by;
  }

  /** Establishes that the deadline passed with the work undone; true only once in a round. */
  public boolean markOverdue(String number) {
    RectificationItem item = item(number);
    LocalDateTime due = due(item);
    if (!item.fallsOverdue(due, now())) {
      return false;
    }
    findings.save(new RectificationFinding(item, FindingKind.OVERDUE, due.toLocalDate()));
    record(item.decision(DecisionStep.OVERDUE, null, "整改时限：" + item.deadline(), now()));
    return true;
  }

  public void passLookBack(String number, String by, String finding) {
    RectificationItem item = item(number);
    record(item.passLookBack(by, finding, now()));
  }

  public void failLookBack(String number, String by, String finding) {
    RectificationItem item = item(number);
    record(item.failLookBack(by, finding, now()));
    findings.save(
        new RectificationFinding(item, FindingKind.LOOK_BACK_FAILED, now().toLocalDate()));
  }

  /** The officer says something to what was found. */
  public void hear(String number, String by, String statement) {
    RectificationItem item = item(number);
    unheard(number).forEach(finding -> finding.hear(statement, now()));
    record(item.decision(DecisionStep.STATED, by, statement, now()));
  }

  /**
   * Ends the hearing: whoever stayed silent counts as heard, and the matter goes one step up.
   *
   * @return whether the item was reopened, because it had failed a look-back
   */
  public boolean endHearing(String number) {
    RectificationItem item = item(number);
    List<RectificationFinding> silent = unheard(number);
    if (!silent.isEmpty()) {
      silent.forEach(finding -> finding.hear(null, now()));
      record(item.decision(DecisionStep.NOT_STATED, null, null, now()));
    }
    if (item.state() == RectificationState.HEARING) {
      reopen(item, DecisionStep.LOOK_BACK_FAILED);
      return true;
    }
    escalate(item, DecisionStep.OVERDUE);
    return false;
  }

  private void reopen(RectificationItem item, DecisionStep reason) {
    record(item.reopen(reason.label(), latestDeadline(), now()));
    escalate(item, reason);
    note(item.officerId(), item, "reopened", "%s的整改事项已重新打开：" + reason.label());
  }

  private void escalate(RectificationItem item, DecisionStep reason) {
    RectificationDecision escalation = item.escalate(reason.label(), now());
    record(escalation);
    people
        .escalatedTo(item)
        .ifPresent(superior -> note(superior, item, "escalated", "%s的整改事项上报：" + reason.label()));
  }

  // ---- helpers

  private void note(String person, RectificationItem item, String topic, String title) {
    notes.write(
        person,
        item.number() + "/" + topic,
        title.formatted(officer(item.officerId()).name()),
        "整改事项%s，%s。".formatted(item.number(), item.problemClass().label()),
        "/rectifications/" + item.number());
  }

  private void record(RectificationDecision decision) {
    history.save(decision);
  }

  private Officer officer(String id) {
    return assignments
        .county()
        .officer(id)
        .orElseThrow(() -> new IllegalArgumentException("No officer " + id));
  }

  private LocalDate latestDeadline() {
    return deadlines.from("rectification-longest", now().toLocalDate()).toLocalDate();
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
