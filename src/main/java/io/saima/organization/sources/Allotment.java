package io.saima.organization.sources;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a data source may deliver: figures of these units for these indicators.
 *
 * @param units their codes; empty = of every unit
 * @param indicators codes of plans or of the library; empty = every indicator
 */
public record Allotment(Optional<Set<String>> units, Optional<Set<String>> indicators) {

  private static final String ALL = "*";

  /**
   * Whether a figure is among what may be delivered.
   *
   * @param unit the code of the plan's unit
   * @param indicator the indicator's code in the plan
   * @param library the code of its entry in the library
   */
  public boolean covers(String unit, String indicator, String library) {
    return units.map(codes -> codes.contains(unit)).orElse(true)
        && indicators
            .map(codes -> codes.contains(indicator) || codes.contains(library))
            .orElse(true);
  }

  static Allotment of(String units, String indicators) {
    return new Allotment(codes(units), codes(indicators));
  }

  static String text(Optional<Set<String>> codes) {
    return codes.map(some -> String.join(",", new TreeSet<>(some))).orElse(ALL);
  }

  private static Optional<Set<String>> codes(String text) {
    return text.equals(ALL)
        ? Optional.empty()
        : Optional.of(new TreeSet<>(Arrays.asList(text.split(","))));
  }
}
