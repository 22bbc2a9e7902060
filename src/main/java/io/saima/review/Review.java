package io.saima.review;

import io.saima.calendar.Quarter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.Optional;

/** The quarterly review of one assessing body, under the policy that was frozen when it began. */
@Entity
public class Review {

  @Id private String id;

  private String quarterCode;

  private String bodyCode;

  @Enumerated(EnumType.STRING)
  private ReviewState state;

  private String policyVersion;

  @Column(columnDefinition = "longtext")
  private String policy;

  private LocalDateTime openedAt;

  private LocalDateTime closesAt;

  private LocalDateTime cutOffAt;

  private LocalDateTime handedOverAt;

  protected Review() {}

  Review(
      ReviewId id,
      String policyVersion,
      String policy,
      LocalDateTime openedAt,
      LocalDateTime closesAt) {
    this.id = id.toString();
    this.quarterCode = id.quarter().toString();
    this.bodyCode = id.body();
    this.state = ReviewState.COLLECTING;
    this.policyVersion = policyVersion;
    this.policy = policy;
    this.openedAt = openedAt;
    this.closesAt = closesAt;
  }

  public ReviewId id() {
    return ReviewId.of(id);
  }

  public Quarter quarter() {
    return Quarter.parse(quarterCode);
  }

  public String body() {
    return bodyCode;
  }

  public ReviewState state() {
    return state;
  }

  public String policyVersion() {
    return policyVersion;
  }

  /** The frozen policy as the JSON of the scoring specification. */
  public String policy() {
    return policy;
  }

  public LocalDateTime openedAt() {
    return openedAt;
  }

  /** When the ballots close. */
  public LocalDateTime closesAt() {
    return closesAt;
  }

  /** When the inputs were frozen. */
  public Optional<LocalDateTime> cutOffAt() {
    return Optional.ofNullable(cutOffAt);
  }

  public Optional<LocalDateTime> handedOverAt() {
    return Optional.ofNullable(handedOverAt);
  }

  /** From now on no ballot counts any more. */
  void cutOff(LocalDateTime at) {
    if (state == ReviewState.COLLECTING) {
      state = ReviewState.CUT_OFF;
      cutOffAt = at;
    }
  }

  /** The scores are complete; says whether they were not handed over before. */
  boolean handOver(LocalDateTime at) {
    if (state == ReviewState.HANDED_OVER) {
      return false;
    }
    if (state != ReviewState.CUT_OFF) {
      throw new IllegalStateException(id + " has no cut-off yet");
    }
    state = ReviewState.HANDED_OVER;
    handedOverAt = at;
    return true;
  }
}
