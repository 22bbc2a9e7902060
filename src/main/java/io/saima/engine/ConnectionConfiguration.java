package io.saima.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives transactions connections that need not be told to begin and to end one: two messages to the
 * database less in each. Whoever asks outside a transaction gets a connection that commits every
 * statement, as JDBC promises.
 */
@Configuration
class ConnectionConfiguration {

  /** The pool as everybody but the transaction manager sees it. */
  private static final class Committing extends DelegatingDataSource {

    Committing(HikariDataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      try {
        // The pool takes it back when the connection is closed.
        connection.setAutoCommit(true);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
  }

  @Bean
  static BeanPostProcessor committingConnections() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new Committing(pool) : bean;
      }
    };
  }

  /** Transactions are JPA's, also those of the engine, and so are their connections. */
  @Bean
  HibernatePropertiesCustomizer connectionsOfTransactions(DataSource committing) {
    return properties -> {
      var connections = new DatasourceConnectionProviderImpl();
      connections.setDataSource(((Committing) committing).getTargetDataSource());
      properties.put(AvailableSettings.CONNECTION_PROVIDER, connections);
      properties.put(AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
    };
  }
}
