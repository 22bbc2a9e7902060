package io.saima.support;

import io.saima.organization.Appointment;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Appointments;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Leave;
import io.saima.organization.LeaveKind;
import io.saima.organization.Leaves;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.Officers;
import io.saima.organization.Pooling;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.RankLevel;
import io.saima.organization.Relation;
import io.saima.organization.RelationKind;
import io.saima.organization.Relations;
import io.saima.organization.Unit;
import io.saima.organization.UnitKind;
import io.saima.organization.Units;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestComponent;

/** Makes small counties for tests: units, and people with just what a test is about. */
@TestComponent
public class TestCounty {

  private final Units units;
  private final Officers officers;
  private final Relations relations;
  private final Leaves leaves;
  private final Appointments appointments;
  private final CurrentCounty county;

  TestCounty(
      Units units,
      Officers officers,
      Relations relations,
      Leaves leaves,
      Appointments appointments,
      CurrentCounty county) {
    this.units = units;
    this.officers = officers;
    this.relations = relations;
    this.leaves = leaves;
    this.appointments = appointments;
    this.county = county;
  }

  /** A unit that is assessed on its own. */
  public void unit(String code, String name) {
    units.save(new Unit(code, name, UnitKind.ORGAN, null, null, Pooling.OWN, null));
    county.changed();
  }

  /** The head of the county, in a unit of his own: above everybody, and not assessed here. */
  public void firstLeader(String id, String unit) {
    officer(id, unit, PostClass.PRINCIPAL, RankLevel.COUNTY_PRINCIPAL, null);
  }

  /** Somebody of the ranks, with the rank that his post class usually has. */
  public void officer(String id, String unit, PostClass postClass, String supervisor) {
    RankLevel rank =
        switch (postClass) {
          case PRINCIPAL -> RankLevel.TOWNSHIP_PRINCIPAL;
          case DEPUTY -> RankLevel.TOWNSHIP_DEPUTY;
          default -> RankLevel.UNRANKED;
        };
    officer(id, unit, postClass, rank, supervisor);
  }

  public void officer(
      String id, String unit, PostClass postClass, RankLevel rank, String supervisor) {
    officers.save(
        new Officer(
            id,
            "某" + id,
            unit,
            postClass.label(),
            postClass,
            PostType.ADMINISTRATION,
            rank,
            supervisor,
            OfficerStatus.NORMAL,
            LocalDate.parse("2020-01-01"),
            null,
            null,
            null,
            null));
    county.changed();
  }

  public void relation(String a, String b) {
    relations.save(new Relation(a, b, RelationKind.SPOUSE));
    county.changed();
  }

  /** Somebody is in the county's service until the end of that day. */
  public void leaves(String id, String lastDay) {
    Officer known = officers.findById(id).orElseThrow();
    officers.save(
        new Officer(
            id,
            known.name(),
            known.unitCode(),
            known.postTitle(),
            known.postClass(),
            known.postType(),
            known.rankLevel(),
            known.supervisorId(),
            known.status(),
            known.joinedOn(),
            null,
            null,
            null,
            LocalDate.parse(lastDay)));
    county.changed();
  }

  /** Somebody is on leave from the first to the last of these days. */
  public void onLeave(String id, String first, String last) {
    leaves.save(new Leave(id, LocalDate.parse(first), LocalDate.parse(last), LeaveKind.ANNUAL));
    county.changed();
  }

  /**
   * Officers have an appointment since the beginning of 2026.
   *
   * @param unit empty for one that holds in the whole county
   */
  public void appoint(AppointmentRole role, String unit, String... people) {
    for (String person : people) {
      appointments.save(new Appointment(person, role, unit, LocalDate.parse("2026-01-01"), null));
    }
    county.changed();
  }

  /**
   * One unit U1 under the county's head L1: head H1, deputy D1 below him, and the officers A1, A2,
   * A3 below the deputy. The organization department U0 has the head Z1 and the officer Z2.
   */
  public void small() {
    unit("U0", "县委组织部");
    unit("U1", "县水利局");
    firstLeader("L1", "U0");
    officer("Z1", "U0", PostClass.PRINCIPAL, "L1");
    officer("Z2", "U0", PostClass.GENERAL, "Z1");
    officer("H1", "U1", PostClass.PRINCIPAL, "L1");
    officer("D1", "U1", PostClass.DEPUTY, "H1");
    officer("A1", "U1", PostClass.GENERAL, "D1");
    officer("A2", "U1", PostClass.GENERAL, "D1");
    officer("A3", "U1", PostClass.GENERAL, "D1");
  }
}
