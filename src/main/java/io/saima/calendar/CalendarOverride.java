package io.saima.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** Days, first and last included, that are worked or free by somebody's decision. */
public record CalendarOverride(
    long id,
    LocalDate from,
    LocalDate to,
    boolean worked,
    String reason,
    String madeBy,
    LocalDateTime madeAt,
    Optional<String> withdrawnBy,
    Optional<LocalDateTime> withdrawnAt) {

  /** Whether it still counts. */
  public boolean counts() {
    return withdrawnAt.isEmpty();
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
