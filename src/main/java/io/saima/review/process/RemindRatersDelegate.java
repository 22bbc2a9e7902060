package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import io.saima.review.ReviewId;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reminds everybody who has not answered; those from outside get a new link. */
@Component
class RemindRatersDelegate implements JavaDelegate {

  private final QuarterlyReviews reviews;
  private final ExternalInvitations externals;

  RemindRatersDelegate(QuarterlyReviews reviews, ExternalInvitations externals) {
    this.reviews = reviews;
    this.externals = externals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ReviewId review = QuarterlyReviewProcess.review(execution);
    reviews.remind(review, recorder(execution));
    externals.invite(review, true);
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
