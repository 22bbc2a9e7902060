package io.saima.rectification;

import io.saima.scoring.Fact;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * That an item was overdue, or failed its look-back. It caps a grade only after the officer was
 * heard on it, or let the time for it pass.
 */
@Entity
public class RectificationFinding {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long itemId;
  private String officerId;

  @Enumerated(EnumType.STRING)
  private FindingKind kind;

  private int roundNo;
  private LocalDate foundOn;
  private String statement;
  private LocalDateTime heardAt;
  private LocalDate endedOn;

  protected RectificationFinding() {}

  RectificationFinding(RectificationItem item, FindingKind kind, LocalDate foundOn) {
    this.itemId = item.id();
    this.officerId = item.officerId();
    this.kind = kind;
    this.roundNo = item.roundNo();
    this.foundOn = foundOn;
  }

  public long itemId() {
    return itemId;
  }

  public String officerId() {
    return officerId;
  }

  public FindingKind kind() {
    return kind;
  }

  public int roundNo() {
    return roundNo;
  }

  public LocalDate foundOn() {
    return foundOn;
  }

  /** What the officer said to it; empty if nothing (yet). */
  public Optional<String> statement() {
    return Optional.ofNullable(statement);
  }

  public boolean heard() {
    return heardAt != null;
  }

  public Optional<LocalDateTime> heardAt() {
    return Optional.ofNullable(heardAt);
  }

  /** The officer has said what he has to say; {@code null}: the time for it has passed. */
  void hear(String said, LocalDateTime now) {
    if (heardAt != null) {
      throw new IllegalStateException("The officer was heard on finding " + id + " already");
    }
    statement = said;
    heardAt = now;
  }

  /** What was overdue is closed now. */
  void end(LocalDate day) {
    if (endedOn == null) {
      endedOn = day;
    }
  }

  /** How the quarterly score sees it. */
  Fact asFact() {
    return new Fact(
        kind.factType(), RectificationItem.number(itemId) + "/" + roundNo, true, heard(), null);
  }
}
