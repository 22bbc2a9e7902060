package io.saima.reconciliation;

import io.saima.calendar.Week;
import io.saima.plan.IndicatorScope;
import io.saima.plan.Measure;
import io.saima.scoring.Light;
import io.saima.scoring.Week.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one statement as they were computed; numbers are decimal text, so that nothing is
 * rounded twice.
 *
 * @param planCode null if the officer has no plan
 * @param light the officer's light, with indicators of little weight counted one better
 * @param limits of the lights, from green downwards, as shares
 * @param minorWeight the weight below which an indicator counts one better
 * @param lines one for each indicator, in the order of the plan
 * @param weeks the quarter's weeks so far that were due or excused, in order
 * @param c mean of done to planned, six decimals; null if no week was due
 * @param k the factor that follows, six decimals
 * @param came the officer's first day in the post; null if there are no baselines
 * @param baselines how the unit's figures stood when he came; none of them counts for him
 */
public record StatementDocument(
    String planCode,
    String planName,
    Light light,
    List<String> limits,
    String minorWeight,
    List<Line> lines,
    List<WeekLine> weeks,
    String c,
    String k,
    String came,
    List<Baseline> baselines) {

  /** What was computed before there were baselines has none. */
  public StatementDocument {
    baselines = baselines == null ? List.of() : baselines;
  }

  /** How an indicator's attainment is found. */
  public enum Kind {
    HIGHER("越高越好"),
    LOWER("越低越好"),
    ZERO("应为零");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * One indicator.
   *
   * @param share of the target that is due, for example {@code 2/3}
   * @param due target times share, at most four decimals
   * @param actual null without data
   * @param attainment six decimals; null without data
   * @param light the colour that counts, before little weight is considered
   * @param previousBase the colour of the month before, which makes a second yellow red
   * @param actualBefore the figure of the month before in this quarter; null if there is none
   */
  public record Line(
      String code,
      String name,
      String weight,
      String unit,
      boolean core,
      Kind kind,
      Measure measure,
      IndicatorScope scope,
      String target,
      String share,
      String due,
      String actual,
      String attainment,
      Light baseLight,
      Light previousBase,
      Light light,
      boolean falsified,
      String debtRate,
      String debtCeiling,
      String source,
      String actualBefore,
      String attainmentBefore) {

    public boolean red() {
      return light == Light.RED;
    }

    public boolean grey() {
      return light == Light.GREY;
    }
  }

  /**
   * An indicator of the unit as the officer found it.
   *
   * @param month the last one with a figure before he came
   * @param due by the end of that month
   * @param weightless the indicator itself has no weight for him, until a plan sets a new target;
   *     then it is no line
   */
  public record Baseline(
      String code,
      String name,
      String unit,
      Kind kind,
      Measure measure,
      String month,
      String share,
      String due,
      String actual,
      String attainment,
      boolean weightless) {

    /** Whether it stands in the place of a line. */
    boolean isOf(Line line) {
      return weightless && code.equals(line.code());
    }
  }

  /** One week's log. */
  public record WeekLine(String week, State state, Integer planned, Integer done) {

    /** The week as people read it. */
    public String label() {
      return Week.parse(week).label();
    }
  }

  public Optional<Line> line(String code) {
    return lines.stream().filter(line -> line.code().equals(code)).findFirst();
  }

  /** Whether the officer found figures of his post when he came to it, on this day or later. */
  boolean cameSince(LocalDate day) {
    return came != null && !LocalDate.parse(came).isBefore(day);
  }

  public List<Line> reds() {
    return lines.stream().filter(Line::red).toList();
  }

  /** The lights that are red here and were not in an earlier version. */
  List<Line> newReds(StatementDocument before) {
    return reds().stream()
        .filter(red -> before.line(red.code()).filter(Line::red).isEmpty())
        .toList();
  }

  boolean newlyRed(StatementDocument before) {
    return !newReds(before).isEmpty();
  }

  public int count(Light light) {
    return (int) lines.stream().filter(line -> line.light() == light).count();
  }

  /** Whether indicators and lights are the same; logs may differ. */
  public boolean sameFigures(StatementDocument other) {
    return light == other.light() && lines.equals(other.lines());
  }
}
