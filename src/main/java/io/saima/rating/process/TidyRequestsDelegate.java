package io.saima.rating.process;

import static io.saima.rating.process.RatingProcess.DISPATCH;
import static io.saima.rating.process.RatingProcess.LINKS_DUE;
import static io.saima.rating.process.RatingProcess.SENDING;

import io.saima.rating.RatingRequests;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Settles what is too old, and finds whether there is something to send. While an earlier run is
 * not through, this one leaves the sending to it; if that run has stopped with an incident, it gets
 * one more try, so that it goes on by itself once the channel works again.
 */
@Component
class TidyRequestsDelegate implements JavaDelegate {

  private final RatingRequests requests;

  TidyRequestsDelegate(RatingRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    requests.tidy();
    ManagementService jobs = execution.getProcessEngineServices().getManagementService();
    List<Job> earlier =
        jobs.createJobQuery().processDefinitionKey(DISPATCH).activityId(SENDING).list();
    earlier.stream()
        .filter(job -> job.getRetries() == 0)
        .forEach(job -> jobs.setJobRetries(job.getId(), 1));
    LINKS_DUE.set(execution, earlier.isEmpty() && requests.anyWaiting());
  }
}
