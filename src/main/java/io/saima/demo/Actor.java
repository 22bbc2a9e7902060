package io.saima.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Plays everybody who has a task of one kind. Answers follow from the task's sheet and its dice
 * alone, so that a quarter played twice is the same quarter.
 */
interface Actor {

  /** Process and task, for example {@code weekly-log/task_fillLog}. */
  String kind();

  /** When the person gets round to it; empty if he never does. */
  default Optional<LocalDateTime> moment(Work work) {
    return Optional.of(work.after(work.diceOfMoment().nextDouble(0.05, 0.7)));
  }

  /** What he enters. */
  ObjectNode answer(Work work, Work.Shown shown);
}
