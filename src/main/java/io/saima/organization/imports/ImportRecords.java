package io.saima.organization.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Remembers every import: when it was, who sent it, and what it was answered. */
@Component
public class ImportRecords {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  ImportRecords(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An import; without a person it came from the command line or the demo, and without an end it is
   * under way or was cut off.
   */
  public record ImportRecord(
      long id,
      LocalDateTime startedAt,
      Optional<LocalDateTime> endedAt,
      Optional<String> person,
      Optional<ImportAnswer> answer) {}

  /** How many imports there were. */
  public long count() {
    return jdbc.sql("select count(*) from import_record").query(Long.class).single();
  }

  /** Imports, the newest first, from the given place on (from 0), at most so many. */
  public List<ImportRecord> newest(int from, int most) {
    return jdbc.sql("select * from import_record order by id desc limit :most offset :from")
        .param("most", most)
        .param("from", from)
        .query(this::read)
        .list();
  }

  public Optional<ImportRecord> find(long id) {
    return jdbc.sql("select * from import_record where id = ?")
        .param(id)
        .query(this::read)
        .optional();
  }

  long begin(String person) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into import_record (started_at, person) values (:at, :person)")
        .param("at", LocalDateTime.now(clock))
        .param("person", person)
        .update(key, "id");
    return key.getKey().longValue();
  }

  void end(long id, ImportAnswer answer) {
    try {
      jdbc.sql("update import_record set ended_at = :at, answer = :answer where id = :id")
          .param("at", LocalDateTime.now(clock))
          .param("answer", json.writeValueAsString(answer))
          .param("id", id)
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ImportRecord read(ResultSet row, int number) throws SQLException {
    String answer = row.getString("answer");
    try {
      return new ImportRecord(
          row.getLong("id"),
          row.getObject("started_at", LocalDateTime.class),
          Optional.ofNullable(row.getObject("ended_at", LocalDateTime.class)),
          Optional.ofNullable(row.getString("person")),
          answer == null
              ? Optional.empty()
              : Optional.of(json.readValue(answer, ImportAnswer.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Import " + row.getLong("id") + " cannot be read", e);
    }
  }
}
