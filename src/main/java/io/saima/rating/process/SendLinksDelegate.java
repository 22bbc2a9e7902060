package io.saima.rating.process;

import static io.saima.rating.process.RatingProcess.LINKS_DUE;
import static io.saima.rating.process.RatingProcess.LINK_FAILED;

import io.saima.rating.RatingDispatch;
import io.saima.rating.RatingRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the next links; each that fails goes on as a case of its own. */
@Component
class SendLinksDelegate implements JavaDelegate {

  private final RatingDispatch dispatch;
  private final RatingRequests requests;

  SendLinksDelegate(RatingDispatch dispatch, RatingRequests requests) {
    this.dispatch = dispatch;
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var runtime = execution.getProcessEngineServices().getRuntimeService();
    for (String event : dispatch.sendNext()) {
      requests.failing(event);
      runtime.startProcessInstanceByMessage(LINK_FAILED, event);
    }
    LINKS_DUE.set(execution, requests.anyWaiting());
  }
}
