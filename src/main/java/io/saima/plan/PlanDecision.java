package io.saima.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** One line of a draft's history; written once, never edited. */
@Entity
@Immutable
public class PlanDecision {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long versionId;

  @Enumerated(EnumType.STRING)
  private PlanStep step;

  private String actorId;
  private String detail;
  private LocalDateTime decidedAt;

  protected PlanDecision() {}

  PlanDecision(long versionId, PlanStep step, String actorId, String detail, LocalDateTime now) {
    this.versionId = versionId;
    this.step = step;
    this.actorId = actorId;
    this.detail = detail;
    this.decidedAt = now;
  }

  public PlanStep step() {
    return step;
  }

  /** Who acted; empty: the system. */
  public Optional<String> actorId() {
    return Optional.ofNullable(actorId);
  }

  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  public LocalDateTime decidedAt() {
    return decidedAt;
  }
}
