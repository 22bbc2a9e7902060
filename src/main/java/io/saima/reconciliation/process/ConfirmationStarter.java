package io.saima.reconciliation.process;

import io.saima.engine.CaseLauncher;
import io.saima.engine.CaseMessages;
import io.saima.reconciliation.CutOffReached;
import io.saima.reconciliation.DisputeRaised;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the case of a dispute raised on a page, and ends cases at the cut-off. */
@Component
class ConfirmationStarter {

  private final CaseLauncher launcher;
  private final CaseMessages messages;

  ConfirmationStarter(CaseLauncher launcher, CaseMessages messages) {
    this.launcher = launcher;
    this.messages = messages;
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
    messages.tell(
        StatementConfirmationProcess.ID, StatementConfirmationProcess.CUT_OFF, reached.caseKey());
  }
}
