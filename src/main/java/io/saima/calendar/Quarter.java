package io.saima.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A calendar quarter, the period in which grades are given. Written {@code 2026-Q3}. */
public record Quarter(int year, int number) implements Comparable<Quarter> {

  private static final Pattern TEXT = Pattern.compile("(\\d{4})-Q([1-4])");

  public Quarter {
    if (number < 1 || number > 4) {
      throw new IllegalArgumentException("Quarter number " + number + " is not within 1-4");
    }
  }

  /** The quarter in which {@code day} lies. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
  }

  /** The quarter in which {@code month} lies. */
  public static Quarter of(YearMonth month) {
    return of(month.atDay(1));
  }

  /**
   * Reads {@code 2026-Q3}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Quarter parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a quarter: " + text);
    }
    return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The first day, always the first of a month. */
  public LocalDate first() {
    return LocalDate.of(year, number * 3 - 2, 1);
  }

  /** The last day, inclusive. */
  public LocalDate last() {
    return first().plusMonths(3).minusDays(1);
  }

  /** Whether {@code day} lies within the quarter, both ends included. */
  public boolean contains(LocalDate day) {
    return of(day).equals(this);
  }

  /** Its three months in order. */
  public List<YearMonth> months() {
    YearMonth month = YearMonth.from(first());
    return List.of(month, month.plusMonths(1), month.plusMonths(2));
  }

  /** Number of calendar days, 90 to 92. */
  public int days() {
    return (int) (last().toEpochDay() - first().toEpochDay()) + 1;
  }

  public Quarter next() {
    return of(last().plusDays(1));
  }

  public Quarter previous() {
    return of(first().minusDays(1));
  }

  /** How people read it: {@code 2026年第三季度}. */
  public String label() {
    return year + "年第" + "一二三四".charAt(number - 1) + "季度";
  }

  @Override
  public int compareTo(Quarter other) {
    return first().compareTo(other.first());
  }

  @Override
  public String toString() {
    return year + "-Q" + number;
  }
}
