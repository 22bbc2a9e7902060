package io.saima.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.reconciliation.Reconciliations.Published;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes that took the same month at the same moment make and publish each statement once. */
@SaimaTest
class ReconciliationAtOnceTest {

  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final int AT_ONCE = 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  @Autowired TestCounty county;
  @Autowired TestClock clock;
  @Autowired Reconciliations reconciliations;
  @Autowired Statements statements;
  @Autowired StatementPress press;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void aCountyOfSeveralChunks() {
    county.small();
    for (int i = 0; i < 600; i++) {
      county.officer("B" + (1000 + i), "U1", PostClass.GENERAL, "D1");
    }
    clock.set("2026-11-04T09:00");
  }

  @AfterEach
  void noThreadIsLeft() {
    threads.shutdownNow();
  }

  @Test
  void everyStatementIsMadeAndPublishedOnce() throws Exception {
    atOnce(
        () -> {
          reconciliations.open(MONTH);
          return true;
        });
    AtomicInteger calls = new AtomicInteger();
    for (int twice = 0; twice < 2; twice++) {
      atOnce(
          () ->
              reconciliations.computeNext(MONTH, calls.getAndIncrement() % Reconciliations.LANES));
    }
    assertThat(count("select count(*) from monthly_statement where version_no = 1")).isEqualTo(607);
    atOnce(
        () -> reconciliations.publishNext(MONTH, calls.getAndIncrement() % Reconciliations.LANES));
    for (int lane = 0; lane < Reconciliations.LANES; lane++) {
      assertThat(reconciliations.publishNext(MONTH, lane))
          .isEqualTo(new Published(Map.of(), false));
    }
    assertThat(count("select count(*) from note where topic = '2026-10/statement'")).isEqualTo(607);
    atOnce(
        () -> {
          reconciliations.finish(MONTH);
          return true;
        });
    assertThat(count("select count(*) from note where topic = '2026-10/missing-figures'"))
        .isEqualTo(
            count(
                "select count(distinct person) from note where topic = '2026-10/missing-figures'"));
    assertThat(count("select count(*) from monthly_statement where version_no > 1")).isZero();
  }

  @Test
  void aVersionThatCameBetweenReadingAndPublishingIsNotPublishedUnread() {
    reconciliations.open(MONTH);
    while (reconciliations.computeNext(MONTH, 0) | reconciliations.computeNext(MONTH, 1)) {
      continue;
    }
    String officer = statements.unpublishedAfter(MONTH.toString(), "", Limit.of(1)).get(0);
    List<Statement> read = statements.newest(List.of(officer), MONTH.toString());
    jdbc.sql("update monthly_statement set superseded_at = computed_at where officer_id = ?")
        .param(officer)
        .update();
    jdbc.sql(
            "insert into monthly_statement (officer_id, month_code, version_no, unit_code, light,"
                + " reds, yellows, greys, document, computed_at) select officer_id, month_code, 2,"
                + " unit_code, 'RED', 1, 0, 0, document, computed_at from monthly_statement"
                + " where officer_id = ?")
        .param(officer)
        .update();
    press.publish(MONTH, read);
    assertThat(statements.newest(List.of(officer), MONTH.toString()))
        .singleElement()
        .satisfies(newest -> assertThat(newest.publishedAt()).isEmpty());
  }

  @Test
  void whenAVersionWasPublishedStaysAsItIs() {
    reconciliations.open(MONTH);
    reconciliations.computeNext(MONTH, 0);
    String officer = statements.unpublishedAfter(MONTH.toString(), "", Limit.of(1)).get(0);
    List<Statement> read = statements.newest(List.of(officer), MONTH.toString());
    press.publish(MONTH, read);
    LocalDateTime published = publishedAt(officer);
    clock.set("2026-12-01T09:00");
    press.publish(MONTH, read);
    assertThat(published).isEqualTo("2026-11-04T09:00");
    assertThat(publishedAt(officer)).isEqualTo(published);
  }

  private LocalDateTime publishedAt(String officer) {
    return jdbc.sql("select published_at from monthly_statement where officer_id = ?")
        .param(officer)
        .query(LocalDateTime.class)
        .single();
  }

  private <T> void atOnce(Callable<T> work) throws Exception {
    for (Future<T> done : threads.invokeAll(Collections.nCopies(AT_ONCE, work))) {
      done.get();
    }
  }

  private long count(String query) {
    return jdbc.sql(query).query(Long.class).single();
  }
}
