package io.saima.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A county in memory, built line by line, for tests of pure rules in any module. */
public final class MadeUpCounty {

  private final List<Unit> units = new ArrayList<>();
  private final List<Officer> officers = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final List<Appointment> appointments = new ArrayList<>();
  private final List<County.LeaveSpan> leave = new ArrayList<>();

  /** A county under the head L1, with the organization department U0 of Z1 and Z2. */
  public MadeUpCounty() {
    unit("U0");
    officer("L1", "U0", PostClass.PRINCIPAL, RankLevel.COUNTY_PRINCIPAL, null);
    officer("Z1", "U0", PostClass.PRINCIPAL, "L1");
    officer("Z2", "U0", PostClass.GENERAL, "Z1");
  }

  public MadeUpCounty unit(String code) {
    units.add(new Unit(code, "单位" + code, UnitKind.ORGAN, null, null, Pooling.OWN, null));
    return this;
  }

  public MadeUpCounty officer(String id, String unit, PostClass postClass, String supervisor) {
    return officer(id, unit, postClass, RankLevel.UNRANKED, supervisor);
  }

  public MadeUpCounty officer(
      String id, String unit, PostClass postClass, RankLevel rank, String supervisor) {
    officers.add(
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
    return this;
  }

  public MadeUpCounty relation(String a, String b) {
    relations.add(new Relation(a, b, RelationKind.SPOUSE));
    return this;
  }

  public MadeUpCounty away(String id, String from, String to) {
    leave.add(new County.LeaveSpan(id, LocalDate.parse(from), LocalDate.parse(to)));
    return this;
  }

  public MadeUpCounty panel(String id, String unit) {
    appointments.add(
        new Appointment(id, AppointmentRole.RACE_PANEL, unit, LocalDate.parse("2026-01-01"), null));
    return this;
  }

  public County build() {
    return new County(units, officers, appointments, relations, leave, "U0", null);
  }
}
