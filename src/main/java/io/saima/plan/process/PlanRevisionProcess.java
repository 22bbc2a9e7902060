package io.saima.plan.process;

import io.saima.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The words of the revision of plans and of its launch: ids and variables. */
final class PlanRevisionProcess {

  static final String ID = "plan-revision";
  static final String LAUNCH = "plan-launch";

  /** Whether it is known what changes: recorded from above, not to be found in the library yet. */
  static final ProcessVariable<Boolean> RECORDED = new ProcessVariable<>("recorded", Boolean.class);

  static final ProcessVariable<Boolean> LIBRARY_CHANGED =
      new ProcessVariable<>("libraryChanged", Boolean.class);

  /** The post up to which units were asked, as {@code unit/POST_CLASS}. */
  static final ProcessVariable<String> ASKED_TO = new ProcessVariable<>("askedTo", String.class);

  static final ProcessVariable<Boolean> MORE_POSTS =
      new ProcessVariable<>("morePosts", Boolean.class);

  static final ProcessVariable<Boolean> PLANS_DUE =
      new ProcessVariable<>("plansDue", Boolean.class);
  static final ProcessVariable<Boolean> RESET_DUE =
      new ProcessVariable<>("resetDue", Boolean.class);
  static final ProcessVariable<Boolean> HALF_YEAR_DUE =
      new ProcessVariable<>("halfYearDue", Boolean.class);

  private PlanRevisionProcess() {}

  /** The revision's number, which is the case's business key. */
  static String number(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
