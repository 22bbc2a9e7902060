package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.LOOK_AGAIN;
import static io.saima.rectification.process.RectificationProcess.PASSED;
import static io.saima.rectification.process.RectificationProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.rectification.RectificationItem;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.RectificationState;
import io.saima.rectification.Rectifications;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * The organization department looks whether what was put right stayed right. Nobody passes or fails
 * by silence: the last in the line keeps the step and is reminded of it.
 */
@Component
class LookBackTask implements UserTask {

  private final Rectifications rectifications;
  private final RectificationPeople people;
  private final ItemSheets sheets;

  LookBackTask(Rectifications rectifications, RectificationPeople people, ItemSheets sheets) {
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
    return "task_lookBack";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    RectificationItem item = rectifications.item(number(task));
    Map<String, Object> sheet = sheets.sheet(number(task));
    sheet.put("closedOn", item.closedOn().map(LocalDate::toString).orElse(""));
    sheet.put("lookBack", item.lookBacksPassed() + 1);
    return Optional.of(sheet);
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return rectifications.item(number(task)).people();
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.lookBackAfter(had, number(task));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean passed = entry.text("decision").filter("PASS"::equals).isPresent();
    String finding = entry.text("lookBackFinding").orElseThrow();
    if (passed) {
      rectifications.passLookBack(number(task), task.getAssignee(), finding);
    } else {
      rectifications.failLookBack(number(task), task.getAssignee(), finding);
    }
    PASSED.set(task.getExecution(), passed);
    LOOK_AGAIN.set(
        task.getExecution(),
        rectifications.item(number(task)).state() == RectificationState.CLOSED);
  }
}
