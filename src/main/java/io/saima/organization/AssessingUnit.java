package io.saima.organization;

import io.saima.calendar.Quarter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one unit that assesses an officer in a quarter; another one that had him, or to which he
 * belongs, gives an opinion.
 *
 * @param days on how many days of the quarter he worked in each unit
 * @param other the unit that gives an opinion: of several the one in which he worked longer, then
 *     later
 */
public record AssessingUnit(
    String unit, Ground ground, Map<String, Integer> days, Optional<String> other) {

  /** Why it is this unit. */
  public enum Ground implements Labelled {
    /** The county's contract: where he worked for the longer half of the quarter. */
    MORE_THAN_HALF("本季度超过半数的日历天数在此工作"),
    /** Default: nowhere for more than half. */
    LONGEST("没有超过半数的单位，在此工作最久"),
    /** Default: equally long in several units. */
    LATEST("几个单位天数相同，在此工作最晚");

    private final String label;

    Ground(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * Some days in one unit.
   *
   * @param unit where he worked; outside the county his own unit
   * @param establishment the unit to which he belonged
   * @param to the last day; null: until further notice
   */
  public record Stay(String unit, String establishment, LocalDate from, LocalDate to) {}

  private record Time(int days, LocalDate last) {

    private Time and(Time more) {
      return new Time(days + more.days, last.isAfter(more.last) ? last : more.last);
    }
  }

  private static final Comparator<Map.Entry<String, Time>> LONGER_THEN_LATER =
      Comparator.comparing((Map.Entry<String, Time> one) -> one.getValue().days())
          .thenComparing(one -> one.getValue().last())
          .thenComparing(Map.Entry::getKey);

  /** Empty if he worked nowhere in that quarter. */
  public static Optional<AssessingUnit> of(List<Stay> stays, Quarter quarter) {
    Map<String, Time> worked = new LinkedHashMap<>();
    Map<String, Time> others = new LinkedHashMap<>();
    for (Stay stay : stays) {
      LocalDate from = stay.from().isBefore(quarter.first()) ? quarter.first() : stay.from();
      LocalDate to =
          stay.to() == null || stay.to().isAfter(quarter.last()) ? quarter.last() : stay.to();
      if (!from.isAfter(to)) {
        Time time = new Time((int) ChronoUnit.DAYS.between(from, to) + 1, to);
        worked.merge(stay.unit(), time, Time::and);
        others.merge(stay.unit(), time, Time::and);
        others.merge(stay.establishment(), new Time(0, to), Time::and);
      }
    }
    return worked.entrySet().stream()
        .max(LONGER_THEN_LATER)
        .map(
            most -> {
              others.remove(most.getKey());
              Map<String, Integer> days = new LinkedHashMap<>();
              worked.forEach((unit, time) -> days.put(unit, time.days()));
              return new AssessingUnit(
                  most.getKey(),
                  ground(most.getValue().days(), worked, quarter),
                  days,
                  others.entrySet().stream().max(LONGER_THEN_LATER).map(Map.Entry::getKey));
            });
  }

  private static Ground ground(int days, Map<String, Time> worked, Quarter quarter) {
    if (days * 2 > quarter.days()) {
      return Ground.MORE_THAN_HALF;
    }
    boolean shared = worked.values().stream().filter(time -> time.days() == days).count() > 1;
    return shared ? Ground.LATEST : Ground.LONGEST;
  }
}
