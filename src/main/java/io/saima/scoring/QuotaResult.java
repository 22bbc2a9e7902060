package io.saima.scoring;

import java.util.List;
import java.util.Map;

/**
 * Who of a body has a place for 好, and who must be decided by the committee.
 *
 * @param n persons of the body
 * @param k places of the body; never exceeded
 * @param units quota units by code
 * @param free places that units did not use
 * @param freePending whether the free places wait for a referral
 * @param freeUsed free places chosen or contested; 0 if pending
 * @param selected people with a place
 * @param contested places for which tied people compete
 * @param unfilled places that nobody takes
 * @param candidates by id
 * @param referrals of units by code, then of the body
 */
public record QuotaResult(
    String policyVersion,
    int n,
    int k,
    List<Unit> units,
    int free,
    boolean freePending,
    int freeUsed,
    int selected,
    int contested,
    int unfilled,
    List<Candidate> candidates,
    List<Referral> referrals) {

  /**
   * A quota unit.
   *
   * @param members codes of the units merged in it
   * @param carryIn places owed from the last quarter, by nature two decimals
   * @param entitlement size × percent + carry, by nature two decimals
   * @param floor places by the whole part of the entitlement
   * @param places given after the remainders were shared out
   * @param carryOut places owed to the unit (or, negative, by it) in the next quarter
   * @param used places chosen or contested in the unit
   * @param small a hint to merge
   */
  public record Unit(
      String code,
      List<String> members,
      int size,
      Rational carryIn,
      Rational entitlement,
      int floor,
      int places,
      Rational carryOut,
      int used,
      boolean small) {

    Unit withUsed(int taken) {
      return new Unit(
          code, members, size, carryIn, entitlement, floor, places, carryOut, taken, small);
    }

    private Map<String, Object> toTree() {
      return Tree.result()
          .put("code", code)
          .list("members", members)
          .put("size", size)
          .d2("carryIn", carryIn)
          .d2("entitlement", entitlement)
          .put("floor", floor)
          .put("places", places)
          .d2("carryOut", carryOut)
          .put("used", used)
          .put("small", small)
          .done();
    }
  }

  /**
   * One person's outcome.
   *
   * @param unit the quota unit
   * @param rank 1 + number of eligible people of the unit with a higher Q; null if not eligible
   * @param via whose place it is; null if none
   * @param grade null if it is still open
   * @param reason null if selected
   */
  public record Candidate(
      String id,
      String unit,
      Integer rank,
      Status status,
      Scope via,
      QuarterGrade grade,
      Reason reason) {

    /** The sentence that explains a grade next to the score (得分说明), in Chinese. */
    public String sentence() {
      String place = rank == null ? "" : "在本单位达到好的人中按得分排第%s，".formatted(rank);
      return switch (status) {
        case SELECTED -> "%s占%s名额，定为好".formatted(place, via.label());
        case CAPPED -> "%s得分达到好，因名额未定为好，定为较好".formatted(place);
        case REFERRED -> "%s在最后一个名额上与他人完全相同，提交考核委员会决定".formatted(place);
        case WAITING -> "%s等待考核委员会决定后分配空余名额".formatted(place);
        case NOT_ELIGIBLE -> "%s，定为%s".formatted(reason.label(), grade.label());
      };
    }

    private Map<String, Object> toTree() {
      return Tree.result()
          .put("id", id)
          .put("unit", unit)
          .put("rank", rank)
          .put("status", status)
          .put("via", via)
          .put("grade", grade)
          .put("reason", reason)
          .done();
    }
  }

  /**
   * Tied people whom the committee must rank.
   *
   * @param unit null if the place belongs to the whole body
   * @param ids in text order; more than {@code places}
   */
  public record Referral(Scope scope, String unit, List<String> ids, int places) {

    private Map<String, Object> toTree() {
      return Tree.result()
          .put("scope", scope)
          .put("unit", unit)
          .list("ids", ids)
          .put("places", places)
          .done();
    }
  }

  /** What became of somebody. */
  public enum Status implements Coded {
    SELECTED("入选"),
    REFERRED("提交考核委员会"),
    WAITING("等待空余名额"),
    CAPPED("名额已满"),
    NOT_ELIGIBLE("未达到好");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** Whose place is given. */
  public enum Scope implements Coded {
    UNIT("本单位"),
    BODY("统筹");

    private final String label;

    Scope(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** Why somebody has no place, or not yet. */
  public enum Reason implements Coded {
    CEILING("有封顶情形"),
    SCORE("得分未达到好"),
    QUOTA("得分达好，因名额未定为好"),
    TIE("并列"),
    FREE_PLACES("空余名额待定");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** The JSON tree of scoring §5 with all its keys. */
  public Map<String, Object> toTree() {
    return Tree.result()
        .put("policyVersion", policyVersion)
        .put("n", n)
        .put("k", k)
        .list("units", units, Unit::toTree)
        .put("free", free)
        .put("freePending", freePending)
        .put("freeUsed", freeUsed)
        .put("selected", selected)
        .put("contested", contested)
        .put("unfilled", unfilled)
        .list("candidates", candidates, Candidate::toTree)
        .list("referrals", referrals, Referral::toTree)
        .done();
  }
}
