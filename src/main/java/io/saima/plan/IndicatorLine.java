package io.saima.plan;

import java.math.BigDecimal;

/**
 * One indicator as a version of a plan holds it: what an import brought or a unit drafted.
 *
 * @param code unique within the plan; the same code in two versions is the same indicator
 * @param library the entry of the indicator library from which it draws
 * @param weight percent of the plan, 5 to 40
 * @param unit the unit of measurement
 * @param target for the quarter, 0 or more
 * @param latent a long-term result (潜绩)
 * @param debtCeiling percent; null unless it is a government-invested project
 */
public record IndicatorLine(
    String code,
    String library,
    String name,
    IndicatorModule module,
    IndicatorSystem system,
    BigDecimal weight,
    String unit,
    Direction direction,
    Measure measure,
    IndicatorScope scope,
    BigDecimal target,
    boolean core,
    boolean project,
    boolean latent,
    BigDecimal debtCeiling) {

  /** Numbers lose their trailing zeros, so that equal ones are equal. */
  public IndicatorLine {
    weight = plain(weight);
    target = plain(target);
    debtCeiling = plain(debtCeiling);
  }

  private static BigDecimal plain(BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The same indicator under another code. */
  IndicatorLine withCode(String other) {
    return new IndicatorLine(
        other,
        library,
        name,
        module,
        system,
        weight,
        unit,
        direction,
        measure,
        scope,
        target,
        core,
        project,
        latent,
        debtCeiling);
  }
}
