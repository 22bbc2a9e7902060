package io.saima.rating.process;

import static io.saima.rating.process.RatingProcess.MONTH;

import io.saima.rating.SampleReminders;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the organization department in one note who has too few. */
@Component
class TellSamplesDelegate implements JavaDelegate {

  private final SampleReminders reminders;

  TellSamplesDelegate(SampleReminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reminders.tellDepartment(YearMonth.parse(MONTH.get(execution)));
  }
}
