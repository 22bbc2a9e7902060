package io.saima.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what Saima does around each human step of the models. */
@Component
public class UserTasks {

  private final Forms forms;
  private final ObjectProvider<UserTask> beans;
  private final ThreadLocal<String> finishing = new ThreadLocal<>();
  private volatile Map<String, UserTask> byKey;

  UserTasks(Forms forms, ObjectProvider<UserTask> beans) {
    this.forms = forms;
    // Asked for late: the steps' services need the engine, which is built after this.
    this.beans = beans;
  }

  /** Every step that the code knows. */
  public Collection<UserTask> all() {
    return byKey().values();
  }

  /**
   * The step to which a task belongs.
   *
   * @throws IllegalStateException if the code does not know it: the model has a step without a
   *     {@link UserTask}
   */
  public UserTask of(DelegateTask task) {
    String key = key(task.getProcessDefinitionId().split(":")[0], task.getTaskDefinitionKey());
    UserTask step = byKey().get(key);
    if (step == null) {
      throw new IllegalStateException("No UserTask bean for " + key);
    }
    return step;
  }

  /** Gives a new task a name that tells it apart from others of its kind. */
  void name(DelegateTask task) {
    task.setName(task.getName() + " · " + of(task).subject(task));
  }

  /**
   * Writes what the form of a task shows, for the person who has it now: when the task is made, and
   * again when it goes to somebody else. What people wrote is shown as they wrote it and never as
   * Markdown or HTML.
   */
  public void writeSheet(DelegateTask task) {
    of(task)
        .sheet(task)
        .ifPresent(
            sheet -> {
              try {
                JsonNode shown = forms.of(task).texts().escape(TaskGuard.JSON.valueToTree(sheet));
                String json = TaskGuard.JSON.writeValueAsString(shown);
                task.setVariableLocal(FormSchema.SHEET, SpinValues.jsonValue(json).create());
              } catch (JsonProcessingException e) {
                throw new IllegalStateException(
                    "The sheet of " + task.getTaskDefinitionKey() + " cannot be written", e);
              }
            });
  }

  /**
   * What a field holds in the rows of a list of the task's sheet, as it was last written for its
   * assignee; empty before that.
   */
  public static Set<String> written(DelegateTask task, String list, String field) {
    JsonNode sheet = TaskGuard.json(task.getVariableLocal(FormSchema.SHEET));
    return new Entry(sheet, sheet).shown(list, field);
  }

  /**
   * Ends a step that no person finishes: its time is over, or what stands without an answer is
   * stored. Only for tasks that the engine itself has handed out within a command; no REST call
   * leads here.
   */
  public void finish(DelegateTask task) {
    finishing.set(task.getId());
    try {
      task.complete();
    } finally {
      finishing.remove();
    }
  }

  /** Whether the system itself is ending this task now, so that there is no entry to check. */
  boolean finishes(DelegateTask task) {
    return task.getId().equals(finishing.get());
  }

  private Map<String, UserTask> byKey() {
    if (byKey == null) {
      byKey =
          beans.stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      step -> key(step.process(), step.task()), Function.identity()));
    }
    return byKey;
  }

  private static String key(String process, String task) {
    return process + "/" + task;
  }
}
