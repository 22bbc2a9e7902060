package io.saima.rating.process;

import io.saima.rating.RatingDispatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tries again to send one link. */
@Component
class SendAgainDelegate implements JavaDelegate {

  private final RatingDispatch dispatch;

  SendAgainDelegate(RatingDispatch dispatch) {
    this.dispatch = dispatch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    dispatch.send(execution.getProcessBusinessKey());
  }
}
