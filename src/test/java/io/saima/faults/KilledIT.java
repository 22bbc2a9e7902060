package io.saima.faults;

import static io.saima.faults.CountyServers.DEMO;
import static io.saima.faults.CountyServers.WEEK;
import static io.saima.faults.CountyServers.await;
import static io.saima.faults.CountyServers.moveClock;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.LargeCounty;
import io.saima.support.RealDatabase;
import io.saima.support.SaimaJar;
import io.saima.support.SaimaJar.Server;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed as by {@code kill -9} in the middle of a launch, of a close and of a
 * reconciliation, and started again: it goes on by itself, and nothing is there twice or missing.
 */
class KilledIT {

  private static final LargeCounty COUNTY = new LargeCounty(100, 24, WEEK, CountyServers.MONTH);

  private final RealDatabase database = RealDatabase.empty("saima_killed");
  private final CountyServers servers = new CountyServers(database, COUNTY);

  @TempDir Path folder;

  @Test
  void aServerThatIsKilledInTheMiddleGoesOnWhenItIsStartedAgain() {
    SaimaJar saima = new SaimaJar(folder, database.environment());
    int missing = COUNTY.assessed() - COUNTY.filed();
    try (Server server = saima.serve(DEMO)) {
      servers.importCounty(server);
      killAmid(server, () -> servers.started(WEEK), COUNTY.assessed());
    }
    try (Server server = saima.serve(DEMO)) {
      await("the week is open", () -> servers.ended("weekly-launch"));
      servers.assertOpenedOnce(WEEK, COUNTY.filed());
      servers.assertAtRest();

      moveClock(server, "2026-11-03T17:59:57+08:00");
      killAmid(server, () -> servers.missing(WEEK), missing);
    }
    // The import brought figures of the month, so the start after its end reconciles it.
    try (Server server = saima.serve(DEMO)) {
      killAmid(server, servers::published, COUNTY.assessed());
    }
    try (Server server = saima.serve(DEMO)) {
      await("the week is closed", () -> servers.closed(WEEK));
      await("the month is reconciled", servers::reconciled);
      servers.assertAtRest();
      servers.assertClosedOnce(WEEK, COUNTY.filed());
      servers.assertReconciledOnce();
      servers.assertOpenedOnce("2026-W45", 0);
      server.stop();
    }
  }

  /** Kills the server when a part is done, and sees to it that this was the middle. */
  private static void killAmid(Server server, LongSupplier done, int all) {
    await("some, but not all", () -> done.getAsLong() > all / 10);
    server.kill();
    assertThat(done.getAsLong()).isGreaterThan(0).isLessThan(all);
  }
}
