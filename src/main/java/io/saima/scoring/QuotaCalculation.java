package io.saima.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who gets the places for 好 (好等次名额), scoring §5.
 *
 * <p>Origin: at most 40 % by the national rule; units and merging by seed 002.
 */
public final class QuotaCalculation {

  private final QuotaInput input;
  private final Policy policy;
  private final Map<String, String> quotaUnitOf = new HashMap<>();
  private final Map<String, QuotaResult.Candidate> outcomes = new HashMap<>();
  private final List<QuotaResult.Referral> referrals = new ArrayList<>();
  private final Map<String, Integer> ranks = new HashMap<>();

  private QuotaCalculation(QuotaInput input) {
    this.input = input;
    this.policy = input.policy();
    input.units().forEach(unit -> quotaUnitOf.put(unit.code(), unit.quotaUnit()));
  }

  /**
   * Shares the places of a body over its units and people. The body's number of places is never
   * exceeded; what the tie ladder does not decide is referred to the committee, after whose vote
   * the calculation is repeated with {@code committeeRank}.
   *
   * @param frozen the frozen data; the order of its lists decides nothing
   * @throws InvalidInput with all faults of the first stage of checks that found any
   */
  public static QuotaResult run(QuotaInput frozen) {
    return new QuotaCalculation(QuotaInput.read(frozen.toTree())).run();
  }

  private QuotaResult run() {
    List<QuotaInput.Candidate> left = new ArrayList<>();
    List<QuotaResult.Unit> units = new ArrayList<>();
    Map<String, List<QuotaInput.Candidate>> eligible = eligibleByUnit();
    for (QuotaResult.Unit unit : Places.share(input)) {
      List<QuotaInput.Candidate> people = eligible.getOrDefault(unit.code(), List.of());
      TieLadder.Choice choice = TieLadder.choose(people, unit.places());
      settle(choice, QuotaResult.Scope.UNIT, unit.code());
      units.add(unit.withUsed(choice.used()));
      left.addAll(choice.rest());
    }
    int free = units.stream().mapToInt(unit -> unit.places() - unit.used()).sum();
    boolean pending = free > 0 && !referrals.isEmpty();
    int freeUsed = pending ? waitForReferral(left) : chooseFromBody(left, free);

    int n = units.stream().mapToInt(QuotaResult.Unit::size).sum();
    int k = Places.of(n, policy.goodPercent());
    int selected =
        (int)
            outcomes.values().stream()
                .filter(one -> one.status() == QuotaResult.Status.SELECTED)
                .count();
    int contested = referrals.stream().mapToInt(QuotaResult.Referral::places).sum();
    return new QuotaResult(
        policy.version(),
        n,
        k,
        List.copyOf(units),
        free,
        pending,
        freeUsed,
        selected,
        contested,
        k - selected - contested - (pending ? free : 0),
        outcomes.values().stream()
            .sorted(Comparator.comparing(QuotaResult.Candidate::id, Text.ORDER))
            .toList(),
        List.copyOf(referrals));
  }

  /** Settles who is not eligible and ranks the others, by quota unit. */
  private Map<String, List<QuotaInput.Candidate>> eligibleByUnit() {
    Map<String, List<QuotaInput.Candidate>> eligible = new HashMap<>();
    for (QuotaInput.Candidate person : input.candidates()) {
      QuarterGrade band = policy.band(person.q());
      if (isEligible(person, band)) {
        eligible.computeIfAbsent(unitOf(person), unit -> new ArrayList<>()).add(person);
      } else {
        boolean capped = person.ceiling().compareTo(band) < 0;
        put(
            person,
            QuotaResult.Status.NOT_ELIGIBLE,
            null,
            band.atMost(person.ceiling()),
            capped ? QuotaResult.Reason.CEILING : QuotaResult.Reason.SCORE);
      }
    }
    eligible.values().forEach(this::rank);
    return eligible;
  }

  private static boolean isEligible(QuotaInput.Candidate person, QuarterGrade band) {
    return person.ceiling() == QuarterGrade.GOOD
        && (band == QuarterGrade.GOOD || band == QuarterGrade.FAIRLY_GOOD && person.merit());
  }

  /** 1 + number of people of the unit with a higher Q: 1, 2, 2, 4. */
  private void rank(List<QuotaInput.Candidate> people) {
    List<QuotaInput.Candidate> sorted =
        people.stream()
            .sorted(Comparator.comparing(QuotaInput.Candidate::q, Comparator.reverseOrder()))
            .toList();
    int rank = 1;
    for (int i = 0; i < sorted.size(); i++) {
      if (i > 0 && !sorted.get(i).q().equals(sorted.get(i - 1).q())) {
        rank = i + 1;
      }
      ranks.put(sorted.get(i).id(), rank);
    }
  }

  /** Nobody can be chosen from the body before a unit's tie is decided. */
  private int waitForReferral(List<QuotaInput.Candidate> left) {
    for (QuotaInput.Candidate person : left) {
      put(person, QuotaResult.Status.WAITING, null, null, QuotaResult.Reason.FREE_PLACES);
    }
    return 0;
  }

  private int chooseFromBody(List<QuotaInput.Candidate> left, int free) {
    TieLadder.Choice choice = TieLadder.choose(left, free);
    settle(choice, QuotaResult.Scope.BODY, null);
    for (QuotaInput.Candidate person : choice.rest()) {
      put(
          person,
          QuotaResult.Status.CAPPED,
          null,
          QuarterGrade.FAIRLY_GOOD,
          QuotaResult.Reason.QUOTA);
    }
    return choice.used();
  }

  private void settle(TieLadder.Choice choice, QuotaResult.Scope scope, String unit) {
    for (QuotaInput.Candidate person : choice.chosen()) {
      put(person, QuotaResult.Status.SELECTED, scope, QuarterGrade.GOOD, null);
    }
    for (QuotaInput.Candidate person : choice.tied()) {
      put(person, QuotaResult.Status.REFERRED, scope, null, QuotaResult.Reason.TIE);
    }
    if (!choice.tied().isEmpty()) {
      List<String> ids = choice.tied().stream().map(QuotaInput.Candidate::id).toList();
      referrals.add(new QuotaResult.Referral(scope, unit, Text.sorted(ids), choice.contested()));
    }
  }

  private void put(
      QuotaInput.Candidate person,
      QuotaResult.Status status,
      QuotaResult.Scope via,
      QuarterGrade grade,
      QuotaResult.Reason reason) {
    outcomes.put(
        person.id(),
        new QuotaResult.Candidate(
            person.id(), unitOf(person), ranks.get(person.id()), status, via, grade, reason));
  }

  private String unitOf(QuotaInput.Candidate person) {
    return quotaUnitOf.get(person.unit());
  }
}
