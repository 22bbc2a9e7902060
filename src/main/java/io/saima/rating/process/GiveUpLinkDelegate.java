package io.saima.rating.process;

import io.saima.rating.RatingRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives up a link that could not be sent in time, and forgets the address. */
@Component
class GiveUpLinkDelegate implements JavaDelegate {

  private final RatingRequests requests;

  GiveUpLinkDelegate(RatingRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    requests.giveUp(execution.getProcessBusinessKey());
  }
}
