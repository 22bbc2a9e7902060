package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.EarlyWarningProcess.ACCEPTED;
import static io.saima.reconciliation.process.EarlyWarningProcess.SENT_BACK_TOO_OFTEN;
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

/** The supervisor accepts the measures or sends them back with a reason. */
@Component
class AcceptMeasuresTask implements UserTask {

  private final Warnings warnings;
  private final WarningPeople people;
  private final WarningSheets sheets;

  AcceptMeasuresTask(Warnings warnings, WarningPeople people, WarningSheets sheets) {
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
    return "task_acceptMeasures";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Map<String, Object> sheet = sheets.sheet(number(task));
    sheet.put("choice", TO_RECTIFY.get(task) ? "申请直接列入整改" : "跟踪至转绿");
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
    return people.accepterAfter(had, number(task));
  }

  @Override
  public boolean nobodyLeft(DelegateTask task) {
    accepted(task, warnings.letStand(number(task)));
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    Optional<String> opinion = entry.text("opinion");
    if (entry.text("decision").filter("ACCEPT"::equals).isPresent()) {
      accepted(task, warnings.accept(number(task), task.getAssignee(), opinion.orElse(null)));
    } else {
      String reason = opinion.orElseThrow(() -> new TaskRefused("退回措施须写明理由，请填写“意见”。"));
      SENT_BACK_TOO_OFTEN.set(
          task.getExecution(), warnings.sendBack(number(task), task.getAssignee(), reason));
      ACCEPTED.set(task.getExecution(), false);
    }
  }

  /** What has ceased to be red in the meantime is watched on. */
  private static void accepted(DelegateTask task, boolean red) {
    ACCEPTED.set(task.getExecution(), true);
    TO_RECTIFY.set(task.getExecution(), red && TO_RECTIFY.get(task));
  }
}
