package io.saima.rating.process;

import static io.saima.rating.process.RatingProcess.LAST_OFFICER;
import static io.saima.rating.process.RatingProcess.MONTH;
import static io.saima.rating.process.RatingProcess.MORE_OFFICERS;

import io.saima.rating.SampleReminders;
import java.time.YearMonth;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the next officers whose ratings are too few. */
@Component
class RemindSamplesDelegate implements JavaDelegate {

  private final SampleReminders reminders;

  RemindSamplesDelegate(SampleReminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<String> last =
        reminders.remindNext(YearMonth.parse(MONTH.get(execution)), LAST_OFFICER.find(execution));
    last.ifPresent(officer -> LAST_OFFICER.set(execution, officer));
    MORE_OFFICERS.set(execution, last.isPresent());
  }
}
