package io.saima.review.process;

import io.saima.review.Debriefs;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets the model ask who explains, and who reads it. */
@Component("debriefList")
public class DebriefList {

  private final Debriefs debriefs;

  DebriefList(Debriefs debriefs) {
    this.debriefs = debriefs;
  }

  public List<String> of(DelegateExecution execution) {
    return debriefs.asked(QuarterlyReviewProcess.review(execution));
  }

  public String reader(DelegateExecution execution) {
    return debriefs.reader(QuarterlyReviewProcess.review(execution)).orElse(null);
  }
}
