package io.saima.scoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The units of one assessing body and its graded people, between whom the places for 好 are shared.
 *
 * <p>Whoever builds one directly need not check it: {@link QuotaCalculation#run} does.
 *
 * @param quarter 1–4; in the first no carry is left
 * @param units 1–500
 * @param candidates at most 10000
 */
public record QuotaInput(int quarter, List<Unit> units, List<Candidate> candidates, Policy policy) {

  private static final DecimalRange PUBLISHED = DecimalRange.HUNDRED.twoPlaces();

  /**
   * A unit as it is on paper, before merging.
   *
   * @param size persons who take part and can be graded, 1–10000
   * @param carry places owed to the unit (or, negative, by it) from the last quarter, −3 to 3
   * @param pool the code under which the unit is assessed together with others; null if on its own
   */
  public record Unit(String code, int size, Rational carry, String pool) {

    /** The code of the quota unit to which the unit belongs (合并考核). */
    public String quotaUnit() {
      return pool == null ? code : pool;
    }

    private static Unit read(Fields fields) {
      fields.require("code", "size");
      return new Unit(
          fields.text("code"),
          fields.integer("size", 1, 1, 10_000),
          fields.decimal("carry", "0", DecimalRange.of("-3", "3").twoPlaces()),
          fields.text("pool"));
    }

    private Map<String, Object> toTree() {
      return Tree.input()
          .put("code", code)
          .put("size", size)
          .put("carry", carry)
          .put("pool", pool)
          .done();
    }
  }

  /**
   * Somebody with a published score.
   *
   * @param unit the unit's own code, also if merged
   * @param q published score of the quarter, 0–100, two decimals
   * @param p published part of results, 0–100, two decimals
   * @param pub published public mean, 0–100, two decimals; null if there is none
   * @param reds red lights, 0–9
   * @param yellows yellow and orange lights, 0–9
   * @param merit special merit (一事一考)
   * @param ceiling highest grade that the caps allow
   * @param committeeRank the committee's order among the tied, from 1; null if it did not decide
   */
  public record Candidate(
      String id,
      String unit,
      Rational q,
      Rational p,
      Rational pub,
      int reds,
      int yellows,
      boolean merit,
      QuarterGrade ceiling,
      Integer committeeRank) {

    private static Candidate read(Fields fields) {
      fields.require("id", "unit", "q", "p");
      return new Candidate(
          fields.text("id"),
          fields.text("unit"),
          fields.decimal("q", PUBLISHED),
          fields.decimal("p", PUBLISHED),
          fields.decimal("pub", PUBLISHED),
          fields.integer("reds", 0, 0, 9),
          fields.integer("yellows", 0, 0, 9),
          fields.flag("merit", false),
          fields.choice("ceiling", QuarterGrade.class, QuarterGrade.GOOD),
          fields.integer("committeeRank", 1, 1000));
    }

    private Map<String, Object> toTree() {
      return Tree.input()
          .put("id", id)
          .put("unit", unit)
          .put("q", q)
          .put("p", p)
          .put("pub", pub)
          .put("reds", reds)
          .put("yellows", yellows)
          .put("merit", merit)
          .put("ceiling", ceiling)
          .put("committeeRank", committeeRank)
          .done();
    }
  }

  public QuotaInput {
    units = List.copyOf(units);
    candidates = List.copyOf(candidates);
    policy = policy == null ? Policy.DEFAULT : policy;
  }

  /**
   * Reads a JSON tree of JDK types.
   *
   * @throws InvalidInput with all faults of the first of the three stages that found any
   */
  public static QuotaInput read(Map<?, ?> tree) {
    Errors errors = new Errors();
    QuotaInput input = Fields.read(tree, "", errors, QuotaInput::read);
    errors.throwIfAny();
    input.policy.check(errors);
    errors.throwIfAny();
    input.checkUnits(errors);
    input.checkCandidates(errors);
    errors.throwIfAny();
    return input;
  }

  /** The JSON tree that {@link #read} turns into an equal input. */
  public Map<String, Object> toTree() {
    return Tree.input()
        .put("quarter", quarter)
        .list("units", units, Unit::toTree)
        .list("candidates", candidates, Candidate::toTree)
        .put("policy", policy.toTree())
        .done();
  }

  private static QuotaInput read(Fields fields) {
    fields.require("quarter", "units", "candidates");
    return new QuotaInput(
        fields.integer("quarter", 1, 1, 4),
        fields.objects("units", 1, 500, Unit::read),
        fields.objects("candidates", 0, 10_000, Candidate::read),
        fields.object("policy", Policy::read));
  }

  private void checkUnits(Errors errors) {
    Set<String> merged = new HashSet<>();
    units.stream().filter(QuotaInput::isMerged).forEach(unit -> merged.add(unit.code()));
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      String at = "units[" + i + "]";
      errors.addIf(!codes.add(unit.code()), at + ".code", ErrorCode.DUPLICATE, "单位编号重复，请改正");
      errors.addIf(
          quarter == 1 && unit.carry().signum() != 0,
          at + ".carry",
          ErrorCode.RANGE,
          "第一季度不带结转名额，请改为0");
      errors.addIf(
          isMerged(unit) && merged.contains(unit.pool()),
          at + ".pool",
          ErrorCode.CONSISTENCY,
          "“%s”自己已并入别的单位，请直接填写最终的合并单位".formatted(unit.pool()));
    }
  }

  /** Whether the unit is assessed under another code than its own. */
  private static boolean isMerged(Unit unit) {
    return !unit.quotaUnit().equals(unit.code());
  }

  private void checkCandidates(Errors errors) {
    Map<String, String> quotaUnitOf = new HashMap<>();
    Map<String, Integer> free = new HashMap<>();
    for (Unit unit : units) {
      quotaUnitOf.put(unit.code(), unit.quotaUnit());
      free.merge(unit.quotaUnit(), unit.size(), Integer::sum);
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      String at = "candidates[" + i + "]";
      errors.addIf(!ids.add(candidate.id()), at + ".id", ErrorCode.DUPLICATE, "人员编号重复，请删去重复的一项");
      String quotaUnit = quotaUnitOf.get(candidate.unit());
      if (quotaUnit == null) {
        errors.add(
            at + ".unit", ErrorCode.REFERENCE, "没有编号为“%s”的单位，请核对".formatted(candidate.unit()));
      } else {
        errors.addIf(
            free.merge(quotaUnit, -1, Integer::sum) == -1,
            at + ".unit",
            ErrorCode.COUNT,
            "“%s”的人数多于参加考核人数，请核对".formatted(quotaUnit));
      }
    }
  }
}
