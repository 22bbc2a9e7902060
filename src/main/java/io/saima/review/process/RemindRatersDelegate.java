package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reminds everybody who has not answered. */
@Component
class RemindRatersDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;

  RemindRatersDelegate(QuarterlyReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.remind(QuarterlyReviewProcess.review(execution), recorder(execution));
  }

  /** Who has the recording now: it may have gone up the line since it was given out. */
  private static Optional<String> recorder(DelegateExecution execution) {
    return execution
        .getProcessEngineServices()
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey("task_recordOutside")
        .list()
        .stream()
        .map(Task::getAssignee)
        .findFirst();
  }
}
