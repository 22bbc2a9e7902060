package io.saima.review.process;

import io.saima.review.Replacements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the place of a panel member who has left, or must stand aside, to the next. */
@Component
class ReplaceJudgeDelegate implements JavaDelegate {

  private final Replacements replacements;

  ReplaceJudgeDelegate(Replacements replacements) {
    this.replacements = replacements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long sheet = Long.parseLong(QuarterlyReviewProcess.RACE_SHEET.get(execution));
    replacements
        .replaceJudge(sheet)
        .ifPresent(
            next -> QuarterlyReviewProcess.RACE_SHEET.set(execution, String.valueOf(next.id())));
  }
}
