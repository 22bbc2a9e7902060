package io.saima.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * An exact fraction of unlimited size, because a score that decides a career must not depend on how
 * a machine rounds between two steps.
 *
 * <p>Always in lowest terms with a positive denominator, so that equal numbers are equal objects.
 *
 * @param numerator carries the sign
 * @param denominator greater than 0
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {

  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);
  public static final Rational HUNDRED = of(100);

  private static final BigInteger FIVE = BigInteger.valueOf(5);

  /**
   * Reduces the fraction to lowest terms.
   *
   * @throws ArithmeticException if the denominator is 0
   */
  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction needs a denominator other than 0");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger divisor = numerator.gcd(denominator);
      if (denominator.signum() < 0) {
        divisor = divisor.negate();
      }
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** The fraction {@code numerator / denominator}. */
  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Rational of(BigDecimal value) {
    return value.scale() <= 0
        ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
        : new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  /**
   * The value of a decimal numeral such as {@code "92.5"}.
   *
   * @throws NumberFormatException if the text is no decimal numeral
   */
  public static Rational of(String decimal) {
    return of(new BigDecimal(decimal));
  }

  /** The sum; 0 for no values. */
  public static Rational sum(Collection<Rational> values) {
    return values.stream().reduce(ZERO, Rational::plus);
  }

  /**
   * The arithmetic mean.
   *
   * @throws ArithmeticException for no values
   */
  public static Rational mean(Collection<Rational> values) {
    return sum(values).over(of(values.size()));
  }

  /**
   * The middle value of the sorted list, or the mean of the two middle values.
   *
   * @throws IndexOutOfBoundsException for no values
   */
  public static Rational median(Collection<Rational> values) {
    List<Rational> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return mean(List.of(sorted.get((n - 1) / 2), sorted.get(n / 2)));
  }

  public Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(other.negated());
  }

  public Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException if {@code divisor} is 0
   */
  public Rational over(Rational divisor) {
    return new Rational(
        numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
  }

  public Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  public Rational min(Rational other) {
    return isAtMost(other) ? this : other;
  }

  public Rational max(Rational other) {
    return isAtLeast(other) ? this : other;
  }

  /** The nearest value within {@code low} and {@code high}. */
  public Rational clip(Rational low, Rational high) {
    return low.max(high.min(this));
  }

  private boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** The largest whole number that is not greater (towards minus infinity). */
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The smallest whole number that is not smaller. */
  public BigInteger ceiling() {
    return negated().floor().negate();
  }

  public int signum() {
    return numerator.signum();
  }

  public boolean isAtLeast(Rational other) {
    return compareTo(other) >= 0;
  }

  public boolean isAtMost(Rational other) {
    return compareTo(other) <= 0;
  }

  public boolean isAbove(Rational other) {
    return compareTo(other) > 0;
  }

  public boolean isBelow(Rational other) {
    return compareTo(other) < 0;
  }

  /** The value with so many decimals, rounded once, an exact half away from zero. */
  public BigDecimal rounded(int decimals) {
    return isWhole()
        ? new BigDecimal(numerator).setScale(decimals)
        : new BigDecimal(numerator)
            .divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
  }

  /** {@link #rounded} as a numeral with exactly so many decimals, never {@code -0}. */
  public String fixed(int decimals) {
    return rounded(decimals).toPlainString();
  }

  @Override
  public int compareTo(Rational other) {
    return denominator.equals(other.denominator)
        ? numerator.compareTo(other.numerator)
        : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** The shortest decimal numeral, or {@code numerator/denominator} if the decimals never end. */
  @Override
  public String toString() {
    if (isWhole()) {
      return numerator.toString();
    }
    int twos = denominator.getLowestSetBit();
    BigInteger rest = denominator.shiftRight(twos);
    int fives = 0;
    while (rest.mod(FIVE).signum() == 0) {
      rest = rest.divide(FIVE);
      fives++;
    }
    return rest.equals(BigInteger.ONE)
        ? fixed(Math.max(twos, fives))
        : numerator + "/" + denominator;
  }
}
