package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever the case, a year")
class YearPropertyTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest(name = "proposes only what score and cap allow, seed {0}")
  @MethodSource("seeds")
  void proposesOnlyWhatScoreAndCapAllow(long seed) {
    YearResult result = YearCalculation.run(new Cases(seed).year());

    assertThat(result.proposal() == null).isEqualTo(result.outcome() != Outcome.GRADED);
    if (result.proposal() != null) {
      assertThat(result.proposal()).isLessThanOrEqualTo(result.cap());
      assertThat(result.proposal()).isLessThanOrEqualTo(result.base());
      assertThat(Rational.of(result.a())).isBetween(Rational.ZERO, Rational.HUNDRED);
      assertThat(result.a1517()).isIn("1", "2", "3", "4");
    }
  }

  @ParameterizedTest(name = "never loses by a better annual part, seed {0}")
  @MethodSource("seeds")
  void neverLosesByABetterAnnualPart(long seed) {
    Cases cases = new Cases(seed);
    YearInput input = cases.year();
    if (input.annual() == null) {
      return;
    }
    Rational more = input.annual().max(cases.decimal(50, 100));
    Map<String, Object> better = Trees.set(Trees.copy(input.toTree()), "annual", more.toString());

    YearResult before = YearCalculation.run(input);
    YearResult after = YearCalculation.run(YearInput.read(better));
    assertThat(after.outcome()).isEqualTo(before.outcome());
    if (before.a() != null) {
      assertThat(after.a()).isGreaterThanOrEqualTo(before.a());
    }
    if (before.proposal() != null) {
      assertThat(after.proposal()).isGreaterThanOrEqualTo(before.proposal());
    }
  }

  @ParameterizedTest(name = "does not depend on the order of its lists, seed {0}")
  @MethodSource("seeds")
  void doesNotDependOnTheOrderOfItsLists(long seed) {
    Cases cases = new Cases(seed);
    YearInput input = cases.year();
    List<YearInput.Fact> factsTwice = new ArrayList<>(input.facts());
    factsTwice.addAll(input.facts());
    YearInput shuffled =
        new YearInput(
            input.officer(),
            input.status(),
            cases.shuffled(input.quarters()),
            input.annual(),
            input.leaveDays(),
            input.yearDays(),
            input.bodySize(),
            input.previousGrade(),
            cases.shuffled(factsTwice),
            input.policy());

    assertThat(YearInput.read(input.toTree())).isEqualTo(input);
    assertThat(YearCalculation.run(shuffled).toTree())
        .isEqualTo(YearCalculation.run(input).toTree());
  }
}
