package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.rectification.Rectifications;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The officer says what he has to say before something is held against him. */
@Component
class HearTask implements UserTask {

  private final Rectifications rectifications;
  private final ItemSheets sheets;

  HearTask(Rectifications rectifications, ItemSheets sheets) {
    this.rectifications = rectifications;
    this.sheets = sheets;
  }

  @Override
  public String process() {
    return RectificationProcess.ID;
  }

  @Override
  public String task() {
    return "task_hear";
  }

  @Override
  public String subject(DelegateTask task) {
    return number(task);
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Map<String, Object> sheet = sheets.sheet(number(task));
    sheet.put(
        "finding",
        rectifications.unheard(number(task)).stream()
            .map(finding -> finding.foundOn() + " " + finding.kind().label())
            .collect(Collectors.joining("；")));
    return Optional.of(sheet);
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    rectifications.hear(number(task), task.getAssignee(), entry.text("statement").orElseThrow());
  }
}
