package io.saima.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** The forms as they are deployed, each read once. */
@Component
class Forms {

  private final Map<String, Form> known = new ConcurrentHashMap<>();

  /** The form of a task, in the version with which its case was started. */
  Form of(DelegateTask task) {
    return known.computeIfAbsent(
        task.getProcessDefinitionId() + task.getTaskDefinitionKey(),
        ignored -> Form.read(service().getDeployedTaskForm(task.getId())));
  }

  /** The start form of a process. */
  Form ofStart(String definitionId) {
    return known.computeIfAbsent(
        definitionId, ignored -> Form.read(service().getDeployedStartForm(definitionId)));
  }

  private static FormService service() {
    return Context.getProcessEngineConfiguration().getFormService();
  }
}
