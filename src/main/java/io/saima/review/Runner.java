package io.saima.review;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One who appears in a race.
 *
 * @param place where the lot put him, from 1
 * @param lastSpokeAt when he last began to speak; empty if he has not spoken
 * @param speakingSince empty unless he speaks now
 * @param spokenSeconds what he spoke before
 */
public record Runner(
    String officer,
    int place,
    Optional<String> statement,
    Optional<String> link,
    Optional<Excuse> excuse,
    Optional<LocalDateTime> lastSpokeAt,
    Optional<LocalDateTime> speakingSince,
    int spokenSeconds) {

  /** Why he does not appear, and who of the organization department said so. */
  public record Excuse(String reason, String by, LocalDateTime at) {}

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
