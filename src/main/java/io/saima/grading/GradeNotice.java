package io.saima.grading;

import io.saima.review.ReviewId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.Optional;

/** How one officer is told his grade, and whether he took notice. */
@Entity
@IdClass(GradeNotice.Key.class)
public class GradeNotice {

  /** Quarter and officer. */
  public record Key(String quarterCode, String officerId) implements Serializable {}

  /** In which form. */
  public enum Kind {
    /** 好, 较好 as computed, or no grade: a note on his home. */
    NOTE("消息告知"),
    /** 一般, 较差 or lowered: a written notice with receipt. */
    WRITTEN("书面告知");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** How far. */
  public enum State {
    SENT("已发出"),
    RECEIVED("已签收"),
    /** Not read in time: counts as served. */
    SERVED_UNREAD("逾期未阅，视为送达");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  @Id private String quarterCode;
  @Id private String officerId;
  private String caseId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  private State state;

  private LocalDateTime sentAt;
  private LocalDateTime closedAt;

  protected GradeNotice() {}

  GradeNotice(ReviewId gradeCase, String officerId, Kind kind, LocalDateTime sentAt) {
    this.quarterCode = gradeCase.quarter().toString();
    this.officerId = officerId;
    this.caseId = gradeCase.toString();
    this.kind = kind;
    this.state = State.SENT;
    this.sentAt = sentAt;
  }

  public String officerId() {
    return officerId;
  }

  public Kind kind() {
    return kind;
  }

  public State state() {
    return state;
  }

  public LocalDateTime sentAt() {
    return sentAt;
  }

  public Optional<LocalDateTime> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  String caseId() {
    return caseId;
  }

  void close(State outcome, LocalDateTime at) {
    if (state == State.SENT) {
      state = outcome;
      closedAt = at;
    }
  }
}
