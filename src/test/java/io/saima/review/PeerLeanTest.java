package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.scoring.Ballot;
import io.saima.scoring.Calibration;
import io.saima.scoring.Channel;
import io.saima.scoring.Indicator;
import io.saima.scoring.OfficerStatus;
import io.saima.scoring.PeerMatrix;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import io.saima.scoring.Race;
import io.saima.scoring.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerLeanTest {

  private static final Policy SHADOW = Policy.read(Map.of("calibration", "SHADOW"));

  private static QuarterInput input(Map<String, Rational> scores, PeerMatrix matrix) {
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      indicators.add(
          new Indicator(
              "I" + i,
              null,
              Rational.of(25),
              Indicator.Direction.HIGHER,
              Rational.of(100),
              Rational.of(1),
              Rational.of(90),
              null,
              false,
              true,
              null,
              null,
              null,
              false,
              false,
              null));
    }
    List<Ballot> ballots = new ArrayList<>();
    scores.forEach((rater, score) -> ballots.add(Ballot.of(Channel.PEER, rater, score)));
    return new QuarterInput(
        "甲01",
        OfficerStatus.NORMAL,
        List.of(),
        indicators,
        ballots,
        null,
        QuarterInput.WINDOW,
        Race.NONE,
        List.of(),
        List.of(),
        matrix,
        SHADOW);
  }

  @ParameterizedTest(name = "whatever raters gave and lean, seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theCalculationReadsTheLeaningsBackFromTheMatrix(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      Map<String, Rational> scores = new HashMap<>();
      Map<String, PeerLean> leans = new HashMap<>();
      int raters = random.nextInt(18);
      for (int i = 0; i < raters; i++) {
        scores.put("k" + i, Rational.of(50 + random.nextInt(51)));
        if (random.nextInt(4) > 0) {
          leans.put(
              "k" + i, new PeerLean(5 + random.nextInt(11), Rational.of(random.nextInt(101) - 50)));
        }
      }
      PeerMatrix matrix = PeerLean.matrix("甲01", scores, leans, SHADOW);
      assertThat(matrix.members()).hasSizeBetween(2, 60);
      Calibration result = QuarterCalculation.run(input(scores, matrix)).calibration();
      assertThat(result.applied()).isFalse();
      for (Calibration.Rater one : result.raters()) {
        PeerLean lean = leans.get(one.rater());
        if (lean == null) {
          assertThat(one.d()).isNull();
          assertThat(one.shift()).isEqualTo(Rational.ZERO);
        } else {
          assertThat(one.n()).isEqualTo(lean.people());
          assertThat(one.d()).isEqualTo(lean.points());
        }
      }
    }
  }

  @Test
  void aLeaningIsOfWholePointsAndOfEnoughPeople() {
    List<Rational> four = List.of(Rational.of(1), Rational.of(1), Rational.of(1), Rational.of(1));
    assertThat(PeerLean.of(four, SHADOW)).isNull();
    List<Rational> five = new ArrayList<>(four);
    five.add(Rational.of(90));
    assertThat(PeerLean.of(five, SHADOW)).isEqualTo(new PeerLean(5, Rational.of(1)));
    List<Rational> halves = java.util.Collections.nCopies(40, Rational.of("2.5"));
    assertThat(PeerLean.of(halves, SHADOW)).isEqualTo(new PeerLean(15, Rational.of(3)));
    List<Rational> far = java.util.Collections.nCopies(9, Rational.of(-80));
    assertThat(PeerLean.of(far, SHADOW)).isEqualTo(new PeerLean(9, Rational.of(-50)));
  }
}
