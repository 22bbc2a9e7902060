package io.saima.rectification;

import io.saima.calendar.Quarter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import java.time.LocalDateTime;
import java.util.Optional;

/** One occasion for an item: what opened it, and each time the same problem was reported again. */
@Entity
@SecondaryTable(name = "shared_red_light", pkJoinColumns = @PrimaryKeyJoinColumn(name = "cause_id"))
public class RectificationCause {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long itemId;

  @Enumerated(EnumType.STRING)
  private ProblemSource source;

  private String reference;
  private String indicatorCode;
  private String quarterCode;

  @Column(table = "shared_red_light")
  private String post;

  private LocalDateTime recordedAt;

  protected RectificationCause() {}

  RectificationCause(long itemId, Problem problem, LocalDateTime now) {
    this.itemId = itemId;
    this.source = problem.source();
    this.reference = problem.reference();
    this.indicatorCode = problem.indicator();
    this.quarterCode = problem.quarter() == null ? null : problem.quarter().toString();
    this.post = problem.post();
    this.recordedAt = now;
  }

  public long itemId() {
    return itemId;
  }

  public ProblemSource source() {
    return source;
  }

  public Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  public Optional<String> indicatorCode() {
    return Optional.ofNullable(indicatorCode);
  }

  public Optional<Quarter> quarter() {
    return Optional.ofNullable(quarterCode).map(Quarter::parse);
  }

  /** Whose officers share the red light; empty if it is the officer's own. */
  public Optional<String> post() {
    return Optional.ofNullable(post);
  }

  public LocalDateTime recordedAt() {
    return recordedAt;
  }
}
