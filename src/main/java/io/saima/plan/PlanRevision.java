package io.saima.plan;

import io.saima.organization.PostClass;
import io.saima.organization.UnitKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An occasion on which units look at their plans again: the quarter's re-set, June or December, or
 * a change from above; with the day by which they must.
 */
@Entity
public class PlanRevision {

  private static final String PREFIX = "T-";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version
  @Column(name = "lock_no")
  private int lock;

  @Enumerated(EnumType.STRING)
  private RevisionKind kind;

  private String code;
  private String title;
  private String reference;
  private String summary;
  private String libraryCodes = "";
  private String unitKinds = "";
  private String postClasses = "";
  private LocalDate changedOn;
  private LocalDateTime dueAt;
  private LocalDateTime warnAt;

  @Enumerated(EnumType.STRING)
  private RevisionState state;

  private String recordedBy;
  private LocalDateTime recordedAt;

  protected PlanRevision() {}

  /**
   * @param code what it is known by once and for all, for example {@code NATIONAL/国发〔2026〕9号}
   * @param title at most 100 characters
   * @param reference the document, or null
   * @param changedOn the day from which the time runs
   */
  PlanRevision(
      RevisionKind kind,
      String code,
      String title,
      String reference,
      LocalDate changedOn,
      LocalDateTime dueAt,
      LocalDateTime warnAt,
      RevisionState state,
      String recordedBy,
      LocalDateTime now) {
    this.kind = kind;
    this.code = code;
    this.title = title;
    this.reference = reference;
    this.changedOn = changedOn;
    this.dueAt = dueAt;
    this.warnAt = warnAt;
    this.state = state;
    this.recordedBy = recordedBy;
    this.recordedAt = now;
  }

  /** What changes and whom it concerns; the units are asked next. */
  void ask(Scope scope, String summary, LocalDateTime dueAt, LocalDateTime warnAt) {
    this.libraryCodes = String.join(" ", scope.library());
    this.unitKinds = names(scope.unitKinds());
    this.postClasses = names(scope.postClasses());
    this.summary = summary;
    this.dueAt = dueAt;
    this.warnAt = warnAt;
    state = RevisionState.ASKED;
  }

  void leave(String why) {
    summary = why;
    state = RevisionState.UNCHANGED;
  }

  private static String names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).collect(Collectors.joining(" "));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  /**
   * Which posts a revision concerns: those whose plan uses one of the library's entries, among the
   * kinds and classes named; an empty list does not narrow.
   *
   * @param library codes of entries of either level
   */
  public record Scope(List<String> library, List<UnitKind> unitKinds, List<PostClass> postClasses) {

    boolean empty() {
      return library.isEmpty() && unitKinds.isEmpty() && postClasses.isEmpty();
    }
  }

  public Scope scope() {
    return new Scope(
        words(libraryCodes),
        words(unitKinds).stream().map(UnitKind::valueOf).toList(),
        words(postClasses).stream().map(PostClass::valueOf).toList());
  }

  long id() {
    return id;
  }

  /** What its case is known by, for example {@code T-3}. */
  public String number() {
    return PREFIX + id;
  }

  static Optional<Long> idOf(String number) {
    return number != null && number.matches("T-[1-9]\\d{0,17}")
        ? Optional.of(Long.valueOf(number.substring(PREFIX.length())))
        : Optional.empty();
  }

  public RevisionKind kind() {
    return kind;
  }

  public String title() {
    return title;
  }

  public Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  public Optional<String> summary() {
    return Optional.ofNullable(summary);
  }

  /** The day from which the time runs. */
  public LocalDate changedOn() {
    return changedOn;
  }

  public LocalDateTime dueAt() {
    return dueAt;
  }

  public LocalDateTime warnAt() {
    return warnAt;
  }

  public RevisionState state() {
    return state;
  }

  /** Whether units must revise and not only may. */
  public boolean mandatory() {
    return kind == RevisionKind.NATIONAL || kind == RevisionKind.PROVINCIAL;
  }
}
