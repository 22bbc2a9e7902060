package io.saima.rectification.process;

import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.rectification.DecisionStep;
import io.saima.rectification.RectificationItem;
import io.saima.rectification.Rectifications;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every form of the process shows of its item. */
@Component
class ItemSheets {

  private final Rectifications rectifications;
  private final Assignments assignments;

  ItemSheets(Rectifications rectifications, Assignments assignments) {
    this.rectifications = rectifications;
    this.assignments = assignments;
  }

  /** The item as its forms show it; each step adds its own to it. */
  Map<String, Object> sheet(String number) {
    RectificationItem item = rectifications.item(number);
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("number", number);
    sheet.put("name", name(item.officerId()));
    sheet.put("unit", assignments.county().unit(item.unitCode()).map(Unit::name).orElse(""));
    sheet.put("source", item.source().label());
    sheet.put("problemClass", item.problemClass().label());
    sheet.put("problem", item.problem());
    sheet.put("task", item.task());
    sheet.put("measures", item.measures().orElse(""));
    sheet.put("responsible", item.responsibleId());
    sheet.put("responsibleName", name(item.responsibleId()));
    sheet.put("deadline", item.deadline().toString());
    sheet.put("latestDeadline", item.latestDeadline().toString());
    sheet.put("evidence", item.evidence().orElse(""));
    return sheet;
  }

  /** A line on what was last decided in a step of this round; empty if it never was. */
  String remark(String number, DecisionStep step) {
    return rectifications
        .lastDetail(number, step)
        .map(detail -> step.label() + "：" + detail)
        .orElse("");
  }

  private String name(String officer) {
    return assignments.county().officer(officer).map(Officer::name).orElse(officer);
  }
}
