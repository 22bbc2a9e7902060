package io.saima.organization.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.SaimaTest;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SaimaTest
class RunningServersTest {

  @Autowired RunningServers servers;
  @Autowired JdbcClient jdbc;

  @Test
  void aServerIsKnownWhileItSpeaksAndForAMinuteAfterwards() {
    assertThat(servers.any()).isFalse();
    servers.here();
    servers.here();
    assertThat(servers.any()).isTrue();
    silentFor(40);
    assertThat(servers.any()).isTrue();
    silentFor(80);
    assertThat(servers.any()).isFalse();
    servers.here();
    assertThat(servers.any()).isTrue();
    servers.gone();
    assertThat(servers.any()).isFalse();
  }

  private void silentFor(int seconds) {
    LocalDateTime now = jdbc.sql("select localtimestamp").query(LocalDateTime.class).single();
    jdbc.sql("update running_server set seen_at = ?").param(now.minusSeconds(seconds)).update();
  }
}
