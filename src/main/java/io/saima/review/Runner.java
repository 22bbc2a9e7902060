package io.saima.review;

import io.saima.organization.PostClass;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One on the roster of a race. The panel rates everybody; only 正职, 副职 and 中层 present, the others
 * are rated from their statements.
 *
 * @param place where the lot put him, from 1; of who does not present, where his row stands on the
 *     panel's sheets after those who do
 * @param lastSpokeAt when he last began to speak; empty if he has not spoken
 * @param speakingSince empty unless he speaks now
 * @param spokenSeconds what he spoke before
 */
public record Runner(
    String officer,
    int place,
    boolean presents,
    Optional<String> statement,
    Optional<String> link,
    Optional<Excuse> excuse,
    Optional<LocalDateTime> lastSpokeAt,
    Optional<LocalDateTime> speakingSince,
    int spokenSeconds) {

  /** Why he does not appear, and who of the organization department said so. */
  public record Excuse(String reason, String by, LocalDateTime at) {}

  /** Whether somebody with that post on the frozen roster presents. */
  static boolean presents(PostClass post) {
    return post != PostClass.GENERAL;
  }

  public boolean excused() {
    return excuse.isPresent();
  }

  /** How long he has spoken until now. */
  public Duration spoken(LocalDateTime now) {
    Duration before = Duration.ofSeconds(spokenSeconds);
    return speakingSince
        .map(since -> Duration.between(since, now))
        .filter(running -> !running.isNegative())
        .map(before::plus)
        .orElse(before);
  }
}
