package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.EarlyWarningProcess.TO_RECTIFY;
import static io.saima.reconciliation.process.EarlyWarningProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.reconciliation.WarningPeople;
import io.saima.reconciliation.Warnings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Whose light it is, or who answers for the unit, says what he will do about it. */
@Component
class PlanMeasuresTask implements UserTask {

  private static final String RECTIFY = "RECTIFY";

  private final Warnings warnings;
  private final WarningPeople people;
  private final WarningSheets sheets;

  PlanMeasuresTask(Warnings warnings, WarningPeople people, WarningSheets sheets) {
    this.warnings = warnings;
    this.people = people;
    this.sheets = sheets;
  }

  @Override
  public String process() {
    return EarlyWarningProcess.ID;
  }

  @Override
  public String task() {
    return "task_planMeasures";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Map<String, Object> sheet = sheets.sheet(number(task));
    sheet.put(
        "remark", warnings.reasonOfReturn(number(task)).map(reason -> "退回理由：" + reason).orElse(""));
    sheet.put("choice", "WATCH");
    return Optional.of(sheet);
  }

  @Override
  public Leaving whenLeft() {
    return Leaving.HANDED_ON;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.responsibleAfter(had, number(task));
  }

  /** Nobody stands in for an officer who has left: his warning ends, and this step with it. */
  @Override
  public boolean nobodyLeft(DelegateTask task) {
    warnings.dropOfLeaver(number(task));
    return false;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean rectify = entry.text("choice").filter(RECTIFY::equals).isPresent();
    warnings.plan(number(task), task.getAssignee(), entry.text("measures").orElseThrow(), rectify);
    TO_RECTIFY.set(task.getExecution(), rectify);
  }
}
