package io.saima.review.process;

import io.saima.review.QuarterlyReviews;
import io.saima.review.Replacements;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the place of a panel member who has left, or must stand aside, to the next. */
@Component
class ReplaceJudgeDelegate implements JavaDelegate {

  private final Replacements replacements;
  private final QuarterlyReviews reviews;

  ReplaceJudgeDelegate(Replacements replacements, QuarterlyReviews reviews) {
    this.replacements = replacements;
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long sheet = Long.parseLong(QuarterlyReviewProcess.RACE_SHEET.get(execution));
    replacements
        .replaceJudge(sheet)
        .ifPresent(
            next -> {
              QuarterlyReviewProcess.RACE_SHEET.set(execution, String.valueOf(next.id()));
              reviews.invite(QuarterlyReviewProcess.review(execution), List.of(next.rater()));
            });
  }
}
