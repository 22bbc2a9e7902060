package io.saima.organization.process;

import io.saima.engine.CatchUp;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Looks, before every other launcher, for changes that began while nobody looked. */
@Component
class PersonnelCatchUp {

  private final RuntimeService runtime;

  PersonnelCatchUp(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  @Order(0)
  void on(CatchUp event) {
    runtime.startProcessInstanceByKey(PersonnelProcess.ID);
  }
}
