package io.saima.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Pooling;
import io.saima.organization.SampleCounty;
import io.saima.scoring.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Units that are merged into another, or assessed together, race as one. */
class RacePoolsTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final LocalDate TODAY = LocalDate.parse("2026-10-08");

  private final County county = SampleCounty.read();
  private final AssignmentRules rules = new AssignmentRules(county, TODAY);

  private List<Officer> roster(Body body) {
    return Raters.roster(
        body.units().stream().flatMap(unit -> county.officersOf(unit).stream()),
        QUARTER.last(),
        TODAY);
  }

  private List<Body> pooled() {
    return county.bodies().stream().filter(body -> body.units().size() > 1).toList();
  }

  @Test
  void theMergedAndJointUnitsOfTheSampleCountyAreEachInOneRaceWithOthers() {
    Set<String> units = pooled().stream().flatMap(body -> body.units().stream()).collect(toSet());
    assertThat(county.units())
        .filteredOn(unit -> unit.pooling() == Pooling.MERGED)
        .hasSize(23)
        .allMatch(unit -> units.contains(unit.code()));
    assertThat(county.units())
        .filteredOn(unit -> unit.pooling() == Pooling.JOINT)
        .hasSize(6)
        .allMatch(unit -> units.contains(unit.code()));
  }

  @Test
  void whoPresentsIsInTheOrderOfHisPoolAndEverybodyHasEnoughJudgesOfTheSamePanel() {
    assertThat(pooled()).isNotEmpty();
    for (Body body : pooled()) {
      ReviewId review = new ReviewId(QUARTER, body.code());
      List<Officer> roster = roster(body);
      List<String> people = roster.stream().map(Officer::id).toList();
      List<String> presenting =
          roster.stream()
              .filter(officer -> Runner.presents(officer.postClass()))
              .map(Officer::id)
              .toList();
      List<String> order = RaceOrder.of("seed", review, presenting);
      assertThat(order).as(body.name()).containsExactlyInAnyOrderElementsOf(presenting);
      assertThat(presenting.size()).as(body.name()).isLessThan(people.size());
      Map<String, Long> judges =
          new Raters(county, rules, Recusals.Bars.NONE, Policy.DEFAULT)
              .of(body, roster, Map.of(), List.of(), 1).stream()
                  .filter(pair -> pair.role() == RaterRole.RACE)
                  .collect(groupingBy(Raters.Pair::ratee, java.util.stream.Collectors.counting()));
      assertThat(people)
          .as(body.name())
          .allMatch(id -> judges.getOrDefault(id, 0L) >= Policy.DEFAULT.raceMinPanel());
    }
  }
}
