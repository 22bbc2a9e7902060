package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.REOPENED;

import io.saima.rectification.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the hearing and takes the matter one step up. */
@Component
class EndHearingDelegate implements JavaDelegate {

  private final Rectifications rectifications;

  EndHearingDelegate(Rectifications rectifications) {
    this.rectifications = rectifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    REOPENED.set(execution, rectifications.endHearing(execution.getProcessBusinessKey()));
  }
}
