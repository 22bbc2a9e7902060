package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.scoring.Indicator;
import io.saima.scoring.IndicatorScores;
import io.saima.scoring.Light;
import io.saima.scoring.Lights;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureRulesTest {

  private static final YearMonth JULY = YearMonth.parse("2026-07");
  private static final YearMonth AUGUST = YearMonth.parse("2026-08");
  private static final YearMonth SEPTEMBER = YearMonth.parse("2026-09");
  private static final Quarter QUARTER = Quarter.parse("2026-Q3");

  @ParameterizedTest
  @CsvSource({
    "300, 2026-07, 95, GREEN",
    "300, 2026-07, 94.9999, YELLOW",
    "300, 2026-08, 190, GREEN",
    "100, 2026-08, 63.3333, YELLOW",
    "300, 2026-09, 285, GREEN",
  })
  void aTargetThatAddsUpIsHeldAgainstItsExactShare(
      String target, String month, String actual, Light base) {
    PlanIndicator indicator = indicator(target, Direction.HIGHER, Measure.FLOW);
    YearMonth on = YearMonth.parse(month);
    Indicator input = FigureRules.ofMonth(indicator, rows(on, actual), on, Policy.DEFAULT).input();
    assertThat(base(input)).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({"300, 190", "100, 64.6", "0.0001, 7", "33.3333, 20"})
  void aQuarterWhoseNewestMonthIsAugustIsTheSameAttainmentInDecimals(String target, String actual) {
    PlanIndicator indicator = indicator(target, Direction.HIGHER, Measure.FLOW);
    Map<YearMonth, IndicatorActual> rows = rows(JULY, "1", AUGUST, actual);
    Indicator exact = FigureRules.ofMonth(indicator, rows, AUGUST, Policy.DEFAULT).input();
    Indicator quarter = FigureRules.ofQuarter(indicator, rows, QUARTER, Policy.DEFAULT).input();
    assertThat(quarter.elapsed()).isEqualTo(Rational.ONE);
    assertThat(quarter.target().toString()).matches("\\d+(\\.\\d{1,6})?");
    assertThat(quarter.actual().toString()).matches("\\d+(\\.\\d{1,6})?");
    assertThat(Lights.attainment(quarter)).isEqualTo(Lights.attainment(exact));
    assertThat(quarter.previousBase()).isEqualTo(exact.previousBase());
    assertThat(quarter.name()).contains("截至8月");
  }

  @Test
  void aLevelIsHeldAgainstTheWholeTargetEveryMonth() {
    PlanIndicator indicator = indicator("80", Direction.HIGHER, Measure.LEVEL);
    Indicator july = FigureRules.ofMonth(indicator, rows(JULY, "80"), JULY, Policy.DEFAULT).input();
    assertThat(Lights.attainment(july)).isEqualTo(Rational.ONE);
  }

  @Test
  void theSecondYellowMonthRunningIsRedAndAMissingMonthBreaksTheRow() {
    PlanIndicator indicator = indicator("100", Direction.HIGHER, Measure.LEVEL);
    assertThat(light(indicator, rows(JULY, "90", AUGUST, "90"), AUGUST)).isEqualTo(Light.RED);
    assertThat(light(indicator, rows(JULY, "90", SEPTEMBER, "90"), SEPTEMBER))
        .isEqualTo(Light.YELLOW);
    assertThat(light(indicator, rows(YearMonth.parse("2026-06"), "90", JULY, "90"), JULY))
        .isEqualTo(Light.YELLOW);
    assertThat(light(indicator, rows(JULY, "90"), AUGUST)).isEqualTo(Light.GREY);
  }

  @Test
  void atATargetOfZeroOnlyZeroIsGood() {
    PlanIndicator indicator = indicator("0", Direction.LOWER, Measure.FLOW);
    Indicator none = FigureRules.ofMonth(indicator, Map.of(), JULY, Policy.DEFAULT).input();
    Indicator zero = FigureRules.ofMonth(indicator, rows(JULY, "0"), JULY, Policy.DEFAULT).input();
    Indicator one =
        FigureRules.ofQuarter(indicator, rows(JULY, "1"), QUARTER, Policy.DEFAULT).input();
    assertThat(List.of(none, zero, one))
        .allSatisfy(
            input -> {
              assertThat(input.direction()).isEqualTo(Indicator.Direction.MANUAL);
              assertThat(input.target()).isNull();
              assertThat(input.elapsed()).isNull();
              assertThat(input.actual()).isNull();
            });
    assertThat(none.manual()).isNull();
    assertThat(zero.manual()).isEqualTo(Rational.ONE);
    assertThat(one.manual()).isEqualTo(Rational.ZERO);
  }

  @Test
  void debtCountsWithItsCeilingOnly() {
    PlanIndicator indicator =
        new PlanIndicator(
            "P",
            "I",
            "L",
            "项目投资",
            IndicatorModule.INDIVIDUAL,
            IndicatorSystem.ACHIEVEMENT,
            new BigDecimal("40"),
            "万元",
            Direction.HIGHER,
            Measure.LEVEL,
            IndicatorScope.UNIT,
            new BigDecimal("100"),
            true,
            true,
            false,
            new BigDecimal("100"));
    IndicatorActual row =
        new IndicatorActual(
            "P", "I", "", "2026-09", new BigDecimal("92"), new BigDecimal("103.6"), "台账");
    Indicator with =
        FigureRules.ofQuarter(indicator, Map.of(SEPTEMBER, row), QUARTER, Policy.DEFAULT).input();
    Indicator without =
        FigureRules.ofQuarter(indicator, rows(SEPTEMBER, "92"), QUARTER, Policy.DEFAULT).input();
    assertThat(with.key()).isTrue();
    assertThat(with.debtRate()).isEqualTo(Rational.of("103.6"));
    assertThat(without.debtRate()).isNull();
    assertThat(without.debtCeiling()).isNull();
  }

  @Test
  void aQuarterWithoutAnyRowHasNoData() {
    IndicatorFigure figure =
        FigureRules.ofQuarter(
            indicator("100", Direction.HIGHER, Measure.FLOW), Map.of(), QUARTER, Policy.DEFAULT);
    assertThat(figure.month()).isNull();
    assertThat(figure.actual()).isEmpty();
    assertThat(base(figure.input())).isEqualTo(Light.GREY);
  }

  private static Light base(Indicator input) {
    return Lights.base(Policy.DEFAULT, Lights.attainment(input));
  }

  private static Light light(
      PlanIndicator indicator, Map<YearMonth, IndicatorActual> rows, YearMonth month) {
    Indicator input = FigureRules.ofMonth(indicator, rows, month, Policy.DEFAULT).input();
    return IndicatorScores.of(Policy.DEFAULT, List.of(input), List.of()).all().get(0).light();
  }

  private static Map<YearMonth, IndicatorActual> rows(Object... monthsAndActuals) {
    Map<YearMonth, IndicatorActual> rows = new HashMap<>();
    for (int i = 0; i < monthsAndActuals.length; i += 2) {
      String month = monthsAndActuals[i].toString();
      rows.put(
          YearMonth.parse(month),
          new IndicatorActual(
              "P", "I", "", month, new BigDecimal((String) monthsAndActuals[i + 1]), null, "台账"));
    }
    return rows;
  }

  private static PlanIndicator indicator(String target, Direction direction, Measure measure) {
    return new PlanIndicator(
        "P",
        "I",
        "L",
        "河道清淤",
        IndicatorModule.INDIVIDUAL,
        IndicatorSystem.ACHIEVEMENT,
        new BigDecimal("40"),
        "公里",
        direction,
        measure,
        IndicatorScope.UNIT,
        new BigDecimal(target),
        false,
        false,
        false,
        null);
  }
}
