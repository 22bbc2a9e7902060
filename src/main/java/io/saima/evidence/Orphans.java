package io.saima.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files that belong to nobody: not yet, because their upload has not ended, or not any more. A
 * file stands here before it is stored and until a row of somebody's names it, so that none is
 * forgotten, whatever crashes.
 */
@Component
class Orphans {

  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

  /** No upload takes longer. */
  private static final Duration GRACE = Duration.ofHours(24);

  private static final int CHUNK = 500;

  private final JdbcClient jdbc;
  private final FileStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Orphans(JdbcClient jdbc, FileStore store, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** From now on these files belong to nobody; takes part in the caller's transaction. */
  void add(List<String> keys) {
    for (String key : keys) {
      jdbc.sql("insert into evidence_orphan (file_key, since) values (?, ?)")
          .params(key, LocalDateTime.now(clock))
          .update();
    }
  }

  /**
   * Gives these files to the caller, in his transaction.
   *
   * @return whether all were still there; otherwise the caller must roll back
   */
  boolean take(List<String> keys) {
    return jdbc.sql("delete from evidence_orphan where file_key in (:keys)")
            .param("keys", keys)
            .update()
        == keys.size();
  }

  /** Removes the files that have belonged to nobody for a day. Repeating it changes nothing. */
  @Scheduled(cron = "${saima.schedules.evidence-sweep}")
  void sweep() {
    LocalDateTime before = LocalDateTime.now(clock).minus(GRACE);
    List<String> keys =
        jdbc.sql("select file_key from evidence_orphan where since < ? order by since limit ?")
            .params(before, CHUNK)
            .query(String.class)
            .list();
    for (String key : keys) {
      try {
        transaction.executeWithoutResult(status -> remove(key));
      } catch (RuntimeException e) {
        LOG.warn("The file {} could not be removed and is tried again later", key, e);
      }
    }
  }

  /** The row is locked first: nobody can take the file while it goes. */
  private void remove(String key) {
    boolean still = take(List.of(key));
    if (still) {
      try {
        store.delete(key);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
