package io.saima.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;

/**
 * Empties our tables and the engine's cases, and keeps deployments, their start timers, grants and
 * filters.
 */
@TestComponent
public class EmptyTables {

  private static final Set<String> KEPT =
      Set.of(
          "ACT_GE_PROPERTY",
          "ACT_GE_SCHEMA_LOG",
          "ACT_RU_AUTHORIZATION",
          "ACT_RU_FILTER",
          "ACT_RU_JOBDEF",
          "COUNTY_VERSION",
          "FLYWAY_SCHEMA_HISTORY");

  private final DataSource dataSource;

  EmptyTables(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Leaves the database as a first start on an empty county leaves it. */
  public void empty() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      boolean h2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
      statement.execute(h2 ? "SET REFERENTIAL_INTEGRITY FALSE" : "SET FOREIGN_KEY_CHECKS = 0");
      for (String table : tables(connection)) {
        String upper = table.toUpperCase(Locale.ROOT);
        if (KEPT.contains(upper) || upper.startsWith("ACT_RE_")) {
          continue;
        }
        String where =
            switch (upper) {
              case "ACT_RU_JOB" -> " where PROCESS_INSTANCE_ID_ is not null";
              case "ACT_RU_EVENT_SUBSCR" -> " where EXECUTION_ID_ is not null";
              case "ACT_GE_BYTEARRAY" -> " where DEPLOYMENT_ID_ is null";
              default -> "";
            };
        statement.execute("delete from " + table + where);
      }
      statement.execute(h2 ? "SET REFERENTIAL_INTEGRITY TRUE" : "SET FOREIGN_KEY_CHECKS = 1");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    String schema = connection.getSchema();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }
}
