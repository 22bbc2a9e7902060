package io.saima.reconciliation.process;

import io.saima.reconciliation.Confirmations.Matter;
import io.saima.reconciliation.StatementDocument;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementWords;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the forms show of one indicator. */
final class Sheets {

  /**
   * The version of the statement whose figures are shown. Its field is for reading: what was filled
   * in before another version is not taken.
   */
  static final String VERSION = "version";

  private Sheets() {}

  /** Says that the statement was renewed since; empty if it was not. */
  static String news(Matter matter) {
    return matter.statement().version() == matter.confirmation().knownVersion()
        ? ""
        : "对账单已由第%d版更新为第%d版，以下是新的数据。"
            .formatted(matter.confirmation().knownVersion(), matter.statement().version());
  }

  static Map<String, Object> figures(Line line, StatementDocument statement) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("indicator", line.code());
    row.put("name", line.name());
    row.put("due", StatementWords.due(line));
    row.put("actual", StatementWords.figure(line.actual(), line));
    row.put("figure", line.actual() == null ? "" : line.actual());
    row.put("attainment", StatementWords.percent(line.attainment()));
    row.put("light", StatementWords.light(line.light()));
    row.put("why", StatementWords.reason(line, statement));
    row.put("source", line.source() == null ? "无" : line.source());
    return row;
  }
}
