package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fraction")
class RationalTest {

  @Test
  @DisplayName("is in lowest terms with a positive denominator")
  void isInLowestTerms() {
    assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2)).hasToString("-1.5");
    assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO).hasSameHashCodeAs(Rational.ZERO);
    assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rational.ONE.over(Rational.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  @DisplayName("is read from decimals of any scale")
  void isReadFromDecimals() {
    assertThat(Rational.of("90.50")).isEqualTo(Rational.of(181, 2));
    assertThat(Rational.of("-0.000001")).isEqualTo(Rational.of(-1, 1_000_000));
    assertThat(Rational.of(new BigDecimal("1E+2"))).isEqualTo(Rational.HUNDRED);
    assertThat(Rational.of(new BigDecimal("7"))).isEqualTo(Rational.of(7));
  }

  @Test
  @DisplayName("is added, subtracted, multiplied and divided exactly")
  void isCalculatedExactly() {
    Rational third = Rational.of(1, 3);
    assertThat(third.plus(third).plus(third)).isEqualTo(Rational.ONE);
    assertThat(third.minus(Rational.of(1, 2))).isEqualTo(Rational.of(-1, 6));
    assertThat(third.times(Rational.of(3, 7))).isEqualTo(Rational.of(1, 7));
    assertThat(third.over(Rational.of(-2, 3))).isEqualTo(Rational.of(-1, 2));
    assertThat(Rational.sum(List.of())).isEqualTo(Rational.ZERO);
    assertThat(Rational.mean(List.of(Rational.ZERO, Rational.ONE))).isEqualTo(Rational.of(1, 2));
  }

  @Test
  @DisplayName("is compared by its value")
  void isComparedByItsValue() {
    Rational half = Rational.of(1, 2);
    Rational third = Rational.of(1, 3);
    assertThat(half.isAbove(third)).isTrue();
    assertThat(half.isAbove(half)).isFalse();
    assertThat(third.isBelow(half)).isTrue();
    assertThat(half.isBelow(half)).isFalse();
    assertThat(half.isAtLeast(half)).isTrue();
    assertThat(third.isAtLeast(half)).isFalse();
    assertThat(half.isAtMost(half)).isTrue();
    assertThat(half.isAtMost(third)).isFalse();
    assertThat(half.min(third)).isEqualTo(third);
    assertThat(third.max(half)).isEqualTo(half);
    assertThat(Rational.of(7).clip(Rational.ZERO, Rational.of(5))).isEqualTo(Rational.of(5));
    assertThat(Rational.of(-7).clip(Rational.ZERO, Rational.of(5))).isEqualTo(Rational.ZERO);
    assertThat(half.clip(Rational.ZERO, Rational.of(5))).isEqualTo(half);
  }

  @ParameterizedTest(name = "{0}/{1} has the floor {2} and the ceiling {3}")
  @CsvSource({"7,2,3,4", "-7,2,-4,-3", "6,2,3,3", "-6,2,-3,-3", "0,5,0,0"})
  void hasAFloorAndACeiling(long numerator, long denominator, long floor, long ceiling) {
    Rational value = Rational.of(numerator, denominator);
    assertThat(value.floor()).isEqualTo(BigInteger.valueOf(floor));
    assertThat(value.ceiling()).isEqualTo(BigInteger.valueOf(ceiling));
  }

  @ParameterizedTest(name = "{0} is rounded to {1}")
  @CsvSource({
    "89.995, 90.00",
    "89.985, 89.99",
    "89.9949999, 89.99",
    "-0.005, -0.01",
    "-0.004, 0.00",
    "0, 0.00",
    "7, 7.00",
  })
  void isRoundedHalfAwayFromZero(String value, String rounded) {
    assertThat(Rational.of(value).fixed(2)).isEqualTo(rounded);
  }

  @ParameterizedTest(name = "{0}/{1} is written as {2}")
  @CsvSource({
    "1,1,1",
    "-5,2,-2.5",
    "1,8,0.125",
    "1,5,0.2",
    "3,40,0.075",
    "1,3,1/3",
    "-10,6,-5/3",
    "0,9,0",
    "100,1,100",
    "7,25,0.28",
  })
  void isWrittenShortly(long numerator, long denominator, String text) {
    assertThat(Rational.of(numerator, denominator)).hasToString(text);
  }

  @Test
  @DisplayName("has a median between the two middle values")
  void hasAMedian() {
    assertThat(Rational.median(List.of(Rational.of(9), Rational.of(1), Rational.of(5))))
        .isEqualTo(Rational.of(5));
    assertThat(Rational.median(List.of(Rational.of(9), Rational.of(1)))).isEqualTo(Rational.of(5));
  }
}
