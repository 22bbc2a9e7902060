package io.saima.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;

/** Looks through every table of the engine for a text that must not be there. */
@TestComponent
public class EngineTexts {

  private final DataSource dataSource;

  EngineTexts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The tables of the engine in which some cell of a case contains the text; deployed files do not
   * count.
   */
  public List<String> tablesWith(String text) {
    return tablesWithAny(List.of(text));
  }

  /** The same for several texts at once. */
  public List<String> tablesWithAny(Collection<String> texts) {
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet all =
          connection
              .getMetaData()
              .getTables(connection.getCatalog(), connection.getSchema(), "ACT_%", null)) {
        while (all.next()) {
          tables.add(all.getString("TABLE_NAME"));
        }
      }
      for (String table : tables) {
        String where =
            "ACT_GE_BYTEARRAY".equalsIgnoreCase(table) ? " where DEPLOYMENT_ID_ is null" : "";
        try (ResultSet rows = statement.executeQuery("select * from " + table + where)) {
          if (holds(rows, texts)) {
            found.add(table);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private static boolean holds(ResultSet rows, Collection<String> texts) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        Object cell = rows.getObject(i);
        byte[] bytes =
            cell instanceof java.sql.Blob || cell instanceof byte[] ? rows.getBytes(i) : null;
        String value =
            bytes != null ? new String(bytes, StandardCharsets.UTF_8) : rows.getString(i);
        if (value != null && texts.stream().anyMatch(value::contains)) {
          return true;
        }
      }
    }
    return false;
  }
}
