package io.saima.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.engine.CatchUp;
import io.saima.organization.ClosedQuarters;
import io.saima.plan.LibraryVersion.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps every version of the indicator library. Plans hold what they took from it, so that a
 * running quarter keeps its version whatever the library becomes.
 */
@Service
@Transactional
public class LibraryHistory {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ClosedQuarters closed;
  private final JdbcClient jdbc;
  private final Clock clock;

  LibraryHistory(ClosedQuarters closed, JdbcClient jdbc, Clock clock) {
    this.closed = closed;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A library that came while no history was kept gets its first version now. */
  @EventListener
  @Order(0)
  public void on(CatchUp event) {
    record();
  }

  /** A version if the library stands otherwise than the newest one says. */
  void record() {
    closed.hold();
    List<Entry> standing =
        jdbc.sql(
                "select code, name, level_no, parent_code, module_name, system_name"
                    + " from library_entry order by code")
            .query(
                (row, n) ->
                    new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        IndicatorModule.valueOf(row.getString(5)),
                        IndicatorSystem.valueOf(row.getString(6))))
            .list();
    Optional<LibraryVersion> newest = versions().stream().findFirst();
    if (!standing.equals(newest.map(LibraryVersion::entries).orElse(List.of()))) {
      jdbc.sql("insert into library_version (version_no, entries, recorded_at) values (?, ?, ?)")
          .params(
              newest.map(LibraryVersion::number).orElse(0) + 1,
              write(standing),
              LocalDateTime.now(clock))
          .update();
    }
  }

  /** All versions, the newest first. */
  @Transactional(readOnly = true)
  public List<LibraryVersion> versions() {
    return jdbc.sql("select version_no, entries, recorded_at from library_version order by 1 desc")
        .query(LibraryHistory::read)
        .list();
  }

  private static LibraryVersion read(ResultSet row, int number) throws SQLException {
    try {
      return new LibraryVersion(
          row.getInt(1),
          row.getObject(3, LocalDateTime.class),
          JSON.readValue(row.getString(2), new TypeReference<List<Entry>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored version of the library cannot be read", e);
    }
  }

  private static String write(List<Entry> entries) {
    try {
      return JSON.writeValueAsString(entries);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The library cannot be written", e);
    }
  }
}
