package io.saima.review.process;

import io.saima.engine.ProcessVariable;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.review.ReviewId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The words of a review: its id and variables. Its business key is the review. */
final class QuarterlyReviewProcess {

  static final String ID = "quarterly-review";

  static final ProcessVariable<Date> REMIND_FIRST =
      new ProcessVariable<>("remindFirst", Date.class);
  static final ProcessVariable<Date> REMIND_SECOND =
      new ProcessVariable<>("remindSecond", Date.class);
  static final ProcessVariable<Date> CLOSES_AT = new ProcessVariable<>("closesAt", Date.class);

  /** Who records the organization department's scores; nobody if all are relations. */
  static final ProcessVariable<String> RECORDER = new ProcessVariable<>("recorder", String.class);

  static final ProcessVariable<String> RACE_SHEET =
      new ProcessVariable<>("raceSheet", String.class);
  static final ProcessVariable<String> EXPLAINER = new ProcessVariable<>("explainer", String.class);
  static final ProcessVariable<Boolean> MORE_BALLOTS =
      new ProcessVariable<>("moreBallots", Boolean.class);
  static final ProcessVariable<Boolean> MORE_OPEN =
      new ProcessVariable<>("moreOpen", Boolean.class);
  static final ProcessVariable<Boolean> MORE_INPUTS =
      new ProcessVariable<>("moreInputs", Boolean.class);
  static final ProcessVariable<Boolean> MORE_SCORES =
      new ProcessVariable<>("moreScores", Boolean.class);
  static final ProcessVariable<Boolean> DEBRIEF_DUE =
      new ProcessVariable<>("debriefDue", Boolean.class);

  /** Somebody's explanation was returned, and he writes once more. */
  static final ProcessVariable<Boolean> DEBRIEF_RETURNED =
      new ProcessVariable<>("debriefReturned", Boolean.class);

  private QuarterlyReviewProcess() {}

  static ReviewId review(DelegateExecution execution) {
    return ReviewId.of(execution.getProcessBusinessKey());
  }

  /** The name of the body that a task's review is about. */
  static String body(DelegateTask task, County county) {
    String code = review(task.getExecution()).body();
    return county.body(code).map(Body::name).orElse(code);
  }
}
