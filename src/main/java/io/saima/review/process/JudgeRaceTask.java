package io.saima.review.process;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.review.Ballots;
import io.saima.review.Interim;
import io.saima.review.ReviewId;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** A panel member's sheet of the race. */
@Component
class JudgeRaceTask implements UserTask {

  private final Ballots ballots;
  private final Interim interim;
  private final Assignments assignments;

  JudgeRaceTask(Ballots ballots, Interim interim, Assignments assignments) {
    this.ballots = ballots;
    this.interim = interim;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return QuarterlyReviewProcess.ID;
  }

  @Override
  public String task() {
    return "task_judgeRace";
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
  public Optional<Object> sheet(DelegateTask task) {
    var county = assignments.county();
    ReviewId review = QuarterlyReviewProcess.review(task.getExecution());
    String body = QuarterlyReviewProcess.body(task, county);
    return Optional.of(
        OpinionSheet.of(
            OpinionSheet.title(review.quarter(), "赛马评分：" + body),
            ballots.lines(sheetId(task)),
            county,
            interim.of(review)));
  }

  private static long sheetId(DelegateTask task) {
    return Long.parseLong(QuarterlyReviewProcess.RACE_SHEET.get(task));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    ballots.cast(sheetId(task), OpinionSheet.opinions(entry));
  }
}
