package io.saima.weeklylog;

import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.engine.RunningCases;
import io.saima.organization.Assignments;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import io.saima.organization.County;
import io.saima.organization.Officer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

  private static final String LOG_KEY = "concat(c.week_code, '/', c.officer_id)";
  private static final String NO_LOG = RunningCases.none("weekly-log", LOG_KEY);

  static final String LOG_LOST = "c.state = 'OPEN' and " + NO_LOG;

  /** Somebody still has the task of a log that cannot be filed any more. */
  private static final String LOG_LEFT_OVER =
      "c.state in ('FILED', 'MISSING', 'LEAVE') and "
          + RunningCases.at("weekly-log", "task_fillLog", LOG_KEY);

  private static final String CORRECTION_LOST =
      "c.state = 'FILED' and c.verdict = 'RETURNED' and " + NO_LOG;
  private static final String REVIEW_WAITS = "c.state = 'FILED' and c.verdict is null";

  /** Also of a log that stands on no sheet. */
  private static final String REVIEW_LOST =
      REVIEW_WAITS + " and " + RunningCases.none("weekly-team-review", "c.sheet");

  private static final String ON_LOST_SHEET = REVIEW_LOST + " and c.sheet is not null";

  /** What still waits in a week that is closed. */
  private static final String WAITS =
      "(c.state in ('OPEN', 'ENROLLED') or c.verdict = 'RETURNED' or " + REVIEW_WAITS + ")";

  /** What a closed week lost that closing it again puts right. */
  private static final String CLOSED_BADLY =
      "(c.state in ('OPEN', 'ENROLLED') or " + REVIEW_LOST + ")";

  private static final String CLOSED = "closed_at is not null and settled_at is null";

  private final JdbcClient jdbc;
  private final WeeklyRounds rounds;
  private final LogDesk desk;
  private final ClosedQuarters quarters;
  private final Assignments assignments;
  private final WorkingDays workingDays;
  private final LogDeadlines deadlines;
  private final Clock clock;

  LostCases(
      JdbcClient jdbc,
      WeeklyRounds rounds,
      LogDesk desk,
      ClosedQuarters quarters,
      Assignments assignments,
      WorkingDays workingDays,
      LogDeadlines deadlines,
      Clock clock) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.desk = desk;
    this.quarters = quarters;
    this.assignments = assignments;
    this.workingDays = workingDays;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** A log whose correction is gone, and until when it can be corrected. */
  public record Lost(Week week, String officer, LocalDateTime until) {}

  private record Returned(String officer, LocalDateTime at) {}

  /**
   * Whether anything is lost, or left over. A closed week of which nothing waits any more is
   * settled by the way, and not looked at again.
   */
  public boolean any() {
    boolean any =
        openWeeks().stream()
            .anyMatch(week -> exists(week, LOG_LOST) || exists(week, LOG_LEFT_OVER));
    for (Week week : closedWeeks()) {
      boolean leftOver = exists(week, LOG_LEFT_OVER);
      if (!leftOver && !exists(week, WAITS)) {
        settle(week);
      } else {
        any |= leftOver || exists(week, CLOSED_BADLY) || exists(week, CORRECTION_LOST);
      }
    }
    return any;
  }

  /** Unless another server has opened the week again meanwhile. */
  private void settle(Week week) {
    if (holdClosed(week)) {
      jdbc.sql(
              "update weekly_round set settled_at = :now where week_code = :week and not exists"
                  + " (select 1 from weekly_case c where c.week_code = :week and %s)"
                      .formatted(WAITS))
          .param("now", LocalDateTime.now(clock))
          .param("week", week.toString())
          .update();
    }
  }

  /**
   * Nobody settles the week or opens it again until the transaction ends.
   *
   * @return whether it is closed and not settled now
   */
  private boolean holdClosed(Week week) {
    return jdbc.sql(
            "select week_code from weekly_round where week_code = ? and " + CLOSED + " for update")
        .param(week.toString())
        .query(String.class)
        .optional()
        .isPresent();
  }

  /**
   * The next logs of weeks that can still be filed. What their officers wrote and kept is there
   * when they are started again. Who has left, or is on leave all week, does not get his back.
   *
   * @return the officers whose case must be started now, in this transaction
   */
  public Map<Week, List<String>> logs() {
    Map<Week, List<String>> lost = new LinkedHashMap<>();
    for (Week week : openWeeks()) {
      List<String> officers = locked(week, LOG_LOST);
      // Waiting for the rows may have taken until the close.
      if (LocalDateTime.now(clock).isBefore(rounds.closesAt(week))) {
        lost.put(week, due(week, officers));
      }
    }
    return lost;
  }

  /** The officers who can still be asked; of the others it is recorded why nothing comes. */
  private List<String> due(Week week, List<String> officers) {
    County county = assignments.county();
    LocalDate first = workingDays.first(week).orElse(week.monday());
    List<String> due = new ArrayList<>();
    List<String> away = new ArrayList<>();
    List<String> never = new ArrayList<>();
    for (String id : officers) {
      Optional<Officer> officer = county.officer(id);
      if (isHere(county, id)) {
        (rounds.onLeave(county, officer.orElseThrow(), week) ? away : due).add(id);
      } else if (officer.filter(one -> one.hereOn(first)).isPresent()) {
        desk.recordMissing(id, week);
      } else {
        never.add(id);
      }
    }
    change("update weekly_case set state = 'LEAVE'", week, away);
    change("delete from weekly_case", week, never);
    return due;
  }

  private boolean isHere(County county, String officer) {
    return county.officer(officer).filter(one -> one.hereOn(LocalDate.now(clock))).isPresent();
  }

  private void change(String statement, Week week, List<String> officers) {
    if (!officers.isEmpty()) {
      jdbc.sql(statement + " where week_code = :week and officer_id in (:officers)")
          .param("week", week.toString())
          .param("officers", officers)
          .update();
    }
  }

  /**
   * The next logs that cannot be filed any more although their officers have the task.
   *
   * @return the officers whose case must be ended now, in this transaction
   */
  public Map<Week, List<String>> leftOver() {
    Map<Week, List<String>> leftOver = new LinkedHashMap<>();
    Stream.concat(closedWeeks().stream(), openWeeks().stream())
        .forEach(week -> leftOver.put(week, locked(week, LOG_LEFT_OVER)));
    return leftOver;
  }

  /**
   * Lets weeks be closed once more of which a log is open still, or a review is lost: closing finds
   * out again who reviews.
   *
   * @return whether there were any
   */
  public boolean reopenWeeks() {
    boolean any = false;
    for (Week week : closedWeeks()) {
      if (exists(week, CLOSED_BADLY) && holdClosed(week)) {
        List<String> officers = locked(week, ON_LOST_SHEET);
        while (!officers.isEmpty()) {
          change("update weekly_case set reviewer = null, sheet = null", week, officers);
          officers = locked(week, ON_LOST_SHEET);
        }
        jdbc.sql(
                "update weekly_round set closed_at = null, closing_case = null"
                    + " where week_code = ?")
            .param(week.toString())
            .update();
        any = true;
      }
    }
    return any;
  }

  /**
   * The next corrections. Their officers have some days at least from now. Where an officer has
   * left the first version stands, as it does when nobody corrects it.
   *
   * @return the logs whose correction must be started now, in this transaction
   */
  public List<Lost> corrections() {
    County county = assignments.county();
    LocalDate today = LocalDate.now(clock);
    List<Lost> lost = new ArrayList<>();
    for (Week week : closedWeeks()) {
      List<String> officers = locked(week, CORRECTION_LOST);
      if (officers.isEmpty()) {
        continue;
      }
      for (Returned returned : returned(week, officers)) {
        if (isHere(county, returned.officer())) {
          LocalDateTime until = deadlines.correction(returned.at().toLocalDate(), today);
          lost.add(new Lost(week, returned.officer(), until));
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
    List<Week> weeks = weeks("closed_at is null");
    Map<Week, LocalDateTime> closings = rounds.closesAt(weeks);
    return weeks.stream().filter(week -> now.isBefore(closings.get(week))).toList();
  }

  /** Without those whose logs count as they are: the inputs of their quarter are fixed. */
  private List<Week> closedWeeks() {
    Set<Quarter> frozen = quarters.of(Part.INPUTS);
    return weeks(CLOSED).stream().filter(week -> !frozen.contains(week.quarter())).toList();
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
