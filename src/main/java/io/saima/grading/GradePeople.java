package io.saima.grading;

import io.saima.organization.AssessedCounties;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.review.ReviewId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has the next word about the grades of a body; models ask <code>${gradePeople.signer(…)}
 * </code> with the business key. Nobody decides about himself, a relation, or his own proposal.
 */
@Component("gradePeople")
@Transactional(readOnly = true)
public class GradePeople {

  private final GradeCases cases;
  private final Assignments assignments;
  private final AssessedCounties assessed;

  GradePeople(GradeCases cases, Assignments assignments, AssessedCounties assessed) {
    this.cases = cases;
    this.assignments = assignments;
    this.assessed = assessed;
  }

  /** Proposes, or confirms raises, on a sheet. */
  public String ofSheet(String key, int sheet) {
    GradeRow row = get(key).sheet(sheet).get(0);
    return row.step() == GradeStep.RAISED
        ? row.decider().orElseThrow()
        : row.proposer().orElseThrow();
  }

  /** Ranks the tied: the head of the body, or those above him if he is one of them. */
  public String tieRanker(String key) {
    List<String> tied = cases.tied(key);
    AssignmentRules today = assignments.today();
    return today
        .first(today.signerLine(body(key)), tied)
        .orElseThrow(() -> nobody("rank the tied of " + key));
  }

  /** Signs: the head of the body, or, where there is nothing that he may sign, those above him. */
  public String signer(String key) {
    GradeCase gradeCase = get(key);
    AssignmentRules today = assignments.today();
    List<String> line = today.signerLine(body(key)).stream().filter(today::atWork).toList();
    return line.stream()
        .filter(person -> gradeCase.graded().anyMatch(row -> mayJudge(person, row)))
        .findFirst()
        .or(() -> line.stream().findFirst())
        .orElseThrow(() -> nobody("sign for " + key));
  }

  /**
   * Approves: the organization department's officer who is no relation of anybody in the body and
   * did not propose what nobody else signed; failing that, the nearest to it.
   */
  public String approver(String key) {
    GradeCase gradeCase = get(key);
    AssignmentRules today = assignments.today();
    List<String> line = today.organizationLine(body(key));
    List<String> everybody = gradeCase.graded().map(GradeRow::officerId).toList();
    List<GradeRow> unsigned = gradeCase.graded().filter(row -> row.signedBy().isEmpty()).toList();
    List<String> theirs = unsigned.stream().map(GradeRow::officerId).toList();
    List<String> others =
        line.stream()
            .filter(
                person ->
                    unsigned.stream()
                        .noneMatch(row -> row.proposer().filter(person::equals).isPresent()))
            .toList();
    return today
        .first(others, everybody)
        .or(() -> today.first(others, theirs))
        .or(() -> today.first(line, theirs))
        .or(() -> today.first(line, List.of()))
        .orElseThrow(() -> nobody("approve the grades of " + key));
  }

  /** Ranks the tied after somebody stayed silent. */
  public Optional<String> nextTieRanker(String key, Set<String> had) {
    AssignmentRules today = assignments.today();
    return today.next(today.signerLine(body(key)), had, cases.tied(key));
  }

  /** Confirms raises after somebody stayed silent; never who proposed them. */
  public Optional<String> nextRaiseDecider(String key, int sheet, Set<String> had) {
    AssignmentRules today = asAssessed(key);
    List<GradeRow> rows = get(key).sheet(sheet);
    List<String> line =
        today.raiseLine(rows.get(0).officerId()).stream()
            .filter(
                person ->
                    rows.stream()
                        .noneMatch(row -> row.proposer().filter(person::equals).isPresent()))
            .toList();
    return today.next(line, had, rows.stream().map(GradeRow::officerId).toList());
  }

  /** Signs after somebody stayed silent. */
  public Optional<String> nextSigner(String key, Set<String> had) {
    AssignmentRules today = assignments.today();
    return today.next(today.signerLine(body(key)), had, List.of());
  }

  /** Approves after somebody stayed silent. */
  public Optional<String> nextApprover(String key, Set<String> had) {
    AssignmentRules today = assignments.today();
    List<String> theirs =
        get(key).graded().filter(row -> row.signedBy().isEmpty()).map(GradeRow::officerId).toList();
    List<String> line = today.organizationLine(body(key));
    return today.next(line, had, theirs).or(() -> today.next(line, had, List.of()));
  }

  /** Whether this person may decide about this row. */
  boolean mayJudge(String person, GradeRow row) {
    return !assignments.excludes(person, row.officerId())
        && row.proposer().filter(person::equals).isEmpty();
  }

  /** Proposes for an officer today: somebody of the unit that assesses him. */
  Optional<String> proposer(String key, String officer) {
    return asAssessed(key).proposer(officer);
  }

  /** Confirms a raise: the next leader above the proposer, then the organization department. */
  Optional<String> raiseDecider(String key, GradeRow row) {
    AssignmentRules today = asAssessed(key);
    return today.next(
        today.raiseLine(row.officerId()), row.proposer().orElseThrow(), List.of(row.officerId()));
  }

  private AssignmentRules asAssessed(String key) {
    return assessed.rules(ReviewId.of(key).quarter());
  }

  private Body body(String key) {
    String code = ReviewId.of(key).body();
    return assignments
        .county()
        .body(code)
        .orElseThrow(() -> new IllegalStateException("There is no body " + code + " any more"));
  }

  private GradeCase get(String key) {
    return cases.findById(key).orElseThrow();
  }

  private static IllegalStateException nobody(String what) {
    return new IllegalStateException(
        "Nobody can "
            + what
            + ": appoint an ORGANIZATION_OFFICER who is at work, or give the organization"
            + " department a head, and retry");
  }
}
