package io.saima.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The days that the administrator entered: a year before its notice is built in, a snow day, a day
 * worked in exchange. The past is never changed; whoever changes the rest is remembered. Another
 * node sees a change within a second.
 */
@Component
public class CalendarOverrides implements DayOverrides {

  private static final int LONGEST_DAYS = 31;
  private static final int FURTHEST_YEARS = 2;
  private static final int LONGEST_REASON = 100;
  private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Loaded loaded;

  private record Loaded(List<CalendarOverride> newestFirst, long at) {}

  CalendarOverrides(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Boolean> worked(LocalDate day) {
    Loaded now = loaded;
    if (now == null || System.nanoTime() - now.at > LOOK_AGAIN_NANOS) {
      now = new Loaded(all(), System.nanoTime());
      loaded = now;
    }
    return now.newestFirst.stream()
        .filter(one -> one.counts() && one.covers(day))
        .findFirst()
        .map(CalendarOverride::worked);
  }

  /** Everything that was ever entered, the newest first. */
  public List<CalendarOverride> all() {
    return jdbc.sql("select * from calendar_override order by id desc")
        .query(CalendarOverrides::read)
        .list();
  }

  /**
   * Makes days worked or free.
   *
   * @param from the first day, today or later
   * @param to the last day, at most 31 days and in this or the next two years
   * @param reason 1 to 100 characters: the notice or event that it follows
   * @throws CalendarRefused if the days or the reason are not so
   */
  @Transactional
  public void enter(LocalDate from, LocalDate to, boolean worked, String reason, String person) {
    LocalDate today = LocalDate.now(clock);
    if (from == null || to == null) {
      throw new CalendarRefused("请填写起止日期。");
    }
    if (to.isBefore(from)) {
      throw new CalendarRefused("结束日期早于开始日期，请更正其中之一。");
    }
    if (from.isBefore(today)) {
      throw new CalendarRefused("不能更改已过去的日子，请从今天（" + today + "）或以后开始。");
    }
    if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
      throw new CalendarRefused("一次最多设置" + LONGEST_DAYS + "天，请分几次设置。");
    }
    if (to.getYear() > today.getYear() + FURTHEST_YEARS) {
      throw new CalendarRefused("只能设置到" + (today.getYear() + FURTHEST_YEARS) + "年为止。");
    }
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new CalendarRefused("请写明依据，不超过" + LONGEST_REASON + "字，例如通知的文号。");
    }
    jdbc.sql(
            "insert into calendar_override (from_day, to_day, worked, reason, made_by, made_at)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(from, to, worked, why, person, LocalDateTime.now(clock))
        .update();
    forget();
  }

  /**
   * Takes an entry back, so that the days it names are again what they were without it.
   *
   * @throws CalendarRefused if there is no such entry, or one of its days has passed
   */
  @Transactional
  public void withdraw(long id, String person) {
    LocalDate today = LocalDate.now(clock);
    int withdrawn =
        jdbc.sql(
                "update calendar_override set withdrawn_by = ?, withdrawn_at = ?"
                    + " where id = ? and withdrawn_at is null and from_day >= ?")
            .params(person, LocalDateTime.now(clock), id, today)
            .update();
    if (withdrawn == 0) {
      throw new CalendarRefused("这一条已撤销，或其中有日子已经过去，不能撤销；可以为以后的日子另设一条。");
    }
    forget();
  }

  /** The next look reads again. */
  public void forget() {
    loaded = null;
  }

  private static CalendarOverride read(ResultSet row, int number) throws SQLException {
    return new CalendarOverride(
        row.getLong("id"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getBoolean("worked"),
        row.getString("reason"),
        row.getString("made_by"),
        row.getObject("made_at", LocalDateTime.class),
        Optional.ofNullable(row.getString("withdrawn_by")),
        Optional.ofNullable(row.getObject("withdrawn_at", LocalDateTime.class)));
  }
}
