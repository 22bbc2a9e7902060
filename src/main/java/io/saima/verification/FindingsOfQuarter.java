package io.saima.verification;

import static java.util.stream.Collectors.groupingBy;

import io.saima.calendar.Quarter;
import io.saima.organization.Officer;
import io.saima.organization.Punishment;
import io.saima.organization.Standing;
import io.saima.organization.Standings;
import io.saima.plan.PlansInForce;
import io.saima.plan.PostPlan;
import io.saima.scoring.Adjustment;
import io.saima.scoring.Adjustment.Kind;
import io.saima.scoring.Fact.Type;
import io.saima.scoring.Rational;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns facts, special merits and warnings into what scoring takes. Imported facts were decided
 * outside, so the verified ones count as heard; those still being checked go in without effect, so
 * that the derivation names them.
 */
@Service
@Transactional(readOnly = true)
public class FindingsOfQuarter {

  private final Facts facts;
  private final SpecialMerits merits;
  private final Standings standings;
  private final PlansInForce plans;

  FindingsOfQuarter(Facts facts, SpecialMerits merits, Standings standings, PlansInForce plans) {
    this.facts = facts;
    this.merits = merits;
    this.standings = standings;
    this.plans = plans;
  }

  /**
   * The findings on some officers (a few hundred at once), by officer; who has none is absent. A
   * fact belongs to the quarter in which it occurred.
   */
  public Map<String, Findings> of(Collection<Officer> officers, Quarter quarter) {
    return of(officers, quarter, quarter.last());
  }

  /** The same, without what occurred in the quarter after {@code until}. */
  public Map<String, Findings> of(Collection<Officer> officers, Quarter quarter, LocalDate until) {
    return of(officers, quarter, until, standings.of(officers, quarter));
  }

  /** The same for officers whose standing in the quarter is known already. */
  public Map<String, Findings> of(
      Collection<Officer> officers,
      Quarter quarter,
      LocalDate until,
      Map<String, Standing> standingOf) {
    if (officers.isEmpty()) {
      return Map.of();
    }
    List<String> ids = officers.stream().map(Officer::id).toList();
    Map<String, List<Fact>> factsOf =
        facts.ofOfficers(ids, quarter.first(), until).stream().collect(groupingBy(Fact::officerId));
    Map<String, List<SpecialMerit>> meritsOf =
        merits.ofOfficers(ids, quarter.first(), until).stream()
            .collect(groupingBy(SpecialMerit::officerId));
    // Only a fact asks to which plan its figure belongs.
    Map<String, PostPlan> planOf = factsOf.isEmpty() ? Map.of() : plans.of(officers, quarter);
    Map<String, Findings> findings = new HashMap<>();
    for (String id : ids) {
      Findings found =
          findings(
              factsOf.getOrDefault(id, List.of()),
              meritsOf.getOrDefault(id, List.of()),
              standingOf.get(id).warnings(),
              planOf.get(id));
      if (!found.equals(Findings.NONE)) {
        findings.put(id, found);
      }
    }
    return findings;
  }

  /**
   * @param plan the officer's plan; null if he has none
   */
  static Findings findings(
      List<Fact> facts, List<SpecialMerit> merits, List<Punishment> warnings, PostPlan plan) {
    List<io.saima.scoring.Fact> scored = new ArrayList<>();
    List<Adjustment> adjustments = new ArrayList<>();
    for (Fact fact : facts) {
      scoringFact(fact, plan).ifPresent(scored::add);
      if (fact.verified()) {
        adjustment(fact).ifPresent(adjustments::add);
      }
    }
    warnings.forEach(warning -> scored.add(settled(Type.WARNING, warning.reference())));
    merits.forEach(merit -> scored.add(settled(Type.SPECIAL_MERIT, merit.reference())));
    return new Findings(List.copyOf(scored), List.copyOf(adjustments));
  }

  private static io.saima.scoring.Fact settled(Type type, String reference) {
    return new io.saima.scoring.Fact(type, reference, true, true, null);
  }

  private static Optional<io.saima.scoring.Fact> scoringFact(Fact fact, PostPlan plan) {
    Type type =
        switch (fact.kind()) {
          case FALSIFICATION -> concerns(fact, plan) ? Type.FALSIFICATION : null;
          case POLITICAL_DISCIPLINE -> Type.MORAL_VETO;
          case RECTIFICATION_OVERDUE -> Type.RECTIFICATION_OVERDUE;
          case RETALIATION, PUBLIC_OPINION, COMMENDATION, DEDUCTION -> null;
        };
    return Optional.ofNullable(type)
        .map(
            known ->
                new io.saima.scoring.Fact(
                    known,
                    fact.reference(),
                    fact.verified(),
                    fact.verified(),
                    fact.indicatorCode()));
  }

  /** The figure belongs to the officer's plan; that of another post has no place in this score. */
  private static boolean concerns(Fact fact, PostPlan plan) {
    return plan != null
        && plan.plan().code().equals(fact.planCode())
        && plan.indicators().stream()
            .anyMatch(indicator -> indicator.indicatorCode().equals(fact.indicatorCode()));
  }

  private static Optional<Adjustment> adjustment(Fact fact) {
    return switch (fact.kind()) {
      case COMMENDATION ->
          Optional.of(
              new Adjustment(Kind.COMMENDATION, Rational.of(fact.points()), fact.reference()));
      case DEDUCTION ->
          Optional.of(
              new Adjustment(
                  Kind.DEDUCTION, Rational.of(fact.points().negate()), fact.reference()));
      default -> Optional.empty();
    };
  }
}
