package io.saima.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssignmentRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 8);

  /** On the sample county as it is delivered. */
  @Nested
  class OfTheSample {

    private static final County SAMPLE = SampleCounty.read();
    private final AssignmentRules rules = new AssignmentRules(SAMPLE, TODAY);

    @Test
    void everyAssessedOfficerHasSomebodyToTurnTo() {
      assertThat(
              SAMPLE.officers().stream()
                  .filter(o -> o.assessed() && o.hereOn(LocalDate.of(2026, 9, 30))))
          .hasSize(1177)
          .allSatisfy(
              officer -> {
                assertThat(rules.supervisor(officer.id())).isPresent();
                assertThat(rules.leaderInCharge(officer.id())).isPresent();
                assertThat(rules.personnelOfficer(officer.id())).isPresent();
                assertThat(rules.organizationOfficer(officer.id())).isPresent();
                assertThat(rules.proposerLine(officer.id())).hasSizeGreaterThanOrEqualTo(3);
              });
    }

    @Test
    void theRostersOfTheBodiesAreTheAssessedOfficersWhoAreStillHere() {
      LocalDate end = LocalDate.of(2026, 9, 30);
      assertThat(SAMPLE.bodies()).hasSize(57);
      assertThat(
              SAMPLE.bodies().stream()
                  .mapToInt(body -> Roster.of(SAMPLE, body, end).officers().size())
                  .sum())
          .isEqualTo(1177);
    }

    @Test
    void everyUnitHasAHeadBelowCountyRank() {
      assertThat(SAMPLE.units())
          .allSatisfy(
              unit ->
                  assertThat(rules.unitHead(unit.code()).flatMap(SAMPLE::officer))
                      .hasValueSatisfying(
                          head -> {
                            assertThat(head.unitCode()).isEqualTo(unit.code());
                            assertThat(head.assessed()).isTrue();
                          }));
    }

    @Test
    void everyBodyHasACommitteeOfThreeAndARacePanel() {
      assertThat(SAMPLE.bodies())
          .allSatisfy(
              body -> {
                assertThat(rules.committee(body)).hasSizeGreaterThanOrEqualTo(3);
                assertThat(rules.racePanel(body)).hasSize(5);
              });
    }

    @Test
    void withoutAnyAppointedPanelEverybodyStillHasThreeWhoMayJudgeHim() {
      County unappointed = SampleCounty.without(AppointmentRole.RACE_PANEL);
      AssignmentRules byDefault = new AssignmentRules(unappointed, TODAY);
      for (Body body : unappointed.bodies()) {
        List<String> panel = byDefault.racePanel(body);
        assertThat(panel).doesNotHaveDuplicates().containsAll(byDefault.committee(body));
        for (Officer officer : Roster.of(unappointed, body, TODAY).officers()) {
          assertThat(panel.stream().filter(id -> byDefault.mayAct(id, List.of(officer.id()))))
              .as(officer.id() + " of " + body.code())
              .hasSizeGreaterThanOrEqualTo(3);
        }
      }
    }

    @Test
    void theDepartmentsStepsForItsOwnBodyGoToItsHeadsSupervisor() {
      Body own = SAMPLE.bodyOfUnit("LX-U057").orElseThrow();
      assertThat(own.code()).isEqualTo("LX-U003");
      assertThat(rules.organizationOfficer(own)).contains("LX000005");
      assertThat(rules.organizationHead(own)).contains("LX000005");
    }

    @Test
    void theBodiesAreSharedAmongTheDepartmentsOfficers() {
      assertThat(SAMPLE.bodies().stream().map(rules::organizationOfficer).distinct())
          .hasSizeGreaterThan(5);
    }
  }

  /** On a county of a few people: a leader, one unit, the department, and a joint pool. */
  @Nested
  class OfASmallCounty {

    private final List<Unit> units =
        new ArrayList<>(
            List.of(
                unit("U1", Pooling.OWN, null),
                unit("U2", Pooling.JOINT, "J1"),
                unit("U3", Pooling.JOINT, "J1"),
                unit("ZZ", Pooling.OWN, null),
                unit("JW", Pooling.OWN, null)));
    private final List<Officer> officers = new ArrayList<>();
    private final List<Appointment> appointments = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<County.LeaveSpan> leave = new ArrayList<>();

    OfASmallCounty() {
      add("L1", "ZZ", PostClass.PRINCIPAL, RankLevel.COUNTY_PRINCIPAL, null);
      add("Z1", "ZZ", PostClass.PRINCIPAL, RankLevel.TOWNSHIP_PRINCIPAL, "L1");
      add("Z2", "ZZ", PostClass.GENERAL, RankLevel.UNRANKED, "Z1");
      add("W1", "JW", PostClass.PRINCIPAL, RankLevel.TOWNSHIP_PRINCIPAL, "L1");
      add("A1", "U1", PostClass.PRINCIPAL, RankLevel.TOWNSHIP_PRINCIPAL, "L1");
      add("A2", "U1", PostClass.DEPUTY, RankLevel.TOWNSHIP_DEPUTY, "A1");
      add("A3", "U1", PostClass.MIDDLE, RankLevel.SECTION_CHIEF_1, "A2");
      add("A4", "U1", PostClass.GENERAL, RankLevel.UNRANKED, "A3");
      add("B1", "U2", PostClass.PRINCIPAL, RankLevel.TOWNSHIP_PRINCIPAL, "L1");
      add("C1", "U3", PostClass.PRINCIPAL, RankLevel.TOWNSHIP_PRINCIPAL, "L1");
    }

    private static Unit unit(String code, Pooling pooling, String pool) {
      return new Unit(code, code, UnitKind.ORGAN, null, null, pooling, pool);
    }

    private void add(String id, String unit, PostClass post, RankLevel rank, String supervisor) {
      officers.add(officer(id, unit, post, rank, supervisor, OfficerStatus.NORMAL, null, null));
    }

    private Officer officer(
        String id,
        String unit,
        PostClass post,
        RankLevel rank,
        String supervisor,
        OfficerStatus status,
        LocalDate unitSince,
        LocalDate leftOn) {
      return new Officer(
          id,
          id,
          unit,
          "干部",
          post,
          PostType.COMPREHENSIVE,
          rank,
          supervisor,
          status,
          LocalDate.of(2010, 1, 1),
          null,
          null,
          unitSince,
          leftOn);
    }

    private void becomes(String id, OfficerStatus status, LocalDate unitSince, LocalDate leftOn) {
      officers.replaceAll(
          o ->
              o.id().equals(id)
                  ? officer(
                      id,
                      o.unitCode(),
                      o.postClass(),
                      o.rankLevel(),
                      o.supervisorId(),
                      status,
                      unitSince,
                      leftOn)
                  : o);
    }

    private void appoint(String id, AppointmentRole role, String unit, LocalDate to) {
      appointments.add(new Appointment(id, role, unit, LocalDate.of(2026, 1, 1), to));
    }

    private AssignmentRules rules() {
      return new AssignmentRules(county(), TODAY);
    }

    private County county() {
      return new County(units, officers, appointments, relations, leave, "ZZ", "JW");
    }

    private Body body(String code) {
      return county().body(code).orElseThrow();
    }

    @Test
    void theSupervisorIsWhoStandsNextAbove() {
      assertThat(rules().supervisor("A4")).contains("A3");
    }

    @Test
    void whoIsOnLeaveTodayIsPassedOver() {
      leave.add(new County.LeaveSpan("A3", TODAY, TODAY));
      assertThat(rules().supervisor("A4")).contains("A2");
      assertThat(new AssignmentRules(county(), TODAY.plusDays(1)).supervisor("A4")).contains("A3");
    }

    @Test
    void whoIsOnLongLeaveOrInvestigatedIsPassedOver() {
      becomes("A3", OfficerStatus.LONG_LEAVE, null, null);
      becomes("A2", OfficerStatus.INVESTIGATED, null, null);
      assertThat(rules().supervisor("A4")).contains("A1");
    }

    @Test
    void whoIsPunishedOrOnProbationDoesHisTasks() {
      becomes("A3", OfficerStatus.PUNISHED, null, null);
      assertThat(rules().supervisor("A4")).contains("A3");
    }

    @Test
    void whoIsPostedElsewhereIsPassedOverFromTheDayOnWhichItBegan() {
      becomes("A3", OfficerStatus.VILLAGE, TODAY, null);
      assertThat(rules().supervisor("A4")).contains("A2");
      assertThat(new AssignmentRules(county(), TODAY.minusDays(1)).supervisor("A4")).contains("A3");
    }

    @Test
    void whoHasLeftGetsNothingFromTheNextDayOn() {
      becomes("A3", OfficerStatus.NORMAL, null, TODAY.minusDays(1));
      assertThat(rules().supervisor("A4")).contains("A2");
      becomes("A3", OfficerStatus.NORMAL, null, TODAY);
      assertThat(rules().supervisor("A4")).contains("A3");
    }

    @Test
    void aRelationIsPassedOver() {
      relations.add(new Relation("A3", "A4", RelationKind.SPOUSE));
      assertThat(rules().supervisor("A4")).contains("A2");
    }

    @Test
    void theLeaderInChargeIsTheNearestDeputyOrPrincipal() {
      assertThat(rules().leaderInCharge("A4")).contains("A2");
      assertThat(rules().leaderInCharge("A2")).contains("A1");
      assertThat(rules().leaderInCharge("A1")).contains("L1");
    }

    @Test
    void silenceEscalatesFromTheProposerOverTheBodyAndTheDepartmentToTheFirstLeader() {
      appoint("Z2", AppointmentRole.ORGANIZATION_OFFICER, "", null);
      AssignmentRules rules = rules();
      assertThat(rules.proposerLine("A4")).containsExactly("A2", "A1", "Z2", "Z1", "L1");
      assertThat(rules.escalation("A4", "A2")).contains("A1");
      assertThat(rules.escalation("A4", "Z1")).contains("L1");
      assertThat(rules.escalation("A4", "L1")).isEmpty();
    }

    @Test
    void whatHasGonePastSomebodyDoesNotComeBackToHim() {
      appoint("Z2", AppointmentRole.ORGANIZATION_OFFICER, "", null);
      AssignmentRules rules = rules();
      List<String> line = rules.proposerLine("A4");
      List<String> about = List.of("A4");
      assertThat(rules.next(line, Set.of("A1"), about)).contains("Z2");
      assertThat(rules.next(line, Set.of("A2", "A1", "G9"), about))
          .as("after somebody who is in the line no more")
          .contains("Z2");
      assertThat(rules.next(line, Set.of("L1", "A2"), about)).isEmpty();
      assertThat(rules.next(line, Set.of("G9"), about)).contains("A2");
    }

    @Test
    void nobodyIsAskedAboutHimself() {
      appoint("Z2", AppointmentRole.ORGANIZATION_OFFICER, "", null);
      assertThat(rules().proposer("A1")).contains("L1");
      assertThat(rules().escalation("A1", "L1")).contains("Z2");
      assertThat(rules().escalation("A2", "A1")).contains("Z2");
    }

    @Test
    void theHeadSignsUnlessHeProposedHimself() {
      assertThat(rules().signer(body("U1"), List.of("A2"))).contains("A1");
      assertThat(rules().signer(body("U1"), List.of("A1", "A2"))).contains("Z1");
    }

    @Test
    void theDepartmentSignsForAJointBodyAndForItsOwnItsHeadsSupervisor() {
      assertThat(rules().bodyHead(body("J1"))).isEmpty();
      assertThat(rules().signer(body("J1"), List.of())).contains("Z1");
      assertThat(rules().signer(body("ZZ"), List.of("Z1"))).contains("L1");
      assertThat(rules().organizationOfficer(body("ZZ"))).contains("L1");
    }

    @Test
    void aJointBodysHeadIsWhomTheDepartmentNamedLast() {
      appoint("B1", AppointmentRole.JOINT_BODY_HEAD, "U2", null);
      assertThat(rules().bodyHead(body("J1"))).contains("B1");
      assertThat(rules().signer(body("J1"), List.of("C1"))).contains("B1");
      assertThat(rules().signer(body("J1"), List.of("B1"))).contains("Z1");
      assertThat(rules().signerLine(body("J1"))).startsWith("B1", "Z1");
      assertThat(rules().proposerLine("C1")).containsSubsequence("B1", "Z1");
      assertThat(rules().holders(AppointmentRole.JOINT_BODY_HEAD, "U3")).containsExactly("B1");
      assertThat(rules().rolesOf("B1")).contains(AppointmentRole.JOINT_BODY_HEAD);
      assertThat(rules().rolesOf("C1")).doesNotContain(AppointmentRole.JOINT_BODY_HEAD);
      appointments.add(
          new Appointment(
              "C1", AppointmentRole.JOINT_BODY_HEAD, "U3", TODAY.minusDays(1), TODAY.plusDays(9)));
      assertThat(rules().bodyHead(body("J1"))).contains("C1");
      assertThat(rules().bodyHead(body("U1"))).as("a unit of its own").contains("A1");
    }

    @Test
    void ifTheHeadIsOfCountyRankTheUnitsHighestPrincipalElseDeputyIsItsHead() {
      assertThat(rules().unitHead("ZZ")).contains("Z1");
      becomes("Z1", OfficerStatus.NORMAL, null, TODAY.minusDays(1));
      add("Z4", "ZZ", PostClass.DEPUTY, RankLevel.TOWNSHIP_DEPUTY, "L1");
      add("Z5", "ZZ", PostClass.DEPUTY, RankLevel.TOWNSHIP_PRINCIPAL, "L1");
      assertThat(rules().unitHead("ZZ")).contains("Z5");
    }

    @Test
    void thePersonnelOfficerIsWhoIsAppointedTodayElseTheUnitsHead() {
      assertThat(rules().personnelOfficer("A4")).contains("A1");
      appoint("A3", AppointmentRole.PERSONNEL_OFFICER, "U1", TODAY.minusDays(1));
      assertThat(rules().personnelOfficer("A4")).contains("A1");
      appoint("A2", AppointmentRole.PERSONNEL_OFFICER, "U1", null);
      assertThat(rules().personnelOfficer("A4")).contains("A2");
      assertThat(rules().personnelOfficer("A2")).contains("A1");
    }

    @Test
    void aCommitteeIsHeadAndDeputiesFilledUpToThreeFromTheDepartment() {
      assertThat(rules().committee(body("U1"))).containsExactly("A1", "A2", "Z1");
      add("A5", "U1", PostClass.DEPUTY, RankLevel.TOWNSHIP_DEPUTY, "A1");
      assertThat(rules().committee(body("U1"))).containsExactly("A1", "A2", "A5");
      assertThat(rules().committee(body("J1"))).startsWith("B1", "C1");
    }

    @Test
    void appointmentsToAnyUnitOfAJointPoolCountTogether() {
      appoint("B1", AppointmentRole.COMMITTEE, "U2", null);
      appoint("A1", AppointmentRole.COMMITTEE, "U3", null);
      assertThat(rules().committee(body("J1"))).containsExactly("A1", "B1");
    }

    @Test
    void aPanelThatNobodyAppointedIsFilledUpUntilEverybodyHasThreeJudges() {
      assertThat(rules().racePanel(body("U1")))
          .as("of the committee A1, A2, Z1 each lacks himself")
          .containsExactly("A1", "A2", "Z1", "L1");
      add("Z3", "ZZ", PostClass.GENERAL, RankLevel.UNRANKED, "Z1");
      appoint("Z2", AppointmentRole.ORGANIZATION_OFFICER, "", null);
      appoint("Z3", AppointmentRole.ORGANIZATION_OFFICER, "", null);
      List<String> four = rules().racePanel(body("U1"));
      assertThat(four).hasSize(4).startsWith("A1", "A2").contains("Z2", "Z3");
      relations.add(new Relation(four.get(2), "A1", RelationKind.SPOUSE));
      assertThat(rules().racePanel(body("U1")))
          .as("a relation does not count for the one to whom he is related")
          .containsExactly("A1", "A2", four.get(2), four.get(3), "Z1");
    }

    @Test
    void anAppointedPanelStandsAsItIs() {
      appoint("B1", AppointmentRole.RACE_PANEL, "U1", null);
      assertThat(rules().racePanel(body("U1"))).containsExactly("B1");
    }

    @Test
    void whoStandsInForAnOfficeHoldsItsRole() {
      assertThat(rules().rolesOf("A1"))
          .contains(
              AppointmentRole.PERSONNEL_OFFICER,
              AppointmentRole.COMMITTEE,
              AppointmentRole.RACE_PANEL);
      assertThat(rules().rolesOf("W1")).contains(AppointmentRole.DISCIPLINE);
      assertThat(rules().rolesOf("A4")).isEmpty();
    }

    @Test
    void noCheckTeamMeansTheDepartment() {
      assertThat(rules().holders(AppointmentRole.CHECK_TEAM, "U1")).containsExactly("Z1");
      appoint("A2", AppointmentRole.CHECK_TEAM, "", null);
      appoint("A3", AppointmentRole.CHECK_TEAM, "U1", null);
      assertThat(rules().holders(AppointmentRole.CHECK_TEAM, "U1")).containsExactly("A3", "A2");
    }
  }
}
