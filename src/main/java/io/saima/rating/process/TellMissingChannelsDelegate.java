package io.saima.rating.process;

import io.saima.rating.MissingChannels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells administrators once a day which channel is missing. */
@Component
class TellMissingChannelsDelegate implements JavaDelegate {

  private final MissingChannels missing;

  TellMissingChannelsDelegate(MissingChannels missing) {
    this.missing = missing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    missing.tell();
  }
}
