package io.saima.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole organization at one moment, indexed in memory, so that rules about people are plain
 * code and quick for 110,000 officers.
 */
public final class County {

  private final Map<String, Unit> units = new TreeMap<>();
  private final Map<String, Officer> officers;
  private final List<Officer> byId;
  private final Map<String, List<Officer>> byUnit = new HashMap<>();
  private final Map<String, List<Officer>> bySupervisor = new HashMap<>();
  private final Map<AppointmentRole, Map<String, List<Appointment>>> byRole =
      new EnumMap<>(AppointmentRole.class);
  private final Map<String, Set<String>> relatives = new HashMap<>();
  private final Map<String, List<Appointment>> offices = new HashMap<>();
  private final Map<String, int[]> leave = new HashMap<>();
  private final Map<String, Body> bodies = new TreeMap<>();
  private final String organizationDepartment;
  private final String disciplineUnit;

  /** The county as it is, of which this one is a view; itself if it is none. */
  private final County present;

  /** Days of leave, without what they were for. */
  record LeaveSpan(String officerId, LocalDate from, LocalDate to) {}

  County(
      Collection<Unit> units,
      Collection<Officer> officers,
      Collection<Appointment> appointments,
      Collection<Relation> relations,
      Collection<LeaveSpan> leave,
      String organizationDepartment,
      String disciplineUnit) {
    units.forEach(unit -> this.units.put(unit.code(), unit));
    this.officers = new HashMap<>(officers.size() * 2);
    officers.forEach(officer -> this.officers.put(officer.id(), officer));
    byId = this.officers.values().stream().sorted(Comparator.comparing(Officer::id)).toList();
    byId.forEach(this::index);
    appointments.stream()
        .sorted(
            Comparator.comparing(Appointment::fromDate)
                .reversed()
                .thenComparing(Appointment::officerId))
        .forEach(
            appointment -> {
              add(
                  byRole.computeIfAbsent(appointment.role(), role -> new HashMap<>()),
                  appointment.unitCode().orElse(""),
                  appointment);
              add(offices, appointment.officerId(), appointment);
            });
    for (Relation relation : relations) {
      relatives
          .computeIfAbsent(relation.officerA(), id -> new HashSet<>())
          .add(relation.officerB());
      relatives
          .computeIfAbsent(relation.officerB(), id -> new HashSet<>())
          .add(relation.officerA());
    }
    for (LeaveSpan span : leave) {
      int[] known = this.leave.getOrDefault(span.officerId(), new int[0]);
      int[] more = Arrays.copyOf(known, known.length + 2);
      more[known.length] = (int) span.from().toEpochDay();
      more[known.length + 1] = (int) span.to().toEpochDay();
      this.leave.put(span.officerId(), more);
    }
    Map<String, List<Unit>> pools = new TreeMap<>();
    this.units.values().forEach(unit -> add(pools, unit.poolCode(), unit));
    pools.forEach((code, members) -> bodies.put(code, body(code, members)));
    this.organizationDepartment = organizationDepartment;
    this.disciplineUnit = disciplineUnit;
    this.present = this;
  }

  private County(County present, Map<String, Officer> instead) {
    this.present = present;
    units.putAll(present.units);
    officers = new HashMap<>(present.officers);
    officers.putAll(instead);
    byId = officers.values().stream().sorted(Comparator.comparing(Officer::id)).toList();
    byId.forEach(this::index);
    byRole.putAll(present.byRole);
    relatives.putAll(present.relatives);
    offices.putAll(present.offices);
    leave.putAll(present.leave);
    bodies.putAll(present.bodies);
    organizationDepartment = present.organizationDepartment;
    disciplineUnit = present.disciplineUnit;
  }

  /**
   * The county in which some people stand elsewhere; who heads a unit and who holds an office is
   * found in the present one.
   */
  County with(Map<String, Officer> instead) {
    return instead.isEmpty() ? this : new County(this, instead);
  }

  County present() {
    return present;
  }

  private void index(Officer officer) {
    add(byUnit, officer.unitCode(), officer);
    if (officer.supervisorId() != null) {
      add(bySupervisor, officer.supervisorId(), officer);
    }
  }

  private static <T> void add(Map<String, List<T>> map, String key, T value) {
    map.computeIfAbsent(key, k -> new ArrayList<>(2)).add(value);
  }

  private Body body(String code, List<Unit> members) {
    Unit giver = units.get(code);
    String name =
        giver != null ? giver.name() : members.get(0).name() + "等" + members.size() + "家单位（联合考核）";
    return new Body(code, name, members.stream().map(Unit::code).toList(), giver == null);
  }

  public Optional<Officer> officer(String id) {
    return Optional.ofNullable(officers.get(id));
  }

  /** Everybody in the personnel file, also who has left, by id. */
  public List<Officer> officers() {
    return byId;
  }

  /** Those whose id comes after {@code id}, in order, for those who take some at a time. */
  public Stream<Officer> officersAfter(String id) {
    int from = 0;
    int to = byId.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (byId.get(middle).id().compareTo(id) > 0) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return byId.subList(from, byId.size()).stream();
  }

  public Optional<Unit> unit(String code) {
    return Optional.ofNullable(units.get(code));
  }

  public Collection<Unit> units() {
    return Collections.unmodifiableCollection(units.values());
  }

  /** Everybody whose establishment is in the unit, also who has left, by id. */
  public List<Officer> officersOf(String unitCode) {
    return Collections.unmodifiableList(byUnit.getOrDefault(unitCode, List.of()));
  }

  /** Everybody who reports to the officer, also who has left, by id. */
  public List<Officer> directReports(String officerId) {
    return Collections.unmodifiableList(bySupervisor.getOrDefault(officerId, List.of()));
  }

  public Collection<Body> bodies() {
    return Collections.unmodifiableCollection(bodies.values());
  }

  public Optional<Body> body(String code) {
    return Optional.ofNullable(bodies.get(code));
  }

  public Optional<Body> bodyOf(String officerId) {
    return officer(officerId).flatMap(officer -> bodyOfUnit(officer.unitCode()));
  }

  public Optional<Body> bodyOfUnit(String unitCode) {
    return unit(unitCode).flatMap(unit -> body(unit.poolCode()));
  }

  /** Rows of a role for a unit ("" = county-wide), whenever in force, newest first. */
  List<Appointment> appointments(AppointmentRole role, String unitCode) {
    return Collections.unmodifiableList(
        byRole.getOrDefault(role, Map.of()).getOrDefault(unitCode, List.of()));
  }

  /** Rows of an officer, whenever in force. */
  List<Appointment> officesOf(String officerId) {
    return Collections.unmodifiableList(offices.getOrDefault(officerId, List.of()));
  }

  public boolean related(String a, String b) {
    return relatives.getOrDefault(a, Set.of()).contains(b);
  }

  /** The officers whose relation somebody is, by id. */
  public Set<String> relatives(String id) {
    return Set.copyOf(relatives.getOrDefault(id, Set.of()));
  }

  public boolean onLeave(String officerId, LocalDate day) {
    int[] spans = leave.getOrDefault(officerId, new int[0]);
    long at = day.toEpochDay();
    for (int i = 0; i < spans.length; i += 2) {
      if (spans[i] <= at && at <= spans[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The reporting line above an officer, nearest first. */
  public List<Officer> superiors(String officerId) {
    List<Officer> line = new ArrayList<>();
    Officer at = officers.get(officerId);
    while (at != null && at.supervisorId() != null) {
      at = officers.get(at.supervisorId());
      if (at == null || line.contains(at) || at.id().equals(officerId)) {
        break;
      }
      line.add(at);
    }
    return line;
  }

  /** The unit that is the county's organization department (组织部). */
  public Optional<String> organizationDepartment() {
    return Optional.ofNullable(organizationDepartment);
  }

  /** The unit that supervises discipline (纪委监委). */
  public Optional<String> disciplineUnit() {
    return Optional.ofNullable(disciplineUnit);
  }
}
