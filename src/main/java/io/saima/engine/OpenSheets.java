package io.saima.engine;

import java.util.Collection;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Writes what an open form shows anew when what it was made of has changed since. */
@Component
public class OpenSheets {

  private final ProcessEngine engine;
  private final TaskService tasks;
  private final UserTasks steps;

  OpenSheets(ProcessEngine engine, TaskService tasks, UserTasks steps) {
    this.engine = engine;
    this.tasks = tasks;
    this.steps = steps;
  }

  /**
   * Writes the sheets of a case's open tasks of one kind anew, in the caller's transaction; if none
   * is open, nothing happens.
   */
  public void rewrite(String process, String businessKey, String task) {
    rewrite(
        tasks
            .createTaskQuery()
            .processDefinitionKey(process)
            .processInstanceBusinessKey(businessKey)
            .taskDefinitionKey(task));
  }

  /**
   * Writes the sheets of all open tasks of some cases anew, in the caller's transaction.
   *
   * @param businessKeys the cases of a process, a few hundred at once
   */
  public void rewrite(String process, Collection<String> businessKeys) {
    if (!businessKeys.isEmpty()) {
      rewrite(
          tasks
              .createTaskQuery()
              .processDefinitionKey(process)
              .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new)));
    }
  }

  private void rewrite(TaskQuery open) {
    // Inside a command the engine hands out the task itself, in which the step finds its variables.
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () -> {
                      // What ended in this very transaction is still found in the database.
                      open.list().stream()
                          .map(TaskEntity.class::cast)
                          .filter(task -> !task.isDeleted())
                          .forEach(steps::writeSheet);
                      return null;
                    }));
  }
}
