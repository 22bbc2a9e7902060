package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.EarlyWarningProcess.TO_RECTIFY;
import static io.saima.reconciliation.process.EarlyWarningProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.reconciliation.WarningPeople;
import io.saima.reconciliation.Warnings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The leader in charge says what is to be done, or makes the red light a rectification. */
@Component
class SuperviseWarningTask implements UserTask {

  private static final String RECTIFY = "RECTIFY";

  private final Warnings warnings;
  private final WarningPeople people;
  private final WarningSheets sheets;

  SuperviseWarningTask(Warnings warnings, WarningPeople people, WarningSheets sheets) {
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
    return "task_supervise";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Map<String, Object> sheet = sheets.sheet(number(task));
    sheet.put(
        "remark",
        warnings.get(number(task)).instruction().map(last -> "上次督办要求：" + last).orElse(""));
    sheet.put("plan", warnings.get(number(task)).measures().orElse("尚未报送"));
    sheet.put("decision", "WATCH");
    return Optional.of(sheet);
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return List.of(warnings.get(number(task)).responsibleId());
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.leaderAfter(had, number(task));
  }

  @Override
  public boolean nobodyLeft(DelegateTask task) {
    warnings.leaveUninstructed(number(task));
    TO_RECTIFY.set(task.getExecution(), false);
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean rectify = entry.text("decision").filter(RECTIFY::equals).isPresent();
    String demand = entry.text("demand").orElseThrow(() -> new TaskRefused("请写明督办要求。"));
    warnings.instruct(number(task), task.getAssignee(), demand, rectify);
    TO_RECTIFY.set(task.getExecution(), rectify);
  }
}
