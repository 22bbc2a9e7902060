package io.saima.review.process;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.engine.UserTasks;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.review.DebriefVerdict;
import io.saima.review.Debriefs;
import io.saima.review.Debriefs.Debrief;
import io.saima.review.Debriefs.Reading;
import io.saima.review.ReviewId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The head of the body reads each explanation and accepts it or returns it with a reason. */
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
    return debriefs.reader(review(task), had);
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return UserTasks.written(task, "rows", "officer");
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    ReviewId review = review(task);
    List<Debrief> current = debriefs.current(review);
    boolean last = current.stream().anyMatch(one -> one.round() == Debriefs.LAST_ROUND);
    return Optional.of(
        Map.of(
            "title",
            review.quarter().label() + "赛马复盘说明",
            "hint",
            last ? "这是重写后的说明，不再退回；不认可的，意见记录在案。" : "不认可的退回本人重写一次，请写明理由；没有写的，也可以退回要求补写。",
            "rows",
            current.stream().map(one -> row(review, one)).toList()));
  }

  private Map<String, Object> row(ReviewId review, Debrief one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("officer", one.officer());
    row.put(
        "name",
        assignments.county().officer(one.officer()).map(Officer::name).orElse(one.officer()));
    row.put("explanation", one.explanation().orElse("（到期未写）"));
    row.put(
        "before",
        one.round() < Debriefs.LAST_ROUND
            ? ""
            : debriefs
                .returnedBecause(review, one.officer())
                .map(reason -> "上次退回的理由：" + reason)
                .orElse(""));
    row.put("verdict", null);
    row.put("reason", "");
    return row;
  }

  private static ReviewId review(DelegateTask task) {
    return QuarterlyReviewProcess.review(task.getExecution());
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    List<Reading> readings =
        entry.rows("rows").stream()
            .map(
                row ->
                    new Reading(
                        row.prepared("officer"),
                        DebriefVerdict.valueOf(row.text("verdict").orElseThrow()),
                        row.text("reason").orElse(null)))
            .toList();
    QuarterlyReviewProcess.DEBRIEF_RETURNED.set(
        task.getExecution(), debriefs.read(review(task), task.getAssignee(), readings));
  }
}
