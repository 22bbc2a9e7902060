package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.JOINED;

import io.saima.engine.CaseLauncher;
import io.saima.engine.CaseMessages;
import io.saima.rectification.ItemOpened;
import io.saima.rectification.ProblemReturned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the case of an item begin when it is opened, and begin again when its problem returns. */
@Component
class CaseStarter {

  private final CaseLauncher launcher;
  private final CaseMessages messages;

  CaseStarter(CaseLauncher launcher, CaseMessages messages) {
    this.launcher = launcher;
    this.messages = messages;
  }

  @EventListener
  void on(ItemOpened opened) {
    launcher.start(RectificationProcess.ID, opened.number(), JOINED.with(false));
  }

  @EventListener
  void on(ProblemReturned returned) {
    if (!messages.tell(
        RectificationProcess.ID, RectificationProcess.PROBLEM_RETURNED, returned.number())) {
      throw new IllegalStateException("The case of " + returned.number() + " is not waiting");
    }
  }
}
