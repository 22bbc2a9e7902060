package io.saima.faults;

import static io.saima.faults.CountyServers.DEMO;
import static io.saima.faults.CountyServers.WEEK;
import static io.saima.faults.CountyServers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.rating.LinkToken;
import io.saima.support.Client;
import io.saima.support.LargeCounty;
import io.saima.support.RealDatabase;
import io.saima.support.SaimaJar;
import io.saima.support.SaimaJar.Server;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed while citizens rate. Whoever was thanked has been counted; whoever was not
 * sends again, and is counted once.
 */
class RatingsKilledIT {

  private static final int CITIZENS = 1_500;
  private static final int CLIENTS = 16;
  private static final LocalDateTime SERVED = LocalDateTime.parse("2026-10-30T09:00:00");

  private final RealDatabase database = RealDatabase.empty("saima_ratings_killed");
  private final CountyServers servers =
      new CountyServers(database, new LargeCounty(20, 24, WEEK, CountyServers.MONTH));

  @TempDir Path folder;

  @Test
  void noRatingIsLostAndNoneIsCountedTwice() throws InterruptedException {
    SaimaJar saima = new SaimaJar(folder, database.environment());
    List<String> pages;
    Set<String> thanked = ConcurrentHashMap.newKeySet();
    try (Server server = saima.serve(DEMO)) {
      servers.importCounty(server);
      pages = links();
      ExecutorService citizens = rateAll(server, pages, thanked);
      await("some have rated, but not all", () -> thanked.size() > CITIZENS / 10);
      server.kill();
      assertThat(citizens.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(thanked.size()).isLessThan(CITIZENS);
    assertThat(rated()).isGreaterThanOrEqualTo(thanked.size());
    try (Server server = saima.serve(DEMO)) {
      // All send again, also those who were thanked.
      ExecutorService citizens = rateAll(server, pages, thanked);
      assertThat(citizens.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
      server.stop();
    }
    assertThat(thanked).hasSize(CITIZENS);
    assertThat(rated()).isEqualTo(CITIZENS);
    assertThat(database.count("select count(*) from rating where score <> 9")).isZero();
  }

  private static ExecutorService rateAll(Server server, List<String> pages, Set<String> thanked) {
    ExecutorService citizens = Executors.newFixedThreadPool(CLIENTS);
    AtomicInteger next = new AtomicInteger();
    for (int i = 0; i < CLIENTS; i++) {
      citizens.submit(
          () -> {
            Client client = server.client();
            for (int n = next.getAndIncrement(); n < pages.size(); n = next.getAndIncrement()) {
              String page = pages.get(n);
              if (client.postBare(page, Map.of("score", "9")).body().contains("感谢您的评价")) {
                thanked.add(page);
              }
            }
          });
    }
    citizens.shutdown();
    return citizens;
  }

  private long rated() {
    return database.count("select count(*) from rating");
  }

  private List<String> links() {
    String officer = database.sql().sql("select min(id) from officer").query(String.class).single();
    List<String> pages = new ArrayList<>();
    for (int i = 0; i < CITIZENS; i++) {
      LinkToken token = LinkToken.random();
      database
          .sql()
          .sql(
              "insert into service_event (id, officer_id, kind, occurred_at, contact_hash)"
                  + " values (?, ?, 'PUBLIC_APPROVAL', ?, ?)")
          .params("SE-" + i, officer, SERVED, "%032x".formatted(i))
          .update();
      database
          .sql()
          .sql(
              "insert into rating_link (token_hash, event_id, made_at, valid_until)"
                  + " values (?, ?, ?, ?)")
          .params(token.hash(), "SE-" + i, SERVED, SERVED.plusDays(7))
          .update();
      pages.add("/rate/" + token.text());
    }
    return pages;
  }
}
