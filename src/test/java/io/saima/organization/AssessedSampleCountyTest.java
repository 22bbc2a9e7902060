package io.saima.organization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessingUnit.Ground;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole sample county in the third quarter of 2026. */
class AssessedSampleCountyTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final LocalDate TODAY = LocalDate.parse("2026-10-08");

  private final County present = SampleCounty.read();
  private final Map<String, Assessed> several =
      AssessedCounties.several(present, Map.of(), QUARTER, TODAY);
  private final County seen = AssessedCounties.seen(present, several);

  @Test
  void everybodyIsOnOneRosterAndNobodyOnTwo() {
    Map<String, List<String>> bodiesOf =
        seen.bodies().stream()
            .flatMap(
                body ->
                    Roster.of(seen, body, QUARTER.last()).officers().stream()
                        .map(officer -> Map.entry(officer.id(), body.code())))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));

    assertThat(bodiesOf.values()).allSatisfy(bodies -> assertThat(bodies).hasSize(1));
    assertThat(bodiesOf.keySet())
        .as("those of county rank are assessed by the city, and five left before the end")
        .hasSize(1_177)
        .containsExactlyInAnyOrderElementsOf(
            present.officers().stream()
                .filter(officer -> officer.assessed() && officer.hereOn(QUARTER.last()))
                .map(Officer::id)
                .toList());
  }

  @Test
  void hostsAssessWhoWasWithThemForTheLongerHalf() {
    assertThat(seen.officer("LX000232").orElseThrow().unitCode())
        .as("in a village of LX-U055 since 10 July")
        .isEqualTo("LX-U055");
    assertThat(seen.bodyOf("LX000232").orElseThrow().code()).isEqualTo("LX-U055");
    assertThat(seen.officer("LX000418").orElseThrow().unitCode())
        .as("lent to LX-U012 on 7 September only")
        .isEqualTo("LX-U022");
    assertThat(seen.officer("LX000465").orElseThrow().unitCode())
        .as("lent outside the county")
        .isEqualTo("LX-U024");
  }

  @Test
  void theUnitThatDoesNotAssessGivesAnOpinion() {
    assertThat(several.get("LX000232").by().other()).contains("LX-U016");
    assertThat(several.get("LX000418").by().other()).contains("LX-U012");
    assertThat(several.get("LX000465").by().other()).isEmpty();
    assertThat(several.values())
        .extracting(one -> one.by().ground())
        .containsOnly(Ground.MORE_THAN_HALF);
  }

  @Test
  void aGuestAnswersToTheHeadOfHisHostAndKeepsThePlanOfHisOwnUnit() {
    AssignmentRules rules = new AssignmentRules(seen, TODAY);
    Assessed guest = several.get("LX000232");

    assertThat(guest.officer().supervisorId()).isEqualTo(rules.unitHead("LX-U055").orElseThrow());
    assertThat(rules.proposer("LX000232")).contains(rules.unitHead("LX-U055").orElseThrow());
    assertThat(guest.planUnit()).isEqualTo("LX-U016");
    assertThat(guest.underHisPlan().unitCode()).isEqualTo("LX-U016");
  }

  @Test
  void unitsKeepTheirHeads() {
    AssignmentRules asAssessed = new AssignmentRules(seen, TODAY);
    AssignmentRules asTheyAre = new AssignmentRules(present, TODAY);

    assertThat(present.units())
        .allSatisfy(
            unit ->
                assertThat(asAssessed.unitHead(unit.code()))
                    .isEqualTo(asTheyAre.unitHead(unit.code())));
  }
}
