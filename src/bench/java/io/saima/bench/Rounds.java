package io.saima.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Two ways of doing the same, taken in turns, so that whatever else the machine does meets both
 * alike.
 */
final class Rounds {

  /** How often something was done, and how long that took. */
  record Timed(long count, double seconds) {

    double rate() {
      return seconds == 0 ? 0 : count / seconds;
    }

    Timed plus(Timed other) {
      return new Timed(count + other.count, seconds + other.seconds);
    }
  }

  /** Does something and says how often. */
  interface Work {
    long run() throws Exception;
  }

  private record Round(Timed ours, Timed reference) {}

  private final List<Round> rounds = new ArrayList<>();

  static Timed time(Work work) throws Exception {
    long begin = System.nanoTime();
    long count = work.run();
    return new Timed(count, (System.nanoTime() - begin) / 1e9);
  }

  void add(Timed ours, Timed reference) {
    rounds.add(new Round(ours, reference));
  }

  Timed ours() {
    return rounds.stream().map(Round::ours).reduce(new Timed(0, 0), Timed::plus);
  }

  Timed reference() {
    return rounds.stream().map(Round::reference).reduce(new Timed(0, 0), Timed::plus);
  }

  /** Our time for one divided by the reference's time for one, over all rounds. */
  double timeRatio() {
    return reference().rate() / ours().rate();
  }

  /** Our rate divided by the reference's. */
  double rateRatio() {
    return ours().rate() / reference().rate();
  }

  /** Each round: how many of ours in how many seconds, and of the reference. */
  List<String> lines() {
    return rounds.stream()
        .map(
            round ->
                "%d in %.2f s (%.0f/s) against %d in %.2f s (%.0f/s)"
                    .formatted(
                        round.ours.count,
                        round.ours.seconds,
                        round.ours.rate(),
                        round.reference.count,
                        round.reference.seconds,
                        round.reference.rate()))
        .toList();
  }
}
