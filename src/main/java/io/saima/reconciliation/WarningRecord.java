package io.saima.reconciliation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.Optional;

/** One line in the history of a warning. */
@Entity
@Table(name = "early_warning_step")
public class WarningRecord {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long warningId;

  @Enumerated(EnumType.STRING)
  private WarningStep step;

  private String actorId;
  private String detail;
  private LocalDateTime takenAt;

  protected WarningRecord() {}

  WarningRecord(
      Warning warning, WarningStep step, String actorId, String detail, LocalDateTime takenAt) {
    this.warningId = warning.id();
    this.step = step;
    this.actorId = actorId;
    this.detail = detail;
    this.takenAt = takenAt;
  }

  public WarningStep step() {
    return step;
  }

  /** Who took it; empty if the system did. */
  public Optional<String> actorId() {
    return Optional.ofNullable(actorId);
  }

  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  public LocalDateTime takenAt() {
    return takenAt;
  }
}
