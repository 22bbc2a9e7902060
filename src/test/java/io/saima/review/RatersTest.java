package io.saima.review;

import static io.saima.organization.PostClass.DEPUTY;
import static io.saima.organization.PostClass.GENERAL;
import static io.saima.organization.PostClass.MIDDLE;
import static io.saima.organization.PostClass.PRINCIPAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.AssignmentRules;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.MadeUpCounty;
import io.saima.organization.Officer;
import io.saima.organization.SampleCounty;
import io.saima.review.Raters.Pair;
import io.saima.scoring.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatersTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-10-08");
  private static final LocalDate LAST = LocalDate.parse("2026-09-30");

  private static Raters raters(County county) {
    return new Raters(
        county, new AssignmentRules(county, TODAY), Recusals.Bars.NONE, Policy.DEFAULT);
  }

  private static List<Officer> roster(County county, String body) {
    Body of = county.body(body).orElseThrow();
    return Raters.roster(
        of.units().stream().flatMap(unit -> county.officersOf(unit).stream()), LAST, TODAY);
  }

  private static MadeUpCounty small() {
    return new MadeUpCounty()
        .unit("U1")
        .officer("H1", "U1", PRINCIPAL, "L1")
        .officer("D1", "U1", DEPUTY, "H1")
        .officer("D2", "U1", DEPUTY, "H1")
        .officer("M1", "U1", MIDDLE, "D1")
        .officer("M2", "U1", MIDDLE, "D1")
        .officer("A1", "U1", GENERAL, "M1")
        .officer("A2", "U1", GENERAL, "M1")
        .officer("A3", "U1", GENERAL, "M2")
        .officer("A4", "U1", GENERAL, "M2");
  }

  private static Map<String, List<String>> peers(County county) {
    return raters(county).peers(roster(county, "U1"), Map.of(), 1);
  }

  @Test
  void leaderInChargeAndUnitHeadAreTheSuperiors() {
    Raters raters = raters(small().build());
    assertThat(raters.superiors("A1")).containsExactlyInAnyOrder("D1", "H1");
    assertThat(raters.superiors("D1")).containsExactly("H1");
    assertThat(raters.superiors("H1")).containsExactly("L1");
  }

  @Test
  void aRelationIsNoSuperiorAndTheNextAboveTakesHisPlace() {
    Raters raters = raters(small().relation("D1", "A1").build());
    assertThat(raters.superiors("A1")).containsExactly("H1");
  }

  @Test
  void threeOfTheSameClassAreEnough() {
    assertThat(peers(small().build()).get("A1")).containsExactlyInAnyOrder("A2", "A3", "A4");
  }

  @Test
  void fewerThanThreeAndTheNeighbouringClassJoinsButNeitherSubordinatesNorSuperiors() {
    Map<String, List<String>> peers = peers(small().build());
    assertThat(peers.get("M1"))
        .as("M2, the deputy who is not in charge, and the clerks who are not his")
        .containsExactlyInAnyOrder("M2", "D2", "A3", "A4");
    assertThat(peers.get("D1"))
        .as("D2 alone, with the classes beside too few (M1 and M2 are his own): everybody")
        .containsExactlyInAnyOrder("D2", "A1", "A2", "A3", "A4");
  }

  @Test
  void aPolicyThatAsksForMorePeersAndPanelMembersIsFollowed() {
    County county =
        small()
            .unit("U2")
            .officer("Z3", "U2", MIDDLE, "L1")
            .panel("Z1", "U1")
            .panel("Z2", "U1")
            .panel("Z3", "U1")
            .build();
    Raters raters =
        new Raters(
            county,
            new AssignmentRules(county, TODAY),
            Recusals.Bars.NONE,
            Policy.read(Map.of("minPeers", 4, "raceMinPanel", 4)));
    List<Officer> roster = roster(county, "U1");
    assertThat(raters.peers(roster, Map.of(), 1).get("A1"))
        .as("three clerks are too few, so the neighbouring class joins")
        .containsExactlyInAnyOrder("A2", "A3", "A4", "M1", "M2");
    assertThat(raters.panel(county.body("U1").orElseThrow(), roster, List.of()))
        .as("the next above joins")
        .containsExactlyInAnyOrder("Z1", "Z2", "Z3", "L1");
  }

  @Test
  void nobodyOnLeaveAndNoRelationRates() {
    Map<String, List<String>> peers =
        peers(
            small()
                .officer("A5", "U1", GENERAL, "M2")
                .away("A2", "2026-10-01", "2026-10-20")
                .relation("A5", "A1")
                .officer("A6", "U1", GENERAL, "M2")
                .build());
    assertThat(peers.get("A1")).containsExactlyInAnyOrder("A3", "A4", "A6");
    assertThat(peers.get("A2")).as("still rated").contains("A1", "A3", "A4", "A5", "A6");
  }

  @Test
  void thePanelRatesEverybodyButItselfAndItsRelations() {
    County county =
        small().panel("Z1", "U1").panel("Z2", "U1").panel("H1", "U1").relation("Z2", "A1").build();
    List<Pair> pairs =
        raters(county)
            .of(county.body("U1").orElseThrow(), roster(county, "U1"), Map.of(), List.of(), 1);
    assertThat(pairs)
        .filteredOn(pair -> pair.role() == RaterRole.RACE && pair.ratee().equals("A1"))
        .extracting(Pair::rater)
        .as("Z2 is a relation of A1, and the next above the department makes the third")
        .containsExactlyInAnyOrder("Z1", "H1", "L1");
    assertThat(pairs)
        .filteredOn(pair -> pair.role() == RaterRole.RACE && pair.ratee().equals("H1"))
        .extracting(Pair::rater)
        .as("nor does the head judge himself")
        .containsExactlyInAnyOrder("Z1", "Z2", "L1");
  }

  private static Raters barring(County county, String person, String about) {
    return new Raters(
        county,
        new AssignmentRules(county, TODAY),
        new Recusals.Bars(Map.of(person, Map.of(about, RecusalGround.COMPLAINANT))),
        Policy.DEFAULT);
  }

  @Test
  void whoComplainedRatesInNoRoleAndTheNextTakesHisPlace() {
    County county = small().build();
    Body body = county.body("U1").orElseThrow();
    List<Officer> roster = roster(county, "U1");
    Raters peer = barring(county, "A2", "A1");
    assertThat(peer.peers(roster, Map.of(), 1).get("A1"))
        .as("two clerks are too few, so the neighbouring class joins")
        .containsExactlyInAnyOrder("A3", "A4", "M1", "M2");
    assertThat(peer.exclusions(body, roster, List.of()))
        .contains(new Raters.Exclusion("A2", "A1", RaterRole.PEER, RecusalGround.COMPLAINANT));
    Raters head = barring(county, "H1", "D1");
    assertThat(head.superiors("D1")).as("no leader is left but those above").hasSize(1);
    assertThat(head.superiors("D1")).doesNotContain("H1");
    assertThat(head.exclusions(body, roster, List.of()))
        .contains(new Raters.Exclusion("H1", "D1", RaterRole.SUP, RecusalGround.COMPLAINANT));
  }

  @Test
  void oneMoreIsFoundForWhoeverFellAway() {
    County county = small().officer("A5", "U1", GENERAL, "M2").build();
    List<Officer> roster = roster(county, "U1");
    Officer ratee = county.officer("A1").orElseThrow();
    Raters raters = raters(county);
    assertThat(
            raters.substitute(
                ratee, RaterRole.PEER, roster, false, List.of("A2", "A3", "A4"), 2, 3))
        .as("the last clerk before the neighbouring class")
        .contains("A5");
    List<String> clerks = List.of("A2", "A3", "A4", "A5");
    assertThat(raters.substitute(ratee, RaterRole.PEER, roster, false, clerks, 3, 3))
        .as("three are enough without the neighbouring class")
        .isEmpty();
    assertThat(raters.substitute(ratee, RaterRole.PEER, roster, false, clerks, 2, 3).orElseThrow())
        .startsWith("M");
    assertThat(raters.substitute(ratee, RaterRole.SUP, roster, false, List.of("D1", "H1"), 0, 3))
        .isEmpty();
  }

  @Test
  void theRecorderIsNobodyOfTheBodyAndNoRelationOfAnybodyInIt() {
    County county = small().relation("Z1", "A3").build();
    assertThat(raters(county).recorder(county.body("U1").orElseThrow(), roster(county, "U1")))
        .as("the department's head is a relation, so his superior")
        .contains("L1");
  }

  @Test
  void whoLeftOrCameAfterTheQuarterIsOnNoRoster() {
    County sample = SampleCounty.read();
    List<Officer> all = Raters.roster(sample.officers().stream(), LAST, TODAY);
    assertThat(all).hasSize(1177);
  }

  @ParameterizedTest(name = "a class of many, seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inAClassOfManyEverybodyRatesFifteenAndIsRatedByFifteen(long seed) {
    Random random = new Random(seed);
    int size = 17 + random.nextInt(60);
    Map<String, List<String>> choices = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      List<String> others = new ArrayList<>();
      for (int j = 0; j < size; j++) {
        if (j != i) {
          others.add("P" + j);
        }
      }
      choices.put("P" + i, others);
    }
    Map<String, List<String>> drawn = BalancedDraw.of(choices, 15, seed);
    assertThat(drawn.values()).allSatisfy(raters -> assertThat(raters).hasSize(15));
    assertThat(loads(drawn).values()).hasSize(size).allMatch(load -> load == 15);
    assertThat(BalancedDraw.of(choices, 15, seed)).as("drawn again").isEqualTo(drawn);
  }

  @ParameterizedTest(name = "with exclusions, seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void withExclusionsEverybodyStillGetsAllHeCanAndNobodyRatesMuchMoreThanOthers(long seed) {
    Random random = new Random(seed);
    int size = 18 + random.nextInt(40);
    Map<String, List<String>> choices = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      List<String> others = new ArrayList<>();
      for (int j = 0; j < size; j++) {
        if (j != i && random.nextInt(10) > 0) {
          others.add("P" + j);
        }
      }
      choices.put("P" + i, others);
    }
    Map<String, List<String>> drawn = BalancedDraw.of(choices, 15, seed);
    drawn.forEach(
        (ratee, raters) -> {
          assertThat(raters).hasSize(Math.min(15, choices.get(ratee).size()));
          assertThat(raters).doesNotHaveDuplicates().isSubsetOf(choices.get(ratee));
        });
    assertThat(loads(drawn).values()).allMatch(load -> load <= 16);
  }

  @Test
  void aSheetOfMoreThan130RowsIsSplitByPostClassAndThenByNumber() {
    MadeUpCounty made = new MadeUpCounty().unit("U1").officer("H1", "U1", PRINCIPAL, "L1");
    for (int i = 0; i < 40; i++) {
      made.officer("M" + i, "U1", MIDDLE, "H1");
    }
    for (int i = 0; i < 150; i++) {
      made.officer("A" + i, "U1", GENERAL, "M1");
    }
    List<Ballots.Line> lines =
        roster(made.build(), "U1").stream()
            .map(officer -> new Ballots.Line(officer, RaterRole.RACE))
            .toList();
    Map<String, List<Ballots.Line>> parts = Ballots.parts(lines);
    assertThat(parts.keySet()).containsExactly("PRINCIPAL", "MIDDLE", "GENERAL-1", "GENERAL-2");
    assertThat(parts.values().stream().mapToInt(List::size)).containsExactly(1, 40, 130, 20);
    assertThat(Ballots.parts(lines.subList(0, 130)).keySet()).containsExactly("");
  }

  private static Map<String, Integer> loads(Map<String, List<String>> drawn) {
    Map<String, Integer> loads = new HashMap<>();
    drawn.values().forEach(raters -> raters.forEach(rater -> loads.merge(rater, 1, Integer::sum)));
    return loads;
  }

  @Test
  void inTheSampleCountyAllRulesHoldForEveryBody() {
    County county = SampleCounty.read();
    AssignmentRules rules = new AssignmentRules(county, TODAY);
    Raters raters = new Raters(county, rules, Recusals.Bars.NONE, Policy.DEFAULT);
    List<Officer> all = Raters.roster(county.officers().stream(), LAST, TODAY);
    Map<String, List<String>> heads = raters.drawHeads(all, 2026);
    assertThat(heads).hasSizeGreaterThan(60);
    int withoutSuperior = 0;
    Map<String, Set<String>> evaluation = new HashMap<>();
    Map<String, Integer> panel = new HashMap<>();
    Map<String, Integer> peers = new HashMap<>();
    for (Body body : county.bodies()) {
      List<Officer> roster = roster(county, body.code());
      assertThat(raters.recorder(body, roster)).isPresent();
      for (Pair pair : raters.of(body, roster, heads, List.of(), 7)) {
        assertThat(pair.rater()).isNotEqualTo(pair.ratee());
        assertThat(county.related(pair.rater(), pair.ratee())).isFalse();
        assertThat(rules.atWork(pair.rater())).isTrue();
        Officer rater = county.officer(pair.rater()).orElseThrow();
        if (pair.role() == RaterRole.RACE) {
          panel.merge(pair.ratee(), 1, Integer::sum);
        } else {
          assertThat(evaluation.computeIfAbsent(pair.ratee(), r -> new HashSet<>()))
              .as("one channel each")
              .doesNotContain(pair.rater());
          evaluation.get(pair.ratee()).add(pair.rater());
        }
        if (pair.role() == RaterRole.PEER) {
          assertThat(pair.ratee()).isNotEqualTo(rater.supervisorId());
          assertThat(rater.assessed()).isTrue();
          peers.merge(pair.ratee(), 1, Integer::sum);
          if (heads.containsKey(pair.ratee())) {
            assertThat(raters.isHead(rater)).isTrue();
          } else {
            assertThat(county.bodyOf(rater.id())).contains(body);
          }
        }
      }
    }
    for (Officer officer : all) {
      assertThat(panel.get(officer.id())).as("panel of " + officer.id()).isBetween(3, 5);
      assertThat(peers.getOrDefault(officer.id(), 0)).as(officer.id()).isLessThanOrEqualTo(15);
      withoutSuperior += raters.superiors(officer.id()).isEmpty() ? 1 : 0;
    }
    assertThat(withoutSuperior).isZero();
  }
}
