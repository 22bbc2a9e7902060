package io.saima.organization.imports;

import io.saima.organization.Labelled;
import io.saima.organization.OfficerStatus;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.Posting.Origin;
import io.saima.organization.RankLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of {@code officers.csv} that a page sends: checked and stored like those of a file. */
@Component
public class OfficerRows {

  private final OfficersTable table;
  private final SentRows rows;
  private final JdbcTemplate jdbc;

  OfficerRows(OfficersTable table, SentRows rows, JdbcTemplate jdbc) {
    this.table = table;
    this.rows = rows;
    this.jdbc = jdbc;
  }

  /** An officer's stored row in the words of the file; empty if there is none. */
  public Optional<Map<String, String>> stored(String id) {
    return jdbc
        .query(
            "select * from officer where id = ?",
            (row, n) -> {
              Map<String, String> cells = new LinkedHashMap<>();
              for (Column column : table.columns()) {
                cells.put(column.name(), Objects.toString(row.getString(column.stored()), ""));
              }
              say(cells, "post_class", PostClass.class);
              say(cells, "post_type", PostType.class);
              say(cells, "rank_level", RankLevel.class);
              say(cells, "status", OfficerStatus.class);
              return cells;
            },
            id)
        .stream()
        .findFirst();
  }

  private static <E extends Enum<E> & Labelled> void say(
      Map<String, String> cells, String column, Class<E> list) {
    cells.computeIfPresent(column, (name, value) -> Enum.valueOf(list, value).label());
  }

  /**
   * What is wrong with a row, each as a Chinese sentence; nothing is stored. The caller's
   * transaction holds the county's quarters, as {@link SentRows} asks.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> check(Map<String, String> row, Origin origin) {
    return sentences(rows.check(table, run -> table.rules(run, origin), List.of(row)));
  }

  /** The same, and stores the row if nothing is wrong. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> take(Map<String, String> row, Origin origin) {
    return sentences(rows.take(table, run -> table.rules(run, origin), List.of(row)));
  }

  private static List<String> sentences(List<SentRows.Fault> faults) {
    return faults.stream().map(SentRows.Fault::message).toList();
  }
}
