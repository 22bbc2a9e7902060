package io.saima.review.process;

import io.saima.engine.CatchUp;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks, after a start, an import or a jump of the clock, for reviews that should have begun by
 * now.
 */
@Component
class QuarterlyCatchUp {

  private final RuntimeService runtime;

  QuarterlyCatchUp(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  @Order(3)
  void on(CatchUp event) {
    runtime.startProcessInstanceByKey(QuarterlyLaunchProcess.ID);
  }
}
