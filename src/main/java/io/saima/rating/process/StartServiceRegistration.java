package io.saima.rating.process;

import static io.saima.rating.process.RatingProcess.AT_COUNTER;

import io.saima.engine.Entry;
import io.saima.engine.StartForm;
import io.saima.rating.ContactKind;
import io.saima.rating.ServiceEventKind;
import io.saima.rating.ServiceRegistrations;
import java.time.LocalTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** An officer enters a service in the task list. */
@Component
class StartServiceRegistration implements StartForm {

  private final ServiceRegistrations registrations;

  StartServiceRegistration(ServiceRegistrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public String process() {
    return RatingProcess.REGISTRATION;
  }

  @Override
  public void start(DelegateExecution execution, Entry entry, String starter) {
    ContactKind reach = ContactKind.valueOf(entry.text("reach").orElseThrow());
    execution.setProcessBusinessKey(
        registrations.register(
            entry.text("officer"),
            ServiceEventKind.valueOf(entry.text("kind").orElseThrow()),
            entry.text("time").map(LocalTime::parse),
            reach,
            entry.text("contact"),
            starter));
    AT_COUNTER.set(execution, reach == ContactKind.COUNTER);
  }
}
