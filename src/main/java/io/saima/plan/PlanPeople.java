package io.saima.plan;

import io.saima.organization.AppointmentRole;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.DepartmentStaff;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who drafts and who approves; models ask <code>
 * ${planPeople.approver(execution.processBusinessKey)}</code>.
 */
@Component("planPeople")
@Transactional(readOnly = true)
public class PlanPeople {

  private final PlanVersions versions;
  private final PlanLibrary library;
  private final Assignments assignments;
  private final DepartmentStaff staff;

  PlanPeople(
      PlanVersions versions, PlanLibrary library, Assignments assignments, DepartmentStaff staff) {
    this.versions = versions;
    this.library = library;
    this.assignments = assignments;
    this.staff = staff;
  }

  private PlanVersion version(String number) {
    return PlanVersion.idOf(number)
        .flatMap(versions::findById)
        .orElseThrow(() -> new IllegalArgumentException("No plan draft " + number));
  }

  /** Who drafts: the person known to the draft, or the next in the line if he is away. */
  public String drafter(String number) {
    PlanVersion version = version(number);
    return version
        .drafterId()
        .filter(assignments.today()::atWork)
        .or(() -> next(version))
        .or(version::drafterId)
        .orElseThrow(() -> new IllegalStateException(number + " has no drafter"));
  }

  /** Who drafts a unit's plans today. */
  Optional<String> drafterOf(String unit) {
    return assignments.today().first(drafters(unit), List.of());
  }

  /** Who drafts after the present drafter: the unit's head, then the organization department. */
  Optional<String> next(PlanVersion version) {
    return assignments
        .today()
        .next(drafters(version.post().unit()), version.drafterId().orElse(""), List.of());
  }

  private List<String> drafters(String unit) {
    AssignmentRules rules = assignments.today();
    Set<String> line = new LinkedHashSet<>(rules.holders(AppointmentRole.PERSONNEL_OFFICER, unit));
    rules.unitHead(unit).ifPresent(line::add);
    line.addAll(rules.organizationLine(body(unit)));
    return List.copyOf(line);
  }

  /**
   * Who approves: the organization department, for its own body those above it; never the drafter,
   * never somebody whom the plan is for, and no relation of theirs.
   */
  public String approver(String number) {
    PlanVersion version = version(number);
    return assignments
        .today()
        .first(approvers(version), concerned(version))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Nobody may approve %s; appoint an officer of the organization"
                            .formatted(number)
                        + " department on /roles and retry"));
  }

  /** Who approves after those who had it stayed silent. */
  public Optional<String> approverAfter(Set<String> had, String number) {
    PlanVersion version = version(number);
    return assignments.today().next(approvers(version), had, concerned(version));
  }

  private List<String> approvers(PlanVersion version) {
    return assignments.today().organizationLine(body(version.post().unit()));
  }

  /** Who may not approve, nor may their relations: the drafter and those whom the plan is for. */
  public Collection<String> concerned(String number) {
    return concerned(version(number));
  }

  private Collection<String> concerned(PlanVersion version) {
    Set<String> people = new LinkedHashSet<>();
    version.drafterId().ifPresent(people::add);
    library.officers(version.post()).stream().map(Officer::id).forEach(people::add);
    return people;
  }

  /** Who revises the library in June and December: the organization department. */
  public String librarian() {
    return assignments
        .today()
        .first(assignments.today().organizationLine(null), List.of())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Nobody of the organization department is at work; appoint an officer on"
                        + " /roles and retry"));
  }

  /** Who revises the library after those who had it stayed silent. */
  public Optional<String> librarianAfter(Set<String> had) {
    return assignments.today().next(assignments.today().organizationLine(null), had, List.of());
  }

  // ---- who may start and see

  /** Whether somebody is the unit's personnel officer or its head. */
  boolean ofUnit(String person, String unit) {
    AssignmentRules rules = assignments.today();
    return rules.holders(AppointmentRole.PERSONNEL_OFFICER, unit).contains(person)
        || rules.unitHead(unit).filter(person::equals).isPresent();
  }

  /** The units whose plans somebody drafts, by code. */
  List<String> unitsOf(String person) {
    return assignments.county().units().stream()
        .map(Unit::code)
        .filter(unit -> ofUnit(person, unit))
        .toList();
  }

  /** Whether somebody acts for the organization department, with its own account or as officer. */
  boolean ofDepartment(String person) {
    County county = assignments.county();
    AssignmentRules rules = assignments.today();
    return staff.includes(person)
        || rules.holders(AppointmentRole.ORGANIZATION_OFFICER, null).contains(person)
        || county
            .organizationDepartment()
            .flatMap(rules::unitHead)
            .filter(person::equals)
            .isPresent();
  }

  /** Whether somebody may come to decide about the unit's plans. */
  boolean mayDecide(String person, String unit) {
    return assignments.today().organizationLine(body(unit)).contains(person);
  }

  private Body body(String unit) {
    return assignments.county().bodyOfUnit(unit).orElse(null);
  }
}
