package io.saima.rectification;

import io.saima.organization.AppointmentRole;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.DepartmentStaff;
import io.saima.organization.Officer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who does what for an item; models ask <code>
 * ${rectificationPeople.approver(execution.processBusinessKey)}</code>.
 */
@Component("rectificationPeople")
@Transactional(readOnly = true)
public class RectificationPeople {

  private final RectificationItems items;
  private final RectificationDecisions history;
  private final Assignments assignments;
  private final DepartmentStaff staff;
  private final Clock clock;

  RectificationPeople(
      RectificationItems items,
      RectificationDecisions history,
      Assignments assignments,
      DepartmentStaff staff,
      Clock clock) {
    this.items = items;
    this.history = history;
    this.assignments = assignments;
    this.staff = staff;
    this.clock = clock;
  }

  private RectificationItem item(String number) {
    return RectificationItem.idOf(number)
        .flatMap(items::findById)
        .orElseThrow(() -> new IllegalArgumentException("No rectification item " + number));
  }

  /** Whose problem it is. */
  public String officer(String number) {
    return item(number).officerId();
  }

  /** Plans and does the work; if he has left, his supervisor. */
  public String responsible(String number) {
    RectificationItem item = item(number);
    return assignments
        .county()
        .officer(item.responsibleId())
        .filter(officer -> officer.hereOn(LocalDate.now(clock)))
        .map(Officer::id)
        .orElseGet(() -> someone(first(approvers(item, 0), item), item));
  }

  /** Approves the plan: the supervisor, and after each escalation the next above him. */
  public String approver(String number) {
    RectificationItem item = item(number);
    return someone(first(approversOfPlan(item), item), item);
  }

  /** Who approves after those who had it stayed silent. */
  public Optional<String> approverAfter(Set<String> had, String number) {
    RectificationItem item = item(number);
    return next(approversOfPlan(item), had, item);
  }

  /** Who learns of an escalation, after it was counted. */
  Optional<String> escalatedTo(RectificationItem item) {
    return first(approvers(item, item.escalations()), item);
  }

  /**
   * Closes: the unit's personnel officer, else the organization department; never the officer, the
   * responsible person, a relation or a supervisor of theirs, or who approved the plan.
   */
  public String closer(String number) {
    RectificationItem item = item(number);
    return someone(first(closers(item), item), item);
  }

  /** Who closes after those who had it stayed silent. */
  public Optional<String> closerAfter(Set<String> had, String number) {
    RectificationItem item = item(number);
    return next(closers(item), had, item);
  }

  /** Looks back: the organization department, where possible not who closed the item. */
  public String lookBack(String number) {
    RectificationItem item = item(number);
    return someone(first(reviewers(item), item), item);
  }

  /** Who looks back after those who had it stayed silent. */
  public Optional<String> lookBackAfter(Set<String> had, String number) {
    RectificationItem item = item(number);
    return next(reviewers(item), had, item);
  }

  private List<String> reviewers(RectificationItem item) {
    List<String> line = new ArrayList<>(organizationLine(item));
    line.removeAll(supervisors(item));
    item.closerId().filter(line::remove).ifPresent(line::add);
    return line;
  }

  /** Whether somebody may close the item; asked again when he does. */
  boolean mayClose(RectificationItem item, String person) {
    return closers(item).contains(person) && assignments.today().mayAct(person, item.people());
  }

  /**
   * Whether somebody has a role towards an officer's items: himself, his superiors, his unit's
   * personnel officer; the organization department and discipline; but, himself excepted, never a
   * relation.
   */
  boolean maySee(String officerId, String responsibleId, String person, boolean countyWide) {
    if (person.equals(officerId) || person.equals(responsibleId)) {
      return true;
    }
    County county = assignments.county();
    return !county.related(officerId, person)
        && (countyWide
            || county.superiors(officerId).stream().anyMatch(above -> above.id().equals(person))
            || county
                .officer(officerId)
                .filter(officer -> personnelOfficers(officer.unitCode()).contains(person))
                .isPresent());
  }

  /** Whether there is such an officer today, and the county assesses him. */
  public boolean assessedHere(String officerId) {
    return assignments
        .county()
        .officer(officerId)
        .filter(officer -> officer.assessed() && officer.hereOn(LocalDate.now(clock)))
        .isPresent();
  }

  /**
   * Whether somebody may open an item about an officer: his superiors, or the organization
   * department with its own accounts; discipline may not. (Who may start the process at all, the
   * engine's grants say.)
   */
  public boolean mayOpen(String officerId, String person) {
    return mayOpen(officerId, person, ofDepartment(person));
  }

  /** Of these officers those about whom somebody may not open an item. */
  public List<String> closedTo(Collection<String> officers, String person) {
    boolean ofDepartment = ofDepartment(person);
    return officers.stream().filter(one -> !mayOpen(one, person, ofDepartment)).toList();
  }

  private boolean ofDepartment(String person) {
    return staff.includes(person)
        || assignments.today().holders(AppointmentRole.ORGANIZATION_OFFICER, null).contains(person);
  }

  private boolean mayOpen(String officerId, String person, boolean ofDepartment) {
    County county = assignments.county();
    if (person.equals(officerId) || county.related(officerId, person)) {
      return false;
    }
    return ofDepartment
        || organizationLine(officerId).contains(person)
        || county.superiors(officerId).stream().anyMatch(above -> above.id().equals(person));
  }

  // ---- lines

  private List<String> approvers(RectificationItem item, int escalations) {
    List<String> superiors =
        assignments.county().superiors(item.officerId()).stream().map(Officer::id).toList();
    Set<String> line =
        new LinkedHashSet<>(
            superiors.subList(Math.min(escalations, superiors.size()), superiors.size()));
    line.addAll(organizationLine(item));
    return List.copyOf(line);
  }

  /** The supervisor who planned for somebody who has left does not approve what he planned. */
  private List<String> approversOfPlan(RectificationItem item) {
    List<String> line = new ArrayList<>(approvers(item, item.escalations()));
    history
        .findFirstByItemIdAndStepOrderByIdDesc(item.id(), DecisionStep.PLANNED)
        .flatMap(RectificationDecision::actorId)
        .ifPresent(line::remove);
    return line;
  }

  private List<String> closers(RectificationItem item) {
    Set<String> line = new LinkedHashSet<>(personnelOfficers(item.unitCode()));
    line.addAll(organizationLine(item));
    line.removeAll(supervisors(item));
    item.approverId().ifPresent(line::remove);
    return List.copyOf(line);
  }

  private Set<String> supervisors(RectificationItem item) {
    Set<String> supervisors = new HashSet<>();
    for (String person : item.people()) {
      assignments.county().officer(person).map(Officer::supervisorId).ifPresent(supervisors::add);
    }
    return supervisors;
  }

  private Collection<String> personnelOfficers(String unitCode) {
    return assignments.today().holders(AppointmentRole.PERSONNEL_OFFICER, unitCode);
  }

  private List<String> organizationLine(RectificationItem item) {
    return organizationLine(item.officerId());
  }

  private List<String> organizationLine(String officerId) {
    Body body = assignments.county().bodyOf(officerId).orElse(null);
    return assignments.today().organizationLine(body);
  }

  private Optional<String> first(List<String> line, RectificationItem item) {
    return assignments.today().first(line, item.people());
  }

  private Optional<String> next(List<String> line, Set<String> had, RectificationItem item) {
    return assignments.today().next(line, had, item.people());
  }

  private static String someone(Optional<String> found, RectificationItem item) {
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                "Nobody without a part in %s is at work; appoint an officer of the organization"
                        .formatted(item.number())
                    + " department on /roles and retry"));
  }
}
