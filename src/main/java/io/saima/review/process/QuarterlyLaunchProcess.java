package io.saima.review.process;

import io.saima.calendar.Quarter;
import io.saima.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The words of the launch: its id and variables. */
final class QuarterlyLaunchProcess {

  static final String ID = "quarterly-launch";

  static final ProcessVariable<Boolean> QUARTER_DUE =
      new ProcessVariable<>("quarterDue", Boolean.class);
  static final ProcessVariable<String> QUARTER = new ProcessVariable<>("quarter", String.class);

  /** The quarter's end is near, and the organization department is to look who rates whom. */
  static final ProcessVariable<Boolean> PREVIEW_DUE =
      new ProcessVariable<>("previewDue", Boolean.class);

  /** The body up to which reviews were started. */
  static final ProcessVariable<String> AFTER = new ProcessVariable<>("after", String.class);

  static final ProcessVariable<Boolean> MORE_BODIES =
      new ProcessVariable<>("moreBodies", Boolean.class);

  private QuarterlyLaunchProcess() {}

  static Quarter quarter(VariableScope scope) {
    return Quarter.parse(QUARTER.get(scope));
  }
}
