package io.saima.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.boot.test.context.TestComponent;

/** Plays the people of a test: each acts under his own name, through the same doors as Tasklist. */
@TestComponent
public class Cast {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IdentityService identity;
  private final TaskService tasks;
  private final FormService forms;
  private final org.camunda.bpm.engine.RepositoryService repository;

  Cast(
      IdentityService identity,
      TaskService tasks,
      FormService forms,
      org.camunda.bpm.engine.RepositoryService repository) {
    this.identity = identity;
    this.tasks = tasks;
    this.forms = forms;
    this.repository = repository;
  }

  /** The only open task of this kind that the person has. */
  public Task taskOf(String person, String taskKey) {
    List<Task> open = tasksOf(person, taskKey);
    assertThat(open).as("open %s of %s", taskKey, person).hasSize(1);
    return open.get(0);
  }

  public List<Task> tasksOf(String person, String taskKey) {
    return tasks.createTaskQuery().taskAssignee(person).taskDefinitionKey(taskKey).list();
  }

  /** What the form of the task shows. */
  public JsonNode sheet(Task task) {
    try {
      Object sheet = tasks.getVariableLocal(task.getId(), "sheet");
      return JSON.readTree(String.valueOf(sheet));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Completes a task as its assignee; {@code sheet} is a map or JSON node, or null if nothing is
   * entered.
   */
  public void complete(Task task, Object sheet) {
    complete(task.getAssignee(), task, sheet);
  }

  /** Completes a task as somebody. */
  public void complete(String person, Task task, Object sheet) {
    as(
        person,
        () -> {
          forms.submitTaskForm(task.getId(), variables(sheet));
          return null;
        });
  }

  /** Starts a case from its start form. */
  public ProcessInstance start(String person, String process, Object sheet) {
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult()
            .getId();
    return as(person, () -> forms.submitStartForm(definition, variables(sheet)));
  }

  /** Does something under the name of a person, with the rights that his offices give him. */
  public <T> T as(String person, Supplier<T> work) {
    identity.setAuthentication(
        person,
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList());
    try {
      return work.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  private static Map<String, Object> variables(Object sheet) {
    try {
      return sheet == null
          ? Map.of()
          : Map.of("sheet", SpinValues.jsonValue(JSON.writeValueAsString(sheet)).create());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
