package io.saima.demo;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What a caller learns about the demo's clock.
 *
 * @param now the demo's time
 * @param target where the last journey leads; null before the first one
 * @param running whether it is under way
 * @param playing whether people act on it
 * @param jobsDone steps of the engine that it ran
 * @param tasksDone tasks that people completed on it
 * @param failed how many steps or tasks failed
 * @param failures the last of these
 */
public record ClockState(
    LocalDateTime now,
    LocalDateTime target,
    boolean running,
    boolean playing,
    long jobsDone,
    long tasksDone,
    long failed,
    List<Failure> failures) {

  /** A step or task that failed. */
  public record Failure(LocalDateTime at, String what, String message) {}

  static ClockState of(LocalDateTime now, Progress last) {
    return last == null
        ? new ClockState(now, null, false, false, 0, 0, 0, List.of())
        : new ClockState(
            now,
            last.target(),
            last.running(),
            last.playing(),
            last.jobsDone(),
            last.tasksDone(),
            last.failed(),
            last.failures());
  }
}
