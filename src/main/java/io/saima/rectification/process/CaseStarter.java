package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.JOINED;

import io.saima.engine.CaseLauncher;
import io.saima.rectification.ItemOpened;
import io.saima.rectification.ProblemReturned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the case of an item begin when it is opened, and begin again when its problem returns. */
@Component
class CaseStarter {

  private final CaseLauncher launcher;
  private final RuntimeService runtime;

  CaseStarter(CaseLauncher launcher, RuntimeService runtime) {
    this.launcher = launcher;
    this.runtime = runtime;
  }

  @EventListener
  void on(ItemOpened opened) {
    launcher.start(RectificationProcess.ID, opened.number(), JOINED.with(false));
  }

  @EventListener
  void on(ProblemReturned returned) {
    runtime
        .createMessageCorrelation(RectificationProcess.PROBLEM_RETURNED)
        .processInstanceBusinessKey(returned.number())
        .correlate();
  }
}
