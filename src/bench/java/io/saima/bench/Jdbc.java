package io.saima.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Plain reads and batches, as somebody without any framework would write them. */
final class Jdbc {

  private Jdbc() {}

  static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** Sends the rows as one batch. */
  static void write(Connection connection, String sql, List<Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        set(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Reads the rows for some values, whose places {@code %s} takes; nothing for none. */
  static List<Object[]> read(Connection connection, String sql, Collection<?> values)
      throws SQLException {
    if (values.isEmpty()) {
      return List.of();
    }
    String marks = "?" + ", ?".repeat(values.size() - 1);
    return read(connection, sql.formatted(marks), values.toArray());
  }

  static List<Object[]> read(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      List<Object[]> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          Object[] row = new Object[columns];
          for (int i = 0; i < columns; i++) {
            row[i] = result.getObject(i + 1);
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }
}
