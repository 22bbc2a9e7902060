package io.saima.grading.process;

import io.saima.engine.ProcessVariable;
import io.saima.review.ReviewId;

/**
 * The words of the grade notice: its id and variables; its business key is {@code
 * 2026-Q3/LX000019}.
 */
final class GradeNoticeProcess {

  static final String ID = "grade-notice";

  static final ProcessVariable<String> OFFICER = new ProcessVariable<>("officerId", String.class);
  static final ProcessVariable<Boolean> WRITTEN = new ProcessVariable<>("written", Boolean.class);

  private GradeNoticeProcess() {}

  /** The quarter and the officer whom a business key names. */
  static Addressee addressee(String key) {
    ReviewId parts = ReviewId.of(key);
    return new Addressee(parts.quarter(), parts.body());
  }

  /** Whom a notice is for. */
  record Addressee(io.saima.calendar.Quarter quarter, String officer) {

    String key() {
      return quarter + "/" + officer;
    }
  }
}
