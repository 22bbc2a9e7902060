package io.saima.scoring;

import java.util.List;

/**
 * Attainment and lights (红黄绿灯), scoring §3.2: how far an indicator is and which colour that is.
 *
 * <p>Origin: seed 001 (three colours), 000 (four); the limits are defaults.
 */
public final class Lights {

  private static final List<Light> THREE_COLOURS = List.of(Light.GREEN, Light.YELLOW, Light.RED);
  private static final List<Light> FOUR_COLOURS =
      List.of(Light.GREEN, Light.YELLOW, Light.ORANGE, Light.RED);

  private Lights() {}

  /**
   * What was reached of what is due by now, exact; 1 is the whole.
   *
   * @param indicator sound and applicable
   * @return 0 or more ({@code LOWER}, {@code MANUAL}: at most 1); null without data
   */
  public static Rational attainment(Indicator indicator) {
    if (!indicator.hasData()) {
      return null;
    }
    return switch (indicator.direction()) {
      case HIGHER -> indicator.actual().over(due(indicator));
      case LOWER ->
          indicator.actual().isAtMost(due(indicator))
              ? Rational.ONE
              : due(indicator).over(indicator.actual());
      case MANUAL -> indicator.manual();
    };
  }

  /** The colour of an attainment before anything else is considered; grey for null. */
  public static Light base(Policy policy, Rational attainment) {
    if (attainment == null) {
      return Light.GREY;
    }
    List<Light> colours = colours(policy);
    for (int i = 0; i < policy.lightThresholds().size(); i++) {
      if (attainment.isAtLeast(policy.lightThresholds().get(i))) {
        return colours.get(i);
      }
    }
    return Light.RED;
  }

  /**
   * The colour that counts: red if hard red, and one worse if yellow or orange stood there last
   * month already.
   *
   * @param previousBase base colour of the previous month; null if none
   * @param hardRed a statutory deadline was missed or the figure was falsified
   */
  public static Light escalated(Policy policy, Light base, Light previousBase, boolean hardRed) {
    if (hardRed) {
      return Light.RED;
    }
    boolean warning = base == Light.YELLOW || base == Light.ORANGE;
    return warning && base == previousBase ? neighbour(policy, base, 1) : base;
  }

  /**
   * The colour as it counts for the person: one better if the indicator is minor, unless hard red.
   */
  public static Light forPerson(Policy policy, IndicatorScore score) {
    boolean softened =
        score.indicator().weight().isBelow(policy.minorWeight())
            && !score.hardRed()
            && score.light() != Light.GREEN
            && score.light() != Light.GREY;
    return softened ? neighbour(policy, score.light(), -1) : score.light();
  }

  /** What is due by now, in the unit of the target: target × elapsed share. */
  static Rational due(Indicator indicator) {
    return indicator.target().times(indicator.elapsed());
  }

  private static Light neighbour(Policy policy, Light light, int step) {
    List<Light> colours = colours(policy);
    return colours.get(colours.indexOf(light) + step);
  }

  private static List<Light> colours(Policy policy) {
    return policy.lightThresholds().size() == 3 ? FOUR_COLOURS : THREE_COLOURS;
  }
}
