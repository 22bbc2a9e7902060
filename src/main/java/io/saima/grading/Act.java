package io.saima.grading;

import java.time.LocalDateTime;

/** Who does something to a grade, as whom, and when. */
record Act(String person, Hand as, LocalDateTime at) {

  /** Nobody acted; the program goes on as computed. */
  static Act none(LocalDateTime at) {
    return new Act(null, Hand.SYSTEM, at);
  }
}
