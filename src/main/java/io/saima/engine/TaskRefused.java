package io.saima.engine;

/**
 * Says, in a Chinese sentence for the person at the form, why a task cannot be completed like this
 * and what to do.
 */
public class TaskRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TaskRefused(String sentence) {
    super(sentence);
  }
}
