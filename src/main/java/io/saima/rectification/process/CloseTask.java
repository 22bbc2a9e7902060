package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.CLOSED;
import static io.saima.rectification.process.RectificationProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.Rectifications;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Somebody without a part in the matter closes it (销号), or sends it back. Nothing is closed by
 * silence: the last in the line keeps the step and is reminded of it.
 */
@Component
class CloseTask implements UserTask {

  private final Rectifications rectifications;
  private final RectificationPeople people;
  private final ItemSheets sheets;

  CloseTask(Rectifications rectifications, RectificationPeople people, ItemSheets sheets) {
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
    return "task_close";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    return Optional.of(sheets.sheet(number(task)));
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
    return people.closerAfter(had, number(task));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean closed = entry.text("decision").filter("CLOSE"::equals).isPresent();
    String opinion = entry.text("opinion").orElse(null);
    if (closed) {
      rectifications.close(number(task), task.getAssignee(), opinion);
    } else {
      rectifications.sendBack(number(task), task.getAssignee(), opinion);
    }
    CLOSED.set(task.getExecution(), closed);
  }
}
