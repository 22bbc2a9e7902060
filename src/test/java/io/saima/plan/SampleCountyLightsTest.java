package io.saima.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.Officer;
import io.saima.organization.SampleCounty;
import io.saima.scoring.Indicator;
import io.saima.scoring.IndicatorScore;
import io.saima.scoring.IndicatorScores;
import io.saima.scoring.Light;
import io.saima.scoring.Policy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lights of the sample county, counted against the table that came with its files. */
class SampleCountyLightsTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final LocalDate LAST_DAY = QUARTER.last();

  private final Map<String, List<PlanIndicator>> indicators =
      SampleCounty.rows("plan-indicators").stream()
          .map(SampleCountyLightsTest::indicator)
          .collect(groupingBy(PlanIndicator::planCode));
  private final Map<String, String> plans =
      SampleCounty.rows("plans").stream()
          .collect(toMap(row -> row.get("unit_code") + row.get("post_class"), r -> r.get("code")));
  private final Map<List<String>, Map<YearMonth, IndicatorActual>> figures = figures();
  private final List<Officer> assessed =
      SampleCounty.read().officers().stream()
          .filter(officer -> officer.assessed() && officer.hereOn(LAST_DAY))
          .toList();

  private int reds;
  private int yellows;
  private int unitFigures;
  private int redUnitFigures;

  @Test
  void julyHasTheLightsOfTheTable() {
    countMonth(YearMonth.parse("2026-07"));
    assertThat(shares()).containsExactly("17.2", "29.6", "0.9");
  }

  @Test
  void augustHasTheLightsOfTheTable() {
    countMonth(YearMonth.parse("2026-08"));
    assertThat(shares()).containsExactly("17.1", "29.7", "1.5");
  }

  @Test
  void septemberHasTheLightsOfTheTable() {
    countMonth(YearMonth.parse("2026-09"));
    assertThat(shares()).containsExactly("15.2", "30.8", "1.5");
  }

  @Test
  void theQuartersEndHasTheLightsOfTheTable() {
    count(
        (indicator, rows) ->
            FigureRules.ofQuarter(indicator, rows, QUARTER, Policy.DEFAULT).input());
    assertThat(shares()).containsExactly("15.3", "30.8", "1.5");
  }

  private void countMonth(YearMonth month) {
    count((indicator, rows) -> FigureRules.ofMonth(indicator, rows, month, Policy.DEFAULT).input());
  }

  private interface Rule {
    Indicator input(PlanIndicator indicator, Map<YearMonth, IndicatorActual> rows);
  }

  private void count(Rule rule) {
    assertThat(assessed).hasSize(1177);
    Set<String> seen = new HashSet<>();
    for (Officer officer : assessed) {
      String plan = plans.get(officer.unitCode() + officer.postClass().label());
      List<Indicator> inputs = new ArrayList<>();
      for (PlanIndicator indicator : indicators.get(plan)) {
        String owner = indicator.scope() == IndicatorScope.UNIT ? "" : officer.id();
        inputs.add(
            rule.input(
                indicator,
                figures.getOrDefault(List.of(plan, indicator.indicatorCode(), owner), Map.of())));
      }
      IndicatorScores scores = IndicatorScores.of(Policy.DEFAULT, inputs, List.of());
      reds += scores.reds() > 0 ? 1 : 0;
      yellows += scores.reds() == 0 && scores.yellows() > 0 ? 1 : 0;
      for (IndicatorScore score : scores.all()) {
        boolean ofUnit =
            indicators.get(plan).stream()
                .anyMatch(
                    one ->
                        one.scope() == IndicatorScope.UNIT
                            && one.indicatorCode().equals(score.indicator().code()));
        if (ofUnit && seen.add(plan + "/" + score.indicator().code())) {
          unitFigures++;
          redUnitFigures += score.light() == Light.RED ? 1 : 0;
        }
      }
    }
  }

  private List<String> shares() {
    return List.of(
        percent(reds, assessed.size()),
        percent(yellows, assessed.size()),
        percent(redUnitFigures, unitFigures));
  }

  private static String percent(int part, int whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static Map<List<String>, Map<YearMonth, IndicatorActual>> figures() {
    Map<List<String>, Map<YearMonth, IndicatorActual>> figures = new HashMap<>();
    for (Map<String, String> row : SampleCounty.rows("indicator-actuals")) {
      String officer = row.get("officer_id") == null ? "" : row.get("officer_id");
      figures
          .computeIfAbsent(
              List.of(row.get("plan_code"), row.get("indicator_code"), officer),
              key -> new HashMap<>())
          .put(
              YearMonth.parse(row.get("month")),
              new IndicatorActual(
                  row.get("plan_code"),
                  row.get("indicator_code"),
                  officer,
                  row.get("month"),
                  number(row.get("actual")),
                  number(row.get("debt_rate")),
                  row.get("source")));
    }
    return figures;
  }

  private static PlanIndicator indicator(Map<String, String> row) {
    return new PlanIndicator(
        row.get("plan_code"),
        row.get("indicator_code"),
        row.get("library_code"),
        row.get("name"),
        named(IndicatorModule.values(), row.get("module")),
        named(IndicatorSystem.values(), row.get("system")),
        number(row.get("weight")),
        row.get("unit"),
        Direction.valueOf(row.get("direction")),
        Measure.valueOf(row.get("measure")),
        IndicatorScope.valueOf(row.get("scope")),
        number(row.get("target")),
        "Y".equals(row.get("core")),
        "Y".equals(row.get("project")),
        "Y".equals(row.get("latent")),
        number(row.get("debt_ceiling")));
  }

  private static <E extends io.saima.organization.Labelled> E named(E[] values, String label) {
    return Arrays.stream(values).filter(v -> v.label().equals(label)).findFirst().orElseThrow();
  }

  private static BigDecimal number(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
