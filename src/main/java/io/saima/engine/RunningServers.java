package io.saima.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows which servers work on this database: each says so every few seconds, under the name with
 * which it locks the engine's jobs. The jobs of a server that fell silent are free again at once,
 * not only when their locks expire. Should it live after all, its work on such a job is rolled
 * back: to release a job is to change it.
 */
@Component
public class RunningServers implements DisposableBean {

  /** In seconds by the database's clock; several times as long as a server is ever silent. */
  private static final int SILENT_SECONDS = 20;

  private static final Logger LOG = LoggerFactory.getLogger(RunningServers.class);

  private final JdbcClient jdbc;
  private final DataSource database;
  private final TransactionTemplate transaction;
  private final JobExecutor executor;
  private final String node;
  private volatile boolean known;

  /** Kept open from one word to the next: if it breaks, the database was away in between. */
  private Connection held;

  private boolean cutOff;

  RunningServers(
      JdbcClient jdbc,
      DataSource database,
      PlatformTransactionManager transactions,
      ProcessEngine engine) {
    this.jdbc = jdbc;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.node = executor.getLockOwner();
  }

  /** Whether a server is running: it was heard of within the last 20 seconds. */
  public boolean any() {
    return jdbc.sql("select count(*) from running_server where seen_at >= ?")
            .param(silentSince())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Before the job executor takes its first job, this server is known. */
  @EventListener(
      classes = ContextRefreshedEvent.class,
      condition = "@environment.getProperty('saima.schedules.server-presence') != '-'")
  void begin() {
    here();
  }

  /**
   * This server works. Whoever fell silent is struck off the list, and what he had locked is
   * released; so does a server with its own locks when it comes back after a silence, or its
   * database after an absence however short, because what it was doing then may have failed without
   * a trace.
   */
  @Scheduled(cron = "${saima.schedules.server-presence}")
  synchronized void here() {
    known = true;
    lookForBreaks();
    int released = transaction.execute(status -> sayAndRelease());
    cutOff = false;
    if (released > 0) {
      LOG.warn("{} jobs of a server that is not running any more are done by others", released);
      executor.jobWasAdded();
    }
  }

  private void lookForBreaks() {
    try {
      if (held == null || !held.isValid(SILENT_SECONDS)) {
        cutOff = cutOff || held != null;
        JdbcUtils.closeConnection(held);
        held = database.getConnection();
      }
    } catch (SQLException stillAway) {
      cutOff = true;
      throw new DataAccessResourceFailureException("The database is away", stillAway);
    }
  }

  private int sayAndRelease() {
    if (cutOff) {
      jdbc.sql("delete from running_server where node = ?").param(node).update();
    }
    int silent =
        jdbc.sql("delete from running_server where seen_at < ?").param(silentSince()).update();
    boolean listed =
        jdbc.sql("update running_server set seen_at = localtimestamp where node = ?")
                .param(node)
                .update()
            > 0;
    int released = silent > 0 || !listed ? release() : 0;
    if (!listed) {
      jdbc.sql("insert into running_server (node, seen_at) values (?, localtimestamp)")
          .param(node)
          .update();
    }
    return released;
  }

  /** Frees the jobs that are locked by nobody on the list. */
  private int release() {
    record Locked(String id, int revision) {}
    return jdbc
        .sql(
            "select ID_, REV_ from ACT_RU_JOB where LOCK_OWNER_ is not null"
                + " and LOCK_OWNER_ not in (select node from running_server)")
        .query((row, n) -> new Locked(row.getString(1), row.getInt(2)))
        .list()
        .stream()
        .mapToInt(
            job ->
                jdbc.sql(
                        "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null,"
                            + " REV_ = REV_ + 1 where ID_ = ? and REV_ = ?")
                    .params(job.id(), job.revision())
                    .update())
        .sum();
  }

  private LocalDateTime silentSince() {
    return jdbc.sql("select localtimestamp")
        .query(LocalDateTime.class)
        .single()
        .minusSeconds(SILENT_SECONDS);
  }

  /** This server stops: whoever looks next takes it for silent, and releases what it leaves. */
  @Override
  public synchronized void destroy() {
    JdbcUtils.closeConnection(held);
    held = null;
    if (known) {
      jdbc.sql("update running_server set seen_at = ? where node = ?")
          .params(silentSince().minusSeconds(1), node)
          .update();
    }
  }
}
