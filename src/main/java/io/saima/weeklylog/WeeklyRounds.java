package io.saima.weeklylog;

import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.notification.Notes;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.SheetParts;
import io.saima.weeklylog.WeeklyCase.State;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
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
  private static final int LOGS_AT_ONCE = 2_000;

  /** In place of a reviewer and a sheet where nobody is at work who could review. */
  private static final String NOBODY = "-";

  private final WeeklyCases cases;
  private final WeeklyLogs logs;
  private final LogBeginnings beginnings;
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Assignments assignments;
  private final WorkingDays workingDays;
  private final LogDeadlines deadlines;
  private final Notes notes;
  private final Clock clock;

  WeeklyRounds(
      WeeklyCases cases,
      WeeklyLogs logs,
      LogBeginnings beginnings,
      JdbcClient jdbc,
      JdbcTemplate batches,
      Assignments assignments,
      WorkingDays workingDays,
      LogDeadlines deadlines,
      Notes notes,
      Clock clock) {
    this.cases = cases;
    this.logs = logs;
    this.beginnings = beginnings;
    this.jdbc = jdbc;
    this.batches = batches;
    this.assignments = assignments;
    this.workingDays = workingDays;
    this.deadlines = deadlines;
    this.notes = notes;
    this.clock = clock;
  }

  /** What a day asks of the launcher that closes weeks. */
  public enum Closing {
    NOTHING,
    REMIND,
    CLOSE
  }

  /** A week and what is due of it. */
  public record Due(Week week, Closing what) {}

  /**
   * Logs of one supervisor that stand on no sheet yet: his team's, or a part of a team that is too
   * long for one sheet.
   *
   * @param part "" for the whole team
   */
  public record Team(String reviewer, String part, List<String> officers) {}

  /**
   * Takes the current week for opening if its first working day has come and the county has
   * officers: for the case that asks first; and again if officers were imported since, or if that
   * case was ended by hand before it had opened every log. Otherwise asking again gives nothing.
   *
   * @param opener the id of the case that asks
   * @param running whether a case is still running
   */
  public Optional<Week> takeForOpening(String opener, Predicate<String> running) {
    LocalDate today = LocalDate.now(clock);
    Week week = Week.of(today);
    boolean begun = workingDays.first(week).filter(day -> !day.isAfter(today)).isPresent();
    if (!begun || assignments.county().officers().isEmpty()) {
      return Optional.empty();
    }
    Optional<Round> round = round(week);
    if (round.isEmpty()) {
      return Optional.of(week).filter(w -> isFirst(w, opener));
    }
    boolean unfinished = !round.get().opening().filter(running).isPresent() && !isOpened(week);
    return Optional.of(week)
        .filter(w -> unfinished && handOver("opening_case", w, round.get().opening(), opener));
  }

  private boolean isFirst(Week week, String opener) {
    try {
      jdbc.sql(
              "insert into weekly_round (week_code, opened_at, closes_at, opening_case)"
                  + " values (?, ?, ?, ?)")
          .params(week.toString(), LocalDateTime.now(clock), closesAt(week), opener)
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      // Another node asked at the same moment.
      return false;
    }
  }

  /** Whether everybody who is due is on the list of the week and every log on it was opened. */
  private boolean isOpened(Week week) {
    return !cases.existsByWeekCodeAndState(week.toString(), State.ENROLLED)
        && notEnrolled(week).isEmpty();
  }

  /** What a week's row says of the cases that open and close it. */
  private record Round(
      Week week,
      LocalDateTime closesAt,
      boolean reminded,
      Optional<String> opening,
      Optional<String> closing) {}

  private Optional<Round> round(Week week) {
    return rounds("week_code = ?", week.toString()).stream().findFirst();
  }

  private List<Round> rounds(String condition, Object... parameters) {
    return jdbc.sql(
            "select week_code, closes_at, reminded_at, opening_case, closing_case"
                + " from weekly_round where "
                + condition
                + " order by week_code")
        .params(parameters)
        .query(
            (row, n) ->
                new Round(
                    Week.parse(row.getString(1)),
                    row.getObject(2, LocalDateTime.class),
                    row.getTimestamp(3) != null,
                    Optional.ofNullable(row.getString(4)),
                    Optional.ofNullable(row.getString(5))))
        .list();
  }

  /** Of two cases that ask for a week at once, one gets it. */
  private boolean handOver(String column, Week week, Optional<String> before, String now) {
    String condition = before.map(old -> column + " = ?").orElse(column + " is null");
    List<Object> parameters = new ArrayList<>(List.of(now, week.toString()));
    before.ifPresent(parameters::add);
    return jdbc.sql(
                "update weekly_round set %s = ? where week_code = ? and closed_at is null and %s"
                    .formatted(column, condition))
            .params(parameters)
            .update()
        == 1;
  }

  /**
   * Until when logs of a week are taken. Once the week was opened this stands, whatever is entered
   * on the calendar or configured afterwards.
   */
  @Transactional(readOnly = true)
  public LocalDateTime closesAt(Week week) {
    return closesAt(List.of(week)).get(week);
  }

  /** The same of several weeks. */
  @Transactional(readOnly = true)
  public Map<Week, LocalDateTime> closesAt(List<Week> weeks) {
    Map<Week, LocalDateTime> closings = new HashMap<>();
    for (Week week : weeks) {
      closings.put(week, deadlines.closing(week));
    }
    if (!weeks.isEmpty()) {
      jdbc.sql("select week_code, closes_at from weekly_round where week_code in (:weeks)")
          .param("weeks", weeks.stream().map(Week::toString).toList())
          .query(
              (RowCallbackHandler)
                  row ->
                      closings.put(
                          Week.parse(row.getString(1)), row.getObject(2, LocalDateTime.class)));
    }
    return closings;
  }

  /**
   * Writes one case for every officer of whom a log is due: assessed here, and in service on the
   * week's first working day. Who is on the list stays as he is; repeating it changes nothing. The
   * open items of who is away wait with him.
   */
  public void enrol(Week week) {
    County county = assignments.county();
    List<Officer> missing = notEnrolled(week);
    List<String> away =
        missing.stream().filter(one -> onLeave(county, one, week)).map(Officer::id).toList();
    Set<String> onLeave = Set.copyOf(away);
    AtomicInteger enrolled = new AtomicInteger();
    batches.batchUpdate(
        "insert into weekly_case (officer_id, week_code, lane_no, state) values (?, ?, ?, ?)",
        missing,
        LOGS_AT_ONCE,
        (row, officer) -> {
          row.setString(1, officer.id());
          row.setString(2, week.toString());
          row.setInt(3, enrolled.getAndIncrement() % LANES);
          row.setString(4, (onLeave.contains(officer.id()) ? State.LEAVE : State.ENROLLED).name());
        });
    for (int at = 0; at < away.size(); at += LOGS_AT_ONCE) {
      carryOver(week, away.subList(at, Math.min(at + LOGS_AT_ONCE, away.size())));
    }
  }

  /** Puts last week's open items into this week. */
  private void carryOver(Week week, List<String> officers) {
    jdbc.sql(
            "insert into weekly_item (officer_id, week_code, item, added_on, done)"
                + " select i.officer_id, :week, i.item, :day, :open from weekly_item i"
                + " where i.week_code = :before and i.done = :open"
                + " and i.officer_id in (:officers)"
                + " and not exists (select 1 from weekly_item k where k.week_code = :week"
                + " and k.officer_id = i.officer_id and k.item = i.item)")
        .param("week", week.toString())
        .param("before", workingDays.previous(week).toString())
        .param("day", week.monday())
        .param("open", false)
        .param("officers", officers)
        .update();
  }

  private List<Officer> notEnrolled(Week week) {
    LocalDate first = workingDays.first(week).orElseThrow();
    Set<String> enrolled = new HashSet<>(cases.officers(week.toString()));
    return assignments.county().officers().stream()
        .filter(o -> o.assessed() && o.hereOn(first) && !enrolled.contains(o.id()))
        .toList();
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
    List<WeeklyCase> open = new ArrayList<>();
    for (WeeklyCase one : next) {
      if (imported.contains(one.officerId())) {
        one.file();
      } else {
        one.open();
        open.add(one);
      }
    }
    List<String> opened = open.stream().map(WeeklyCase::officerId).toList();
    if (!opened.isEmpty()) {
      carryOver(week, opened);
      beginnings.readAhead(week, open);
    }
    return opened;
  }

  /** Whether a lane still has officers whose logs are not opened. */
  @Transactional(readOnly = true)
  public boolean moreToOpen(Week week, int lane) {
    return cases.existsByWeekCodeAndLaneNoAndState(week.toString(), lane, State.ENROLLED);
  }

  /**
   * Takes the earliest week of which something is due now: its closing, or a while before it the
   * reminder. A week whose closing is under way holds up no other; one whose closing was ended by
   * hand is taken again. Asking again gives nothing.
   *
   * @param closer the id of the case that asks
   * @param running whether a case is still running
   */
  public Optional<Due> takeForClosing(String closer, Predicate<String> running) {
    LocalDateTime now = LocalDateTime.now(clock);
    for (Round round : rounds("closed_at is null")) {
      Week week = round.week();
      if (!now.isBefore(round.closesAt())) {
        boolean free = round.closing().filter(running).isEmpty();
        if (free && handOver("closing_case", week, round.closing(), closer)) {
          return Optional.of(new Due(week, Closing.CLOSE));
        }
      } else if (!round.reminded()
          && deadlines.isTimeToRemind(now.toLocalDate(), round.closesAt())
          && markReminded(week)) {
        return Optional.of(new Due(week, Closing.REMIND));
      }
    }
    return Optional.empty();
  }

  private boolean markReminded(Week week) {
    return jdbc.sql(
                "update weekly_round set reminded_at = ? where week_code = ? and reminded_at is null")
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

  /**
   * The next officers whose logs must be closed as missing: the open ones, then those that the
   * week's launch never opened. Reads what closing them one by one in the same transaction will ask
   * for. Whose case is gone, or never began, does not get it meanwhile; if that had begun, it is
   * done.
   */
  public List<String> nextToClose(Week week) {
    List<String> open = nextToClose(week, State.OPEN);
    return open.isEmpty() ? nextToClose(week, State.ENROLLED) : open;
  }

  private List<String> nextToClose(Week week, State state) {
    holdLost(week, cases.officers(week.toString(), state, Limit.of(CHUNK)));
    List<String> next =
        cases
            .findByWeekCodeAndStateOrderByOfficerId(week.toString(), state, Limit.of(CHUNK))
            .stream()
            .map(WeeklyCase::officerId)
            .toList();
    logs.findByOfficerIdInAndWeekCodeIn(next, List.of(week.toString()));
    return next;
  }

  /** Only these rows: who files at this moment holds his, and what closing him needs besides. */
  private void holdLost(Week week, List<String> officers) {
    List<String> lost =
        officers.isEmpty()
            ? officers
            : jdbc.sql(
                    "select c.officer_id from weekly_case c where c.week_code = :week"
                        + " and c.officer_id in (:officers) and (c.state = 'ENROLLED' or "
                        + LostCases.LOG_LOST
                        + ")")
                .param("week", week.toString())
                .param("officers", officers)
                .query(String.class)
                .list();
    if (!lost.isEmpty()) {
      jdbc.sql(
              "select officer_id from weekly_case where week_code = :week"
                  + " and officer_id in (:officers) order by officer_id for update")
          .param("week", week.toString())
          .param("officers", lost)
          .query(String.class)
          .list();
    }
  }

  /**
   * The next logs to be put on sheets, once every filed log has its supervisor; until then the next
   * logs get theirs. A log without a supervisor at work is accepted by silence.
   *
   * @param most how many supervisors at once
   * @return the sheets to be started and told to {@link #putOn} now, in this transaction
   */
  public List<Team> nextTeams(Week week, int most) {
    findReviewers(week);
    if (!cases.withoutReviewer(week.toString(), Limit.of(1)).isEmpty()) {
      return List.of();
    }
    List<String> reviewers = cases.reviewersToAsk(week.toString(), Limit.of(most));
    Map<String, List<String>> teams = new TreeMap<>();
    if (!reviewers.isEmpty()) {
      for (WeeklyCase one : cases.onNoSheet(week.toString(), reviewers)) {
        teams
            .computeIfAbsent(one.reviewer().orElseThrow(), none -> new ArrayList<>())
            .add(one.officerId());
      }
    }
    County county = assignments.county();
    List<Team> sheets = new ArrayList<>();
    teams.forEach(
        (reviewer, team) ->
            SheetParts.of(team, id -> county.officer(id).orElseThrow().postClass())
                .forEach((part, officers) -> sheets.add(new Team(reviewer, part, officers))));
    return sheets;
  }

  private void findReviewers(Week week) {
    List<String> officers = cases.withoutReviewer(week.toString(), Limit.of(LOGS_AT_ONCE));
    AssignmentRules rules = assignments.today();
    List<Object[]> found = new ArrayList<>();
    List<Object[]> alone = new ArrayList<>();
    for (String officer : officers) {
      rules
          .supervisor(officer)
          .ifPresentOrElse(
              reviewer -> found.add(new Object[] {reviewer, officer, week.toString()}),
              () ->
                  alone.add(
                      new Object[] {
                        NOBODY,
                        NOBODY,
                        Verdict.ACCEPTED_BY_SILENCE.name(),
                        LocalDateTime.now(clock),
                        officer,
                        week.toString()
                      }));
    }
    batches.batchUpdate(
        "update weekly_case set reviewer = ? where officer_id = ? and week_code = ?", found);
    batches.batchUpdate(
        "update weekly_case set reviewer = ?, sheet = ?, verdict = ?, judged_at = ?"
            + " where officer_id = ? and week_code = ?",
        alone);
  }

  /** Notes on which sheet some logs stand: the business key of the sheet's case. */
  public void putOn(String sheet, Week week, List<String> officers) {
    cases
        .findByOfficerIdInAndWeekCodeIn(officers, List.of(week.toString()))
        .forEach(one -> one.putOn(sheet));
    cases.flush();
  }

  /** Whether filed logs are left that stand on no sheet. */
  @Transactional(readOnly = true)
  public boolean moreTeams(Week week) {
    return !cases.withoutReviewer(week.toString(), Limit.of(1)).isEmpty()
        || !cases.reviewersToAsk(week.toString(), Limit.of(1)).isEmpty();
  }

  /** Notes that the week is closed and every review has been started. */
  public void close(Week week) {
    jdbc.sql("update weekly_round set closed_at = ? where week_code = ? and closed_at is null")
        .params(LocalDateTime.now(clock), week.toString())
        .update();
  }

  private static String moment(LocalDateTime time) {
    return "%d月%d日%d:%02d"
        .formatted(time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute());
  }
}
