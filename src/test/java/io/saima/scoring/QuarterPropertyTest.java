package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever the case, a quarter")
class QuarterPropertyTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 150);
  }

  @ParameterizedTest(name = "keeps every value within its range, seed {0}")
  @MethodSource("seeds")
  void keepsEveryValueWithinItsRange(long seed) {
    QuarterResult result = QuarterCalculation.run(new Cases(seed).quarter());

    assertWithin(result.diligence().c(), 1);
    assertWithin(result.diligence().k(), 1);
    result.indicators().all().forEach(score -> assertWithin(score.score(), 100));
    result.evaluation().channels().forEach(value -> assertWithin(value.value(), 100));
    assertWithin(result.p(), 100);
    assertWithin(result.evaluation().e(), 100);
    assertWithin(result.race().r(), 100);
    assertWithin(result.q() == null ? null : Rational.of(result.q()), 100);
  }

  @ParameterizedTest(name = "weighs its channels and parts to 1, seed {0}")
  @MethodSource("seeds")
  void weighsItsChannelsAndPartsToOne(long seed) {
    QuarterResult result = QuarterCalculation.run(new Cases(seed).quarter());
    Evaluation evaluation = result.evaluation();
    List<Rational> weights = new ArrayList<>();
    for (ChannelValue value : evaluation.channels()) {
      Rational weight = evaluation.effectiveWeight(value.channel());
      weights.add(weight);
      assertThat(value.value() == null).isEqualTo(weight.signum() == 0);
      assertThat(evaluation.contribution(value.channel()) == null).isEqualTo(value.value() == null);
    }

    boolean anyValue = weights.stream().anyMatch(weight -> weight.signum() > 0);
    assertThat(Rational.sum(weights)).isEqualTo(anyValue ? Rational.ONE : Rational.ZERO);
    assertThat(Rational.sum(List.of(result.mix().p(), result.mix().e(), result.mix().r())))
        .isEqualTo(Rational.ONE);
  }

  @ParameterizedTest(name = "proposes nothing without a score and nothing above the cap, seed {0}")
  @MethodSource("seeds")
  void proposesNothingWithoutAScoreAndNothingAboveTheCap(long seed) {
    QuarterResult result = QuarterCalculation.run(new Cases(seed).quarter());

    if (result.q() == null) {
      assertThat(result.proposal()).isNull();
      assertThat(result.band()).isNull();
    }
    if (result.proposal() != null) {
      assertThat(result.proposal()).isLessThanOrEqualTo(result.ceiling().grade());
      assertThat(result.outcome()).isEqualTo(Outcome.GRADED);
    }
  }

  @ParameterizedTest(name = "does not depend on the order of its lists, seed {0}")
  @MethodSource("seeds")
  void doesNotDependOnTheOrderOfItsLists(long seed) {
    Cases cases = new Cases(seed);
    QuarterInput input = cases.quarter();
    List<Fact> factsTwice = new ArrayList<>(input.facts());
    factsTwice.addAll(input.facts());
    Race race =
        new Race(
            input.race().excused(),
            cases.shuffled(input.race().panel()),
            cases.shuffled(input.race().others()));
    QuarterInput shuffled =
        new QuarterInput(
            input.officer(),
            input.status(),
            cases.shuffled(input.weeks()),
            input.indicators(),
            cases.shuffled(input.ballots()),
            input.pubPrior(),
            input.windowDays(),
            race,
            cases.shuffled(input.adjustments()),
            cases.shuffled(factsTwice),
            input.peerMatrix(),
            input.policy());

    assertThat(withoutWeekList(QuarterCalculation.run(shuffled)))
        .isEqualTo(withoutWeekList(QuarterCalculation.run(input)));
  }

  @ParameterizedTest(name = "changes with the order of indicators only in their list, seed {0}")
  @MethodSource("seeds")
  void changesWithTheOrderOfIndicatorsOnlyInTheirList(long seed) {
    Cases cases = new Cases(seed);
    QuarterInput input = cases.quarter();
    Map<String, Object> tree = Trees.copy(input.toTree());
    Collections.reverse((List<?>) tree.get("indicators"));

    Map<String, Object> expected = Trees.copy(QuarterCalculation.run(input).toTree());
    Map<String, Object> actual =
        Trees.copy(QuarterCalculation.run(QuarterInput.read(tree)).toTree());

    Collections.reverse((List<?>) actual.get("indicators"));
    expected.remove("steps");
    actual.remove("steps");
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest(name = "is calculated again from the frozen input, in any locale, seed {0}")
  @MethodSource("seeds")
  void isCalculatedAgainFromTheFrozenInputInAnyLocale(long seed) {
    QuarterInput input = new Cases(seed).quarter();
    QuarterInput thawed = QuarterInput.read(input.toTree());
    Map<String, Object> stored = QuarterCalculation.run(input).toTree();
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(thawed).isEqualTo(input).hasSameHashCodeAs(input);
      assertThat(QuarterCalculation.run(thawed).toTree()).isEqualTo(stored);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest(name = "never loses by a better ballot, figure or log, seed {0}")
  @MethodSource("seeds")
  void neverLosesByABetterBallotFigureOrLog(long seed) {
    Cases cases = new Cases(seed);
    QuarterInput input = cases.quarter();
    QuarterResult before = QuarterCalculation.run(input);
    for (int attempt = 0; attempt < 8; attempt++) {
      Map<String, Object> better = Trees.copy(input.toTree());
      improve(better, input, cases);
      QuarterResult after = QuarterCalculation.run(QuarterInput.read(better));
      if (before.q() == null) {
        assertThat(after.q()).isNull();
      } else {
        assertThat(after.q()).isGreaterThanOrEqualTo(before.q());
      }
    }
  }

  @ParameterizedTest(name = "keeps E when a channel equal to E comes or goes, seed {0}")
  @MethodSource("seeds")
  void keepsTheEvaluationWhenAChannelEqualToItComesOrGoes(long seed) {
    QuarterInput input = new Cases(seed).quarter();
    Evaluation evaluation = QuarterCalculation.run(input).evaluation();
    if (evaluation.e() == null) {
      return;
    }
    for (Channel channel : Channel.values()) {
      if (evaluation.weights().get(channel).signum() > 0) {
        Evaluation with = with(input.policy(), evaluation, channel, evaluation.e());
        if (evaluation.channel(channel).value() == null) {
          assertThat(with.e()).isEqualTo(evaluation.e());
        }
        Evaluation without = with(input.policy(), with, channel, null);
        if (without.e() != null && with.e() != null && with.e().equals(evaluation.e())) {
          assertThat(without.e()).isEqualTo(evaluation.e());
        }
      }
    }
  }

  @ParameterizedTest(name = "moves a trimmed mean little by one vote, seed {0}")
  @MethodSource("seeds")
  void movesATrimmedMeanLittleByOneVote(long seed) {
    Cases cases = new Cases(seed);
    Rational trimShare = Rational.of(cases.between(0, 20), 100);
    List<Rational> scores = new ArrayList<>();
    int n = cases.between(5, 60);
    for (int i = 0; i < n; i++) {
      scores.add(cases.decimal(0, 100));
    }
    RobustMean before = RobustMean.of(scores, 1, trimShare);
    scores.set(
        cases.between(0, n - 1), cases.pick(new Rational[] {Rational.ZERO, Rational.HUNDRED}));
    RobustMean after = RobustMean.of(scores, 1, trimShare);

    Rational spread = before.sorted().get(n - 1).minus(before.sorted().get(0));
    Rational bound = spread.over(Rational.of(n - 2L * before.dropped()));
    Rational moved = after.value().minus(before.value());
    assertThat(moved.max(moved.negated())).isLessThanOrEqualTo(bound);
  }

  @Test
  @DisplayName("with everything at its maximum gives exactly 100.00")
  void withEverythingAtItsMaximumGivesExactlyOneHundred() {
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      indicators.add(
          Indicator.higher("I" + i, Rational.of(25), Rational.of(7))
              .actual(Rational.of(99))
              .build());
    }
    List<Ballot> ballots = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      for (int i = 0; i < 30; i++) {
        ballots.add(
            channel == Channel.PUB
                ? Ballot.ofCitizen("c" + i, "e" + i, null, Ballot.Scale.FIVE, Rational.of(5))
                : Ballot.of(channel, channel.code() + i, Rational.HUNDRED));
      }
    }
    List<Race.Score> panel =
        List.of(
            new Race.Score("a", Rational.HUNDRED),
            new Race.Score("b", Rational.HUNDRED),
            new Race.Score("c", Rational.HUNDRED));

    QuarterResult result =
        QuarterCalculation.run(
            new QuarterInput(
                "officer",
                OfficerStatus.NORMAL,
                List.of(Week.filed(3, 3)),
                indicators,
                ballots,
                null,
                182,
                new Race(false, panel, List.of()),
                List.of(new Adjustment(Adjustment.Kind.COMMENDATION, Rational.of(10), "文件")),
                List.of(),
                null,
                null));

    assertThat(result.p()).isEqualTo(Rational.HUNDRED);
    assertThat(result.evaluation().e()).isEqualTo(Rational.HUNDRED);
    assertThat(result.race().r()).isEqualTo(Rational.HUNDRED);
    assertThat(result.q()).hasToString("100.00");
  }

  private static void assertWithin(Rational value, long high) {
    if (value != null) {
      assertThat(value).isBetween(Rational.ZERO, Rational.of(high));
    }
  }

  /** The text of step C numbers the weeks, so it alone follows their order. */
  private static Map<String, Object> withoutWeekList(QuarterResult result) {
    Map<String, Object> tree = Trees.copy(result.toTree());
    return Trees.set(tree, "steps[0].text", null);
  }

  private static Evaluation with(
      Policy policy, Evaluation evaluation, Channel channel, Rational value) {
    List<ChannelValue> channels = new ArrayList<>(evaluation.channels());
    channels.set(
        channel.ordinal(),
        new ChannelValue(
            channel, ChannelStatus.PRESENT, 1, Map.of(), Method.MEAN, value, List.of(), 0));
    return Evaluation.of(policy, channels);
  }

  private static void improve(Map<String, Object> tree, QuarterInput input, Cases cases) {
    switch (cases.between(0, 3)) {
      case 0 -> {
        List<Ballot> ballots = input.ballots();
        int i = cases.between(0, Math.max(0, ballots.size() - 1));
        if (!ballots.isEmpty() && ballots.get(i).isValid()) {
          Ballot ballot = ballots.get(i);
          Rational more = higher(ballot.score(), ballot.scale().top(), cases);
          Trees.set(tree, "ballots[" + i + "].score", more.toString());
          if (ballot.channel() == Channel.PEER && input.peerMatrix() != null) {
            int row = input.peerMatrix().members().indexOf(ballot.rater());
            Rational points = more.times(Rational.HUNDRED).over(ballot.scale().top());
            Trees.set(tree, "peerMatrix.rows[" + row + "][0]", points.toString());
          }
        }
      }
      case 1 -> {
        List<Race.Score> panel = input.race().panel();
        if (!panel.isEmpty()) {
          int i = cases.between(0, panel.size() - 1);
          Rational more = higher(panel.get(i).score(), Rational.HUNDRED, cases);
          Trees.set(tree, "race.panel[" + i + "].score", more.toString());
        }
      }
      case 2 -> {
        int i = cases.between(0, input.indicators().size() - 1);
        Indicator indicator = input.indicators().get(i);
        if (indicator.hasData()) {
          String at = "indicators[" + i + "].";
          switch (indicator.direction()) {
            case HIGHER ->
                Trees.set(tree, at + "actual", indicator.actual().plus(Rational.ONE).toString());
            case LOWER ->
                Trees.set(
                    tree,
                    at + "actual",
                    Rational.ZERO.max(indicator.actual().minus(Rational.of(2))).toString());
            case MANUAL ->
                Trees.set(
                    tree,
                    at + "manual",
                    higher(indicator.manual(), Rational.ONE, cases).toString());
          }
        }
      }
      default -> {
        for (int i = 0; i < input.weeks().size(); i++) {
          Week week = input.weeks().get(i);
          if (week.state() == Week.State.FILED) {
            Trees.set(tree, "weeks[" + i + "].done", cases.between(week.done(), week.planned()));
          }
        }
      }
    }
  }

  private static Rational higher(Rational from, Rational top, Cases cases) {
    Rational tenths = Rational.of(cases.between(0, 10), 10);
    Rational more = from.plus(top.minus(from).times(tenths));
    return Rational.of(more.rounded(4)).max(from);
  }
}
