package io.saima.calendar;

import com.tyme.holiday.LegalHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts working days as the State Council publishes them: statutory holidays and the days worked
 * in exchange (调休). A year that is not published yet counts Monday to Friday.
 */
@Component
public class WorkingDays {

  private final Map<LocalDate, Boolean> known = new ConcurrentHashMap<>();

  /** Whether people work on {@code day}. */
  public boolean isWorkingDay(LocalDate day) {
    return known.computeIfAbsent(day, WorkingDays::lookUp);
  }

  private static boolean lookUp(LocalDate day) {
    LegalHoliday notice =
        LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return notice == null ? day.getDayOfWeek().getValue() <= 5 : notice.isWork();
  }

  /**
   * The {@code n}-th working day after {@code day}, which itself does not count; for n = 0 the day
   * itself.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public LocalDate plus(LocalDate day, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("Working days to add must not be negative: " + n);
    }
    LocalDate result = day;
    for (int left = n; left > 0; ) {
      result = result.plusDays(1);
      if (isWorkingDay(result)) {
        left--;
      }
    }
    return result;
  }

  /**
   * The day itself if it is worked, else the next working day: where a calendar-day deadline (日)
   * ends.
   */
  public LocalDate onOrAfter(LocalDate day) {
    return isWorkingDay(day) ? day : plus(day, 1);
  }

  /** The {@code n}-th working day of a month, counted from 1. */
  public LocalDate nth(YearMonth month, int n) {
    return plus(month.atDay(1).minusDays(1), n);
  }

  /** The first working day of a week; empty if the whole week is a holiday (then no log is due). */
  public Optional<LocalDate> first(Week week) {
    return of(week).findFirst();
  }

  /** The working days of a week, in order. */
  public Stream<LocalDate> of(Week week) {
    return week.monday().datesUntil(week.sunday().plusDays(1)).filter(this::isWorkingDay);
  }

  /**
   * The last day on which an item added to a week's log still counts as plan: Wednesday, or the
   * first working day of a week that begins later because of a holiday.
   */
  public LocalDate planningEnds(Week week) {
    LocalDate wednesday = week.monday().with(DayOfWeek.WEDNESDAY);
    return first(week).filter(day -> day.isAfter(wednesday)).orElse(wednesday);
  }
}
