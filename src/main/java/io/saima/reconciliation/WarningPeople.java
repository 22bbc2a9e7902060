package io.saima.reconciliation;

import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.Officer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who does what about a warning; models ask <code>
 * ${warningPeople.responsible(execution.processBusinessKey)}</code>.
 */
@Component("warningPeople")
@Transactional(readOnly = true)
public class WarningPeople {

  private final WarningRows warnings;
  private final Assignments assignments;
  private final Clock clock;

  WarningPeople(WarningRows warnings, Assignments assignments, Clock clock) {
    this.warnings = warnings;
    this.assignments = assignments;
    this.clock = clock;
  }

  private Warning warning(String number) {
    return Warning.idOf(number)
        .flatMap(warnings::findById)
        .orElseThrow(() -> new IllegalArgumentException("No warning " + number));
  }

  /** Answers for a unit's indicator: its head; while he is away the highest who is at work. */
  Optional<String> ofUnit(String unitCode) {
    AssignmentRules rules = assignments.today();
    return rules.first(rules.unitLine(unitCode), List.of());
  }

  /** Names the measures: whose light it is, or who answers for his unit now. */
  public String responsible(String number) {
    Warning warning = warning(number);
    return warning.officerId().isPresent()
        ? warning.responsibleId()
        : ofUnit(warning.unitCode()).orElse(warning.responsibleId());
  }

  /** Who answers for the unit after those who had it; nobody stands in for an officer. */
  public Optional<String> responsibleAfter(Set<String> had, String number) {
    Warning warning = warning(number);
    AssignmentRules rules = assignments.today();
    return warning.officerId().isPresent()
        ? Optional.empty()
        : rules.next(rules.unitLine(warning.unitCode()), had, List.of());
  }

  /** Accepts the measures: the supervisor, or the next above who can act. */
  public String accepter(String number) {
    return someone(first(accepters(number), number), number);
  }

  public Optional<String> accepterAfter(Set<String> had, String number) {
    return next(accepters(number), had, number);
  }

  private List<String> accepters(String number) {
    String responsible = warning(number).responsibleId();
    Set<String> line = new LinkedHashSet<>();
    assignments.county().superiors(responsible).stream().map(Officer::id).forEach(line::add);
    Body body = assignments.county().bodyOf(responsible).orElse(null);
    line.addAll(assignments.today().organizationLine(body));
    return List.copyOf(line);
  }

  /** The leader in charge (分管领导), or the next above who can act. */
  public String leader(String number) {
    return someone(findLeader(number), number);
  }

  Optional<String> findLeader(String number) {
    return first(leaders(number), number);
  }

  public Optional<String> leaderAfter(Set<String> had, String number) {
    return next(leaders(number), had, number);
  }

  private List<String> leaders(String number) {
    return assignments.today().raiseLine(warning(number).responsibleId());
  }

  /** Whether whose light it is has left the county's service. */
  boolean gone(Warning warning) {
    return warning
        .officerId()
        .flatMap(assignments.county()::officer)
        .filter(officer -> !officer.hereOn(LocalDate.now(clock)))
        .isPresent();
  }

  private Optional<String> first(List<String> line, String number) {
    return assignments.today().first(line, List.of(warning(number).responsibleId()));
  }

  private Optional<String> next(List<String> line, Set<String> had, String number) {
    return assignments.today().next(line, had, List.of(warning(number).responsibleId()));
  }

  private static String someone(Optional<String> found, String number) {
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                "Nobody above the responsible person of %s is at work; appoint an officer of the"
                        .formatted(number)
                    + " organization department on /roles and retry"));
  }
}
