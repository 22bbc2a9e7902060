package io.saima.reconciliation.process;

import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.reconciliation.StatementWords;
import io.saima.reconciliation.Warning;
import io.saima.reconciliation.Warnings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every form of the process shows of its warning. */
@Component
class WarningSheets {

  private final Warnings warnings;
  private final Assignments assignments;

  WarningSheets(Warnings warnings, Assignments assignments) {
    this.warnings = warnings;
    this.assignments = assignments;
  }

  /** The warning as its forms show it; each step adds its own to it. */
  Map<String, Object> sheet(String number) {
    Warning warning = warnings.get(number);
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("number", number);
    sheet.put("indicator", warning.indicatorName());
    sheet.put("light", StatementWords.light(warning.light()));
    sheet.put("whose", warnings.whose(warning) + (warning.officerId().isEmpty() ? "（全单位）" : ""));
    sheet.put(
        "unit",
        assignments.county().unit(warning.unitCode()).map(Unit::name).orElse(warning.unitCode()));
    sheet.put("responsible", name(warning.responsibleId()));
    sheet.put("month", StatementWords.month(warning.month()));
    sheet.put("figures", warning.figures());
    sheet.put("measures", warning.measures().orElse(""));
    return sheet;
  }

  private String name(String officer) {
    return assignments.county().officer(officer).map(Officer::name).orElse(officer);
  }
}
