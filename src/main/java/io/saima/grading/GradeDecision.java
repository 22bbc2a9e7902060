package io.saima.grading;

import io.saima.scoring.QuarterGrade;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDateTime;
import java.util.Optional;

/** One decision on the way to a grade: who, as whom, when, what and why; never changed. */
@Entity
public class GradeDecision {

  /** What was decided. */
  public enum Kind {
    TIE_RANKED("排定并列先后"),
    TIE_UNRANKED("并列无人排定"),
    PROPOSED("提名"),
    RAISE_CONFIRMED("同意上调"),
    RAISE_DECLINED("不同意上调"),
    STANDS_AS_COMPUTED("按计算结果"),
    SIGNED("签署"),
    RETURNED("退回"),
    APPROVED("审定");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id")
  private GradeCase gradeCase;

  private String officerId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String person;

  @Enumerated(EnumType.STRING)
  private Hand actingAs;

  @Enumerated(EnumType.STRING)
  private QuarterGrade gradeBefore;

  @Enumerated(EnumType.STRING)
  private QuarterGrade gradeAfter;

  private String reason;
  private LocalDateTime decidedAt;

  protected GradeDecision() {}

  GradeDecision(
      GradeCase gradeCase,
      String officerId,
      Kind kind,
      Act act,
      QuarterGrade gradeBefore,
      QuarterGrade gradeAfter,
      String reason) {
    this.gradeCase = gradeCase;
    this.officerId = officerId;
    this.kind = kind;
    this.person = act.person();
    this.actingAs = act.as();
    this.gradeBefore = gradeBefore;
    this.gradeAfter = gradeAfter;
    this.reason = reason;
    this.decidedAt = act.at();
  }

  /** Whose grade it is about; empty if it is about the whole body. */
  public Optional<String> officerId() {
    return Optional.ofNullable(officerId);
  }

  public Kind kind() {
    return kind;
  }

  /** Who decided; empty if nobody did and the program went on. */
  public Optional<String> person() {
    return Optional.ofNullable(person);
  }

  public Hand actingAs() {
    return actingAs;
  }

  public Optional<QuarterGrade> gradeBefore() {
    return Optional.ofNullable(gradeBefore);
  }

  public Optional<QuarterGrade> gradeAfter() {
    return Optional.ofNullable(gradeAfter);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public LocalDateTime decidedAt() {
    return decidedAt;
  }
}
