package io.saima.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class QuarterOnlyBench {
  @Test
  void only() throws Exception {
    Settings settings = Settings.read();
    try (Server server = Server.start(settings)) {
      server.createDatabase("saima_q");
      try (Application saima =
              Application.start(server, "saima_q", LocalDateTime.of(2026, 10, 12, 9, 0));
          HikariDataSource database = server.tuned("saima_q")) {
        new FilledCounty(database, settings.officers(), settings.seed()).fill();
        saima.readCounty();
        Quarters quarters = new Quarters(saima, database, settings.officers(), settings.seed());
        System.out.println("[bench] filled county " + java.time.LocalTime.now());
        quarters.fill();
        System.out.println("[bench] filled quarters " + java.time.LocalTime.now());
        Rounds scores = quarters.scores();
        scores.lines().forEach(line -> System.out.println("[bench] " + line));
        System.out.println(
            "[bench] ours "
                + scores.ours()
                + " reference "
                + scores.reference()
                + " ratio "
                + scores.timeRatio());
        System.out.println("[bench] different " + quarters.recomputed());
      }
    }
  }
}
