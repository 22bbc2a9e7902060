package io.saima.demo;

import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How far a journey of the clock has come, and what went wrong on the way. */
final class Progress {

  private static final int LISTED = 20;

  private final LocalDateTime target;
  private final boolean playing;
  private final AtomicLong jobsDone = new AtomicLong();
  private final AtomicLong tasksDone = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Deque<ClockState.Failure> failures = new ArrayDeque<>();
  private volatile boolean running = true;

  Progress(LocalDateTime target, boolean playing) {
    this.target = target;
    this.playing = playing;
  }

  LocalDateTime target() {
    return target;
  }

  boolean playing() {
    return playing;
  }

  boolean running() {
    return running;
  }

  long jobsDone() {
    return jobsDone.get();
  }

  long tasksDone() {
    return tasksDone.get();
  }

  long failed() {
    return failed.get();
  }

  /** The last failures, oldest first. */
  List<ClockState.Failure> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  void jobDone() {
    jobsDone.incrementAndGet();
  }

  void taskDone() {
    tasksDone.incrementAndGet();
  }

  void failure(LocalDateTime at, String what, Throwable cause) {
    failed.incrementAndGet();
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    synchronized (failures) {
      failures.addLast(new ClockState.Failure(at, what, String.valueOf(root.getMessage())));
      if (failures.size() > LISTED) {
        failures.removeFirst();
      }
    }
  }

  void finished() {
    running = false;
  }
}
