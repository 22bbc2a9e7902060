package io.saima.reconciliation;

import io.saima.plan.FigureHistory;
import io.saima.plan.IndicatorScope;
import io.saima.plan.PlanVersion;
import io.saima.reconciliation.StatementView.Row;
import io.saima.reconciliation.StatementView.Said;
import java.util.List;
import java.util.Optional;

/**
 * One figure of a statement with all that it came from, as its page shows it.
 *
 * @param plan the version that set target and weight; empty if it is not for the reader
 * @param arrivals what the figure was since it first came, the newest first
 * @param versions the figure in each version of the statement, the newest first
 */
public record FigureView(
    StatementView view,
    Row row,
    StatementDocument.Line line,
    String dueFrom,
    String attainmentFrom,
    Optional<PlanVersion> plan,
    List<Arrival> arrivals,
    List<Said> said,
    List<Shown> versions) {

  /**
   * What the figure was from some moment on.
   *
   * @param by who brought or corrected it; empty if no person did
   */
  public record Arrival(FigureHistory.Version version, Optional<String> by) {

    public String actual() {
      return StatementWords.plain(version.actual());
    }
  }

  /** The figure in one version of the statement. */
  public record Shown(StatementView.Version version, Row row) {}

  public boolean ofUnit() {
    return line.scope() == IndicatorScope.UNIT;
  }
}
