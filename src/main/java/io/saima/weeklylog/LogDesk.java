package io.saima.weeklylog;

import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.notification.Notes;
import io.saima.weeklylog.WeeklyCase.State;
import io.saima.weeklylog.WeeklyLog.Key;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what officers and supervisors write about one week: drafts, filed logs, judgements and
 * corrections.
 */
@Service
@Transactional
public class LogDesk {

  private final WeeklyCases cases;
  private final WeeklyItems items;
  private final WeeklyLogs logs;
  private final WorkingDays workingDays;
  private final LogDeadlines deadlines;
  private final EntityManager entities;
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Notes notes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LogDesk(
      WeeklyCases cases,
      WeeklyItems items,
      WeeklyLogs logs,
      WorkingDays workingDays,
      LogDeadlines deadlines,
      EntityManager entities,
      JdbcClient jdbc,
      JdbcTemplate batches,
      Notes notes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.items = items;
    this.logs = logs;
    this.workingDays = workingDays;
    this.deadlines = deadlines;
    this.entities = entities;
    this.jdbc = jdbc;
    this.batches = batches;
    this.notes = notes;
    this.events = events;
    this.clock = clock;
  }

  /** One line of a log as the officer writes it. */
  public record Line(String item, boolean done) {}

  /**
   * What an officer writes about a week.
   *
   * @param shown the items that stood on the form: only of these does leaving one out mean deleting
   *     it
   */
  public record Draft(List<Line> lines, Set<String> shown, String content, String place) {}

  /** A week as its officer sees it; a log that came by import has no case, an open one no log. */
  public record Page(Week week, WeeklyLog log, WeeklyCase state) {}

  /** A filed log on a supervisor's sheet. */
  public record Filed(WeeklyLog log, List<WeeklyItem> items) {}

  @Transactional(readOnly = true)
  public WeeklyCase state(String officer, Week week) {
    return cases.findById(new Key(officer, week.toString())).orElseThrow();
  }

  @Transactional(readOnly = true)
  public List<WeeklyItem> items(String officer, Week week) {
    return items.findByOfficerIdAndWeekCodeOrderById(officer, week.toString());
  }

  /**
   * Keeps what is written so far without filing it; items keep the day on which they were first
   * written.
   */
  public void save(String officer, Week week, Draft draft) {
    replaceItems(officer, week, draft);
    state(officer, week).draft(draft.content(), draft.place());
  }

  /**
   * Files the log of a week. Items written until the week's planning ended are its plan; later ones
   * are work done besides. Without any plan one item counts as planned and none as done. Next
   * week's items wait for next week. It takes the place of a log that came by import, which is kept
   * as an earlier version.
   *
   * @return whether next week's log is open already, so that its form must show what was planned
   */
  public boolean file(String officer, Week week, Draft draft, List<String> next) {
    Week nextWeek = workingDays.next(week);
    Map<String, List<WeeklyItem>> known =
        items.ofWeeks(officer, week.toString(), nextWeek.toString()).stream()
            .collect(Collectors.groupingBy(WeeklyItem::weekCode));
    List<WeeklyItem> before = known.getOrDefault(week.toString(), List.of());
    List<WeeklyItem> waiting = known.getOrDefault(nextWeek.toString(), List.of());
    List<WeeklyItem> lines = written(officer, week, before, draft);
    LocalDate planningEnds = deadlines.planningEnds(week);
    List<WeeklyItem> plan =
        lines.stream().filter(line -> !line.addedOn().isAfter(planningEnds)).toList();
    int done = (int) plan.stream().filter(WeeklyItem::done).count();
    store(
        new WeeklyLog(
                officer,
                week.toString(),
                Math.max(1, plan.size()),
                done,
                draft.content(),
                draft.place(),
                null,
                null,
                LocalDateTime.now(clock))
            .byOfficer());
    state(officer, week).file();
    boolean opened =
        cases
            .findById(new Key(officer, nextWeek.toString()))
            .filter(one -> one.state() == State.OPEN)
            .isPresent();
    List<WeeklyItem> planned = nextWeek(officer, nextWeek, opened, lines, waiting, next);
    delete(officer, week, before);
    insert(Stream.concat(lines.stream(), planned.stream()).toList());
    return opened;
  }

  private void store(WeeklyLog log) {
    Optional<WeeklyLog> before = logs.findById(new Key(log.officerId(), log.weekCode()));
    if (before.isPresent()) {
      keepVersion(before.get());
      logs.save(log);
    } else {
      // Saving it would look once more whether it is there.
      entities.persist(log);
    }
  }

  /**
   * Puts next week's plan before the officer: what he plans, and, if that week is open already,
   * what was left open; there its launch has put only what was open then.
   *
   * @param waiting what stands there already; of this, what was done by now is deleted
   * @return what is to be added
   */
  private List<WeeklyItem> nextWeek(
      String officer,
      Week nextWeek,
      boolean opened,
      List<WeeklyItem> lines,
      List<WeeklyItem> waiting,
      List<String> planned) {
    String code = nextWeek.toString();
    Set<String> done =
        lines.stream().filter(WeeklyItem::done).map(WeeklyItem::item).collect(Collectors.toSet());
    Map<Boolean, Set<String>> there =
        waiting.stream()
            .collect(
                Collectors.partitioningBy(
                    line -> !line.done() && done.contains(line.item()),
                    Collectors.mapping(WeeklyItem::item, Collectors.toSet())));
    if (!there.get(true).isEmpty()) {
      items.deleteOpen(officer, code, there.get(true));
    }
    Map<String, LocalDate> wanted = new LinkedHashMap<>();
    if (opened) {
      lines.stream()
          .filter(line -> !line.done())
          .forEach(line -> wanted.put(line.item(), nextWeek.monday()));
    }
    LocalDate today = LocalDate.now(clock);
    planned.forEach(item -> wanted.putIfAbsent(item, today));
    wanted.keySet().removeAll(there.get(false));
    return wanted.entrySet().stream()
        .map(one -> new WeeklyItem(officer, code, one.getKey(), one.getValue(), false))
        .toList();
  }

  /** Stores the items as written, in the place of those before. */
  private List<WeeklyItem> replaceItems(String officer, Week week, Draft draft) {
    List<WeeklyItem> before = items(officer, week);
    List<WeeklyItem> lines = written(officer, week, before, draft);
    delete(officer, week, before);
    insert(lines);
    return lines;
  }

  private void delete(String officer, Week week, List<WeeklyItem> before) {
    if (!before.isEmpty()) {
      items.deleteAllOf(officer, week.toString());
    }
  }

  /**
   * The items as written. They keep the day on which they were first written. While the week is
   * being planned an item may be deleted; afterwards the plan stands, and what was left out of it
   * counts as not done. An item that the form did not show stays as it is.
   */
  private List<WeeklyItem> written(
      String officer, Week week, List<WeeklyItem> before, Draft draft) {
    LocalDate today = LocalDate.now(clock);
    LocalDate planningEnds = deadlines.planningEnds(week);
    Map<String, WeeklyItem> known = new LinkedHashMap<>();
    before.forEach(line -> known.putIfAbsent(line.item(), line));
    Map<String, WeeklyItem> written = new LinkedHashMap<>();
    for (Line line : draft.lines()) {
      WeeklyItem one = known.get(line.item());
      LocalDate added = one == null ? today : one.addedOn();
      written.putIfAbsent(
          line.item(), new WeeklyItem(officer, week.toString(), line.item(), added, line.done()));
    }
    known.forEach(
        (item, line) -> {
          boolean planned = !line.addedOn().isAfter(planningEnds) && today.isAfter(planningEnds);
          if (planned || !draft.shown().contains(item)) {
            written.putIfAbsent(
                item, new WeeklyItem(officer, week.toString(), item, line.addedOn(), false));
          }
        });
    return List.copyOf(written.values());
  }

  /** All in one statement: their numbers are not asked for. */
  private void insert(List<WeeklyItem> lines) {
    batches.batchUpdate(
        "insert into weekly_item (officer_id, week_code, item, added_on, done)"
            + " values (?, ?, ?, ?, ?)",
        lines.stream()
            .map(
                line ->
                    new Object[] {
                      line.officerId(), line.weekCode(), line.item(), line.addedOn(), line.done()
                    })
            .toList());
  }

  /** The week was closed before the officer filed; a log that came by import counts as filed. */
  public void recordMissing(String officer, Week week) {
    if (logs.findById(new Key(officer, week.toString())).isPresent()) {
      state(officer, week).file();
    } else {
      state(officer, week).missed();
    }
  }

  /** The log of a week as filed. */
  @Transactional(readOnly = true)
  public WeeklyLog log(String officer, Week week) {
    return logs.findById(new Key(officer, week.toString())).orElseThrow();
  }

  /** The officers whose logs stand on a sheet, in the order of its rows. */
  @Transactional(readOnly = true)
  public List<String> members(Week week, String sheet) {
    return cases.members(week.toString(), sheet);
  }

  /** From now on somebody answers for the logs of a sheet: he may read what belongs to them. */
  public void giveTo(String reviewer, Week week, String sheet) {
    cases
        .findByWeekCodeAndSheetOrderByOfficerId(week.toString(), sheet)
        .forEach(one -> one.reviewedBy(reviewer));
  }

  /** The logs of a sheet, in the order of its rows. */
  @Transactional(readOnly = true)
  public List<Filed> filed(Week week, String sheet) {
    List<String> officers = members(week, sheet);
    Map<String, List<WeeklyItem>> itemsOf =
        items.findByOfficerIdInAndWeekCodeOrderById(officers, week.toString()).stream()
            .collect(Collectors.groupingBy(WeeklyItem::officerId));
    return logs.findByOfficerIdInAndWeekCodeIn(officers, List.of(week.toString())).stream()
        .sorted(Comparator.comparing(WeeklyLog::officerId))
        .map(log -> new Filed(log, itemsOf.getOrDefault(log.officerId(), List.of())))
        .toList();
  }

  /**
   * Notes what the supervisor thinks of one log; a reason is needed unless it is accepted. Whose
   * log counts as nothing done is told so.
   */
  public void judge(String officer, Week week, Verdict verdict, String reason) {
    state(officer, week).judge(verdict, reason, LocalDateTime.now(clock));
    if (verdict == Verdict.UNTRUE) {
      notes.write(
          officer,
          week + "/log-untrue",
          "周纪实被认定不实",
          "%s的周纪实被认定不实，完成数按零计。理由：%s".formatted(week.label(), reason),
          "/me/logs?quarter=" + week.quarter());
      events.publishEvent(new LogChanged(officer, week));
    }
  }

  /** The officers on a sheet whose logs were returned and not settled yet. */
  @Transactional(readOnly = true)
  public List<String> returned(Week week, String sheet) {
    return cases.findByWeekCodeAndSheetOrderByOfficerId(week.toString(), sheet).stream()
        .filter(one -> one.verdict().filter(Verdict.RETURNED::equals).isPresent())
        .map(WeeklyCase::officerId)
        .toList();
  }

  /** Accepts, and marks as accepted by silence, what on a sheet nobody has judged. */
  public void acceptBySilence(Week week, String sheet) {
    cases.findByWeekCodeAndSheetOrderByOfficerId(week.toString(), sheet).stream()
        .filter(one -> one.verdict().isEmpty())
        .forEach(one -> one.judge(Verdict.ACCEPTED_BY_SILENCE, null, LocalDateTime.now(clock)));
  }

  /**
   * Files the corrected log of a week. The first version is kept beside it; the day on which the
   * log was first filed stays, so that a correction never makes a log late.
   */
  public void correct(String officer, Week week, Draft draft) {
    Key key = new Key(officer, week.toString());
    WeeklyLog first = logs.findById(key).orElseThrow();
    keepVersion(first);
    int planned = first.planned();
    int done = first.done();
    if (!items(officer, week).isEmpty()) {
      LocalDate planningEnds = deadlines.planningEnds(week);
      List<WeeklyItem> plan =
          replaceItems(officer, week, draft).stream()
              .filter(line -> !line.addedOn().isAfter(planningEnds))
              .toList();
      planned = Math.max(1, plan.size());
      done = (int) plan.stream().filter(WeeklyItem::done).count();
    }
    logs.save(
        new WeeklyLog(
                officer,
                week.toString(),
                planned,
                done,
                draft.content(),
                draft.place(),
                first.lat(),
                first.lon(),
                first.submittedAt())
            .byOfficer());
    state(officer, week).settle(Verdict.CORRECTED, LocalDateTime.now(clock));
    events.publishEvent(new LogChanged(officer, week));
  }

  private void keepVersion(WeeklyLog log) {
    jdbc.sql(
            "insert into weekly_log_version (officer_id, week_code, planned, done, content, place,"
                + " submitted_at, replaced_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            log.officerId(),
            log.weekCode(),
            log.planned(),
            log.done(),
            log.content(),
            log.place(),
            log.submittedAt(),
            LocalDateTime.now(clock))
        .update();
  }

  /** The officer's weeks of a quarter that were opened for him or filed by import, newest first. */
  @Transactional(readOnly = true)
  public List<Page> pages(String officer, Quarter quarter) {
    Map<Week, WeeklyLog> filed = new TreeMap<>(Comparator.reverseOrder());
    Map<Week, WeeklyCase> states = new HashMap<>();
    for (Week week = Week.of(quarter.first()); !week.monday().isAfter(quarter.last()); ) {
      if (week.quarter().equals(quarter)) {
        Key key = new Key(officer, week.toString());
        Week known = week;
        cases
            .findById(key)
            .ifPresent(
                state -> {
                  states.put(known, state);
                  filed.put(known, null);
                });
        logs.findById(key).ifPresent(log -> filed.put(known, log));
      }
      week = week.next();
    }
    return filed.entrySet().stream()
        .map(entry -> new Page(entry.getKey(), entry.getValue(), states.get(entry.getKey())))
        .toList();
  }

  /** The time to correct has passed: the first version stands. */
  public void leaveUncorrected(String officer, Week week) {
    state(officer, week).settle(Verdict.RETURNED_UNCORRECTED, LocalDateTime.now(clock));
  }
}
