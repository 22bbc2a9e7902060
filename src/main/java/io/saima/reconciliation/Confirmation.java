package io.saima.reconciliation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.hibernate.annotations.NaturalId;

/** What an officer and his supervisor said to a statement (对账确认). */
@Entity
@Table(name = "statement_confirmation")
public class Confirmation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @NaturalId private String caseKey;

  private String officerId;
  private String monthCode;

  @Column(name = "version_no")
  private int version;

  @Enumerated(EnumType.STRING)
  private ConfirmationState state;

  @Column(name = "answered_version_no")
  private Integer answeredVersion;

  private LocalDateTime openedAt;
  private LocalDateTime answeredAt;
  private LocalDateTime closedAt;
  private LocalDateTime computedAt;
  private LocalDateTime cutOffAt;

  protected Confirmation() {}

  /**
   * @param number 1 for the first of the officer's statement of that month
   * @param version of the statement that it is about
   */
  Confirmation(String officerId, YearMonth month, int number, int version, LocalDateTime openedAt) {
    this.caseKey = month + "/" + officerId + (number == 1 ? "" : "/" + number);
    this.officerId = officerId;
    this.monthCode = month.toString();
    this.version = version;
    this.state = ConfirmationState.WAITING;
    this.openedAt = openedAt;
  }

  Long id() {
    return id;
  }

  /** The business key of its case, for example {@code 2026-09/LX000019}. */
  public String caseKey() {
    return caseKey;
  }

  public String officerId() {
    return officerId;
  }

  public YearMonth month() {
    return YearMonth.parse(monthCode);
  }

  /** The version with which the officer was asked. */
  public int version() {
    return version;
  }

  /** The version that he had before him when he answered, or that his silence confirmed. */
  public Optional<Integer> answeredVersion() {
    return Optional.ofNullable(answeredVersion);
  }

  /** The newest version of which he is known to know. */
  public int knownVersion() {
    return answeredVersion().orElse(version);
  }

  public ConfirmationState state() {
    return state;
  }

  public LocalDateTime openedAt() {
    return openedAt;
  }

  /** When the officer answered, or his time was over. */
  public Optional<LocalDateTime> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  public Optional<LocalDateTime> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  /** When it came to its present state. */
  public LocalDateTime stateSince() {
    return closedAt().or(this::answeredAt).orElse(openedAt);
  }

  void confirm(int ofVersion, LocalDateTime now) {
    answer(ConfirmationState.CONFIRMED, ofVersion, now);
    closedAt = now;
  }

  void confirmBySilence(int ofVersion, LocalDateTime now) {
    answer(ConfirmationState.CONFIRMED_BY_SILENCE, ofVersion, now);
    closedAt = now;
  }

  void dispute(int ofVersion, LocalDateTime now) {
    answer(ConfirmationState.DISPUTED, ofVersion, now);
  }

  private void answer(ConfirmationState next, int ofVersion, LocalDateTime now) {
    require(ConfirmationState.WAITING);
    state = next;
    answeredVersion = ofVersion;
    answeredAt = now;
  }

  /** The quarter's inputs are about to be frozen: what is still open ends now. */
  void reachCutOff(LocalDateTime now) {
    cutOffAt = now;
  }

  /** Whether it was still open when the quarter's inputs were about to be frozen. */
  boolean cutOff() {
    return cutOffAt != null;
  }

  void decide(LocalDateTime now) {
    require(ConfirmationState.DISPUTED);
    state = ConfirmationState.ANSWERED;
    closedAt = now;
  }

  /** The statement was computed with the answers. */
  void compute(LocalDateTime now) {
    computedAt = now;
  }

  /** Nobody answered the dispute: the statement stands as computed. */
  void stand(LocalDateTime now) {
    require(ConfirmationState.DISPUTED);
    state = ConfirmationState.STANDS;
    closedAt = now;
  }

  private void require(ConfirmationState expected) {
    if (state != expected) {
      throw new IllegalStateException(caseKey + " is " + state + ", not " + expected);
    }
  }
}
