package io.saima.rectification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** One line of an item's history; written once, never edited. */
@Entity
@Immutable
public class RectificationDecision {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long itemId;
  private int roundNo;

  @Enumerated(EnumType.STRING)
  private DecisionStep step;

  private String actorId;
  private String detail;
  private LocalDateTime decidedAt;

  protected RectificationDecision() {}

  RectificationDecision(
      RectificationItem item, DecisionStep step, String actorId, String detail, LocalDateTime now) {
    this.itemId = item.id();
    this.roundNo = item.roundNo();
    this.step = step;
    this.actorId = actorId;
    this.detail = detail;
    this.decidedAt = now;
  }

  public long itemId() {
    return itemId;
  }

  /** 1, and one more after each reopening. */
  public int roundNo() {
    return roundNo;
  }

  public DecisionStep step() {
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
