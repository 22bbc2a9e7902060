package io.saima.reconciliation;

import io.saima.calendar.Week;
import io.saima.organization.Officer;
import io.saima.reconciliation.StatementDocument.WeekLine;
import io.saima.scoring.Light;
import io.saima.scoring.Week.State;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement as its page shows it.
 *
 * @param path where it is read, without the version
 * @param found the unit's figures as the officer found them when he came to his post
 * @param months of the quarter up to its own, those that are known
 * @param diligence how the weeks lead to the coefficient
 * @param versions all that were published, the newest first
 * @param disputable whether any figure may be disputed now, from the page
 */
public record StatementView(
    Officer officer,
    String unit,
    Statement statement,
    StatementDocument document,
    String path,
    String month,
    String lights,
    String limits,
    List<Row> rows,
    List<Found> found,
    List<Month> months,
    List<WeekRow> weeks,
    String diligence,
    List<Confirmation> confirmations,
    List<Said> said,
    List<Version> versions,
    boolean own,
    boolean disputable,
    boolean mayRectify) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /** The officer's first day in the post; only where something was found by then. */
  public String came() {
    return LocalDate.parse(document.came()).format(DAY);
  }

  /**
   * One indicator in words.
   *
   * @param share the attainment, six decimals; null without data
   * @param says the figure, what was due and the light in one phrase
   * @param run the months of the quarter up to this one, in step with the statement's
   * @param warning what is done about its light, or was
   */
  public record Row(
      String code,
      String name,
      String weight,
      boolean core,
      String kind,
      String target,
      String due,
      String actual,
      String share,
      String attainment,
      Light light,
      String why,
      String says,
      String change,
      String source,
      String debt,
      List<Point> run,
      Optional<Warning> warning,
      boolean resolved,
      boolean disputable) {

    public String colour() {
      return light.name().toLowerCase(Locale.ROOT);
    }

    /** The months before this one that have data, as the chart takes them: 7月 0.9;8月 0.95. */
    public String before() {
      return run.subList(0, run.size() - 1).stream()
          .filter(point -> point.share() != null)
          .map(point -> point.label() + " " + point.share())
          .reduce((one, other) -> one + ";" + other)
          .orElse("");
    }
  }

  /**
   * An indicator as the officer found it, in words.
   *
   * @param counts how it counts for him from now on
   */
  public record Found(
      String name, String month, String due, String actual, String attainment, String counts) {}

  /**
   * A month of the quarter.
   *
   * @param path where its statement is read; empty of this one, and where there is none
   */
  public record Month(String label, Optional<String> path) {}

  /**
   * One indicator in one month.
   *
   * @param light null if the month's statement does not know the indicator
   */
  public record Point(String label, String share, String attainment, Light light) {

    public String colour() {
      return light.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A week behind the diligence figure.
   *
   * @param readable whether the reader may open its log
   */
  public record WeekRow(Week week, WeekLine line, boolean readable) {

    /** What it counts in the mean. */
    public String share() {
      return switch (line.state()) {
        case FILED -> StatementWords.percent(line.done(), line.planned());
        case MISSING -> "0%";
        case LEAVE -> "不计入";
      };
    }

    public boolean filed() {
      return line.state() == State.FILED;
    }
  }

  /** A dispute in words. */
  public record Said(Dispute dispute, String indicator, String decidedBy) {

    /** From what to what a figure was corrected; empty if it was not. */
    public Optional<String> correction() {
      return dispute
          .correctedActual()
          .map(
              corrected ->
                  "%s → %s"
                      .formatted(
                          dispute.disputedActual().map(StatementWords::plain).orElse("无数据"),
                          StatementWords.plain(corrected)));
    }
  }

  /**
   * One difference between two versions.
   *
   * @param indicator its code; empty if the difference is not of one indicator
   * @param why what brought it
   */
  public record Change(Optional<String> indicator, String subject, String what, String why) {}

  /**
   * A version of the month's statement.
   *
   * @param shown whether it is this one
   * @param newest whether it is the one that counts
   * @param changes against the version that was published before it
   */
  public record Version(Statement statement, boolean shown, boolean newest, List<Change> changes) {}

  /** Where one of its versions is read; the newest one needs no number. */
  public String address(Version version) {
    return path + query(version);
  }

  /** Where one of its figures is read, of the version that is shown. */
  public String address(Row row) {
    return path + "/figures/" + row.code() + query(shown());
  }

  private static String query(Version version) {
    return version.newest() ? "" : "?version=" + version.statement().version();
  }

  public Version shown() {
    return versions.stream().filter(Version::shown).findFirst().orElseThrow();
  }

  public Version newest() {
    return versions.get(0);
  }
}
