package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndicatorTest {

  @Test
  void whatIsDroppedKeepsItsFiguresAndNamesTheApproval() {
    Indicator indicator =
        new Indicator(
            "I1",
            "河道治理",
            Rational.of(25),
            Indicator.Direction.HIGHER,
            Rational.of(100),
            Rational.of(1),
            Rational.of(90),
            null,
            true,
            true,
            null,
            Rational.of(3),
            Rational.of(60),
            true,
            true,
            Light.YELLOW);
    assertThat(indicator.dropped("组发〔2026〕8号"))
        .isEqualTo(
            new Indicator(
                "I1",
                "河道治理",
                Rational.of(25),
                Indicator.Direction.HIGHER,
                Rational.of(100),
                Rational.of(1),
                Rational.of(90),
                null,
                true,
                false,
                "组发〔2026〕8号",
                Rational.of(3),
                Rational.of(60),
                true,
                true,
                Light.YELLOW));
  }
}
