package io.saima.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.Imports;
import io.saima.organization.personnel.PersonnelChange;
import io.saima.organization.personnel.PersonnelChange.State;
import io.saima.organization.personnel.PersonnelChanges;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The moves that the demo enters fit the sample county, when entered and on their days. */
@SaimaTest
class MovementsTest {

  private static final List<String> MOVED = List.of("LX000116", "LX000137", "LX000300", "LX000301");

  @Autowired Imports imports;
  @Autowired PersonnelChanges changes;
  @Autowired TestClock testClock;
  @Autowired Clock clock;

  @Test
  void theyWaitForTheirDaysAndAreWrittenThen() {
    imports.take(
        Stream.of("units", "officers", "appointments")
            .map(
                table ->
                    new ImportFile(
                        table + ".csv", Path.of("src/main/resources/demo/county", table + ".csv")))
            .toList());

    new Movements(changes, clock).enter();

    assertThat(states()).containsOnly(State.WAITING);
    testClock.set("2026-11-30T08:00");
    changes.applyDue();
    assertThat(states()).containsOnly(State.APPLIED);
  }

  private List<State> states() {
    return MOVED.stream()
        .flatMap(id -> changes.of(id).stream())
        .map(PersonnelChange::state)
        .toList();
  }
}
