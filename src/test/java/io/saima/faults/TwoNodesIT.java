package io.saima.faults;

import static io.saima.faults.CountyServers.DEMO;
import static io.saima.faults.CountyServers.WEEK;
import static io.saima.faults.CountyServers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.LargeCounty;
import io.saima.support.RealDatabase;
import io.saima.support.SaimaJar;
import io.saima.support.SaimaJar.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one database: started at the same moment on an empty one, and again when a week is
 * to be closed, the next one to be opened and a month to be reconciled. What is due is done once;
 * and when one node dies, the other one ends its work.
 */
class TwoNodesIT {

  private static final LargeCounty COUNTY = new LargeCounty(60, 24, WEEK, CountyServers.MONTH);
  private static final String NEXT_WEEK = "2026-W45";

  private final RealDatabase database = RealDatabase.empty("saima_nodes");
  private final CountyServers servers = new CountyServers(database, COUNTY);

  @TempDir Path folder;

  @Test
  void twoNodesThatSeeTheSameDueWorkDoItOnce() throws IOException {
    SaimaJar one = node("one");
    SaimaJar two = node("two");
    startBoth(
        one,
        two,
        (first, second) -> {
          servers.importCounty(first);
          await("some logs are open", () -> servers.started(WEEK) > COUNTY.assessed() / 4);
          first.kill();
          assertThat(servers.started(WEEK)).isLessThan(COUNTY.assessed());
          await("the other node ends the launch", () -> servers.ended("weekly-launch"));
          servers.assertOpenedOnce(WEEK, COUNTY.filed());
          servers.assertAtRest();
          assertNoErrors(second);
          second.stop();
        });

    database.sql().sql("update demo_clock set told_at = '2026-11-04 10:00:00'").update();
    startBoth(
        one,
        two,
        (first, second) -> {
          await("the week is closed", () -> servers.closed(WEEK));
          await("the next week is open", () -> servers.ended("weekly-launch"));
          await("the month is reconciled", servers::reconciled);
          servers.assertAtRest();
          servers.assertClosedOnce(WEEK, COUNTY.filed());
          servers.assertOpenedOnce(NEXT_WEEK, 0);
          servers.assertReconciledOnce();
          for (Server server : List.of(first, second)) {
            assertNoErrors(server);
            server.stop();
          }
        });
  }

  private SaimaJar node(String name) throws IOException {
    return new SaimaJar(Files.createDirectory(folder.resolve(name)), database.environment());
  }

  private interface Both {
    void run(Server first, Server second);
  }

  private static void startBoth(SaimaJar one, SaimaJar two, Both both) {
    CompletableFuture<Server> second = CompletableFuture.supplyAsync(() -> two.serve(DEMO));
    try (Server first = one.serve(DEMO);
        Server other = second.join()) {
      both.run(first, other);
    }
  }

  private static void assertNoErrors(Server server) {
    assertThat(server.printed().lines().filter(line -> line.contains(" ERROR "))).isEmpty();
  }
}
