package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.WEEK;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.weeklylog.LogDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the correction of every log that the supervisor returned. */
@Component
class ReturnLogsDelegate implements JavaDelegate {

  private final LogDesk desk;

  ReturnLogsDelegate(LogDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Week week = week(execution);
    var runtime = execution.getProcessEngineServices().getRuntimeService();
    for (String officer : desk.returned(week, execution.getProcessBusinessKey())) {
      runtime
          .createMessageCorrelation(WeeklyProcess.LOG_RETURNED)
          .processInstanceBusinessKey(WeeklyProcess.logKey(week, officer))
          .setVariable(WEEK.name(), week.toString())
          .setVariable(OFFICER.name(), officer)
          .correlateStartMessage();
    }
  }
}
