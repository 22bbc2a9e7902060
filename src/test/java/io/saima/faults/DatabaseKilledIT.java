package io.saima.faults;

import static io.saima.faults.CountyServers.DEMO;
import static io.saima.faults.CountyServers.WEEK;
import static io.saima.faults.CountyServers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.LargeCounty;
import io.saima.support.RealDatabase;
import io.saima.support.SaimaJar;
import io.saima.support.SaimaJar.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database is killed in the middle of a launch and comes back: the server goes on by itself.
 */
class DatabaseKilledIT {

  private static final LargeCounty COUNTY = new LargeCounty(60, 24, WEEK, CountyServers.MONTH);

  private final RealDatabase database = RealDatabase.emptyAndKillable("saima_database_killed");
  private final CountyServers servers = new CountyServers(database, COUNTY);

  @TempDir Path folder;

  @Test
  void aServerGoesOnWhenItsDatabaseIsBack() {
    try (Server server = new SaimaJar(folder, database.environment()).serve(DEMO)) {
      servers.importCounty(server);
      await("some logs are open", () -> servers.started(WEEK) > COUNTY.assessed() / 4);
      database.killAndRestart();
      assertThat(servers.started(WEEK)).isGreaterThan(0).isLessThan(COUNTY.assessed());

      await("the week is open", () -> servers.ended("weekly-launch"));
      servers.assertOpenedOnce(WEEK, COUNTY.filed());
      servers.assertAtRest();
      server.stop();
    }
  }
}
