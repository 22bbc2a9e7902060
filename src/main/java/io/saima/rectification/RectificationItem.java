package io.saima.rectification;

import io.saima.engine.TaskRefused;
import io.saima.organization.Officer;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * One problem of one officer on its way to being put right: planned, approved, done, closed by
 * somebody else, and looked back on. Each transition returns the line of history that records it.
 */
@Entity
public class RectificationItem {

  /** How often somebody looks back before an item is settled. */
  public static final int LOOK_BACKS = 2;

  private static final String PREFIX = "R-";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  private String officerId;
  private String unitCode;

  @Enumerated(EnumType.STRING)
  private ProblemSource source;

  @Enumerated(EnumType.STRING)
  private ProblemClass problemClass;

  private String indicatorCode;
  private String problem;
  private String task;

  @Enumerated(EnumType.STRING)
  private RectificationState state;

  private String responsibleId;
  private String measures;
  private LocalDate deadline;
  private String evidence;
  private int roundNo;
  private LocalDate beganOn;
  private LocalDate latestDeadline;
  private int overdueRound;
  private int escalations;
  private String approverId;
  private String closerId;
  private LocalDate closedOn;
  private int lookBacksPassed;
  private String openedBy;
  private LocalDateTime openedAt;

  protected RectificationItem() {}

  /**
   * An item that begins now. Until its plan is approved the latest possible deadline stands, so
   * that an item without a plan falls overdue too.
   */
  RectificationItem(Problem problem, String unitCode, LocalDate latestDeadline, LocalDateTime now) {
    this.officerId = problem.officerId();
    this.unitCode = unitCode;
    this.source = problem.source();
    this.problemClass = problem.problemClass();
    this.indicatorCode = problem.indicator();
    this.problem = problem.text();
    this.task = problem.task();
    this.openedBy = problem.openedBy();
    this.openedAt = now;
    this.responsibleId = problem.officerId();
    this.measures = problem.measures();
    begin(1, latestDeadline, now);
  }

  private void begin(int round, LocalDate latest, LocalDateTime now) {
    state = RectificationState.PLANNING;
    roundNo = round;
    beganOn = now.toLocalDate();
    latestDeadline = latest;
    deadline = latest;
    evidence = null;
    closerId = null;
    closedOn = null;
    lookBacksPassed = 0;
  }

  // ---- planning

  /**
   * The responsible person says what will be done, by whom and until when.
   *
   * @param due not before today, and not after the latest day of the round
   */
  RectificationDecision plan(
      String by, String measures, LocalDate due, Officer responsible, LocalDateTime now) {
    require(RectificationState.PLANNING);
    if (due.isBefore(now.toLocalDate())) {
      throw new TaskRefused("整改时限不能早于今天，请重新选择。");
    }
    if (due.isAfter(latestDeadline)) {
      throw new TaskRefused("整改时限不能晚于最迟日期%s，请重新选择。".formatted(latestDeadline));
    }
    this.measures = measures;
    this.deadline = due;
    this.responsibleId = responsible.id();
    state = RectificationState.APPROVAL;
    return decision(
        DecisionStep.PLANNED,
        by,
        "整改措施：%s\n整改时限：%s\n责任人：%s".formatted(measures, due, responsible.name()),
        now);
  }

  /**
   * Nobody planned in time: what was planned before the item began is the measure, else the task
   * itself; the latest deadline stands.
   */
  RectificationDecision planByDefault(LocalDateTime now) {
    require(RectificationState.PLANNING);
    if (measures == null) {
      measures = task;
    }
    state = RectificationState.RECTIFYING;
    return decision(DecisionStep.PLAN_DEFAULTED, null, "整改时限：" + deadline, now);
  }

  RectificationDecision approve(String by, String opinion, LocalDateTime now) {
    require(RectificationState.APPROVAL);
    refuseOwnMatter(by);
    approverId = by;
    state = RectificationState.RECTIFYING;
    return decision(DecisionStep.PLAN_APPROVED, by, opinion, now);
  }

  /** Nobody is left to approve the plan: it stands as it was sent. */
  RectificationDecision letPlanStand(LocalDateTime now) {
    require(RectificationState.APPROVAL);
    state = RectificationState.RECTIFYING;
    return decision(DecisionStep.PLAN_STANDS, null, "整改时限：" + deadline, now);
  }

  RectificationDecision returnPlan(String by, String reason, LocalDateTime now) {
    require(RectificationState.APPROVAL);
    refuseOwnMatter(by);
    if (reason == null) {
      throw new TaskRefused("退回方案须写明理由，请填写“意见”。");
    }
    deadline = latestDeadline;
    state = RectificationState.PLANNING;
    return decision(DecisionStep.PLAN_RETURNED, by, reason, now);
  }

  // ---- doing and closing

  RectificationDecision report(String by, String evidence, LocalDateTime now) {
    require(RectificationState.RECTIFYING);
    this.evidence = evidence;
    state = RectificationState.REPORTED;
    return decision(DecisionStep.REPORTED, by, evidence, now);
  }

  RectificationDecision close(String by, String opinion, LocalDateTime now) {
    require(RectificationState.REPORTED);
    refuseOwnMatter(by);
    closerId = by;
    closedOn = now.toLocalDate();
    state = RectificationState.CLOSED;
    return decision(DecisionStep.CLOSED, by, opinion, now);
  }

  RectificationDecision sendBack(String by, String reason, LocalDateTime now) {
    require(RectificationState.REPORTED);
    refuseOwnMatter(by);
    if (reason == null) {
      throw new TaskRefused("退回整改须写明还差什么，请填写“核实意见”。");
    }
    state = RectificationState.RECTIFYING;
    return decision(DecisionStep.SENT_BACK, by, reason, now);
  }

  /**
   * Whether the deadline passed with the work undone; true only once in a round.
   *
   * @param due the moment at which the deadline ends
   */
  boolean fallsOverdue(LocalDateTime due, LocalDateTime now) {
    if (state != RectificationState.RECTIFYING || overdueRound == roundNo || now.isBefore(due)) {
      return false;
    }
    overdueRound = roundNo;
    return true;
  }

  /** It goes one step up: the next above takes the decisions about it from now on. */
  RectificationDecision escalate(String reason, LocalDateTime now) {
    escalations++;
    return decision(DecisionStep.ESCALATED, null, reason, now);
  }

  // ---- looking back

  RectificationDecision passLookBack(String by, String finding, LocalDateTime now) {
    require(RectificationState.CLOSED);
    refuseOwnMatter(by);
    lookBacksPassed++;
    if (lookBacksPassed == LOOK_BACKS) {
      state = RectificationState.SETTLED;
    }
    return decision(DecisionStep.LOOK_BACK_PASSED, by, finding, now);
  }

  RectificationDecision failLookBack(String by, String finding, LocalDateTime now) {
    require(RectificationState.CLOSED);
    refuseOwnMatter(by);
    state = RectificationState.HEARING;
    return decision(DecisionStep.LOOK_BACK_FAILED, by, finding, now);
  }

  /** Begins another round after a look-back that failed, or because the problem came back. */
  RectificationDecision reopen(String reason, LocalDate latest, LocalDateTime now) {
    if (state != RectificationState.HEARING && state != RectificationState.CLOSED) {
      throw new IllegalStateException(number() + " is not closed but " + state);
    }
    begin(roundNo + 1, latest, now);
    return decision(DecisionStep.REOPENED, null, reason, now);
  }

  // ---- helpers

  private void require(RectificationState expected) {
    if (state != expected) {
      throw new IllegalStateException(number() + " is not " + expected + " but " + state);
    }
  }

  private void refuseOwnMatter(String by) {
    if (people().contains(by)) {
      throw new TaskRefused("被整改人和责任人不能审批、核实自己的整改事项。");
    }
  }

  RectificationDecision decision(
      DecisionStep step, String actor, String detail, LocalDateTime now) {
    return new RectificationDecision(this, step, actor, detail, now);
  }

  // ---- what it is

  public long id() {
    return id;
  }

  /** What people and cases know it by, for example {@code R-12}. */
  public String number() {
    return number(id);
  }

  static String number(long id) {
    return PREFIX + id;
  }

  /** The id within a number; empty if it is none. */
  public static Optional<Long> idOf(String number) {
    return number.matches("R-[1-9][0-9]{0,17}")
        ? Optional.of(Long.valueOf(number.substring(PREFIX.length())))
        : Optional.empty();
  }

  /** Whose problem it is. */
  public String officerId() {
    return officerId;
  }

  /** His unit when the item was opened. */
  public String unitCode() {
    return unitCode;
  }

  public ProblemSource source() {
    return source;
  }

  public ProblemClass problemClass() {
    return problemClass;
  }

  public Optional<String> indicatorCode() {
    return Optional.ofNullable(indicatorCode);
  }

  public String problem() {
    return problem;
  }

  public String task() {
    return task;
  }

  public RectificationState state() {
    return state;
  }

  /** Who puts it right: the officer himself, unless the plan names another. */
  public String responsibleId() {
    return responsibleId;
  }

  /**
   * The officer and the responsible person: they judge nothing here, nor do relations of theirs.
   */
  public Set<String> people() {
    return officerId.equals(responsibleId) ? Set.of(officerId) : Set.of(officerId, responsibleId);
  }

  public Optional<String> measures() {
    return Optional.ofNullable(measures);
  }

  public LocalDate deadline() {
    return deadline;
  }

  /** The last day that a plan may name. */
  public LocalDate latestDeadline() {
    return latestDeadline;
  }

  public Optional<String> evidence() {
    return Optional.ofNullable(evidence);
  }

  public int roundNo() {
    return roundNo;
  }

  public LocalDate beganOn() {
    return beganOn;
  }

  /** Whether the deadline of this round passed with the work undone. */
  public boolean overdue() {
    return overdueRound == roundNo && !state.closed();
  }

  /** How many steps up the line it has gone. */
  public int escalations() {
    return escalations;
  }

  public Optional<String> approverId() {
    return Optional.ofNullable(approverId);
  }

  public Optional<String> closerId() {
    return Optional.ofNullable(closerId);
  }

  public Optional<LocalDate> closedOn() {
    return Optional.ofNullable(closedOn);
  }

  public int lookBacksPassed() {
    return lookBacksPassed;
  }

  public Optional<String> openedBy() {
    return Optional.ofNullable(openedBy);
  }

  public LocalDateTime openedAt() {
    return openedAt;
  }
}
