package io.saima.scoring;

/** The values that a decimal field accepts. */
record DecimalRange(Rational low, boolean lowIncluded, Rational high, int places) {

  static final int MAX_PLACES = 6;
  static final Rational LARGEST = Rational.of("1000000000000000");
  static final DecimalRange HUNDRED = of("0", "100");
  static final DecimalRange SHARE = of("0", "1");
  static final DecimalRange NOT_NEGATIVE =
      new DecimalRange(Rational.ZERO, true, LARGEST, MAX_PLACES);
  static final DecimalRange POSITIVE = new DecimalRange(Rational.ZERO, false, LARGEST, MAX_PLACES);

  /** Both ends included, up to six decimals. */
  static DecimalRange of(String low, String high) {
    return new DecimalRange(Rational.of(low), true, Rational.of(high), MAX_PLACES);
  }

  /** The lower end excluded, up to six decimals. */
  static DecimalRange above(String low, String high) {
    return new DecimalRange(Rational.of(low), false, Rational.of(high), MAX_PLACES);
  }

  /** The same with at most two decimals, as published numbers have. */
  DecimalRange twoPlaces() {
    return new DecimalRange(low, lowIncluded, high, 2);
  }

  boolean contains(Rational value) {
    return value.isAtMost(high) && (lowIncluded ? value.isAtLeast(low) : value.isAbove(low));
  }

  String inWords() {
    return (lowIncluded ? "不小于" : "大于") + low + "、不大于" + high;
  }
}
