package io.saima.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.saima.bench.Rounds.Timed;
import io.saima.rating.LinkToken;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Citizens' ratings over HTTP: 200 clients on loopback against one node, beside the same page that
 * stores nothing, in turns. Every tenth rating is sent twice at once.
 */
class RatingsBench {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 10, 12, 9, 0);
  private static final int OFFICERS = 1_000;
  private static final int CLIENTS = 200;
  private static final int ROUNDS = 4;
  private static final int LINKS_A_ROUND = 8_000;
  private static final int WARMING = 10_000;
  private static final int TWICE = 10;
  private static final double LEAST_RATIO = 0.6;
  private static final double MOST_P95 = 100;
  private static final String BODY =
      "score=9&tags="
          + URLEncoder.encode("态度热情", StandardCharsets.UTF_8)
          + "&comment="
          + URLEncoder.encode("办得快，讲得清楚，谢谢。", StandardCharsets.UTF_8);

  private final Settings settings = Settings.read();
  private final Report report = new Report();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private int made;

  @Test
  void ratingsHoldTheirBars() throws Exception {
    report.heading(
        "ratings over HTTP, %d clients; %s, %d cores, JVM %s"
            .formatted(
                CLIENTS,
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version")));
    String database = "saima_bench_ratings";
    try (Server server = Server.start(settings)) {
      server.createDatabase(database);
      try (Application saima = Application.start(server, database, MONDAY);
          HikariDataSource tables = server.tuned(database)) {
        new FilledCounty(tables, OFFICERS, settings.seed()).fill();
        saima.readCounty();
        measure(saima, new JdbcTemplate(tables));
      } finally {
        server.dropDatabase(database);
      }
    } finally {
      clients.shutdownNow();
    }
    report.write(Path.of("target", "bench-ratings"));
    System.out.println(report.markdown());
    if (settings.failing()) {
      assertThat(report.missed()).as("missed bars").isEmpty();
    }
  }

  private void measure(Application saima, JdbcTemplate tables) throws Exception {
    String address = "http://localhost:" + saima.port();
    String officer = tables.queryForObject("select min(id) from officer", String.class);
    // Citizens meet a server that has been up for days: its code is compiled.
    run(address + "/rate/", links(tables, officer, WARMING), 0, new Latencies(2 * WARMING));
    run(address + "/rate/bare/", tokens(WARMING), 0, new Latencies(2 * WARMING));
    Rounds rounds = new Rounds();
    for (int i = 0; i < ROUNDS; i++) {
      List<String> links = links(tables, officer, LINKS_A_ROUND);
      Timed ours =
          Rounds.time(() -> run(address + "/rate/", links, 0, new Latencies(2 * LINKS_A_ROUND)));
      Timed bare =
          Rounds.time(
              () ->
                  run(
                      address + "/rate/bare/",
                      tokens(LINKS_A_ROUND),
                      0,
                      new Latencies(2 * LINKS_A_ROUND)));
      rounds.add(ours, bare);
    }
    report.line(
        "ratings accepted, as fast as it goes",
        rounds.ours().rate(),
        "1/s",
        rounds.rateRatio(),
        "≥ 0.6 × the bare page",
        rounds.rateRatio() >= LEAST_RATIO);
    report.detail("Ratings against the bare page, a round each", rounds.lines());

    // At half of that rate nobody waits for another.
    double half = rounds.ours().rate() / 2;
    Latencies latencies = new Latencies(2 * LINKS_A_ROUND);
    run(address + "/rate/", links(tables, officer, LINKS_A_ROUND), half, latencies);
    report.line(
        "p95 of a rating at %.0f/s".formatted(half),
        latencies.p95(),
        "ms",
        null,
        "< 100 ms",
        latencies.p95() < MOST_P95);

    long stored = saima.count("select count(*) from rating");
    report.line(
        "ratings lost or there twice, of %,d".formatted(made),
        Math.abs(made - stored),
        "",
        null,
        "0",
        stored == made
            && saima.count("select count(distinct event_id) from rating") == made
            && saima.count("select count(*) from rating where score <> 9") == 0);
  }

  /** Times of answers, in nanoseconds. */
  private static final class Latencies {

    private final long[] all;
    private final AtomicInteger count = new AtomicInteger();

    Latencies(int most) {
      all = new long[most];
    }

    void add(long nanos) {
      all[count.getAndIncrement()] = nanos;
    }

    double p95() {
      long[] sorted = Arrays.copyOf(all, count.get());
      Arrays.sort(sorted);
      return sorted[(int) (sorted.length * 0.95)] / 1e6;
    }
  }

  /**
   * Sends one rating for each token, by all clients at once.
   *
   * @param perSecond how many in all; 0 = as fast as it goes
   */
  private long run(String prefix, List<String> tokens, double perSecond, Latencies latencies)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime();
    List<Callable<Void>> work = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      work.add(
          () -> {
            for (int i = next.getAndIncrement(); i < tokens.size(); i = next.getAndIncrement()) {
              if (perSecond > 0) {
                long due = begin + (long) (i / perSecond * 1e9);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
              }
              rate(prefix + tokens.get(i), i % TWICE == 0, latencies);
            }
            return null;
          });
    }
    for (Future<Void> one : clients.invokeAll(work)) {
      one.get();
    }
    return tokens.size();
  }

  private void rate(String page, boolean twice, Latencies latencies) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(BODY))
            .build();
    long begin = System.nanoTime();
    var second = twice ? http.sendAsync(request, BodyHandlers.ofString()) : null;
    var first = http.send(request, BodyHandlers.ofString());
    latencies.add(System.nanoTime() - begin);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("感谢您的评价");
    if (second != null) {
      assertThat(second.get().statusCode()).isEqualTo(200);
    }
  }

  private static List<String> tokens(int count) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(LinkToken.random().text());
    }
    return tokens;
  }

  /** Tokens of links, each of an event of its own. */
  private List<String> links(JdbcTemplate tables, String officer, int count) {
    List<String> tokens = tokens(count);
    List<Object[]> events = new ArrayList<>();
    List<Object[]> links = new ArrayList<>();
    for (String token : tokens) {
      String event = "SE-" + made++;
      events.add(new Object[] {event, officer, "PUBLIC_APPROVAL", MONDAY, "%032x".formatted(made)});
      links.add(new Object[] {new LinkToken(token).hash(), event, MONDAY, MONDAY.plusDays(7)});
    }
    tables.batchUpdate(
        "insert into service_event (id, officer_id, kind, occurred_at, contact_hash)"
            + " values (?, ?, ?, ?, ?)",
        events);
    tables.batchUpdate(
        "insert into rating_link (token_hash, event_id, made_at, valid_until)"
            + " values (?, ?, ?, ?)",
        links);
    return tokens;
  }
}
