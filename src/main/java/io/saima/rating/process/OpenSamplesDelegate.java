package io.saima.rating.process;

import static io.saima.rating.process.RatingProcess.MONTH;

import io.saima.rating.SampleReminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fixes the month for which everybody is looked at. */
@Component
class OpenSamplesDelegate implements JavaDelegate {

  private final SampleReminders reminders;

  OpenSamplesDelegate(SampleReminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    MONTH.set(execution, reminders.month().toString());
  }
}
