package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.weeklylog.LogDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that the officer filed no log before the week was closed. */
@Component
class RecordMissingLogDelegate implements JavaDelegate {

  private final LogDesk desk;

  RecordMissingLogDelegate(LogDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.recordMissing(OFFICER.get(execution), week(execution));
  }
}
