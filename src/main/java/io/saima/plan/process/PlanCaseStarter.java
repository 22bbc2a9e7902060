package io.saima.plan.process;

import io.saima.engine.CaseLauncher;
import io.saima.engine.CatchUp;
import io.saima.plan.DraftOpened;
import io.saima.plan.RevisionOpened;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the cases of drafts and revisions begin, and looks for what was missed. */
@Component
class PlanCaseStarter {

  private final CaseLauncher launcher;
  private final RuntimeService runtime;

  PlanCaseStarter(CaseLauncher launcher, RuntimeService runtime) {
    this.launcher = launcher;
    this.runtime = runtime;
  }

  @EventListener
  void on(DraftOpened opened) {
    launcher.start(PlanApprovalProcess.ID, opened.number(), Map.of());
  }

  @EventListener
  void on(RevisionOpened opened) {
    launcher.start(
        PlanRevisionProcess.ID, opened.number(), PlanRevisionProcess.RECORDED.with(false));
  }

  @EventListener
  @Order(4)
  void on(CatchUp event) {
    runtime.startProcessInstanceByKey(PlanRevisionProcess.LAUNCH);
  }
}
