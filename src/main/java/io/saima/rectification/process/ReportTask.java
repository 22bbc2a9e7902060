package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.rectification.DecisionStep;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.Rectifications;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The responsible person reports the work done, with his evidence in words. */
@Component
class ReportTask implements UserTask {

  private final Rectifications rectifications;
  private final RectificationPeople people;
  private final ItemSheets sheets;

  ReportTask(Rectifications rectifications, RectificationPeople people, ItemSheets sheets) {
    this.rectifications = rectifications;
    this.people = people;
    this.sheets = sheets;
  }

  @Override
  public String process() {
    return RectificationProcess.ID;
  }

  @Override
  public String task() {
    return "task_report";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Map<String, Object> sheet = sheets.sheet(number(task));
    sheet.put("remark", sheets.remark(number(task), DecisionStep.SENT_BACK));
    return Optional.of(sheet);
  }

  @Override
  public Leaving whenLeft() {
    return Leaving.HANDED_ON;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return Optional.of(people.responsible(number(task))).filter(person -> !had.contains(person));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    rectifications.report(
        number(task), task.getAssignee(), entry.text("doneEvidence").orElseThrow());
  }
}
