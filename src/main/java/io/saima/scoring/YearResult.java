package io.saima.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The annual proposal (年度等次建议) for one officer; a proposal, not a decision.
 *
 * @param gradedQuarters quarters with a grade
 * @param goodQuarters of these, those with 好
 * @param lowQuarters of these, those with 一般 or 较差
 * @param failedQuarters of these, those with 较差
 * @param quarterMean mean of the graded quarters, 0–100, exact; null without any
 * @param a the published annual score, two decimals, rounded once; null if missing
 * @param k places for 优秀 of the whole body
 * @param ineligibleReasons why 优秀 is excluded, in text order; empty if it is not
 * @param base the grade before the cap; null unless graded
 * @param cap the highest grade that facts and failed quarters allow
 * @param capReasons all caps that apply, in text order
 * @param proposal the proposed grade; null unless graded
 * @param priority four graded quarters, all 好
 * @param consequences proposals that each need a process of their own, in text order
 * @param flags hints for the committee, in text order
 * @param promotionBarYears years without promotion; 0 without a falsification
 * @param outcomeReasons why it is not graded, in text order
 * @param a1517 code in the personnel file; null if deferred
 */
public record YearResult(
    String policyVersion,
    String officer,
    int gradedQuarters,
    int goodQuarters,
    int lowQuarters,
    int failedQuarters,
    Rational quarterMean,
    BigDecimal a,
    int k,
    List<String> ineligibleReasons,
    YearGrade base,
    YearGrade cap,
    List<String> capReasons,
    YearGrade proposal,
    boolean priority,
    List<Consequence> consequences,
    List<String> flags,
    int promotionBarYears,
    Outcome outcome,
    List<String> outcomeReasons,
    String a1517,
    List<IgnoredFact> ignoredFacts,
    List<Step> steps) {

  /** What may follow, each decided in a process of its own. */
  public enum Consequence implements Coded {
    TALK("提醒谈话"),
    CRITICISM("通报批评"),
    RETRAIN("离岗培训"),
    LOWER_POST_REVIEW("降低一个职务职级层次任职（公务员法第五十条）"),
    REVIEW_RIGHT_NOTICE("告知三十日内申请复核的权利（公务员法第九十五条）"),
    DISMISSAL_REVIEW("连续两年不称职，启动辞退审查（公务员法第八十八条）"),
    PROMOTION_BAR("限制晋升"),
    REVIEW_CASE("连续两季末位，启动研判");

    private final String label;

    Consequence(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** Whether nothing excludes 优秀. */
  public boolean eligible() {
    return ineligibleReasons.isEmpty();
  }

  /** Whether the proposal is 优秀 and so needs a place. */
  public boolean needsQuota() {
    return proposal == YearGrade.EXCELLENT;
  }

  /** The JSON tree of scoring §6 with all its keys. */
  public Map<String, Object> toTree() {
    return Tree.result()
        .put("policyVersion", policyVersion)
        .put("officer", officer)
        .put("gradedQuarters", gradedQuarters)
        .put("goodQuarters", goodQuarters)
        .put("lowQuarters", lowQuarters)
        .put("failedQuarters", failedQuarters)
        .d6("quarterMean", quarterMean)
        .put("a", a)
        .put("k", k)
        .put("eligible", eligible())
        .list("ineligibleReasons", ineligibleReasons)
        .put("base", base)
        .put("cap", cap)
        .list("capReasons", capReasons)
        .put("proposal", proposal)
        .put("needsQuota", needsQuota())
        .put("priority", priority)
        .list("consequences", Coded.codes(consequences))
        .list("flags", flags)
        .put("promotionBarYears", promotionBarYears)
        .put("outcome", outcome)
        .list("outcomeReasons", outcomeReasons)
        .put("a1517", a1517)
        .list("ignoredFacts", ignoredFacts, IgnoredFact::toTree)
        .list("steps", steps, Step::toTree)
        .done();
  }

  YearResult withSteps(List<Step> derivation) {
    return new YearResult(
        policyVersion,
        officer,
        gradedQuarters,
        goodQuarters,
        lowQuarters,
        failedQuarters,
        quarterMean,
        a,
        k,
        ineligibleReasons,
        base,
        cap,
        capReasons,
        proposal,
        priority,
        consequences,
        flags,
        promotionBarYears,
        outcome,
        outcomeReasons,
        a1517,
        ignoredFacts,
        derivation);
  }
}
