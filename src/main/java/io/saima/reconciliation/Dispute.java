package io.saima.reconciliation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/** An officer's objection to one figure of a statement, and what was answered. */
@Entity
@Table(name = "statement_dispute")
public class Dispute {

  /** What was answered. */
  public enum Verdict {
    ACCEPTED("采纳，更正数据"),
    REJECTED("不采纳"),
    STANDS("无人答复，按计算结果");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long confirmationId;
  private String officerId;
  private String monthCode;
  private String indicatorCode;

  @Column(precision = 16, scale = 4)
  private BigDecimal disputedActual;

  private String reason;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  @Column(precision = 16, scale = 4)
  private BigDecimal correctedActual;

  private String answer;
  private String decidedBy;
  private LocalDateTime decidedAt;

  protected Dispute() {}

  Dispute(
      Confirmation confirmation, String indicatorCode, BigDecimal disputedActual, String reason) {
    this.confirmationId = confirmation.id();
    this.officerId = confirmation.officerId();
    this.monthCode = confirmation.month().toString();
    this.indicatorCode = indicatorCode;
    this.disputedActual = disputedActual;
    this.reason = reason;
  }

  public Long id() {
    return id;
  }

  public String indicatorCode() {
    return indicatorCode;
  }

  /** The figure that was disputed; empty if it was missing. */
  public Optional<BigDecimal> disputedActual() {
    return Optional.ofNullable(disputedActual);
  }

  public String reason() {
    return reason;
  }

  public Optional<Verdict> verdict() {
    return Optional.ofNullable(verdict);
  }

  public Optional<BigDecimal> correctedActual() {
    return Optional.ofNullable(correctedActual);
  }

  public Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<LocalDateTime> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  boolean accepted() {
    return verdict == Verdict.ACCEPTED;
  }

  boolean corrects(BigDecimal actual) {
    return correctedActual != null && correctedActual.compareTo(actual) == 0;
  }

  boolean concerns(BigDecimal actual) {
    return actual == null
        ? disputedActual == null
        : disputedActual != null && disputedActual.compareTo(actual) == 0;
  }

  /** Takes the supervisor's answer; {@code corrected} is null unless accepted. */
  void answer(Verdict decided, BigDecimal corrected, String text, String by, LocalDateTime now) {
    verdict = decided;
    correctedActual = corrected;
    answer = text;
    decidedBy = by;
    decidedAt = now;
  }

  /** Nobody answered. */
  void stand(LocalDateTime now) {
    verdict = Verdict.STANDS;
    decidedAt = now;
  }
}
