package io.saima.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.saima.bench.Rounds.Timed;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmark: a county of a tenth first, then the whole one, and one report of both. */
class WeeksAndMonthsBench {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 10, 12, 9, 0);
  private static final double STEP = 0.8;
  private static final int LEAST = 500;

  private final Settings settings = Settings.read();
  private final Report report = new Report();

  /** The rates by which the two counties are compared. */
  private record Rates(Map<String, Double> perSecond) {}

  @Test
  void weeksAndMonthsHoldTheirBars() throws Exception {
    Heap heap = new Heap();
    report.heading(
        "%s, %d cores, %s %s, JVM %s with at most %d MB of heap"
            .formatted(
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                heap.limit()));
    report.heading("load average at the beginning " + load());
    try (Server server = Server.start(settings)) {
      report.heading(
          "database %s; %,d officers, seed %d"
              .formatted(server.version(), settings.officers(), settings.seed()));
      Rates tenth = run(server, Math.max(LEAST, settings.officers() / 10), new Report());
      Rates full = run(server, settings.officers(), report);
      full.perSecond()
          .forEach(
              (what, rate) -> {
                double ratio = rate / tenth.perSecond().get(what);
                report.line(
                    "rate of %s, all against a tenth".formatted(what),
                    rate,
                    "1/s",
                    ratio,
                    "≥ " + STEP,
                    ratio >= STEP);
              });
    }
    report.line(
        "heap after a collection, at most",
        heap.mostAfterCollection(),
        "MB",
        null,
        "all in -Xmx512m",
        heap.limit() <= 512);
    report.heading("load average at the end " + load());
    report.write(Path.of("target", "bench"));
    System.out.println(report.markdown());
    if (settings.failing()) {
      assertThat(report.missed()).as("missed bars").isEmpty();
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private Rates run(Server server, int officers, Report into) throws Exception {
    String ours = "saima_bench_" + officers;
    String bareName = ours + "_bare";
    String stockName = ours + "_stock";
    List.of(ours, bareName, stockName).forEach(server::createDatabase);
    say("county of %,d officers", officers);
    Map<String, Double> rates = new LinkedHashMap<>();
    try (Application saima = Application.start(server, ours, MONDAY);
        HikariDataSource database = server.tuned(ours)) {
      Timed filled =
          Rounds.time(
              () -> {
                new FilledCounty(database, officers, settings.seed()).fill();
                saima.readCounty();
                return officers;
              });
      say("filled in %.0f s", filled.seconds());
      Weeks weeks = new Weeks(server, ours, saima, officers, settings.seed());
      try (Engine bare = Engine.bare(server, bareName)) {
        Rounds launch = weeks.launch(bare);
        double seconds = launch.ours().seconds();
        say("launch: %.1f s, %.2f of the bare engine's time", seconds, launch.timeRatio());
        into.line(
            "weekly launch of %,d logs".formatted(officers),
            seconds,
            "s",
            launch.timeRatio(),
            "≤ 1.5 × the bare engine, < 240 s",
            launch.timeRatio() <= 1.5 && seconds < 240);
        into.detail("Weekly launch, a round each", launch.lines());
        rates.put("opening logs", launch.ours().rate());
        complete(server, stockName, officers, weeks, into, rates);
        close(weeks, bare, into, rates);
      }
      months(saima, database, officers, into, rates);
      quarter(saima, database, officers, into, rates);
      care(saima, into);
    } finally {
      List.of(ours, bareName, stockName).forEach(server::dropDatabase);
    }
    return new Rates(rates);
  }

  private void complete(
      Server server, String name, int officers, Weeks weeks, Report into, Map<String, Double> rates)
      throws Exception {
    try (Engine stock = Engine.stock(server, name)) {
      try (Engine filling = stock.filling(server, name)) {
        Timed filled = Rounds.time(() -> filling.start(officers));
        say("as many tasks in Camunda as it comes in %.0f s", filled.seconds());
      }
      Rounds completed = weeks.complete(stock);
      say(
          "completing: %.1f/s, %.1f times Camunda as it comes",
          completed.ours().rate(), completed.rateRatio());
      into.line(
          "completing a log with %,d open".formatted(officers),
          completed.ours().rate(),
          "1/s",
          completed.rateRatio(),
          "≥ 5 × Camunda as it comes",
          completed.rateRatio() >= 5);
      into.detail("Completing logs, a round each", completed.lines());
      into.detail("Statements behind one completed log", weeks.statementsOfOneLog());
      rates.put("completing logs", weeks.completeAlone().rate());
    }
    double[] looks = weeks.myTasks();
    double p95 = looks[looks.length * 95 / 100];
    List<String> scans = weeks.fullScans(into);
    say("my tasks: p95 %.1f ms; full scans: %s", p95, scans);
    into.line(
        "\"my tasks\" with %,d open, p95".formatted(officers),
        p95,
        "ms",
        null,
        "< 50 ms, no full scan",
        p95 < 50 && scans.isEmpty());
    into.detail("Full scans in \"my tasks\"", scans);
  }

  private void close(Weeks weeks, Engine bare, Report into, Map<String, Double> rates)
      throws Exception {
    Rounds close = weeks.close(bare);
    say(
        "closing: %.1f s, %.2f of the bare engine's time",
        close.ours().seconds(), close.timeRatio());
    into.line(
        "weekly close of %,d open logs".formatted(close.ours().count()),
        close.ours().seconds(),
        "s",
        close.timeRatio(),
        "≤ 1.5 × the bare engine",
        close.timeRatio() <= 1.5);
    into.detail("Weekly close, a round each", close.lines());
    rates.put("closing logs", close.ours().rate());
  }

  private void months(
      Application saima,
      HikariDataSource database,
      int officers,
      Report into,
      Map<String, Double> rates)
      throws Exception {
    Rounds statements = new Months(saima, database, officers).statements();
    say(
        "statements: %.1f s, %.2f of plain JDBC's time",
        statements.ours().seconds(), statements.timeRatio());
    into.line(
        "statements of %,d officers for a month".formatted(officers),
        statements.ours().seconds(),
        "s",
        statements.timeRatio(),
        "≤ 2 × plain JDBC",
        statements.timeRatio() <= 2);
    into.detail("Statements, a round each", statements.lines());
    rates.put("statements", statements.ours().rate());
  }

  private void quarter(
      Application saima,
      HikariDataSource database,
      int officers,
      Report into,
      Map<String, Double> rates)
      throws Exception {
    Quarters quarters = new Quarters(saima, database, officers, settings.seed());
    quarters.fill();
    Rounds scores = quarters.scores();
    say("scores: %.1f s, %.2f of plain JDBC's time", scores.ours().seconds(), scores.timeRatio());
    into.line(
        "scores of %,d officers with 8 ballots each".formatted(officers),
        scores.ours().seconds(),
        "s",
        scores.timeRatio(),
        "≤ 2 × plain JDBC",
        scores.timeRatio() <= 2);
    into.detail("Scores, a round each", scores.lines());
    rates.put("scores", scores.ours().rate());
    long different = quarters.recomputed();
    into.line(
        "results that another computation makes different in a byte",
        different,
        "",
        null,
        "0",
        different == 0);
  }

  private static void care(Application saima, Report into) throws Exception {
    long open = saima.count("select count(*) from ACT_RU_TASK");
    Timed care =
        Rounds.time(
            () -> {
              saima.engine().getRuntimeService().startProcessInstanceByKey("task-care");
              while (saima.work(Duration.ofMinutes(1))) {
                continue;
              }
              return open;
            });
    say("task care: %.1f s with %d tasks open", care.seconds(), open);
    into.line("task care with %,d open tasks".formatted(open), care.seconds(), "s", null, "", true);
  }

  private static void say(String format, Object... values) {
    System.out.println("[bench] " + format.formatted(values));
  }
}
