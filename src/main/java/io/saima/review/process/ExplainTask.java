package io.saima.review.process;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.review.Debriefs;
import io.saima.review.QuarterScore;
import io.saima.review.QuarterScores;
import io.saima.review.ReviewId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Somebody at the end of the race explains (复盘说明). */
@Component
class ExplainTask implements UserTask {

  private final Debriefs debriefs;
  private final QuarterScores scores;

  ExplainTask(Debriefs debriefs, QuarterScores scores) {
    this.debriefs = debriefs;
    this.scores = scores;
  }

  @Override
  public String process() {
    return QuarterlyReviewProcess.ID;
  }

  @Override
  public String task() {
    return "task_explain";
  }

  @Override
  public String subject(DelegateTask task) {
    return QuarterlyReviewProcess.review(task.getExecution()).quarter().label();
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    ReviewId review = QuarterlyReviewProcess.review(task.getExecution());
    String officer = QuarterlyReviewProcess.EXPLAINER.get(task);
    return Optional.of(
        Map.of(
            "title",
            review.quarter().label() + "赛马复盘说明",
            "r",
            scores
                .of(review.quarter(), officer)
                .map(QuarterScore::r)
                .map(BigDecimal::toPlainString)
                .orElse(""),
            "returned",
            debriefs
                .returnedBecause(review, officer)
                .map(reason -> "上次的说明被退回，理由：" + reason + "。请重写一次。")
                .orElse("")));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    debriefs.explain(
        QuarterlyReviewProcess.review(task.getExecution()),
        QuarterlyReviewProcess.EXPLAINER.get(task),
        entry.text("explanation").orElseThrow());
  }
}
