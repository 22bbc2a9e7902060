package io.saima.weeklylog;

import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.scoring.Week.State;
import io.saima.weeklylog.WeeklyLog.Key;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells scoring which weekly logs were due of an officer and what they hold (diligence, scoring.md
 * 3.1).
 */
@Service
@Transactional(readOnly = true)
public class WeeklyRecord {

  private final JdbcClient jdbc;
  private final WeeklyRounds rounds;
  private final WorkingDays workingDays;
  private final Assignments assignments;

  WeeklyRecord(
      JdbcClient jdbc, WeeklyRounds rounds, WorkingDays workingDays, Assignments assignments) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.workingDays = workingDays;
    this.assignments = assignments;
  }

  /** A week of which a log was due, with what is the same for everybody. */
  private record Due(Week week, String code, LocalDate first, LocalDateTime closesAt) {}

  /** What counts of a log; its text is not read. */
  private record Filed(LocalDateTime at, int planned, int done, boolean untrue) {}

  /**
   * The weeks of a quarter (by their Thursday) for some officers, keyed by officer, then week in
   * order. Only weeks that are closed at {@code now} count; a week without a working day, or
   * outside the officer's service, is left out. Filed before the week closed: FILED, with nothing
   * done if the supervisor called it untrue; away on all its working days: LEAVE; else MISSING.
   */
  public Map<String, Map<Week, io.saima.scoring.Week>> weeks(
      Collection<String> officers, Quarter quarter, LocalDateTime now) {
    List<Week> all =
        Stream.iterate(
                Week.of(quarter.first()),
                week -> !week.monday().isAfter(quarter.last()),
                Week::next)
            .filter(week -> week.quarter().equals(quarter))
            .toList();
    Map<Week, LocalDateTime> closings = rounds.closesAt(all);
    List<Due> due = new ArrayList<>();
    for (Week week : all) {
      Optional<LocalDate> first = workingDays.first(week);
      LocalDateTime closesAt = closings.get(week);
      if (first.isPresent() && !closesAt.isAfter(now)) {
        due.add(new Due(week, week.toString(), first.get(), closesAt));
      }
    }
    List<String> codes = due.stream().map(Due::code).toList();
    Map<Key, Filed> filed = new HashMap<>();
    if (!officers.isEmpty() && !codes.isEmpty()) {
      jdbc.sql(
              "select l.officer_id, l.week_code, l.submitted_at, l.planned, l.done, c.verdict"
                  + " from weekly_log l left join weekly_case c on c.officer_id = l.officer_id"
                  + " and c.week_code = l.week_code"
                  + " where l.officer_id in (:officers) and l.week_code in (:weeks)")
          .param("officers", officers)
          .param("weeks", codes)
          .query(
              (RowCallbackHandler)
                  row ->
                      filed.put(
                          new Key(row.getString(1), row.getString(2)),
                          new Filed(
                              row.getObject(3, LocalDateTime.class),
                              row.getInt(4),
                              row.getInt(5),
                              Verdict.UNTRUE.name().equals(row.getString(6)))));
    }
    County county = assignments.county();
    Map<String, Map<Week, io.saima.scoring.Week>> result = new HashMap<>();
    for (String id : officers) {
      Officer officer = county.officer(id).orElseThrow();
      Map<Week, io.saima.scoring.Week> weeks = new LinkedHashMap<>();
      for (Due week : due) {
        if (officer.hereOn(week.first())) {
          Key key = new Key(id, week.code());
          weeks.put(week.week(), state(county, officer, week, filed.get(key)));
        }
      }
      result.put(id, weeks);
    }
    return result;
  }

  private io.saima.scoring.Week state(County county, Officer officer, Due week, Filed log) {
    if (log != null && !log.at().isAfter(week.closesAt())) {
      return new io.saima.scoring.Week(State.FILED, log.planned(), log.untrue() ? 0 : log.done());
    }
    boolean away = rounds.onLeave(county, officer, week.week());
    return new io.saima.scoring.Week(away ? State.LEAVE : State.MISSING, null, null);
  }
}
