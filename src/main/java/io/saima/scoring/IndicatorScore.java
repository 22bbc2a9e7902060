package io.saima.scoring;

import java.util.Map;

/**
 * One indicator with its light and its score. All but {@code indicator} and {@code hardRed} are
 * null if it was dropped.
 *
 * @param attainment 0 or more; null without data
 * @param baseLight the colour of the attainment
 * @param light the colour that counts
 * @param hardRed a statutory deadline was missed or the figure was falsified
 * @param falsified a verified falsification names the indicator
 * @param debtPoints whole percentage points of debt above the ceiling
 * @param debtFactor 0–1
 * @param score 0–100, exact; null without data
 * @param contribution what it adds to P0, exact; null without data
 */
public record IndicatorScore(
    Indicator indicator,
    Rational attainment,
    Light baseLight,
    Light light,
    boolean hardRed,
    boolean falsified,
    Rational debtPoints,
    Rational debtFactor,
    Rational score,
    Rational contribution) {

  static IndicatorScore dropped(Indicator indicator) {
    return new IndicatorScore(indicator, null, null, null, false, false, null, null, null, null);
  }

  /** Whether the light is red and was not cleared (销号). */
  public boolean isUnresolvedRed() {
    return light == Light.RED && !indicator.resolved();
  }

  /** As results show it. */
  public Map<String, Object> toTree() {
    return Tree.result()
        .put("code", indicator.code())
        .put("applicable", indicator.applicable())
        .d6("attainment", attainment)
        .put("baseLight", baseLight)
        .put("light", light)
        .d6("debtFactor", debtFactor)
        .d6("score", score)
        .d6("contribution", contribution)
        .done();
  }
}
