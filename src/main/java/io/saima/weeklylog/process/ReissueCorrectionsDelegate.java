package io.saima.weeklylog.process;

import io.saima.weeklylog.LostCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the next corrections again whose cases were deleted. */
@Component
class ReissueCorrectionsDelegate implements JavaDelegate {

  private final LostCases lost;
  private final LogStarter starter;

  ReissueCorrectionsDelegate(LostCases lost, LogStarter starter) {
    this.lost = lost;
    this.starter = starter;
  }

  @Override
  public void execute(DelegateExecution execution) {
    lost.corrections()
        .forEach(one -> starter.startCorrection(one.week(), one.officer(), one.until()));
  }
}
