package io.saima.grading.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.saima.grading.OpenSteps;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reads the open steps of cases from the engine. */
@Component
class TasksOfCases implements OpenSteps {

  /** More than any page of cases has; the engine refuses to list without an end. */
  private static final int MOST_STEPS = 1000;

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final Clock clock;

  TasksOfCases(RuntimeService runtime, TaskService tasks, Clock clock) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public Map<String, List<Step>> of(Collection<String> cases) {
    if (cases.isEmpty()) {
      return Map.of();
    }
    List<Task> open =
        tasks
            .createTaskQuery()
            .processDefinitionKey(GradeApprovalProcess.ID)
            .processInstanceBusinessKeyIn(cases.toArray(String[]::new))
            .orderByTaskCreateTime()
            .asc()
            .listPage(0, MOST_STEPS);
    if (open.isEmpty()) {
      return Map.of();
    }
    Map<String, String> keys =
        runtime
            .createProcessInstanceQuery()
            .processInstanceIds(open.stream().map(Task::getProcessInstanceId).collect(toSet()))
            .listPage(0, MOST_STEPS)
            .stream()
            .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    return open.stream()
        .filter(task -> keys.containsKey(task.getProcessInstanceId()))
        .collect(
            groupingBy(
                task -> keys.get(task.getProcessInstanceId()), mapping(this::step, toList())));
  }

  private Step step(Task task) {
    LocalDateTime due =
        task.getDueDate() == null
            ? null
            : LocalDateTime.ofInstant(task.getDueDate().toInstant(), clock.getZone());
    return new Step(
        task.getName(),
        task.getAssignee(),
        due,
        due != null && due.isBefore(LocalDateTime.now(clock)));
  }
}
