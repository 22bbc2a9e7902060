package io.saima.support;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database on a real server, for a packaged server to work on and for a test to look into:
 * MariaDB that is started here, or the server of {@code -Dsaima.test.jdbc-url}.
 */
public final class RealDatabase {

  private static final Pattern URL = Pattern.compile("(jdbc:[^/]+//[^/]+/)([^?]*)(.*)");

  private final String url;
  private final boolean mariadb;

  private RealDatabase(String url, boolean mariadb) {
    this.url = url;
    this.mariadb = mariadb;
  }

  /**
   * Makes the database anew. Where no server starts here, the test is skipped, or fails with {@code
   * -Dsaima.required=database}.
   */
  public static RealDatabase empty(String name) {
    String given = System.getProperty("saima.test.jdbc-url", "");
    String server = given.isEmpty() ? startedServer() : given;
    Matcher parts = URL.matcher(server);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not the address of a server: " + server);
    }
    client(server).sql("drop database if exists " + name).update();
    return new RealDatabase(parts.group(1) + name + parts.group(3), given.isEmpty());
  }

  /** The same on a server that may be killed; skipped where that is somebody else's. */
  public static RealDatabase emptyAndKillable(String name) {
    RealDatabase database = empty(name);
    Assumptions.assumeTrue(database.mariadb, "The server of saima.test.jdbc-url is not killed");
    client(TestDatabase.startedServer())
        .sql("set global innodb_flush_log_at_trx_commit = 2")
        .update();
    return database;
  }

  /** Kills the server in the middle of its work and starts it again on what is left. */
  public void killAndRestart() {
    ProcessHandle server =
        ProcessHandle.current()
            .children()
            .filter(child -> program(child).endsWith("mariadbd"))
            .findFirst()
            .orElseThrow();
    List<String> command = new ArrayList<>(List.of(program(server)));
    command.addAll(List.of(server.info().arguments().orElseThrow()));
    server.destroyForcibly();
    server.onExit().join();
    try {
      Process again =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD).start();
      Runtime.getRuntime().addShutdownHook(new Thread(again::destroy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("the database is there again")
        .ignoreExceptions()
        .until(() -> count("select 1") == 1);
  }

  private static String startedServer() {
    try {
      return TestDatabase.startedServer();
    } catch (IllegalStateException e) {
      if (Arrays.asList(System.getProperty("saima.required", "").split(",")).contains("database")) {
        throw e;
      }
      return Assumptions.abort("MariaDB does not start here: " + e.getMessage());
    }
  }

  /** What a packaged server needs to be told of it, as variables of its environment. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SAIMA_DB_URL", url);
    environment.put("SAIMA_DB_USER", user());
    environment.put("SAIMA_DB_PASSWORD", password());
    if (mariadb) {
      environment.put(
          "SPRING_APPLICATION_JSON",
          """
          {"spring.jpa.database-platform": "org.hibernate.dialect.MariaDBDialect",
           "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access": "false"}""");
    }
    return environment;
  }

  /** A program may have been unpacked again since it was started. */
  private static String program(ProcessHandle process) {
    return process.info().command().orElse("").replace(" (deleted)", "");
  }

  public JdbcClient sql() {
    return client(url);
  }

  /** The single number that a query gives. */
  public long count(String query, Object... parameters) {
    return sql().sql(query).params(parameters).query(Long.class).single();
  }

  private static JdbcClient client(String url) {
    return JdbcClient.create(new DriverManagerDataSource(url, user(), password()));
  }

  private static String user() {
    return System.getProperty("saima.test.jdbc-user", "root");
  }

  private static String password() {
    return System.getProperty("saima.test.jdbc-password", "");
  }
}
