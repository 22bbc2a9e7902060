package io.saima.review.process;

import io.saima.calendar.Quarter;
import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.review.Ballots;
import io.saima.review.Replacements;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** A superior's or peer's ballot: everybody whom he rates, on one sheet. */
@Component
class FillBallotTask implements UserTask {

  private final Ballots ballots;
  private final Replacements replacements;
  private final Assignments assignments;

  FillBallotTask(Ballots ballots, Replacements replacements, Assignments assignments) {
    this.ballots = ballots;
    this.replacements = replacements;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return BallotProcess.ID;
  }

  @Override
  public String task() {
    return "task_fillBallot";
  }

  @Override
  public String subject(DelegateTask task) {
    String code = task.getExecution().getProcessBusinessKey().split("/")[1];
    String body = assignments.county().body(code).map(Body::name).orElse(code);
    return body + "，" + ballots.lines(BallotProcess.ballot(task)).size() + "人";
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    return Optional.of(
        OpinionSheet.of(
            OpinionSheet.title(quarter(task), "测评票"),
            ballots.lines(BallotProcess.ballot(task)),
            assignments.county(),
            Map.of()));
  }

  private static Quarter quarter(DelegateTask task) {
    String key = task.getExecution().getProcessBusinessKey();
    return Quarter.parse(key.substring(0, key.indexOf('/')));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    long sheet = BallotProcess.ballot(task);
    ballots.cast(sheet, OpinionSheet.opinions(entry), entry.text("receipt").orElse(""));
    BallotProcess.REPLACEMENT_DUE.set(task.getExecution(), replacements.record(sheet));
  }
}
