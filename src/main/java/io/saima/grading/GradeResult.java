package io.saima.grading;

import io.saima.scoring.QuarterGrade;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDateTime;

/** An effective grade; a later version supersedes it, and nothing changes it. */
@Entity
@IdClass(GradeResult.Key.class)
public class GradeResult {

  /** Quarter, officer and version. */
  public record Key(String quarterCode, String officerId, int versionNo) implements Serializable {}

  @Id private String quarterCode;
  @Id private String officerId;
  @Id private int versionNo;
  private String bodyCode;

  @Enumerated(EnumType.STRING)
  private QuarterGrade grade;

  private LocalDateTime effectiveAt;

  protected GradeResult() {}

  GradeResult(
      String quarterCode,
      String officerId,
      int versionNo,
      String bodyCode,
      QuarterGrade grade,
      LocalDateTime effectiveAt) {
    this.quarterCode = quarterCode;
    this.officerId = officerId;
    this.versionNo = versionNo;
    this.bodyCode = bodyCode;
    this.grade = grade;
    this.effectiveAt = effectiveAt;
  }

  public String officerId() {
    return officerId;
  }

  public String quarterCode() {
    return quarterCode;
  }

  public QuarterGrade grade() {
    return grade;
  }

  public LocalDateTime effectiveAt() {
    return effectiveAt;
  }
}
