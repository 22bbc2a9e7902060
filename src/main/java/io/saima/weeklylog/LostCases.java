package io.saima.weeklylog;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Week;
import io.saima.engine.RunningCases;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds logs, reviews and corrections that wait for somebody although their case is gone from the
 * engine: deleted by hand, in Cockpit or by a program. Each look is a few statements over the weeks
 * that are not settled, however many officers there are. Rows are locked and looked at once more
 * before they are given out, so that of two servers one starts the case.
 */
@Service
@Transactional
public class LostCases {

  private static final int CHUNK = 150;

  private static final String NO_LOG =
      RunningCases.none("weekly-log", "concat(c.week_code, '/', c.officer_id)");

  static final String LOG_LOST = "c.state = 'OPEN' and " + NO_LOG;
  private static final String CORRECTION_LOST =
      "c.state = 'FILED' and c.verdict = 'RETURNED' and " + NO_LOG;
  private static final String REVIEW_WAITS =
      "c.state = 'FILED' and c.verdict is null and c.sheet is not null";
  private static final String REVIEW_LOST =
      REVIEW_WAITS + " and " + RunningCases.none("weekly-team-review", "c.sheet");

  /** What still waits in a week that is closed. */
  private static final String WAITS =
      "(c.state = 'OPEN' or c.verdict = 'RETURNED' or " + REVIEW_WAITS + ")";

  /** What a closed week lost that closing it again puts right. */
  private static final String CLOSED_BADLY = "(c.state = 'OPEN' or " + REVIEW_LOST + ")";

  private final JdbcClient jdbc;
  private final WeeklyRounds rounds;
  private final LogDesk desk;
  private final Deadlines deadlines;
  private final Clock clock;

  LostCases(JdbcClient jdbc, WeeklyRounds rounds, LogDesk desk, Deadlines deadlines, Clock clock) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.desk = desk;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** A log whose correction is gone. */
  public record Lost(Week week, String officer) {}

  private record Returned(String officer, LocalDateTime at) {}

  /**
   * Whether anything is lost. A closed week of which nothing waits any more is settled by the way,
   * and not looked at again.
   */
  public boolean any() {
    boolean any = openWeeks().stream().anyMatch(week -> exists(week, LOG_LOST));
    for (Week week : closedWeeks()) {
      if (!exists(week, WAITS)) {
        jdbc.sql("update weekly_round set settled_at = ? where week_code = ?")
            .params(LocalDateTime.now(clock), week.toString())
            .update();
      } else {
        any |= exists(week, CLOSED_BADLY) || exists(week, CORRECTION_LOST);
      }
    }
    return any;
  }

  /**
   * The next logs of weeks that can still be filed. What their officers wrote and kept is there
   * when they are started again.
   *
   * @return the officers whose case must be started now, in this transaction
   */
  public Map<Week, List<String>> logs() {
    Map<Week, List<String>> lost = new LinkedHashMap<>();
    openWeeks().forEach(week -> lost.put(week, locked(week, LOG_LOST)));
    return lost;
  }

  /**
   * Lets weeks be closed once more of which a log is open still, or a review is lost: closing finds
   * out again who reviews.
   */
  public void reopenWeeks() {
    for (Week week : closedWeeks()) {
      if (exists(week, CLOSED_BADLY)) {
        List<String> officers = locked(week, REVIEW_LOST);
        while (!officers.isEmpty()) {
          jdbc.sql(
                  "update weekly_case set reviewer = null, sheet = null where week_code = :week"
                      + " and officer_id in (:officers)")
              .param("week", week.toString())
              .param("officers", officers)
              .update();
          officers = locked(week, REVIEW_LOST);
        }
        jdbc.sql("update weekly_round set closed_at = null where week_code = ?")
            .param(week.toString())
            .update();
      }
    }
  }

  /**
   * The next corrections for which there is still time. Where it has passed the first version
   * stands, as it does when nobody corrects it.
   *
   * @return the logs whose correction must be started now, in this transaction
   */
  public List<Lost> corrections() {
    LocalDateTime now = LocalDateTime.now(clock);
    List<Lost> lost = new ArrayList<>();
    for (Week week : closedWeeks()) {
      List<String> officers = locked(week, CORRECTION_LOST);
      if (officers.isEmpty()) {
        continue;
      }
      for (Returned returned : returned(week, officers)) {
        if (deadlines.from("log-correction", returned.at().toLocalDate()).isAfter(now)) {
          lost.add(new Lost(week, returned.officer()));
        } else {
          desk.leaveUncorrected(returned.officer(), week);
        }
      }
    }
    return lost;
  }

  private List<Returned> returned(Week week, List<String> officers) {
    return jdbc.sql(
            "select officer_id, judged_at from weekly_case where week_code = :week"
                + " and officer_id in (:officers) order by officer_id")
        .param("week", week.toString())
        .param("officers", officers)
        .query((row, n) -> new Returned(row.getString(1), row.getObject(2, LocalDateTime.class)))
        .list();
  }

  private List<Week> openWeeks() {
    LocalDateTime now = LocalDateTime.now(clock);
    return weeks("closed_at is null").stream()
        .filter(week -> now.isBefore(rounds.closesAt(week)))
        .toList();
  }

  private List<Week> closedWeeks() {
    return weeks("closed_at is not null and settled_at is null");
  }

  private List<Week> weeks(String condition) {
    return jdbc.sql("select week_code from weekly_round where " + condition + " order by week_code")
        .query((row, n) -> Week.parse(row.getString(1)))
        .list();
  }

  private boolean exists(Week week, String condition) {
    return !officers(week, condition, 1).isEmpty();
  }

  /** In no order: one would lead a database past the week's index, through all weeks there are. */
  private List<String> officers(Week week, String condition, int most) {
    return jdbc.sql(select(condition) + " limit " + most)
        .param("week", week.toString())
        .query(String.class)
        .list();
  }

  /** Some of the officers of whom the condition is true once nobody else can change their rows. */
  private List<String> locked(Week week, String condition) {
    List<String> found = officers(week, condition, CHUNK);
    if (found.isEmpty()) {
      return found;
    }
    jdbc.sql(
            "select officer_id from weekly_case where week_code = :week"
                + " and officer_id in (:officers) order by officer_id for update")
        .param("week", week.toString())
        .param("officers", found)
        .query(String.class)
        .list();
    return jdbc.sql(select(condition) + " and c.officer_id in (:officers) order by c.officer_id")
        .param("week", week.toString())
        .param("officers", found)
        .query(String.class)
        .list();
  }

  private static String select(String condition) {
    return "select c.officer_id from weekly_case c where c.week_code = :week and " + condition;
  }
}
