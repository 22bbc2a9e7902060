package io.saima.operations.process;

import io.saima.engine.CatchUp;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks after people's tasks when mornings may have been missed, and after an import, which may
 * tell that somebody has left.
 */
@Component
class TaskCareCatchUp {

  private final RuntimeService runtime;

  TaskCareCatchUp(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  @Order(9)
  void on(CatchUp event) {
    runtime.startProcessInstanceByKey("task-care");
  }
}
