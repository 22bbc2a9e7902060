package io.saima.calendar;

import com.tyme.holiday.LegalHoliday;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts working days as the State Council publishes them: statutory holidays and the days worked
 * in exchange (调休), and before them what the administrator entered. A year that is neither
 * published nor entered counts Monday to Friday, and is named in the log and to the administrator.
 */
@Component
public class WorkingDays {

  private static final Logger LOG = LoggerFactory.getLogger(WorkingDays.class);

  private final DayOverrides overrides;
  private final Map<LocalDate, Boolean> builtIn = new ConcurrentHashMap<>();
  private final Set<Integer> told = ConcurrentHashMap.newKeySet();

  WorkingDays(DayOverrides overrides) {
    this.overrides = overrides;
  }

  /** Whether people work on {@code day}. */
  public boolean isWorkingDay(LocalDate day) {
    return overrides
        .worked(day)
        .orElseGet(() -> builtIn.computeIfAbsent(day, this::isWorkedAsPublished));
  }

  /** Whether {@code day} is worked, whatever was entered about it. */
  public boolean isWorkedAsPublished(LocalDate day) {
    LegalHoliday notice = notice(day);
    if (!isKnown(day.getYear()) && told.add(day.getYear())) {
      LOG.warn(
          "The holidays of {} are not known: its days count Monday to Friday until they are entered"
              + " on /calendar",
          day.getYear());
    }
    return notice == null ? day.getDayOfWeek().getValue() <= 5 : notice.isWork();
  }

  /** The published holiday that makes {@code day} free or worked, for example 国庆节. */
  public Optional<String> holiday(LocalDate day) {
    return Optional.ofNullable(notice(day)).map(LegalHoliday::getName);
  }

  /**
   * Whether the holidays of a year are known: built in, or entered from the first (元旦) to the last
   * (国庆节); a year that is entered in part is not known.
   */
  public boolean isKnown(int year) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    return notice(newYear) != null
        || overrides.worked(newYear).isPresent()
            && overrides.worked(LocalDate.of(year, 10, 1)).isPresent();
  }

  /**
   * The years without holidays that matter now: this one, and from October on the next, in which
   * deadlines that begin today end.
   */
  public List<Integer> unknownYears(LocalDate today) {
    return IntStream.rangeClosed(today.getYear(), today.plusMonths(3).getYear())
        .filter(year -> !isKnown(year))
        .boxed()
        .toList();
  }

  private static LegalHoliday notice(LocalDate day) {
    return LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
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

  /** The first working day of a week; empty if the whole week is a holiday (then no log is due). */
  public Optional<LocalDate> first(Week week) {
    return of(week).findFirst();
  }

  /** The nearest later week that has a working day: where a log's open items go. */
  public Week next(Week week) {
    Week next = week.next();
    while (first(next).isEmpty()) {
      next = next.next();
    }
    return next;
  }

  /** The nearest earlier week that has a working day. */
  public Week previous(Week week) {
    Week previous = week.previous();
    while (first(previous).isEmpty()) {
      previous = previous.previous();
    }
    return previous;
  }

  /** The working days of a week, in order. */
  public Stream<LocalDate> of(Week week) {
    return week.monday().datesUntil(week.sunday().plusDays(1)).filter(this::isWorkingDay);
  }
}
