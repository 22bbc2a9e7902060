package io.saima.review.process;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.review.Debriefs;
import io.saima.review.ReviewId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The head of the body reads what was explained. */
@Component
class ReadDebriefsTask implements UserTask {

  private final Debriefs debriefs;
  private final Assignments assignments;

  ReadDebriefsTask(Debriefs debriefs, Assignments assignments) {
    this.debriefs = debriefs;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return QuarterlyReviewProcess.ID;
  }

  @Override
  public String task() {
    return "task_readDebriefs";
  }

  @Override
  public String subject(DelegateTask task) {
    return QuarterlyReviewProcess.body(task, assignments.county());
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public Leaving whenLeft() {
    return Leaving.HANDED_ON;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return debriefs
        .reader(QuarterlyReviewProcess.review(task.getExecution()))
        .filter(reader -> !had.contains(reader));
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    ReviewId review = QuarterlyReviewProcess.review(task.getExecution());
    return Optional.of(
        Map.of(
            "title",
            review.quarter().label() + "赛马复盘说明",
            "rows",
            debriefs.of(review).stream()
                .map(
                    one ->
                        Map.of(
                            "name",
                            assignments
                                .county()
                                .officer(one.officer())
                                .map(Officer::name)
                                .orElse(one.officer()),
                            "explanation",
                            one.explanation().orElse("（到期未写）")))
                .toList()));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    debriefs.read(QuarterlyReviewProcess.review(task.getExecution()), task.getAssignee());
  }
}
