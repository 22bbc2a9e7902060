package io.saima.weeklylog.process;

import io.saima.weeklylog.LostCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets weeks be closed again that lost a review. */
@Component
class ReopenWeeksDelegate implements JavaDelegate {

  private final LostCases lost;

  ReopenWeeksDelegate(LostCases lost) {
    this.lost = lost;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (lost.reopenWeeks()) {
      execution
          .getProcessEngineServices()
          .getRuntimeService()
          .startProcessInstanceByKey(WeeklyProcess.CLOSE);
    }
  }
}
