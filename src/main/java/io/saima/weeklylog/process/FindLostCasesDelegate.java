package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.LOST;

import io.saima.weeklylog.LostCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether a case that somebody waits for is gone from the engine. */
@Component
class FindLostCasesDelegate implements JavaDelegate {

  private final LostCases lost;

  FindLostCasesDelegate(LostCases lost) {
    this.lost = lost;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LOST.set(execution, lost.any());
  }
}
