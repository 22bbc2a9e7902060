package io.saima.rating.process;

import io.saima.engine.ProcessVariable;

/** The words of the processes around citizens' ratings: their ids and variables. */
final class RatingProcess {

  static final String DISPATCH = "rating-dispatch";

  static final String LINK_FAILED = "link-failed";

  static final String REGISTRATION = "service-registration";
  static final String REMINDER = "sample-reminder";

  /** Where a run of the dispatch stands while it sends. */
  static final String SENDING = "task_send";

  static final ProcessVariable<Boolean> LINKS_DUE =
      new ProcessVariable<>("linksDue", Boolean.class);

  static final ProcessVariable<Boolean> AT_COUNTER =
      new ProcessVariable<>("atCounter", Boolean.class);

  static final ProcessVariable<String> MONTH = new ProcessVariable<>("month", String.class);
  static final ProcessVariable<String> LAST_OFFICER =
      new ProcessVariable<>("lastOfficer", String.class);
  static final ProcessVariable<Boolean> MORE_OFFICERS =
      new ProcessVariable<>("moreOfficers", Boolean.class);

  private RatingProcess() {}
}
