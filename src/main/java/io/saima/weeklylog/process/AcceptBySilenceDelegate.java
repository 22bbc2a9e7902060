package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.weeklylog.LogDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Accepts the logs of a sheet that the supervisor left unanswered. */
@Component
class AcceptBySilenceDelegate implements JavaDelegate {

  private final LogDesk desk;

  AcceptBySilenceDelegate(LogDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.acceptBySilence(week(execution), execution.getProcessBusinessKey());
  }
}
