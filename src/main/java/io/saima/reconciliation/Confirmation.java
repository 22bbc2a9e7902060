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

  private LocalDateTime openedAt;
  private LocalDateTime answeredAt;
  private LocalDateTime closedAt;

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

  public int version() {
    return version;
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

  void confirm(LocalDateTime now) {
    answer(ConfirmationState.CONFIRMED, now);
    closedAt = now;
  }

  void confirmBySilence(LocalDateTime now) {
    answer(ConfirmationState.CONFIRMED_BY_SILENCE, now);
    closedAt = now;
  }

  void dispute(LocalDateTime now) {
    answer(ConfirmationState.DISPUTED, now);
  }

  private void answer(ConfirmationState next, LocalDateTime now) {
    require(ConfirmationState.WAITING);
    state = next;
    answeredAt = now;
  }

  void decide(LocalDateTime now) {
    require(ConfirmationState.DISPUTED);
    state = ConfirmationState.ANSWERED;
    closedAt = now;
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
