package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.weeklylog.LogDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the first version of a returned log stand, marked as not corrected. */
@Component
class KeepFirstLogDelegate implements JavaDelegate {

  private final LogDesk desk;

  KeepFirstLogDelegate(LogDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.leaveUncorrected(OFFICER.get(execution), week(execution));
  }
}
