package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.rating.RatingInbox.Answer;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Many citizens answer at the same moment. */
@SaimaTest
class RatingInboxTest {

  private static final int CITIZENS = 40;
  private static final LocalDateTime MADE = LocalDateTime.parse("2026-11-02T10:00:00");

  @Autowired TestCounty county;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcTemplate batches;
  @Autowired PlatformTransactionManager transactions;
  @Autowired RatingInbox inbox;

  private final ExecutorService citizens = Executors.newFixedThreadPool(CITIZENS);

  private RatingInbox other;

  @BeforeEach
  void eventsWithLinks() {
    other = new RatingInbox(jdbc, batches, transactions);
    county.unit("U9", "县政务服务中心");
    county.officer("W1", "U9", PostClass.GENERAL, null);
    for (int i = 0; i < CITIZENS; i++) {
      jdbc.sql(
              "insert into service_event (id, officer_id, kind, occurred_at, contact_hash)"
                  + " values (?, 'W1', 'VISIT', ?, ?)")
          .params("E" + i, MADE, "hash-" + i)
          .update();
      jdbc.sql(
              "insert into rating_link (token_hash, event_id, made_at, valid_until)"
                  + " values (?, ?, ?, ?)")
          .params("link-" + i, "E" + i, MADE, MADE.plusDays(7))
          .update();
    }
  }

  @AfterEach
  void home() {
    other.destroy();
    citizens.shutdownNow();
  }

  @Test
  void eachHearsWhatBecameOfHisOwnAnswer() throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < CITIZENS; i++) {
      String link = i % 4 == 0 ? "forged-" + i : "link-" + i;
      LocalDateTime at = i % 4 == 1 ? MADE.plusDays(7) : MADE.plusDays(1);
      all.add(() -> inbox.take(new Answer(link, 7, null, "谢谢", at)));
    }
    List<Future<Boolean>> heard = atOnce(all);
    for (int i = 0; i < CITIZENS; i++) {
      assertThat(heard.get(i).get()).as("citizen %d", i).isEqualTo(i % 4 > 1);
    }
    assertThat(stored()).isEqualTo(CITIZENS / 2);
  }

  @Test
  void theFirstAnswerToAnEventStandsWhicheverServerTookIt() throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < CITIZENS; i++) {
      RatingInbox server = i % 2 == 0 ? inbox : other;
      // Each event is answered four times, twice at each server.
      String link = "link-" + i / 4;
      int score = i % 4 + 1;
      all.add(() -> server.take(new Answer(link, score, "效率高", null, MADE.plusDays(1))));
    }
    for (Future<Boolean> one : atOnce(all)) {
      assertThat(one.get()).isTrue();
    }
    assertThat(stored()).isEqualTo(CITIZENS / 4);
    List<Integer> first = scores();
    assertThat(inbox.take(new Answer("link-0", 10, null, null, MADE.plusDays(2)))).isTrue();
    assertThat(scores()).isEqualTo(first);
  }

  @Test
  void whatCannotBeStoredCostsNobodyElseHisAnswer() throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < CITIZENS; i++) {
      String link = "link-" + i;
      String comment = i == 5 ? "长".repeat(5_000) : "谢谢";
      all.add(() -> inbox.take(new Answer(link, 7, null, comment, MADE.plusDays(1))));
    }
    List<Future<Boolean>> heard = atOnce(all);
    for (int i = 0; i < CITIZENS; i++) {
      if (i == 5) {
        assertThat(heard.get(i))
            .failsWithin(Duration.ZERO)
            .withThrowableOfType(ExecutionException.class)
            .withRootCauseInstanceOf(SQLException.class);
      } else {
        assertThat(heard.get(i).get()).isTrue();
      }
    }
    assertThat(stored()).isEqualTo(CITIZENS - 1);
  }

  private List<Future<Boolean>> atOnce(List<Callable<Boolean>> all) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(all.size());
    return citizens.invokeAll(
        all.stream()
            .map(
                one ->
                    (Callable<Boolean>)
                        () -> {
                          start.countDown();
                          start.await();
                          return one.call();
                        })
            .toList());
  }

  private long stored() {
    return jdbc.sql("select count(*) from rating").query(Long.class).single();
  }

  private List<Integer> scores() {
    return jdbc.sql("select score from rating order by event_id").query(Integer.class).list();
  }
}
