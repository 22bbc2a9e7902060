package io.saima.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Vetoes and caps (一票否决、封顶), scoring §3.8: the highest grade that facts and lights allow.
 *
 * @param grade the lowest of all caps that apply; 好 if none
 * @param reasons all caps that apply, in text order
 * @param merit a verified special merit (一事一考), which lifts 较好 to a candidate for 好
 * @param ignoredFacts facts without effect, by reference
 */
public record Ceiling(
    QuarterGrade grade, List<String> reasons, boolean merit, List<IgnoredFact> ignoredFacts) {

  static final String UNRESOLVED_RED = "UNRESOLVED_RED:";

  /**
   * The cap that a fact brings once it is verified and the officer was heard.
   *
   * <p>Origins: moral veto seed 000; falsification of a key indicator seed 001; overdue
   * rectification and failed look-back defaults after 001; warning a default after the rule for the
   * year.
   *
   * @return null for a fact that caps nothing
   */
  static QuarterGrade cap(Fact.Type type) {
    return switch (type) {
      case MORAL_VETO, FALSIFICATION -> QuarterGrade.POOR;
      case RECTIFICATION_OVERDUE, LOOKBACK_FAILED -> QuarterGrade.ORDINARY;
      case WARNING -> QuarterGrade.FAIRLY_GOOD;
      case SPECIAL_MERIT -> null;
    };
  }

  /**
   * Gathers all caps.
   *
   * @param scores the officer's indicators; a red light that was not cleared allows 较好 at most
   *     (default)
   */
  static Ceiling of(List<Fact> facts, IndicatorScores scores) {
    QuarterGrade grade = QuarterGrade.GOOD;
    List<String> reasons = new ArrayList<>();
    List<IgnoredFact> ignored = new ArrayList<>();
    boolean merit = false;
    for (Fact fact : facts) {
      IgnoredFact.Reason reason = whyIgnored(fact, scores);
      if (reason != null) {
        ignored.add(new IgnoredFact(fact.ref(), reason));
      } else if (fact.type() == Fact.Type.SPECIAL_MERIT) {
        merit = true;
      } else {
        grade = grade.atMost(cap(fact.type()));
        reasons.add(code(fact));
      }
    }
    for (IndicatorScore score : scores.all()) {
      if (score.isUnresolvedRed()) {
        grade = grade.atMost(QuarterGrade.FAIRLY_GOOD);
        reasons.add(UNRESOLVED_RED + score.indicator().code());
      }
    }
    return new Ceiling(
        grade,
        Text.sorted(reasons),
        merit,
        ignored.stream().distinct().sorted(IgnoredFact.ORDER).toList());
  }

  /** The first reason why a fact has no effect on the grade; null if it has. */
  static IgnoredFact.Reason whyIgnored(Fact fact, IndicatorScores scores) {
    if (!fact.verified()) {
      return IgnoredFact.Reason.NOT_VERIFIED;
    }
    if (fact.type() == Fact.Type.FALSIFICATION && !isKey(fact.indicator(), scores)) {
      return IgnoredFact.Reason.NOT_KEY;
    }
    if (fact.type() != Fact.Type.SPECIAL_MERIT && !fact.heard()) {
      return IgnoredFact.Reason.NOT_HEARD;
    }
    return null;
  }

  private static boolean isKey(String code, IndicatorScores scores) {
    return scores.all().stream()
        .map(IndicatorScore::indicator)
        .anyMatch(indicator -> indicator.key() && indicator.code().equals(code));
  }

  private static String code(Fact fact) {
    return fact.type() == Fact.Type.FALSIFICATION
        ? fact.type().code() + ":" + fact.indicator()
        : fact.type().code();
  }
}
