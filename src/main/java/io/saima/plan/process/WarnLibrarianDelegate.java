package io.saima.plan.process;

import io.saima.plan.Revisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tells whoever has the library to revise that the time is nearly over. */
@Component
class WarnLibrarianDelegate implements JavaDelegate {

  private final Revisions revisions;

  WarnLibrarianDelegate(Revisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution
        .getProcessEngineServices()
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey("task_reviseLibrary")
        .list()
        .stream()
        .map(Task::getAssignee)
        .forEach(person -> revisions.warnLibrarian(execution.getProcessBusinessKey(), person));
  }
}
