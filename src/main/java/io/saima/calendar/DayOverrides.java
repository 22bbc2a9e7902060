package io.saima.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** What somebody entered about a day, before what is built in. */
@FunctionalInterface
interface DayOverrides {

  /** Whether {@code day} is worked; empty if nobody entered anything about it. */
  Optional<Boolean> worked(LocalDate day);
}
