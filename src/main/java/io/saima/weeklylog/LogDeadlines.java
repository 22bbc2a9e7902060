package io.saima.weeklylog;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** Until when people plan, file and correct the logs of a week, as the configuration says. */
@Component
public class LogDeadlines {

  private final Deadlines deadlines;
  private final WorkingDays workingDays;

  LogDeadlines(Deadlines deadlines, WorkingDays workingDays) {
    this.deadlines = deadlines;
    this.workingDays = workingDays;
  }

  /**
   * The last day on which an item added to a week's log still counts as plan: if that is not
   * worked, the next day of the week that is, or else the week's last.
   */
  public LocalDate planningEnds(Week week) {
    LocalDate end = deadlines.from("log-planning", week.monday()).toLocalDate();
    return end.isAfter(week.sunday())
        ? workingDays.of(week).reduce((day, later) -> later).orElse(week.sunday())
        : end;
  }

  /** Until when logs of a week are taken, by today's calendar. */
  LocalDateTime closing(Week week) {
    return deadlines.from("log-close", week.sunday());
  }

  /** Whether so little time is left on a day until the close that it is time to remind. */
  boolean isTimeToRemind(LocalDate day, LocalDateTime closesAt) {
    return !deadlines.from("log-reminder", day).isBefore(closesAt);
  }

  /** Until when a log that was returned on a day can be corrected. */
  public LocalDateTime correction(LocalDate returned) {
    return deadlines.from("log-correction", returned);
  }

  /** The same if its case was deleted and begins again on a later day. */
  LocalDateTime correction(LocalDate returned, LocalDate again) {
    LocalDateTime due = correction(returned);
    LocalDateTime least = deadlines.from("log-correction-least", again);
    return due.isAfter(least) ? due : least;
  }
}
