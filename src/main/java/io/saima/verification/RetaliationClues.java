package io.saima.verification;

import io.saima.engine.CatchUp;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.CountyImported;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Routes retaliation against a citizen who rated low (打击报复) to discipline: it bears on no score and
 * no measure follows by itself; discipline is told of it and decides outside Saima.
 */
@Component
@Transactional
public class RetaliationClues {

  private final Facts facts;
  private final Assignments assignments;
  private final Notes notes;

  RetaliationClues(Facts facts, Assignments assignments, Notes notes) {
    this.facts = facts;
    this.assignments = assignments;
    this.notes = notes;
  }

  @EventListener
  public void on(CountyImported imported) {
    if (imported.tables().contains("facts")) {
      tell();
    }
  }

  @EventListener
  public void on(CatchUp event) {
    tell();
  }

  /** One note for each clue, and a second one once it is verified. */
  private void tell() {
    for (Fact fact : facts.findByKindOrderByOccurredOnDescIdAsc(FactKind.RETALIATION)) {
      String topic = "fact/" + fact.id() + (fact.verified() ? "/verified" : "/reported");
      assignments
          .today()
          .disciplineOfficer(fact.officerId())
          .filter(reader -> !notes.has(reader, topic))
          .ifPresent(reader -> notes.write(reader, topic, title(fact), body(fact), "/clues"));
    }
  }

  private String title(Fact fact) {
    return "打击报复线索：" + name(fact.officerId()) + (fact.verified() ? "（已查实）" : "（待核查）");
  }

  private static String body(Fact fact) {
    return "%s（%s）。不影响得分和等次，请按规定处置。".formatted(fact.summary(), fact.reference());
  }

  /** A clue as discipline reads it. */
  public record Clue(Fact fact, String name, String unit, String post) {}

  /** The clues, newest first, without those about the reader himself or a relation of his. */
  @Transactional(readOnly = true)
  public List<Clue> readableBy(String reader) {
    return facts.findByKindOrderByOccurredOnDescIdAsc(FactKind.RETALIATION).stream()
        .filter(fact -> !assignments.excludes(reader, fact.officerId()))
        .map(this::clue)
        .toList();
  }

  private Clue clue(Fact fact) {
    return assignments
        .county()
        .officer(fact.officerId())
        .map(officer -> new Clue(fact, officer.name(), unitName(officer), officer.postTitle()))
        .orElseGet(() -> new Clue(fact, fact.officerId(), "", ""));
  }

  private String name(String officer) {
    return assignments.county().officer(officer).map(Officer::name).orElse(officer);
  }

  private String unitName(Officer officer) {
    return assignments.county().unit(officer.unitCode()).map(Unit::name).orElse(officer.unitCode());
  }
}
