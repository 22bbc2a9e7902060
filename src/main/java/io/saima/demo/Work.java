package io.saima.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * An open task as its actor sees it.
 *
 * @param kind process and task, for example {@code weekly-log/task_fillLog}
 * @param due null if the task has no due date
 * @param attempt 0, then one more after each refusal
 */
record Work(
    String id,
    String definition,
    String instance,
    String kind,
    String businessKey,
    String assignee,
    LocalDateTime created,
    LocalDateTime due,
    int attempt) {

  /** What the form of a task shows. */
  record Shown(DeployedForm form, JsonNode sheet, LocalDateTime now) {}

  /** The same numbers for the same task whenever it is played; others when it comes back. */
  SplittableRandom dice() {
    return diceOf("answer");
  }

  /** Other numbers, so that what somebody says does not follow from his having come at all. */
  SplittableRandom diceOfMoment() {
    return diceOf("moment");
  }

  private SplittableRandom diceOf(String what) {
    return dice(
        what,
        kind,
        businessKey,
        assignee,
        String.valueOf(created.toLocalDate()),
        String.valueOf(attempt));
  }

  /** Numbers that depend on nothing but the words. */
  static SplittableRandom dice(String... words) {
    byte[] text = String.join("|", words).getBytes(StandardCharsets.UTF_8);
    return new SplittableRandom(UUID.nameUUIDFromBytes(text).getMostSignificantBits());
  }

  /** The moment at which a part of the time for the task is over; a day is given if none is due. */
  LocalDateTime after(double part) {
    LocalDateTime end = due == null || due.isBefore(created) ? created.plusDays(1) : due;
    return created.plusSeconds((long) (Duration.between(created, end).toSeconds() * part));
  }
}
