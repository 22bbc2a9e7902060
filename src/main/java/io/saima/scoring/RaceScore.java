package io.saima.scoring;

import java.util.List;
import java.util.Map;

/**
 * The race R (季赛马), scoring §3.6, and who explains at its end (复盘说明).
 *
 * <p>Origin: seed 001 (the last three explain); robust mean and scale are defaults.
 *
 * @param n size of the panel
 * @param r 0–100, exact; null unless present
 * @param participants of the race; null unless R and others are known
 * @param rank 1 + number of others with a higher published R; null likewise
 * @param debrief whether the officer explains; without effect on any score
 * @param sorted the panel's scores from the lowest
 * @param dropped scores left out at each end
 */
public record RaceScore(
    RaceStatus status,
    int n,
    Method method,
    Rational r,
    Integer participants,
    Integer rank,
    boolean debrief,
    List<Rational> sorted,
    int dropped) {

  /** Decimals of a published number. */
  private static final int PUBLISHED = 2;

  /** Scores the officer's race. Unexcused absence is not 0; it is missing. */
  public static RaceScore of(Policy policy, Race race) {
    List<Rational> scores = race.panel().stream().map(Race.Score::score).toList();
    RobustMean mean = RobustMean.of(scores, policy.raceMinPanel(), policy.trimShare());
    RaceStatus status = RaceStatus.PRESENT;
    if (race.excused()) {
      status = RaceStatus.EXCUSED;
    } else if (mean.value() == null) {
      status = RaceStatus.MISSING;
    }
    if (status != RaceStatus.PRESENT || race.others().isEmpty()) {
      return new RaceScore(
          status,
          scores.size(),
          mean.method(),
          mean.value(),
          null,
          null,
          false,
          mean.sorted(),
          mean.dropped());
    }
    Rational own = Rational.of(mean.value().rounded(PUBLISHED));
    int participants = 1 + race.others().size();
    int above = (int) race.others().stream().filter(other -> other.isAbove(own)).count();
    // Everybody who is not above counts as behind, so that a tie across the boundary is not called.
    int placeFromBehind = participants - above;
    return new RaceScore(
        status,
        scores.size(),
        mean.method(),
        mean.value(),
        participants,
        1 + above,
        placeFromBehind <= explaining(policy, participants),
        mean.sorted(),
        mean.dropped());
  }

  /**
   * How many at the end explain: the full number in a large race, a share in a middle-sized one.
   */
  static int explaining(Policy policy, int participants) {
    if (participants >= policy.debriefFrom()) {
      return policy.debriefCount();
    }
    return participants >= policy.debriefMinList()
        ? policy.debriefShare().times(Rational.of(participants)).floor().intValueExact()
        : 0;
  }

  Map<String, Object> toTree() {
    return Tree.result()
        .put("status", status)
        .put("n", n)
        .put("method", method)
        .d6("r", r)
        .put("participants", participants)
        .put("rank", rank)
        .put("debrief", debrief)
        .done();
  }
}
