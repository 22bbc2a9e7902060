package io.saima.plan;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.organization.PostClass;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One version of a post's plan: first a draft on its way to approval, then, unchanged for ever,
 * what holds from its quarter on until another version replaces it.
 */
@Entity
public class PlanVersion {

  private static final String PREFIX = "P-";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version
  @Column(name = "lock_no")
  private int lock;

  private String unitCode;

  @Enumerated(EnumType.STRING)
  private PostClass postClass;

  @Enumerated(EnumType.STRING)
  private PlanOrigin origin;

  @Enumerated(EnumType.STRING)
  private PlanVersionState state;

  private Integer versionNo;
  private String quarterCode;
  private String planCode;
  private String name;

  @Column(columnDefinition = "longtext")
  @Convert(converter = IndicatorLines.class)
  private List<IndicatorLine> indicators;

  @Column(columnDefinition = "longtext")
  private String warnings;

  private String purpose;
  private Long revisionId;
  private String openPost;
  private String drafterId;
  private String approverId;
  private LocalDateTime dueAt;
  private LocalDateTime warnAt;
  private String openedBy;
  private LocalDateTime openedAt;
  private LocalDateTime adoptedAt;

  protected PlanVersion() {}

  /**
   * A draft that begins now.
   *
   * @param purpose why it is made, at most 1,000 characters
   * @param revision the revision that asks for it, or null
   * @param drafter who drafts first
   * @param openedBy null: the system
   */
  PlanVersion(
      Post post,
      List<IndicatorLine> indicators,
      String purpose,
      Long revision,
      String drafter,
      LocalDateTime dueAt,
      LocalDateTime warnAt,
      String openedBy,
      LocalDateTime now) {
    this.unitCode = post.unit();
    this.postClass = post.postClass();
    this.origin = PlanOrigin.DRAFTED;
    this.state = PlanVersionState.DRAFT;
    this.indicators = List.copyOf(indicators);
    this.purpose = purpose;
    this.revisionId = revision;
    this.drafterId = drafter;
    this.dueAt = dueAt;
    this.warnAt = warnAt;
    this.openedBy = openedBy;
    this.openedAt = now;
    this.openPost = post.key();
  }

  // ---- drafting

  void save(String by, List<IndicatorLine> lines, String purpose) {
    requireDrafting();
    drafterId = by;
    this.indicators = List.copyOf(lines);
    this.purpose = purpose;
  }

  void submit(String by, List<IndicatorLine> lines, String purpose, String warnings) {
    save(by, lines, purpose);
    this.warnings = warnings;
    state = PlanVersionState.SUBMITTED;
  }

  /** The unit changes nothing. */
  void keep() {
    requireDrafting();
    end(PlanVersionState.KEPT);
  }

  /** The time is over and nobody else is asked. */
  void lapse() {
    requireDrafting();
    end(PlanVersionState.LAPSED);
  }

  /** The time is over; the next in line drafts. */
  void handUp(String next, LocalDateTime due, LocalDateTime warn) {
    requireDrafting();
    drafterId = next;
    dueAt = due;
    warnAt = warn;
  }

  /**
   * A revision asks for it now, and the nearer date counts; one that may be left alone takes
   * nothing from one that must be followed.
   *
   * @param bound whether it must follow a revision already
   */
  void require(PlanRevision revision, boolean bound) {
    if (revision.mandatory() || !bound) {
      revisionId = revision.id();
    }
    if (revision.dueAt().isBefore(dueAt)) {
      dueAt = revision.dueAt();
      warnAt = revision.warnAt();
    }
  }

  /** Something was asked for after it was submitted: whoever approves is to see it. */
  void overtake(String warning) {
    List<String> all = new ArrayList<>(warnings());
    if (!all.contains(warning)) {
      all.add(warning);
      warnings = String.join("\n", all);
    }
  }

  private void requireDrafting() {
    if (state != PlanVersionState.DRAFT && state != PlanVersionState.RETURNED) {
      throw new TaskRefused("这份方案现在是“" + state.label() + "”，不能再编制；请刷新页面。");
    }
  }

  // ---- deciding

  void approve(String by) {
    requireSubmitted(by);
    approverId = by;
  }

  void sendBack(String by, LocalDateTime least, LocalDateTime leastWarning) {
    requireSubmitted(by);
    if (dueAt.isBefore(least)) {
      dueAt = least;
      warnAt = leastWarning;
    }
    state = PlanVersionState.RETURNED;
  }

  private void requireSubmitted(String by) {
    if (state != PlanVersionState.SUBMITTED) {
      throw new TaskRefused("这份方案现在是“" + state.label() + "”，不能审批；请刷新页面。");
    }
    if (by.equals(drafterId)) {
      throw new TaskRefused("编制人不能审批自己报送的方案。");
    }
  }

  /** It holds from the quarter on. */
  void adopt(int number, Quarter from, String code, String name, LocalDateTime now) {
    versionNo = number;
    quarterCode = from.toString();
    planCode = code;
    this.name = name;
    adoptedAt = now;
    end(PlanVersionState.APPROVED);
  }

  /** Another version holds for its quarter. */
  void supersede() {
    state = PlanVersionState.SUPERSEDED;
  }

  private void end(PlanVersionState how) {
    state = how;
    openPost = null;
  }

  // ---- reading

  long id() {
    return id;
  }

  /** What people and the case know it by, for example {@code P-12}. */
  public String number() {
    return PREFIX + id;
  }

  /** The id of a number; empty if it is none. */
  static Optional<Long> idOf(String number) {
    return number != null && number.matches("P-[1-9]\\d{0,17}")
        ? Optional.of(Long.valueOf(number.substring(PREFIX.length())))
        : Optional.empty();
  }

  public Post post() {
    return new Post(unitCode, postClass);
  }

  public PlanOrigin origin() {
    return origin;
  }

  public PlanVersionState state() {
    return state;
  }

  /** Its place among the post's versions, from 1; empty until it is adopted. */
  public Optional<Integer> versionNo() {
    return Optional.ofNullable(versionNo);
  }

  /** The quarter from which it holds; empty until it is adopted. */
  public Optional<Quarter> quarter() {
    return Optional.ofNullable(quarterCode).map(Quarter::parse);
  }

  public Optional<String> planCode() {
    return Optional.ofNullable(planCode);
  }

  public List<IndicatorLine> indicators() {
    return indicators;
  }

  /** What was noticed when it was submitted and since, one line each; empty if nothing. */
  public List<String> warnings() {
    return warnings == null || warnings.isEmpty() ? List.of() : warnings.lines().toList();
  }

  public Optional<String> purpose() {
    return Optional.ofNullable(purpose);
  }

  Optional<Long> revisionId() {
    return Optional.ofNullable(revisionId);
  }

  public Optional<String> drafterId() {
    return Optional.ofNullable(drafterId);
  }

  public Optional<String> approverId() {
    return Optional.ofNullable(approverId);
  }

  /** When the draft should be submitted; empty for what was imported. */
  public Optional<LocalDateTime> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  Optional<LocalDateTime> warnAt() {
    return Optional.ofNullable(warnAt);
  }

  public LocalDateTime openedAt() {
    return openedAt;
  }

  Optional<String> openedBy() {
    return Optional.ofNullable(openedBy);
  }

  public Optional<LocalDateTime> adoptedAt() {
    return Optional.ofNullable(adoptedAt);
  }
}
