package io.saima.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ISO 8601 week, Monday to Sunday, the period of a work log. Written {@code 2026-W27}. */
public record Week(LocalDate monday) implements Comparable<Week> {

  private static final Pattern TEXT = Pattern.compile("(\\d{4})-W(\\d{2})");

  public Week {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException(monday + " is not a Monday");
    }
  }

  /** The week in which {@code day} lies. */
  public static Week of(LocalDate day) {
    return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /**
   * Reads {@code 2026-W27}; 2026 has 53 weeks, 2025 has 52.
   *
   * @throws IllegalArgumentException if the text has another form or the year has no such week
   */
  public static Week parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      int year = Integer.parseInt(matcher.group(1));
      int number = Integer.parseInt(matcher.group(2));
      // January 4 always lies in week 1.
      if (number >= 1) {
        Week week = new Week(of(LocalDate.of(year, 1, 4)).monday.plusWeeks(number - 1L));
        if (week.toString().equals(text)) {
          return week;
        }
      }
    }
    throw new IllegalArgumentException("Not a week: " + text);
  }

  /** The day that decides to which month, quarter and year the week belongs. */
  public LocalDate thursday() {
    return monday.plusDays(3);
  }

  /** The last day, inclusive. */
  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  /** The quarter of its Thursday. */
  public Quarter quarter() {
    return Quarter.of(thursday());
  }

  public Week next() {
    return new Week(monday.plusWeeks(1));
  }

  public Week previous() {
    return new Week(monday.minusWeeks(1));
  }

  /** How people read it: {@code 2026年第27周（6月29日—7月5日）}. */
  public String label() {
    return "%d年第%d周（%d月%d日—%d月%d日）"
        .formatted(
            thursday().get(IsoFields.WEEK_BASED_YEAR),
            thursday().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
            monday.getMonthValue(),
            monday.getDayOfMonth(),
            sunday().getMonthValue(),
            sunday().getDayOfMonth());
  }

  @Override
  public int compareTo(Week other) {
    return monday.compareTo(other.monday);
  }

  @Override
  public String toString() {
    // Written for every officer and week: a formatter would cost more than all else about a week.
    int number = thursday().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return thursday().get(IsoFields.WEEK_BASED_YEAR) + (number < 10 ? "-W0" : "-W") + number;
  }
}
