package io.saima.reconciliation.process;

import io.saima.reconciliation.StatementDocument;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementWords;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the forms show of one indicator. */
final class Sheets {

  private Sheets() {}

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
