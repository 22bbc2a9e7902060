package io.saima.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What Saima does when a person starts a process from Tasklist: one bean for each start form. */
public interface StartForm {

  /** The id of the process, for example {@code rectification}. */
  String process();

  /**
   * Checks what the form alone cannot know, stores what was entered, and gives the case its
   * business key.
   *
   * @param starter the id of the person who started
   * @throws TaskRefused with a Chinese sentence if the case must not be started like this
   */
  void start(DelegateExecution execution, Entry entry, String starter);
}
