package io.saima.weeklylog.process;

import io.saima.weeklylog.LostCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Starts the next logs again whose cases were deleted before their officers filed, and ends those
 * whose officers cannot file any more.
 */
@Component
class ReissueLogsDelegate implements JavaDelegate {

  private final LostCases lost;
  private final LogStarter starter;

  ReissueLogsDelegate(LostCases lost, LogStarter starter) {
    this.lost = lost;
    this.starter = starter;
  }

  @Override
  public void execute(DelegateExecution execution) {
    lost.leftOver().forEach(starter::end);
    lost.logs().forEach(starter::start);
  }
}
