package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever the case, a quota")
class QuotaPropertyTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest(name = "gives exactly K places and nobody more than people, seed {0}")
  @MethodSource("seeds")
  void givesExactlyKPlacesAndNobodyMoreThanPeople(long seed) {
    QuotaInput input = new Cases(seed).quota();
    QuotaResult result = QuotaCalculation.run(input);
    long wanted = (long) result.n() * input.policy().goodPercent();

    assertThat(100L * result.k()).isLessThanOrEqualTo(wanted);
    assertThat(100L * (result.k() + 1)).isGreaterThan(wanted);
    assertThat(result.units().stream().mapToInt(QuotaResult.Unit::places).sum())
        .isEqualTo(result.k());
    assertThat(result.units())
        .allSatisfy(unit -> assertThat(unit.places()).isBetween(0, unit.size()))
        .allSatisfy(unit -> assertThat(unit.used()).isBetween(0, unit.places()));
    Rational carries =
        Rational.sum(result.units().stream().map(QuotaResult.Unit::carryOut).toList());
    Rational entitled =
        Rational.sum(result.units().stream().map(QuotaResult.Unit::entitlement).toList());
    assertThat(carries).isEqualTo(entitled.minus(Rational.of(result.k())));
  }

  @ParameterizedTest(name = "accounts for every place and never exceeds K, seed {0}")
  @MethodSource("seeds")
  void accountsForEveryPlaceAndNeverExceedsK(long seed) {
    QuotaResult result = QuotaCalculation.run(new Cases(seed).quota());
    int taken = result.selected() + result.contested();
    long eligible =
        result.candidates().stream()
            .filter(one -> one.status() != QuotaResult.Status.NOT_ELIGIBLE)
            .count();

    assertThat(taken).isLessThanOrEqualTo(result.k());
    if (result.freePending()) {
      assertThat(taken + result.free()).isEqualTo(result.k());
      assertThat(result.unfilled()).isZero();
      assertThat(result.freeUsed()).isZero();
    } else {
      assertThat((long) taken).isEqualTo(Math.min(result.k(), eligible));
      assertThat(taken + result.unfilled()).isEqualTo(result.k());
    }
    assertThat(result.referrals())
        .allSatisfy(tie -> assertThat(tie.ids()).hasSizeGreaterThan(tie.places()))
        .allSatisfy(tie -> assertThat(tie.places()).isPositive());
  }

  @ParameterizedTest(name = "never passes over a higher score of the same unit, seed {0}")
  @MethodSource("seeds")
  void neverPassesOverAHigherScoreOfTheSameUnit(long seed) {
    QuotaInput input = new Cases(seed).quota();
    Map<String, Rational> scores = new HashMap<>();
    input.candidates().forEach(person -> scores.put(person.id(), person.q()));
    List<QuotaResult.Candidate> people = QuotaCalculation.run(input).candidates();
    for (QuotaResult.Candidate selected : people) {
      for (QuotaResult.Candidate other : people) {
        boolean leftOut =
            other.status() == QuotaResult.Status.CAPPED
                || other.status() == QuotaResult.Status.WAITING;
        if (selected.status() == QuotaResult.Status.SELECTED
            && leftOut
            && other.unit().equals(selected.unit())) {
          assertThat(scores.get(other.id())).isLessThanOrEqualTo(scores.get(selected.id()));
        }
      }
    }
  }

  @ParameterizedTest(name = "is decided wholly once the committee has ranked, seed {0}")
  @MethodSource("seeds")
  void isDecidedWhollyOnceTheCommitteeHasRanked(long seed) {
    Cases cases = new Cases(seed);
    QuotaInput input = cases.quota();
    List<QuotaInput.Candidate> ranked = new ArrayList<>();
    for (QuotaInput.Candidate person : cases.shuffled(input.candidates())) {
      ranked.add(
          new QuotaInput.Candidate(
              person.id(),
              person.unit(),
              person.q(),
              person.p(),
              person.pub(),
              person.reds(),
              person.yellows(),
              person.merit(),
              person.ceiling(),
              ranked.size() + 1));
    }

    QuotaResult result =
        QuotaCalculation.run(
            new QuotaInput(input.quarter(), input.units(), ranked, input.policy()));

    assertThat(result.referrals()).isEmpty();
    assertThat(result.freePending()).isFalse();
  }

  @ParameterizedTest(name = "does not depend on the order of its lists, seed {0}")
  @MethodSource("seeds")
  void doesNotDependOnTheOrderOfItsLists(long seed) {
    Cases cases = new Cases(seed);
    QuotaInput input = cases.quota();
    QuotaInput shuffled =
        new QuotaInput(
            input.quarter(),
            cases.shuffled(input.units()),
            cases.shuffled(input.candidates()),
            input.policy());

    assertThat(QuotaInput.read(input.toTree())).isEqualTo(input);
    assertThat(QuotaCalculation.run(shuffled).toTree())
        .isEqualTo(QuotaCalculation.run(input).toTree());
  }
}
