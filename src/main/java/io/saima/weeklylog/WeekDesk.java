package io.saima.weeklylog;

import io.saima.calendar.Week;
import io.saima.calendar.WorkingDays;
import io.saima.engine.TaskRefused;
import io.saima.evidence.EvidenceArchive;
import io.saima.evidence.EvidenceItem;
import io.saima.evidence.PreparedEvidence;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.weeklylog.WeeklyCase.State;
import io.saima.weeklylog.WeeklyLog.Key;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One officer's week with all that belongs to it: items, daily notes, the log and its evidence.
 * Notes and evidence are the officer's to change until he files the log; then they stand.
 */
@Service
@Transactional
public class WeekDesk {

  private static final int LONGEST_NOTE = 1000;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日（EEE）", Locale.CHINA);

  private final WeeklyCases cases;
  private final WeeklyItems items;
  private final WeeklyLogs logs;
  private final DailyNotes notes;
  private final EvidenceArchive evidence;
  private final Repetitions repetitions;
  private final WeeklyRounds rounds;
  private final WorkingDays workingDays;
  private final Assignments assignments;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WeekDesk(
      WeeklyCases cases,
      WeeklyItems items,
      WeeklyLogs logs,
      DailyNotes notes,
      EvidenceArchive evidence,
      Repetitions repetitions,
      WeeklyRounds rounds,
      WorkingDays workingDays,
      Assignments assignments,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.items = items;
    this.logs = logs;
    this.notes = notes;
    this.evidence = evidence;
    this.repetitions = repetitions;
    this.rounds = rounds;
    this.workingDays = workingDays;
    this.assignments = assignments;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Who asks.
   *
   * @param everything whether his office lets him see everybody's filed logs
   */
  public record Reader(String id, boolean everything) {}

  /**
   * A day of the week.
   *
   * @param words what was noted, or nothing
   * @param offered whether a page asks for a note: on working days that have come, today, and where
   *     something was noted
   */
  public record Day(LocalDate date, String label, String words, boolean offered) {}

  /**
   * An officer's week as a page shows it.
   *
   * @param closesAt until when his log is taken
   * @param writable whether the officer may still note and bring files
   * @param repetition what to say if the words were written before
   */
  public record View(
      Week week,
      Officer officer,
      Optional<WeeklyCase> state,
      Optional<WeeklyLog> log,
      List<WeeklyItem> items,
      List<Day> days,
      List<EvidenceItem> files,
      Optional<String> repetition,
      LocalDateTime closesAt,
      boolean writable) {

    /** Whether anything was noted. */
    public boolean noted() {
      return days.stream().anyMatch(day -> !day.words().isEmpty());
    }

    /** How many more files may be brought. */
    public int room() {
      return EvidenceArchive.MOST_FILES - files.size();
    }
  }

  /** The week in which today lies. */
  @Transactional(readOnly = true)
  public Week current() {
    return Week.of(LocalDate.now(clock));
  }

  /**
   * An officer's week, if the reader may see it: the officer himself always; the supervisor on
   * whose sheet the log stands, and who may see everything, once the officer cannot change it any
   * more; never a relation.
   */
  @Transactional(readOnly = true)
  public Optional<View> view(Reader reader, String officer, Week week) {
    return assignments
        .county()
        .officer(officer)
        .filter(known -> mayRead(reader, officer, week))
        .map(known -> view(known, week));
  }

  private boolean mayRead(Reader reader, String officer, Week week) {
    return reader.id().equals(officer) || mayRead(reader, officer, find(officer, week));
  }

  private boolean mayRead(Reader reader, String officer, Optional<WeeklyCase> state) {
    if (assignments.excludes(reader.id(), officer) || state.filter(WeekDesk::unfiled).isPresent()) {
      return false;
    }
    return reader.everything()
        || state.flatMap(WeeklyCase::reviewer).filter(reader.id()::equals).isPresent();
  }

  /** Which of an officer's weeks the reader may see. */
  @Transactional(readOnly = true)
  public Set<Week> readable(Reader reader, String officer, Collection<Week> weeks) {
    if (reader.id().equals(officer)) {
      return Set.copyOf(weeks);
    }
    Map<String, WeeklyCase> states =
        cases
            .findByOfficerIdInAndWeekCodeIn(
                List.of(officer), weeks.stream().map(Week::toString).toList())
            .stream()
            .collect(Collectors.toMap(WeeklyCase::weekCode, Function.identity()));
    return weeks.stream()
        .filter(week -> mayRead(reader, officer, Optional.ofNullable(states.get(week.toString()))))
        .collect(Collectors.toSet());
  }

  private View view(Officer officer, Week week) {
    Optional<WeeklyCase> state = find(officer.id(), week);
    Optional<WeeklyLog> log = logs.findById(new Key(officer.id(), week.toString()));
    Optional<String> repetition =
        log.map(WeeklyLog::content)
            .or(() -> state.flatMap(WeeklyCase::draftContent))
            .map(text -> repetitions.of(week, Map.of(officer.id(), text)).get(officer.id()));
    return new View(
        week,
        officer,
        state,
        log,
        items.findByOfficerIdAndWeekCodeOrderById(officer.id(), week.toString()),
        days(officer.id(), week),
        evidence.of(officer.id(), week.toString()),
        repetition,
        rounds.closesAt(week),
        state.filter(one -> writable(one, week)).isPresent());
  }

  private List<Day> days(String officer, Week week) {
    Map<LocalDate, String> words = new HashMap<>();
    notes(officer, week).forEach(note -> words.put(note.notedOn(), note.words()));
    LocalDate today = LocalDate.now(clock);
    return daysOf(week)
        .map(
            day -> {
              String noted = words.getOrDefault(day, "");
              boolean working = workingDays.isWorkingDay(day) && !day.isAfter(today);
              return new Day(
                  day, DAY.format(day), noted, working || day.equals(today) || !noted.isEmpty());
            })
        .toList();
  }

  private static Stream<LocalDate> daysOf(Week week) {
    return IntStream.range(0, 7).mapToObj(week.monday()::plusDays);
  }

  private List<DailyNote> notes(String officer, Week week) {
    return notes.findByOfficerIdAndNotedOnBetweenOrderByNotedOn(
        officer, week.monday(), week.sunday());
  }

  /** How many files each of the officers has brought for a week; who has none is not in it. */
  @Transactional(readOnly = true)
  public Map<String, Long> files(List<String> officers, Week week) {
    return evidence.counts(officers, week.toString());
  }

  /**
   * Stores the notes of some days; an empty one is taken away. A day that is not given stays as it
   * is.
   *
   * @throws TaskRefused if the log is filed, or a note is longer than 1,000 characters
   */
  public void note(String officer, Week week, Map<LocalDate, String> written) {
    requireWritable(officer, week);
    LocalDate today = LocalDate.now(clock);
    daysOf(week)
        .filter(day -> written.containsKey(day) && !day.isAfter(today))
        .forEach(day -> note(officer, day, written.get(day)));
    events.publishEvent(new NotesWritten(officer, week));
  }

  private void note(String officer, LocalDate day, String written) {
    String words = written.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    int length = words.codePointCount(0, words.length());
    if (length > LONGEST_NOTE) {
      throw new TaskRefused("%s的记事不能超过%d字，现有%d字。".formatted(DAY.format(day), LONGEST_NOTE, length));
    }
    if (words.isEmpty()) {
      notes.deleteById(new DailyNote.Key(officer, day));
    } else {
      notes.save(new DailyNote(officer, day, words, LocalDateTime.now(clock)));
    }
  }

  /**
   * Passes if the officer may bring one more file now.
   *
   * @throws TaskRefused if the log is filed
   * @throws io.saima.evidence.EvidenceRefused if there are enough
   */
  @Transactional(readOnly = true)
  public void requireRoom(String officer, Week week) {
    if (find(officer, week).filter(one -> writable(one, week)).isEmpty()) {
      throw closed();
    }
    evidence.requireRoom(officer, week.toString());
  }

  /**
   * Puts a file to the officer's week.
   *
   * @throws TaskRefused if the log was filed meanwhile
   * @throws io.saima.evidence.EvidenceRefused if there are enough, or it is there already
   */
  public void attach(String officer, Week week, String name, PreparedEvidence file) {
    requireWritable(officer, week);
    evidence.keep(officer, week.toString(), name, file);
  }

  /**
   * Takes a file away from the officer's week.
   *
   * @throws TaskRefused if the log is filed
   */
  public void detach(String officer, Week week, String id) {
    requireWritable(officer, week);
    evidence.remove(officer, week.toString(), id);
  }

  /** A file of a week, if the reader may see it. */
  @Transactional(readOnly = true)
  public Optional<EvidenceItem> file(Reader reader, String officer, Week week, String id) {
    return mayRead(reader, officer, week)
        ? evidence.find(officer, week.toString(), id)
        : Optional.empty();
  }

  /** The case is locked: who files at the same moment waits, or has filed first. */
  private void requireWritable(String officer, Week week) {
    if (cases.locked(officer, week.toString()).filter(one -> writable(one, week)).isEmpty()) {
      throw closed();
    }
  }

  private static TaskRefused closed() {
    return new TaskRefused("这一周的纪实已经提交、已收周或不用填报，记事和佐证不能再改。");
  }

  private Optional<WeeklyCase> find(String officer, Week week) {
    return cases.findById(new Key(officer, week.toString()));
  }

  private boolean writable(WeeklyCase one, Week week) {
    return unfiled(one) && LocalDateTime.now(clock).isBefore(rounds.closesAt(week));
  }

  private static boolean unfiled(WeeklyCase one) {
    return one.state() == State.OPEN || one.state() == State.ENROLLED;
  }
}
