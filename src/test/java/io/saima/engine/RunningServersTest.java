package io.saima.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SaimaTest
class RunningServersTest {

  @Autowired RunningServers servers;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @Test
  void aServerIsKnownWhileItSpeaksAndForTwentySecondsAfterwards() {
    assertThat(servers.any()).isFalse();
    servers.here();
    servers.here();
    assertThat(servers.any()).isTrue();
    silentFor(15);
    assertThat(servers.any()).isTrue();
    silentFor(25);
    assertThat(servers.any()).isFalse();
    servers.here();
    assertThat(servers.any()).isTrue();
    servers.destroy();
    assertThat(servers.any()).isFalse();
  }

  @Test
  void theJobsOfAServerThatFellSilentAreFreeAtOnceAndThoseOfALivingOneStayLocked() {
    servers.here();
    server("living", 10);
    server("dead", 30);
    String held = jobLockedBy("living");
    String left = jobLockedBy("dead");

    servers.here();

    assertThat(locked(held)).isEqualTo("living");
    assertThat(locked(left)).isEqualTo("-");
    assertThat(jdbc.sql("select count(*) from running_server").query(Long.class).single())
        .isEqualTo(2);
    management.executeJob(left);
  }

  @Test
  void aServerThatStartsReleasesWhatNobodyOnTheListHolds() {
    String left = jobLockedBy("killed-before-it-was-known");
    servers.here();
    assertThat(locked(left)).isEqualTo("-");
  }

  @Test
  void aServerThatWasSilentItselfStartsAnew() {
    servers.here();
    String own = jdbc.sql("select node from running_server").query(String.class).single();
    String held = jobLockedBy(own);
    servers.here();
    assertThat(locked(held)).isEqualTo(own);

    silentFor(25);
    servers.here();

    assertThat(locked(held)).isEqualTo("-");
    assertThat(servers.any()).isTrue();
  }

  @Test
  void whatAServerLeavesWhenItIsStoppedIsReleasedByTheNextWhoLooks() {
    servers.here();
    String own = jdbc.sql("select node from running_server").query(String.class).single();
    String left = jobLockedBy(own);
    servers.destroy();
    servers.here();
    assertThat(locked(left)).isEqualTo("-");
  }

  private String jobLockedBy(String owner) {
    String care =
        runtime
            .createProcessInstanceByKey("task-care")
            .startBeforeActivity("task_remind")
            .execute()
            .getId();
    Job job = management.createJobQuery().processInstanceId(care).singleResult();
    jdbc.sql("update ACT_RU_JOB set LOCK_OWNER_ = ?, LOCK_EXP_TIME_ = ? where ID_ = ?")
        .params(owner, clock.now().plusMinutes(5), job.getId())
        .update();
    return job.getId();
  }

  private String locked(String job) {
    return jdbc.sql("select coalesce(LOCK_OWNER_, '-') from ACT_RU_JOB where ID_ = ?")
        .param(job)
        .query(String.class)
        .single();
  }

  private void server(String node, int silent) {
    jdbc.sql("insert into running_server (node, seen_at) values (?, ?)")
        .params(node, now().minusSeconds(silent))
        .update();
  }

  private void silentFor(int seconds) {
    jdbc.sql("update running_server set seen_at = ?").param(now().minusSeconds(seconds)).update();
  }

  private LocalDateTime now() {
    return jdbc.sql("select localtimestamp").query(LocalDateTime.class).single();
  }
}
