package io.saima.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.saima.plan.IndicatorScope;
import io.saima.plan.Measure;
import io.saima.reconciliation.StatementDocument.Kind;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementDocument.WeekLine;
import io.saima.reconciliation.StatementView.Change;
import io.saima.scoring.Light;
import io.saima.scoring.Policy;
import io.saima.scoring.Week.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read of exact figures. */
class StatementWordsTest {

  private static final Policy POLICY = Policy.read(Map.of());

  @ParameterizedTest
  @CsvSource({
    "0.892857, 89.28%",
    "0.949999, 94.99%",
    "0.95, 95%",
    "1.000000, 100%",
    "0.000000, 0%",
    "12.5, 1250%"
  })
  void aShareIsAPercentageThatNeverReachesALimitThatWasMissed(String share, String words) {
    assertThat(StatementWords.percent(share)).isEqualTo(words);
  }

  @Test
  void everyKindOfIndicatorExplainsItsAttainment() {
    assertThat(StatementWords.attainmentFrom(line(Kind.HIGHER, "33.3333", "30", "0.900001")))
        .isEqualTo("实际30件 ÷ 应完成33.3333件 ＝ 90%（精确到六位小数：0.900001）。");
    assertThat(StatementWords.attainmentFrom(line(Kind.LOWER, "5", "4", "1.000000")))
        .isEqualTo("实际4件，没有超过5件，达成率为100%。");
    assertThat(StatementWords.attainmentFrom(line(Kind.LOWER, "5", "6", "0.833333")))
        .isEqualTo("上限5件 ÷ 实际6件 ＝ 83.33%（精确到六位小数：0.833333）。");
    assertThat(StatementWords.attainmentFrom(line(Kind.ZERO, "0", "0", "1.000000")))
        .isEqualTo("实际为零，达成率为100%。");
    assertThat(StatementWords.attainmentFrom(line(Kind.ZERO, "0", "2", "0.000000")))
        .isEqualTo("实际2件，不为零，达成率为0%。");
    assertThat(StatementWords.attainmentFrom(line(Kind.HIGHER, "5", null, null)))
        .isEqualTo("本月没有数据，不算达成率，亮灰灯。");
    assertThat(StatementWords.due(line(Kind.HIGHER, "33.3333", "30", "0.900001")))
        .isEqualTo("33.33件（全季的三分之二）");
  }

  @Test
  void theWeeksLeadToTheCoefficientInOneSum() {
    List<WeekLine> weeks =
        List.of(
            new WeekLine("2026-W40", State.FILED, 5, 4),
            new WeekLine("2026-W41", State.LEAVE, null, null),
            new WeekLine("2026-W42", State.MISSING, null, null));
    assertThat(StatementWords.diligence(document(weeks, "0.400000", "0.940000"), POLICY))
        .isEqualTo("应填2周，完成率平均为（4/5＋0）÷2＝40%；勤勉系数＝90%＋10%×40%＝94%。");
    assertThat(StatementWords.diligence(document(weeks, "0.400000", "0.880000"), POLICY))
        .as("computed under another policy")
        .isEqualTo("应填2周，完成率平均为（4/5＋0）÷2＝40%；勤勉系数88%。");
    assertThat(StatementWords.diligence(document(List.of(), null, "1.000000"), POLICY))
        .isEqualTo("还没有应填的周，勤勉系数为100%。");
  }

  @Test
  void aWeekThatChangedIsNamedAmongTheChanges() {
    StatementDocument before =
        document(
            List.of(new WeekLine("2026-W40", State.MISSING, null, null)), "0.000000", "0.900000");
    StatementDocument after =
        document(
            List.of(
                new WeekLine("2026-W40", State.FILED, 5, 5),
                new WeekLine("2026-W41", State.LEAVE, null, null)),
            "1.000000",
            "1.000000");
    assertThat(StatementChanges.between(before, after, line -> ""))
        .extracting(Change::subject, Change::what)
        .containsExactly(
            tuple(
                "周纪实",
                "2026年第40周（9月28日—10月4日） 逾期未填 → 计划5项、完成5项；"
                    + "新增2026年第41周（10月5日—10月11日）（全周请假）；勤勉系数 90% → 100%"));
    assertThat(StatementChanges.between(after, after, line -> "")).isEmpty();
  }

  private static StatementDocument document(List<WeekLine> weeks, String c, String k) {
    return new StatementDocument(
        "P",
        "方案",
        Light.GREEN,
        List.of("0.95", "0.80"),
        "10",
        List.of(),
        weeks,
        c,
        k,
        null,
        List.of());
  }

  private static Line line(Kind kind, String due, String actual, String attainment) {
    return new Line(
        "I1",
        "办件数",
        "40",
        "件",
        true,
        kind,
        Measure.FLOW,
        IndicatorScope.OFFICER,
        "50",
        "2/3",
        due,
        actual,
        attainment,
        Light.GREEN,
        Light.GREEN,
        Light.GREEN,
        false,
        null,
        null,
        "台账",
        null,
        null);
  }
}
