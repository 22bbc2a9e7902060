package io.saima.review.process;

import io.saima.review.ExternalRaters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes a link for one from outside and sends it. */
@Component
class SendExternalLinkDelegate implements JavaDelegate {

  private final ExternalRaters externals;

  SendExternalLinkDelegate(ExternalRaters externals) {
    this.externals = externals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    externals.send(Long.parseLong(ExternalInvitationProcess.EXTERNAL.get(execution)));
  }
}
