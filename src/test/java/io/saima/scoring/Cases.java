package io.saima.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random but sound inputs; the same seed gives the same case. */
final class Cases {

  private final Random random;

  Cases(long seed) {
    this.random = new Random(seed * 7919);
  }

  QuarterInput quarter() {
    Policy policy = policy();
    List<Indicator> indicators = indicators(policy);
    List<Ballot> ballots = ballots();
    return new QuarterInput(
        "officer",
        chance(85) ? OfficerStatus.NORMAL : pick(OfficerStatus.values()),
        weeks(),
        indicators,
        ballots,
        decimal(70, 100),
        between(1, 182),
        race(),
        adjustments(),
        facts(indicators),
        policy.calibration() == CalibrationMode.OFF ? null : matrix(ballots),
        policy);
  }

  QuotaInput quota() {
    int quarter = between(1, 4);
    List<QuotaInput.Unit> units = new ArrayList<>();
    int count = between(1, 8);
    for (int i = 0; i < count; i++) {
      String pool = null;
      if (i > 1 && chance(25)) {
        pool = chance(50) ? "unit0" : "joint";
      }
      Rational carry = quarter == 1 ? Rational.ZERO : Rational.of(between(-120, 120), 100);
      units.add(new QuotaInput.Unit("unit" + i, between(1, 15), carry, pool));
    }
    List<QuotaInput.Candidate> candidates = new ArrayList<>();
    for (QuotaInput.Unit unit : units) {
      int people = between(0, unit.size());
      for (int i = 0; i < people; i++) {
        candidates.add(candidate(unit.code(), candidates.size()));
      }
    }
    Policy policy = Policy.read(Map.of("goodPercent", pick(new Integer[] {40, 40, 15, 33})));
    return new QuotaInput(quarter, shuffled(units), shuffled(candidates), policy);
  }

  YearInput year() {
    List<YearInput.Quarter> quarters = new ArrayList<>();
    for (int quarter = 1; quarter <= 4; quarter++) {
      if (chance(85)) {
        Rational q = Rational.of(between(5500, 10_000), 100);
        quarters.add(
            new YearInput.Quarter(quarter, Outcome.GRADED, q, Policy.DEFAULT.band(q), chance(20)));
      } else if (chance(50)) {
        quarters.add(new YearInput.Quarter(quarter, Outcome.DEFERRED, null, null, chance(20)));
      }
    }
    List<YearInput.Fact> facts = new ArrayList<>();
    while (chance(30)) {
      facts.add(
          new YearInput.Fact(
              pick(YearInput.Fact.Type.values()), "F-" + between(1, 3), chance(60), chance(60)));
    }
    return new YearInput(
        "officer",
        chance(85) ? OfficerStatus.NORMAL : pick(OfficerStatus.values()),
        shuffled(quarters),
        chance(90) ? decimal(50, 100) : null,
        chance(70) ? between(0, 20) : between(0, 365),
        365,
        between(1, 60),
        chance(30) ? pick(YearGrade.values()) : null,
        facts,
        Policy.read(Map.of("failLadder", chance(70), "promotionBarYears", between(0, 2))));
  }

  <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** At most two decimals, between the limits. */
  Rational decimal(int low, int high) {
    return Rational.of(between(low * 100, high * 100), 100);
  }

  private Policy policy() {
    return Policy.read(
        switch (between(0, 7)) {
          case 0 -> Map.of("calibration", "ON");
          case 1 -> Map.of("calibration", "SHADOW", "calibPrior", 0, "calibMinRatees", 3);
          case 2 -> Map.of("lightThresholds", List.of("0.95", "0.85", "0.70"));
          case 3 -> Map.of("trimShare", "0.20", "minorWeight", "25");
          case 4 ->
              Map.of("partWeights", Map.of("p", "60", "e", "40", "r", "0"), "pubPriorWeight", 0);
          case 5 ->
              Map.of(
                  "channelWeights",
                  Map.of(
                      "org", "20", "sup", "15", "peer", "0", "pub", "60", "third", "0", "media",
                      "5"));
          default -> Map.of();
        });
  }

  private List<Week> weeks() {
    List<Week> weeks = new ArrayList<>();
    int count = between(0, 14);
    for (int i = 0; i < count; i++) {
      int planned = between(1, 9);
      weeks.add(
          switch (between(0, 9)) {
            case 0 -> Week.leave();
            case 1 -> Week.missing();
            default -> Week.filed(planned, between(0, planned));
          });
    }
    return weeks;
  }

  private List<Indicator> indicators(Policy policy) {
    int count = between(3, 9);
    int[] weights = new int[count];
    Arrays.fill(weights, 5);
    for (int left = 100 - 5 * count; left > 0; left--) {
      int i = between(0, count - 1);
      while (weights[i] >= 40) {
        i = (i + 1) % count;
      }
      weights[i]++;
    }
    boolean complete = chance(80);
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rational weight = Rational.of(weights[i]);
      boolean data = complete || chance(90);
      Rational target = decimal(1, 300);
      Rational reached = target.times(decimal(0, 2));
      Indicator.Builder builder =
          switch (between(0, 3)) {
            case 0 -> Indicator.lower("I" + i, weight, target).actual(data ? reached : null);
            case 1 -> Indicator.manual("I" + i, weight).score(data ? decimal(0, 1) : null);
            default ->
                Indicator.higher("I" + i, weight, target)
                    .elapsed(Rational.of(between(1, 4), 4))
                    .actual(data ? reached : null);
          };
      if (chance(10)) {
        builder.dropped("批准-" + i);
      }
      if (chance(20)) {
        builder.debt(decimal(80, 140), decimal(80, 120));
      }
      if (chance(30)) {
        builder.previousBase(
            policy.lightThresholds().size() == 3
                ? pick(Light.values())
                : pick(new Light[] {Light.GREEN, Light.GREY, Light.YELLOW, Light.RED}));
      }
      indicators.add(
          builder.key(chance(30)).overdue(chance(5)).resolved(chance(60)).name("指标" + i).build());
    }
    return indicators;
  }

  private List<Ballot> ballots() {
    List<Ballot> ballots = new ArrayList<>();
    boolean rich = chance(75);
    for (Channel channel : Channel.values()) {
      int count = rich ? between(1, 9) : between(0, 4);
      if (channel == Channel.PUB) {
        count = rich ? between(5, 45) : between(0, 20);
      }
      for (int i = 0; i < count; i++) {
        ballots.add(ballot(channel, i));
      }
    }
    return shuffled(ballots);
  }

  private Ballot ballot(Channel channel, int i) {
    Ballot.Scale scale = pick(Ballot.Scale.values());
    Rational score = scale.top().times(Rational.of(between(30, 100), 100));
    Ballot.State state = chance(92) ? Ballot.State.VALID : pick(Ballot.State.values());
    Rational given = state == Ballot.State.VALID ? score : null;
    String rater = channel.code() + i;
    return channel == Channel.PUB
        ? new Ballot(channel, rater, state, scale, given, "event" + i, pick(Ballot.Period.values()))
        : new Ballot(channel, rater, state, scale, given, null, null);
  }

  private Race race() {
    if (chance(10)) {
      return new Race(true, List.of(), chance(50) ? List.of(decimal(60, 100)) : List.of());
    }
    List<Race.Score> panel = new ArrayList<>();
    int judges = chance(80) ? between(3, 9) : between(0, 2);
    for (int i = 0; i < judges; i++) {
      panel.add(new Race.Score("judge" + i, decimal(50, 100)));
    }
    List<Rational> others = new ArrayList<>();
    int participants = between(0, 14);
    for (int i = 0; i < participants; i++) {
      others.add(decimal(60, 90));
    }
    return new Race(false, panel, others);
  }

  private List<Adjustment> adjustments() {
    List<Adjustment> adjustments = new ArrayList<>();
    while (chance(30)) {
      adjustments.add(
          new Adjustment(
              pick(Adjustment.Kind.values()),
              Rational.of(between(1, 1000), 100),
              "文件" + between(1, 9)));
    }
    return adjustments;
  }

  private List<Fact> facts(List<Indicator> indicators) {
    List<Fact> facts = new ArrayList<>();
    while (chance(30)) {
      Fact.Type type = pick(Fact.Type.values());
      String indicator =
          type == Fact.Type.FALSIFICATION
              ? indicators.get(between(0, indicators.size() - 1)).code()
              : null;
      facts.add(new Fact(type, "F-" + between(1, 3), chance(60), chance(60), indicator));
    }
    return facts;
  }

  /** A matrix that agrees with the valid peer ballots. */
  PeerMatrix matrix(List<Ballot> ballots) {
    List<Ballot> peers =
        ballots.stream().filter(ballot -> ballot.channel() == Channel.PEER).toList();
    List<String> members = new ArrayList<>();
    members.add("officer");
    peers.forEach(ballot -> members.add(ballot.rater()));
    if (members.size() == 1) {
      members.add("peer0");
    }
    List<List<Rational>> rows = new ArrayList<>();
    for (String rater : members) {
      List<Rational> row = new ArrayList<>();
      for (String rated : members) {
        row.add(rated.equals(rater) || chance(5) ? null : decimal(50, 100));
      }
      row.set(0, null);
      peers.stream()
          .filter(ballot -> ballot.rater().equals(rater) && ballot.isValid())
          .forEach(ballot -> row.set(0, ballot.points()));
      rows.add(row);
    }
    return new PeerMatrix(members, rows);
  }

  private QuotaInput.Candidate candidate(String unit, int i) {
    Rational q =
        Rational.of(pick(new String[] {"75.00", "85.00", "89.99", "90.00", "91.20", "93.00"}));
    return new QuotaInput.Candidate(
        "p" + i,
        unit,
        q,
        Rational.of(pick(new String[] {"88.00", "92.00"})),
        chance(20) ? null : Rational.of(pick(new String[] {"90.00", "95.00"})),
        chance(80) ? 0 : 1,
        chance(80) ? 0 : 1,
        chance(10),
        chance(90) ? QuarterGrade.GOOD : pick(QuarterGrade.values()),
        null);
  }
}
