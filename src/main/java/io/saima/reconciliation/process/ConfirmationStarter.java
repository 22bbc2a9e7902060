package io.saima.reconciliation.process;

import io.saima.engine.CaseLauncher;
import io.saima.reconciliation.CutOffReached;
import io.saima.reconciliation.DisputeRaised;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the case of a dispute raised on a page, and ends cases at the cut-off. */
@Component
class ConfirmationStarter {

  private final CaseLauncher launcher;
  private final RuntimeService runtime;

  ConfirmationStarter(CaseLauncher launcher, RuntimeService runtime) {
    this.launcher = launcher;
    this.runtime = runtime;
  }

  @EventListener
  void on(DisputeRaised raised) {
    launcher.start(
        StatementConfirmationProcess.ID,
        raised.caseKey(),
        StatementConfirmationProcess.begin(raised.officer(), true));
  }

  @EventListener
  void on(CutOffReached reached) {
    runtime
        .createMessageCorrelation(StatementConfirmationProcess.CUT_OFF)
        .processInstanceBusinessKey(reached.caseKey())
        .correlateAll();
  }
}
