package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndicatorTest {

  private final Indicator higher =
      Indicator.higher("I1", Rational.of(25), Rational.of(100))
          .name("河道治理")
          .elapsed(Rational.of(1).over(Rational.of(3)))
          .actual(Rational.of(90))
          .key(true)
          .debt(Rational.of(3), Rational.of(60))
          .overdue(true)
          .resolved(true)
          .previousBase(Light.YELLOW)
          .build();
  private final Indicator manual =
      Indicator.manual("I2", Rational.of(10)).score(Rational.ONE).dropped("组发〔2026〕1号").build();

  @Test
  void oneThatIsBuiltFromAnotherIsTheSame() {
    assertThat(higher.toBuilder().build()).isEqualTo(higher);
    assertThat(manual.toBuilder().build()).isEqualTo(manual);
  }

  @Test
  void onlyWhatIsNamedDiffers() {
    Indicator dropped = higher.toBuilder().dropped("组发〔2026〕8号").build();
    assertThat(dropped)
        .usingRecursiveComparison()
        .ignoringFields("applicable", "dropRef")
        .isEqualTo(higher);
    assertThat(dropped.applicable()).isFalse();
    assertThat(dropped.dropRef()).isEqualTo("组发〔2026〕8号");
  }
}
