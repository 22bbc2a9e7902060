package io.saima.notification;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes notes to people's homes and keeps their read marks. */
@Service
@Transactional
public class Notes {

  private final NoteRepository notes;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  Notes(NoteRepository notes, JdbcTemplate jdbc, Clock clock) {
    this.notes = notes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Writes a note.
   *
   * @param person the reader's id
   * @param topic what the note belongs to, at most 160 characters, for example {@code
   *     2026-09/statement}; used to write a note only once
   * @param title at most 120 characters
   * @param body at most 2,000 characters
   * @param link a page of ours, or null
   */
  public void write(String person, String topic, String title, String body, String link) {
    notes.save(new Note(person, topic, title, body, link, LocalDateTime.now(clock)));
  }

  /** Writes one note to many people in one batch. */
  public void writeToAll(
      Collection<String> people, String topic, String title, String body, String link) {
    insert(people, topic, Function.identity(), person -> title, body, link);
  }

  /**
   * Writes a note to each of many people in one batch.
   *
   * @param titles by reader
   */
  public void writeToEach(Map<String, String> titles, String topic, String body, String link) {
    insert(titles.entrySet(), topic, Map.Entry::getKey, Map.Entry::getValue, body, link);
  }

  private <T> void insert(
      Collection<T> readers,
      String topic,
      Function<T, String> person,
      Function<T, String> title,
      String body,
      String link) {
    LocalDateTime now = LocalDateTime.now(clock);
    jdbc.batchUpdate(
        "insert into note (person, topic, title, body, link, written_at) values (?, ?, ?, ?, ?, ?)",
        readers,
        500,
        (row, reader) -> {
          row.setString(1, person.apply(reader));
          row.setString(2, topic);
          row.setString(3, title.apply(reader));
          row.setString(4, body);
          row.setString(5, link);
          row.setObject(6, now);
        });
  }

  /** Whether the person has a note of this topic already, read or not. */
  @Transactional(readOnly = true)
  public boolean has(String person, String topic) {
    return notes.existsByPersonAndTopic(person, topic);
  }

  /** A page of the person's notes: unread first, then newest first. */
  @Transactional(readOnly = true)
  public Page<Note> of(String person, int page, int size) {
    return notes.ofPerson(person, PageRequest.of(page, size));
  }

  @Transactional(readOnly = true)
  public long unread(String person) {
    return notes.countByPersonAndReadAtIsNull(person);
  }

  /** The person's note with this id, empty if it is not his. */
  @Transactional(readOnly = true)
  public List<Note> ofTopic(String person, String topic) {
    return notes.findByPersonAndTopic(person, topic);
  }

  /** Marks one of the person's notes as read; another person's note is left alone. */
  public void markRead(String person, long id) {
    notes
        .findById(id)
        .filter(note -> note.person().equals(person))
        .ifPresent(note -> note.read(LocalDateTime.now(clock)));
  }

  /** Marks all of the person's notes as read. */
  public void markAllRead(String person) {
    jdbc.update(
        "update note set read_at = ? where person = ? and read_at is null",
        LocalDateTime.now(clock),
        person);
  }
}
