package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The calculations give the vectors to the last digit")
class VectorTest {

  static Stream<Arguments> quarters() {
    return Vectors.arguments("quarter");
  }

  static Stream<Arguments> quotas() {
    return Vectors.arguments("quota");
  }

  static Stream<Arguments> years() {
    return Vectors.arguments("year");
  }

  static Stream<Arguments> faults() {
    return Vectors.arguments("invalid");
  }

  @ParameterizedTest(name = "quarter: {0}")
  @MethodSource("quarters")
  void quarter(Vectors.Example example) {
    QuarterInput input = QuarterInput.read(example.input());

    assertThat(QuarterInput.read(input.toTree())).isEqualTo(input);
    Vectors.assertMatches("result", example.expected(), QuarterCalculation.run(input).toTree());
  }

  @ParameterizedTest(name = "quota: {0}")
  @MethodSource("quotas")
  void quota(Vectors.Example example) {
    QuotaInput input = QuotaInput.read(example.input());

    assertThat(QuotaInput.read(input.toTree())).isEqualTo(input);
    Vectors.assertMatches("result", example.expected(), QuotaCalculation.run(input).toTree());
  }

  @ParameterizedTest(name = "year: {0}")
  @MethodSource("years")
  void year(Vectors.Example example) {
    YearInput input = YearInput.read(example.input());

    assertThat(YearInput.read(input.toTree())).isEqualTo(input);
    Vectors.assertMatches("result", example.expected(), YearCalculation.run(input).toTree());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void anUnsoundInputNamesTheFieldAndTheFault(Vectors.Example example) {
    InvalidInput refusal =
        catchThrowableOfType(
            InvalidInput.class, () -> read(example.calculation(), example.input()));

    assertThat(refusal).as("refusal of " + example).isNotNull();
    assertThat(refusal.errors())
        .extracting(error -> error.field() + " " + error.code())
        .contains(example.field() + " " + example.code());
    assertThat(refusal.errors())
        .allSatisfy(error -> assertThat(error.message()).containsPattern("\\p{IsHan}"));
  }

  private static Object read(String calculation, Map<String, Object> input) {
    return switch (calculation) {
      case "quarter" -> QuarterInput.read(input);
      case "quota" -> QuotaInput.read(input);
      default -> YearInput.read(input);
    };
  }
}
