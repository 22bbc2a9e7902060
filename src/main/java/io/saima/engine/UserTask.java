package io.saima.engine;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * What Saima does around one human step of a model: one bean for each user task, in the module that
 * owns the step. A person reads and writes exactly one variable, the task-local {@code sheet};
 * {@link TaskGuard} has checked it against the form before {@link #complete} is called, and it is
 * gone when the task is done.
 */
public interface UserTask {

  /** The id of the process, for example {@code weekly-log}. */
  String process();

  /** The id of the user task in the model, for example {@code task_fillLog}. */
  String task();

  /**
   * What tells this task apart from others of its kind in somebody's list: a week, a month, a body,
   * a number. It becomes part of the task's name and stays in the engine's history, so it never
   * names a person.
   */
  String subject(DelegateTask task);

  /**
   * What the form shows and lets people fill: a record or map that Jackson can write; empty if the
   * form needs nothing. Called when the task is made, in the same transaction.
   */
  default Optional<Object> sheet(DelegateTask task) {
    return Optional.empty();
  }

  /** What happens when a step stays unanswered. */
  enum Care {
    /** The step has reminders of its own, or an end that nobody need be told of. */
    NONE,
    /** Its assignee is reminded; nobody else can do it. */
    REMIND,
    /** Its assignee is reminded, then it goes to the next in the line of those who may decide. */
    ESCALATE
  }

  /**
   * Who takes care of the step when it stays unanswered; a step that belongs to one person only
   * reminds him.
   */
  default Care care() {
    return Care.REMIND;
  }

  /** What becomes of a step whose assignee has left the county's service for good. */
  enum Leaving {
    /** It ends as if his time had run out: the event that would end it comes at once. */
    ENDS,
    /** It goes to the next in the line at once. */
    HANDED_ON
  }

  /**
   * What becomes of the step when its assignee has left for good: what may go up the line goes up
   * at once, what belongs to one person ends unanswered.
   */
  default Leaving whenLeft() {
    return care() == Care.ESCALATE ? Leaving.HANDED_ON : Leaving.ENDS;
  }

  /**
   * Who takes the step over when its assignee stays silent or has left, if that does not follow
   * from the officers judged.
   *
   * @param had everybody who had the step, its present assignee among them; none of them gets it
   *     again, nor does anybody before them in the line
   */
  default Optional<String> successor(DelegateTask task, Set<String> had) {
    return Optional.empty();
  }

  /**
   * Called when the last in the line has left the step unanswered too. What then stands without a
   * decision is stored here as one that nobody took, together with the variables that the model's
   * gateways read; the caller ends the step in the same transaction.
   *
   * @return whether the step ends with that; if not, it stays with the last in the line, who is
   *     reminded of it again and again
   */
  default boolean nobodyLeft(DelegateTask task) {
    return false;
  }

  /**
   * The officers whom this step judges: none of them, and no relation of theirs, may complete it.
   */
  default Collection<String> judged(DelegateTask task) {
    return Set.of();
  }

  /**
   * Checks what the form alone cannot know, and stores what was entered. Runs in the transaction of
   * the completion.
   *
   * @throws TaskRefused with a Chinese sentence if something must be corrected first; nothing is
   *     stored then
   */
  void complete(DelegateTask task, Entry entry);
}
