package io.saima.organization.imports;

import jakarta.annotation.PreDestroy;
import java.time.LocalDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows whether a server works on this database: each says so every few seconds, until it stops. A
 * database that several processes may open does not tell it by itself.
 */
@Component
class RunningServers {

  private static final int SILENT_SECONDS = 60;

  private final JdbcClient jdbc;
  private final String node = UUID.randomUUID().toString();
  private volatile boolean known;

  RunningServers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether a server was heard of within the last minute. */
  boolean any() {
    LocalDateTime now = jdbc.sql("select localtimestamp").query(LocalDateTime.class).single();
    return jdbc.sql("select count(*) from running_server where seen_at > ?")
            .param(now.minusSeconds(SILENT_SECONDS))
            .query(Long.class)
            .single()
        > 0;
  }

  /** This server works. */
  @Scheduled(cron = "${saima.schedules.server-presence}")
  void here() {
    known = true;
    if (jdbc.sql("update running_server set seen_at = localtimestamp where node = ?")
            .param(node)
            .update()
        == 0) {
      jdbc.sql("insert into running_server (node, seen_at) values (?, localtimestamp)")
          .param(node)
          .update();
    }
  }

  /** This server stops. */
  @PreDestroy
  void gone() {
    if (known) {
      jdbc.sql("delete from running_server where node = ?").param(node).update();
    }
  }
}
