package io.saima.plan.process;

import io.saima.organization.DistrictClass;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.plan.Direction;
import io.saima.plan.IndicatorScope;
import io.saima.plan.Measure;
import io.saima.plan.PlanTemplates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The templates as a decision table, {@code bpmn/plan-template.dmn}, that a designer changes. */
@Component
class TemplateTable implements PlanTemplates {

  private static final String DECISION = "plan-template";

  private final DecisionService decisions;

  TemplateTable(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<Line> of(DistrictClass district, PostClass postClass, PostType postType) {
    return decisions
        .evaluateDecisionTableByKey(
            DECISION,
            Variables.putValue("districtClass", district == null ? "NONE" : district.name())
                .putValue("postClass", postClass.name())
                .putValue("postType", postType.name()))
        .getResultList()
        .stream()
        .map(TemplateTable::line)
        .toList();
  }

  private static Line line(Map<String, Object> row) {
    return new Line(
        (String) row.get("library"),
        (String) row.get("name"),
        new BigDecimal(row.get("weight").toString()),
        (String) row.get("unit"),
        Direction.valueOf((String) row.get("direction")),
        Measure.valueOf((String) row.get("measure")),
        IndicatorScope.valueOf((String) row.get("scope")),
        new BigDecimal(row.get("target").toString()),
        (boolean) row.get("core"),
        (boolean) row.get("latent"));
  }
}
