package io.saima.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The annual score and proposal of one officer, scoring §6.
 *
 * <p>Origins: the shares and cut-offs are defaults; half of the quarters 好 a local rule; the ladder
 * of failed quarters seed 002; what excludes 优秀 the national rule; the consequences seeds 000, 001,
 * 002 and the Civil Servants Law, articles 50, 88 and 95.
 */
public final class YearCalculation {

  private static final int QUARTERS = 4;
  private static final int FAILS_FOR_BASIC = 3;
  private static final int FAILS_FOR_INCOMPETENT = 4;
  private static final int FAILS_FOR_CRITICISM = 2;

  private final YearInput input;
  private final Policy policy;
  private final List<YearInput.Quarter> graded;
  private final int good;
  private final int failed;
  private final int low;
  private final Set<YearInput.Fact.Type> facts = EnumSet.noneOf(YearInput.Fact.Type.class);

  private YearCalculation(YearInput input) {
    this.input = input;
    this.policy = input.policy();
    this.graded = input.quarters().stream().filter(YearInput.Quarter::isGraded).toList();
    this.good = count(QuarterGrade.GOOD);
    this.failed = count(QuarterGrade.POOR);
    this.low = failed + count(QuarterGrade.ORDINARY);
    input.facts().stream()
        .filter(fact -> whyIgnored(fact) == null)
        .forEach(fact -> facts.add(fact.type()));
  }

  /**
   * Calculates a year.
   *
   * @param frozen the frozen data; the order of its lists decides nothing
   * @throws InvalidInput with all faults of the first stage of checks that found any
   */
  public static YearResult run(YearInput frozen) {
    return new YearCalculation(YearInput.read(frozen.toTree())).run();
  }

  private YearResult run() {
    Rational mean =
        graded.isEmpty() ? null : Rational.mean(graded.stream().map(YearInput.Quarter::q).toList());
    List<String> missing = missing();
    BigDecimal a = missing.isEmpty() ? annualScore(mean) : null;
    Outcome outcome = outcome(a);
    List<String> ineligible = ineligibleReasons(outcome, a);
    YearGrade base = outcome == Outcome.GRADED ? base(Rational.of(a), ineligible) : null;
    List<String> capReasons = new ArrayList<>();
    YearGrade cap = cap(capReasons);
    YearGrade proposal = base == null ? null : base.atMost(cap);
    YearResult result =
        new YearResult(
            policy.version(),
            input.officer(),
            graded.size(),
            good,
            low,
            failed,
            mean,
            a,
            Places.of(input.bodySize(), policy.excellentPercent()),
            ineligible,
            base,
            cap,
            Text.sorted(capReasons),
            proposal,
            good == QUARTERS,
            consequences(proposal),
            2 * low > graded.size() ? List.of("MAJORITY_LOW") : List.of(),
            has(YearInput.Fact.Type.FALSIFICATION) ? policy.promotionBarYears() : 0,
            outcome,
            outcomeReasons(outcome, missing),
            proposal == null ? fileCode() : proposal.a1517(),
            ignoredFacts(),
            List.of());
    return result.withSteps(YearDerivation.of(input, result));
  }

  /** Why there is no annual score; empty if there is one. */
  private List<String> missing() {
    List<String> reasons = new ArrayList<>();
    if (graded.size() < policy.minQuarters()) {
      reasons.add("FEW_QUARTERS");
    }
    if (input.annual() == null) {
      reasons.add("NO_ANNUAL_PART");
    }
    return reasons;
  }

  private BigDecimal annualScore(Rational mean) {
    Rational share = policy.quarterShare();
    return share.times(mean).plus(Rational.ONE.minus(share).times(input.annual())).rounded(2);
  }

  private Outcome outcome(BigDecimal a) {
    if (input.status() != OfficerStatus.NORMAL) {
      return input.status().outcome();
    }
    if (isLongLeave()) {
      return Outcome.NOT_ASSESSED;
    }
    return a == null ? Outcome.DEFERRED : Outcome.GRADED;
  }

  private boolean isLongLeave() {
    return 2 * input.leaveDays() > input.yearDays();
  }

  private List<String> outcomeReasons(Outcome outcome, List<String> missing) {
    if (input.status() != OfficerStatus.NORMAL) {
      return List.of(input.status().code());
    }
    if (isLongLeave()) {
      return List.of(OfficerStatus.LONG_LEAVE.code());
    }
    return outcome == Outcome.DEFERRED ? Text.sorted(missing) : List.of();
  }

  /** The personnel file's code of who is not graded; null if deferred. */
  private String fileCode() {
    boolean byLeave = input.status() == OfficerStatus.NORMAL && isLongLeave();
    return (byLeave ? OfficerStatus.LONG_LEAVE : input.status()).a1517();
  }

  /** All that excludes 优秀. */
  private List<String> ineligibleReasons(Outcome outcome, BigDecimal a) {
    List<String> reasons = new ArrayList<>();
    if (outcome != Outcome.GRADED) {
      reasons.add("NOT_GRADED");
    }
    if (a != null && Rational.of(a).isBelow(policy.excellentScore())) {
      reasons.add("SCORE");
    }
    Rational needed = policy.minGoodShare().times(Rational.of(graded.size()));
    if (graded.isEmpty() || Rational.of(good).isBelow(needed)) {
      reasons.add("TOO_FEW_GOOD");
    }
    if (low > 0) {
      reasons.add("LOW_QUARTER");
    }
    if (has(YearInput.Fact.Type.MORAL_VETO) || has(YearInput.Fact.Type.FALSIFICATION)) {
      reasons.add("VETO");
    }
    if (has(YearInput.Fact.Type.REFUSAL)) {
      reasons.add("REFUSAL");
    }
    if (has(YearInput.Fact.Type.WARNING)) {
      reasons.add("WARNING");
    }
    if (input.leaveDays() > policy.excellentMaxLeave()) {
      reasons.add("LEAVE");
    }
    return Text.sorted(reasons);
  }

  private YearGrade base(Rational a, List<String> ineligible) {
    if (ineligible.isEmpty()) {
      return YearGrade.EXCELLENT;
    }
    if (a.isAtLeast(policy.competentScore())) {
      return YearGrade.COMPETENT;
    }
    return a.isAtLeast(policy.basicScore()) ? YearGrade.BASIC : YearGrade.INCOMPETENT;
  }

  /** The highest grade that facts and the ladder of failed quarters allow; adds the reasons. */
  private YearGrade cap(List<String> reasons) {
    YearGrade cap = YearGrade.EXCELLENT;
    for (YearInput.Fact.Type type : facts) {
      if (type != YearInput.Fact.Type.WARNING) {
        cap = YearGrade.INCOMPETENT;
        reasons.add(type.code());
      }
    }
    if (policy.failLadder() && failed == FAILS_FOR_BASIC) {
      cap = cap.atMost(YearGrade.BASIC);
      reasons.add("THREE_FAILS");
    }
    if (policy.failLadder() && failed >= FAILS_FOR_INCOMPETENT) {
      cap = YearGrade.INCOMPETENT;
      reasons.add("FOUR_FAILS");
    }
    return cap;
  }

  private List<YearResult.Consequence> consequences(YearGrade proposal) {
    Set<YearResult.Consequence> found = EnumSet.noneOf(YearResult.Consequence.class);
    if (policy.failLadder() && failed >= 1) {
      found.add(YearResult.Consequence.TALK);
    }
    if (policy.failLadder() && failed >= FAILS_FOR_CRITICISM) {
      found.add(YearResult.Consequence.CRITICISM);
    }
    if (proposal == YearGrade.BASIC) {
      found.add(YearResult.Consequence.RETRAIN);
    }
    if (proposal == YearGrade.INCOMPETENT) {
      found.add(YearResult.Consequence.LOWER_POST_REVIEW);
      found.add(YearResult.Consequence.REVIEW_RIGHT_NOTICE);
      if (input.previousGrade() == YearGrade.INCOMPETENT) {
        found.add(YearResult.Consequence.DISMISSAL_REVIEW);
      }
    }
    if (has(YearInput.Fact.Type.FALSIFICATION) && policy.promotionBarYears() > 0) {
      found.add(YearResult.Consequence.PROMOTION_BAR);
    }
    if (isLastTwiceRunning()) {
      found.add(YearResult.Consequence.REVIEW_CASE);
    }
    return found.stream().sorted(Comparator.comparing(Coded::code)).toList();
  }

  private boolean isLastTwiceRunning() {
    Set<Integer> last = new HashSet<>();
    input.quarters().stream()
        .filter(YearInput.Quarter::last)
        .forEach(quarter -> last.add(quarter.quarter()));
    return last.stream().anyMatch(quarter -> last.contains(quarter + 1));
  }

  private List<IgnoredFact> ignoredFacts() {
    return input.facts().stream()
        .filter(fact -> whyIgnored(fact) != null)
        .map(fact -> new IgnoredFact(fact.ref(), whyIgnored(fact)))
        .distinct()
        .sorted(IgnoredFact.ORDER)
        .toList();
  }

  /** The first reason why a fact has no effect; null if it has. */
  static IgnoredFact.Reason whyIgnored(YearInput.Fact fact) {
    if (!fact.verified()) {
      return IgnoredFact.Reason.NOT_VERIFIED;
    }
    return fact.heard() ? null : IgnoredFact.Reason.NOT_HEARD;
  }

  private boolean has(YearInput.Fact.Type type) {
    return facts.contains(type);
  }

  private int count(QuarterGrade grade) {
    return (int) graded.stream().filter(quarter -> quarter.grade() == grade).count();
  }
}
