package io.saima.verification;

import io.saima.engine.CatchUp;
import io.saima.organization.Assignments;
import io.saima.organization.CountyImported;
import io.saima.organization.Officer;
import io.saima.rectification.Problem;
import io.saima.rectification.ProblemClass;
import io.saima.rectification.ProblemSource;
import io.saima.rectification.Rectifications;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a rectification item for each public-opinion report that was found to be true (舆情属实). */
@Component
class PublicOpinionItems {

  private final Facts facts;
  private final Rectifications rectifications;
  private final Assignments assignments;
  private final Clock clock;

  PublicOpinionItems(
      Facts facts, Rectifications rectifications, Assignments assignments, Clock clock) {
    this.facts = facts;
    this.rectifications = rectifications;
    this.assignments = assignments;
    this.clock = clock;
  }

  @EventListener
  public void on(CountyImported imported) {
    if (imported.tables().contains("facts")) {
      openMissing();
    }
  }

  @EventListener
  public void on(CatchUp event) {
    openMissing();
  }

  /** One by one: an item that cannot be opened holds up no other. */
  private void openMissing() {
    RuntimeException failure = null;
    for (Fact fact : facts.findByKindAndVerifiedOnIsNotNullOrderById(FactKind.PUBLIC_OPINION)) {
      try {
        if (isAssessedHere(fact.officerId())) {
          rectifications.open(problem(fact));
        }
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private boolean isAssessedHere(String officerId) {
    return assignments
        .county()
        .officer(officerId)
        .filter(Officer::assessed)
        .filter(officer -> officer.hereOn(LocalDate.now(clock)))
        .isPresent();
  }

  private static Problem problem(Fact fact) {
    return Problem.of(
        ProblemSource.CHECK,
        "fact/" + fact.id(),
        fact.officerId(),
        ProblemClass.REPUTATION,
        "舆情属实：%s（%s）".formatted(fact.summary(), fact.reference()),
        "针对舆情反映的问题制定措施、整改到位，并向反映人或公众反馈。",
        null);
  }
}
