package io.saima.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.ConnectionUrl;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The operator names a MySQL in his own way; the settings that the engine lives by stay. */
class DatabaseUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db:3306/saima",
        "jdbc:mysql://db:3306/saima?connectTimeout=5000&useSSL=false",
        "jdbc:mysql://db:3306/saima?sendFractionalSeconds=true"
      })
  void theUrlMayHaveParameters(String url) {
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
        .withPropertyValues(
            "spring.profiles.active=mysql",
            "SAIMA_DB_URL=" + url,
            "SAIMA_DB_USER=saima",
            "SAIMA_DB_PASSWORD=secret")
        .run(
            context -> {
              HikariDataSource pool = context.getBean(HikariDataSource.class);
              Map<String, String> settings =
                  ConnectionUrl.getConnectionUrlInstance(
                          pool.getJdbcUrl(), pool.getDataSourceProperties())
                      .getMainHost()
                      .getHostProperties();
              assertThat(settings)
                  .containsEntry("sendFractionalSeconds", "false")
                  .containsEntry("rewriteBatchedStatements", "true")
                  .containsEntry("connectionTimeZone", "Asia/Shanghai");
              if (url.contains("connectTimeout")) {
                assertThat(settings).containsEntry("connectTimeout", "5000");
              }
              assertThat(pool.getTransactionIsolation()).isEqualTo("TRANSACTION_READ_COMMITTED");
            });
  }
}
