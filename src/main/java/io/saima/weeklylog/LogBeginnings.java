package io.saima.weeklylog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.saima.calendar.Week;
import io.saima.weeklylog.WeeklyLog.Key;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads what the form of a week's log begins with. Where many logs are opened in one transaction it
 * is read for all of them at once, so that opening one costs no query of its own.
 */
@Service
@Transactional(readOnly = true)
public class LogBeginnings {

  private static final int LONGEST_CONTENT = 2000;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日（EEE）", Locale.CHINA);

  private final WeeklyCases cases;
  private final WeeklyItems items;
  private final DailyNotes notes;

  LogBeginnings(WeeklyCases cases, WeeklyItems items, DailyNotes notes) {
    this.cases = cases;
    this.items = items;
    this.notes = notes;
  }

  /**
   * What is there before the officer writes.
   *
   * @param content what he wrote so far and kept without filing it; empty before that
   * @param place where, likewise
   * @param noted his notes of the days in the words of the log, as far as a log may be long; empty
   *     if nothing was noted
   * @param cut whether his notes are longer than that
   */
  public record Beginning(
      List<WeeklyItem> items,
      Optional<String> content,
      Optional<String> place,
      Optional<String> noted,
      boolean cut) {

    private static Beginning of(WeeklyCase one, List<WeeklyItem> items, List<DailyNote> notes) {
      String text =
          notes.stream()
              .map(note -> DAY.format(note.notedOn()) + note.words())
              .collect(joining("\n"));
      int all = text.codePointCount(0, text.length());
      int length = Math.min(LONGEST_CONTENT, all);
      return new Beginning(
          items,
          one.draftContent(),
          one.draftPlace(),
          Optional.of(text.substring(0, text.offsetByCodePoints(0, length)))
              .filter(words -> !words.isEmpty()),
          all > length);
    }
  }

  /** What the log of one officer begins with. */
  public Beginning of(String officer, Week week) {
    // Taken only once: who asks again wants to know what has been written since.
    Key key = new Key(officer, week.toString());
    Beginning read = atHand().remove(key);
    return read != null
        ? read
        : Beginning.of(
            cases.findById(key).orElseThrow(),
            items.findByOfficerIdAndWeekCodeOrderById(officer, week.toString()),
            notes.findByOfficerIdAndNotedOnBetweenOrderByNotedOn(
                officer, week.monday(), week.sunday()));
  }

  /** Reads what the logs begin with that are made in this transaction from here on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readAhead(Week week, Collection<WeeklyCase> opened) {
    List<String> officers = opened.stream().map(WeeklyCase::officerId).toList();
    Map<String, List<WeeklyItem>> itemsOf =
        items.findByOfficerIdInAndWeekCodeOrderById(officers, week.toString()).stream()
            .collect(groupingBy(WeeklyItem::officerId));
    Map<String, List<DailyNote>> notesOf =
        notes
            .findByOfficerIdInAndNotedOnBetweenOrderByNotedOn(
                officers, week.monday(), week.sunday())
            .stream()
            .collect(groupingBy(DailyNote::officerId));
    Map<Key, Beginning> read = atHand();
    for (WeeklyCase one : opened) {
      String officer = one.officerId();
      read.put(
          new Key(officer, week.toString()),
          Beginning.of(
              one,
              itemsOf.getOrDefault(officer, List.of()),
              notesOf.getOrDefault(officer, List.of())));
    }
  }

  /** What was read ahead in this transaction and is forgotten when it ends. */
  @SuppressWarnings("unchecked")
  private Map<Key, Beginning> atHand() {
    Map<Key, Beginning> read =
        (Map<Key, Beginning>) TransactionSynchronizationManager.getResource(LogBeginnings.class);
    if (read == null) {
      read = new HashMap<>();
      TransactionSynchronizationManager.bindResource(LogBeginnings.class, read);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              TransactionSynchronizationManager.unbindResource(LogBeginnings.class);
            }
          });
    }
    return read;
  }
}
