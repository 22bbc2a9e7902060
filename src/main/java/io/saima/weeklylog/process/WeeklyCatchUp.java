package io.saima.weeklylog.process;

import io.saima.engine.CatchUp;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks, after a start, an import or a jump of the clock, for weeks that should be open or closed
 * by now, and for cases of theirs that were deleted.
 */
@Component
class WeeklyCatchUp {

  private final RuntimeService runtime;

  WeeklyCatchUp(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  @Order(1)
  void close(CatchUp event) {
    runtime.startProcessInstanceByKey(WeeklyProcess.CLOSE);
  }

  @EventListener
  @Order(2)
  void launch(CatchUp event) {
    runtime.startProcessInstanceByKey(WeeklyProcess.LAUNCH);
  }

  @EventListener
  @Order(3)
  void reissue(CatchUp event) {
    runtime.startProcessInstanceByKey(WeeklyProcess.REISSUE);
  }
}
