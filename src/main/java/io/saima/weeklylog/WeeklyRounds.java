package io.saima.weeklylog;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.weeklylog.WeeklyCase.State;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes the weeks of the whole county, in chunks that may be repeated after a crash. */
@Service
@Transactional
public class WeeklyRounds {

  /** Two branches start logs side by side. */
  public static final int LANES = 2;

  private static final int CHUNK = 150;
  private static final int LONGEST_SHEET = 130;

  private final WeeklyCases cases;
  private final WeeklyLogs logs;
  private final JdbcClient jdbc;
  private final Assignments assignments;
  private final WorkingDays workingDays;
  private final Notes notes;
  private final Clock clock;

  WeeklyRounds(
      WeeklyCases cases,
      WeeklyLogs logs,
      JdbcClient jdbc,
      Assignments assignments,
      WorkingDays workingDays,
      Notes notes,
      Clock clock) {
    this.cases = cases;
    this.logs = logs;
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.workingDays = workingDays;
    this.notes = notes;
    this.clock = clock;
  }

  /** What a day asks of the launcher that closes weeks. */
  public enum Closing {
    NOTHING,
    REMIND,
    CLOSE
  }

  /**
   * One sheet of a supervisor: his team of one week, or a part of a team that is too long for one
   * sheet.
   */
  public record Team(String reviewer, String part, List<String> officers) {}

  /**
   * Takes the current week for opening if its first working day has come, nobody has taken it yet,
   * and the county has officers. Whoever gets it opens it; asking again gives nothing.
   */
  public Optional<Week> takeForOpening() {
    LocalDate today = LocalDate.now(clock);
    Week week = Week.of(today);
    boolean begun = workingDays.first(week).filter(day -> !day.isAfter(today)).isPresent();
    boolean taken =
        jdbc.sql("select count(*) from weekly_round where week_code = ?")
                .param(week.toString())
                .query(Integer.class)
                .single()
            > 0;
    if (!begun || taken || assignments.county().officers().isEmpty()) {
      return Optional.empty();
    }
    jdbc.sql("insert into weekly_round (week_code, opened_at, closes_at) values (?, ?, ?)")
        .params(week.toString(), LocalDateTime.now(clock), closesAt(week))
        .update();
    return Optional.of(week);
  }

  /** Until when logs of a week are taken: 18:00 of the second working day after it. */
  public LocalDateTime closesAt(Week week) {
    return workingDays.plus(week.sunday(), 2).atTime(Deadlines.CLOSE_OF_BUSINESS);
  }

  /**
   * Writes one case for every officer of whom a log is due: assessed here, and in service on the
   * week's first working day. Repeating it changes nothing.
   */
  public void enrol(Week week) {
    LocalDate first = workingDays.first(week).orElseThrow();
    if (cases.existsByWeekCode(week.toString())) {
      return;
    }
    County county = assignments.county();
    List<WeeklyCase> enrolled = new ArrayList<>();
    for (Officer officer :
        county.officers().stream()
            .filter(o -> o.assessed() && o.hereOn(first))
            .sorted(Comparator.comparing(Officer::id))
            .toList()) {
      enrolled.add(
          new WeeklyCase(
              officer.id(),
              week.toString(),
              enrolled.size() % LANES,
              onLeave(county, officer, week) ? State.LEAVE : State.ENROLLED));
    }
    cases.saveAll(enrolled);
  }

  /** Whether nothing is due of the officer because he is away on every working day of the week. */
  boolean onLeave(County county, Officer officer, Week week) {
    return officer.status() == OfficerStatus.LONG_LEAVE
        || workingDays.of(week).allMatch(day -> county.onLeave(officer.id(), day));
  }

  /**
   * Takes the next officers of a lane whose logs are to be opened, with last week's open items put
   * before them. Officers whose log came by import are filed already.
   *
   * @return the officers whose case must be started now, in this transaction; empty when the lane
   *     is done
   */
  public List<String> openNext(Week week, int lane) {
    List<WeeklyCase> next =
        cases.findByWeekCodeAndLaneNoAndStateOrderByOfficerId(
            week.toString(), lane, State.ENROLLED, Limit.of(CHUNK));
    List<String> ids = next.stream().map(WeeklyCase::officerId).toList();
    Set<String> imported = new HashSet<>();
    logs.findByOfficerIdInAndWeekCodeIn(ids, List.of(week.toString()))
        .forEach(log -> imported.add(log.officerId()));
    List<String> opened = new ArrayList<>();
    for (WeeklyCase one : next) {
      if (imported.contains(one.officerId())) {
        one.file();
      } else {
        one.open();
        opened.add(one.officerId());
      }
    }
    if (!opened.isEmpty()) {
      jdbc.sql(
              "insert into weekly_item (officer_id, week_code, item, added_on, done)"
                  + " select i.officer_id, :week, i.item, :day, :open from weekly_item i"
                  + " where i.week_code = :before and i.done = :open"
                  + " and i.officer_id in (:officers)")
          .param("week", week.toString())
          .param("before", week.previous().toString())
          .param("day", week.monday())
          .param("open", false)
          .param("officers", opened)
          .update();
    }
    return opened;
  }

  /** Whether a lane still has officers whose logs are not opened. */
  @Transactional(readOnly = true)
  public boolean moreToOpen(Week week, int lane) {
    return cases.existsByWeekCodeAndLaneNoAndState(week.toString(), lane, State.ENROLLED);
  }

  /** The earliest week that is not closed. */
  @Transactional(readOnly = true)
  public Optional<Week> open() {
    return jdbc.sql("select min(week_code) from weekly_round where closed_at is null")
        .query(String.class)
        .optional()
        .map(Week::parse);
  }

  /**
   * Takes the earliest open week for what is due of it now: its closing, or the day before it the
   * reminder. Whoever gets it does it; asking again gives nothing.
   */
  public Closing take(Week week) {
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDate dayBefore = workingDays.plus(week.sunday(), 1);
    if (!now.isBefore(closesAt(week))) {
      return mark("closing_since", week) ? Closing.CLOSE : Closing.NOTHING;
    }
    boolean remind = !now.toLocalDate().isBefore(dayBefore) && mark("reminded_at", week);
    return remind ? Closing.REMIND : Closing.NOTHING;
  }

  private boolean mark(String column, Week week) {
    return jdbc.sql(
                "update weekly_round set "
                    + column
                    + " = ? where week_code = ? and "
                    + column
                    + " is null")
            .params(LocalDateTime.now(clock), week.toString())
            .update()
        == 1;
  }

  /** Writes a note to everybody whose log of the week is still open. */
  public void remind(Week week) {
    notes.writeToAll(
        cases.officers(week.toString(), State.OPEN),
        week + "/log-reminder",
        "周纪实还没有填报",
        "%s的周纪实请在%s前填报，逾期按未报计。".formatted(week.label(), moment(closesAt(week))),
        "/camunda/app/tasklist/default/");
  }

  /** The next officers whose open logs must be closed as missing. */
  @Transactional(readOnly = true)
  public List<String> nextToClose(Week week) {
    return cases
        .findByWeekCodeAndStateOrderByOfficerId(week.toString(), State.OPEN, Limit.of(CHUNK))
        .stream()
        .map(WeeklyCase::officerId)
        .toList();
  }

  /**
   * Gives the filed logs of the next supervisors to them. A log without a supervisor at work is
   * accepted by silence.
   *
   * @return the sheets to be started now, in this transaction; empty when all have theirs
   */
  public List<Team> nextTeams(Week week, int most) {
    County county = assignments.county();
    var rules = assignments.today();
    Map<String, List<WeeklyCase>> bySupervisor = new LinkedHashMap<>();
    List<WeeklyCase> alone = new ArrayList<>();
    for (WeeklyCase one : cases.unreviewed(week.toString())) {
      rules
          .supervisor(one.officerId())
          .ifPresentOrElse(
              s -> bySupervisor.computeIfAbsent(s, k -> new ArrayList<>()).add(one),
              () -> alone.add(one));
    }
    for (WeeklyCase one : alone) {
      one.givenTo("-");
      one.judge(Verdict.ACCEPTED_BY_SILENCE, null, LocalDateTime.now(clock));
    }
    List<Team> teams = new ArrayList<>();
    bySupervisor.entrySet().stream()
        .limit(most)
        .forEach(
            entry -> {
              entry.getValue().forEach(one -> one.givenTo(entry.getKey()));
              teams.addAll(split(county, entry.getKey(), entry.getValue()));
            });
    return teams;
  }

  private static List<Team> split(County county, String supervisor, List<WeeklyCase> team) {
    List<String> all = team.stream().map(WeeklyCase::officerId).toList();
    if (all.size() <= LONGEST_SHEET) {
      return List.of(new Team(supervisor, "", all));
    }
    Map<String, List<String>> byClass = new TreeMap<>();
    for (String id : all) {
      String postClass = county.officer(id).map(o -> o.postClass().label()).orElse("其他");
      byClass.computeIfAbsent(postClass, k -> new ArrayList<>()).add(id);
    }
    List<Team> parts = new ArrayList<>();
    byClass.forEach(
        (postClass, ids) -> {
          for (int from = 0; from < ids.size(); from += LONGEST_SHEET) {
            parts.add(
                new Team(
                    supervisor,
                    postClass + (from == 0 ? "" : from / LONGEST_SHEET + 1),
                    ids.subList(from, Math.min(ids.size(), from + LONGEST_SHEET))));
          }
        });
    return parts;
  }

  /** Whether filed logs are left that no supervisor has. */
  @Transactional(readOnly = true)
  public boolean moreTeams(Week week) {
    return !cases.unreviewed(week.toString()).isEmpty();
  }

  /** Notes that the week is closed and every review has been started. */
  public void close(Week week) {
    jdbc.sql("update weekly_round set closed_at = ? where week_code = ?")
        .params(LocalDateTime.now(clock), week.toString())
        .update();
  }

  private static String moment(LocalDateTime time) {
    return "%d月%d日%d:%02d"
        .formatted(time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute());
  }
}
