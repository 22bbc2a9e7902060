package io.saima.grading;

/** What one officer's grade waits for. */
public enum GradeStep {
  /** Cannot be graded; listed with the reason. */
  NOT_GRADED,
  /** Computed; the leader in charge has to propose. */
  OPEN,
  /** Raised above what was computed; the next supervisor has to confirm. */
  RAISED,
  /** Proposed; the signature and the approval are left. */
  PROPOSED
}
