package io.saima.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
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
    // Inside a command the engine hands out the task itself, in which the step finds its variables.
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () -> {
                      tasks
                          .createTaskQuery()
                          .processDefinitionKey(process)
                          .processInstanceBusinessKey(businessKey)
                          .taskDefinitionKey(task)
                          .list()
                          .forEach(open -> steps.writeSheet((DelegateTask) open));
                      return null;
                    }));
  }
}
