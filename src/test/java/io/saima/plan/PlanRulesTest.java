package io.saima.plan;

import static io.saima.plan.SmallPlans.good;
import static io.saima.plan.SmallPlans.line;
import static io.saima.plan.SmallPlans.places;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.scoring.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanRulesTest {

  @Test
  void aGoodPlanBreaksNothing() {
    assertThat(PlanRules.draft(good(), places(), Policy.DEFAULT)).isEmpty();
  }

  @Test
  void tenIndicatorsAreOneTooMany() {
    List<IndicatorLine> ten = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      ten.add(line("J103-" + i, "J103", "招商" + i, "10"));
    }
    assertThat(PlanRules.draft(ten, places(), Policy.DEFAULT))
        .containsExactly("方案违反“指标数量”规则：有10个指标，最多9个，请删减。");
  }

  @Test
  void thePolicyOfItsQuarterSaysHowManyAndHowMuch() {
    Policy strict = Policy.read(Map.of("maxIndicators", 2, "maxWeight", "35", "minWeight", "12.5"));
    List<IndicatorLine> lines = good();
    lines.add(line("J401-2", "J401", "水质", "12.4"));
    assertThat(PlanRules.draft(lines, places(), strict))
        .contains(
            "第3项“岸线”违反“单项权重”规则：为40，应在12.5至35之间。",
            "第4项“水质”违反“单项权重”规则：为12.4，应在12.5至35之间。",
            "方案违反“指标数量”规则：有4个指标，最多2个，请删减。");
  }

  @Test
  void aWeightBelowFiveOrAboveFortyNamesTheIndicator() {
    assertThat(
            PlanRules.draft(
                List.of(
                    line("J103-1", "J103", "招商", "40.01"),
                    line("J103-2", "J103", "外资", "4.99"),
                    line("J103-3", "J103", "内资", "20"),
                    line("J401-1", "J401", "岸线", "35")),
                places(),
                Policy.DEFAULT))
        .containsExactly("第1项“招商”违反“单项权重”规则：为40.01，应在5至40之间。", "第2项“外资”违反“单项权重”规则：为4.99，应在5至40之间。");
  }

  @Test
  void aSumThatIsNotExactlyOneHundredIsRefused() {
    List<IndicatorLine> lines = good();
    lines.set(2, line("J401-1", "J401", "岸线", "39.9999"));
    assertThat(PlanRules.draft(lines, places(), Policy.DEFAULT))
        .containsExactly("方案违反“权重合计”规则：权重合计为99.9999，必须恰好为100，请调整。");
  }

  @Test
  void aCodeNamesOneIndicator() {
    List<IndicatorLine> lines = good();
    lines.set(1, line("J103-1", "J103", "外资", "30"));
    assertThat(PlanRules.draft(lines, places(), Policy.DEFAULT))
        .containsExactly("第2项“外资”违反“指标编号”规则：J103-1与前面的指标重复，请更正。");
  }

  @Test
  void plansDrawFromTheSecondLevelOfTheLibraryAndKeepItsSystem() {
    List<IndicatorLine> lines = good();
    lines.set(0, line("J1-1", "J1", "经济", "30"));
    lines.set(1, line("X1-1", "X1", "没有", "30"));
    lines.set(2, line("D102-1", "D102", "评议", "40"));
    assertThat(PlanRules.draft(lines, places(), Policy.DEFAULT))
        .containsExactly(
            "第1项“经济”违反“指标库”规则：必须出自指标库的二级指标，请更正。",
            "第2项“没有”违反“指标库”规则：必须出自指标库的二级指标，请更正。",
            "第3项“评议”违反“六大系统”规则：必须与指标库一致，应为“德”。");
  }

  @Test
  void noTargetOfZeroForWhatShouldBeHighAndNoDebtWithoutAProject() {
    List<IndicatorLine> lines = good();
    lines.set(
        0,
        new IndicatorLine(
            "J103-1",
            "J103",
            "招商",
            IndicatorModule.INDIVIDUAL,
            IndicatorSystem.ACHIEVEMENT,
            new BigDecimal("30"),
            "件",
            Direction.HIGHER,
            Measure.FLOW,
            IndicatorScope.UNIT,
            new BigDecimal("0.0000"),
            false,
            false,
            false,
            new BigDecimal("60")));
    assertThat(PlanRules.draft(lines, places(), Policy.DEFAULT))
        .containsExactly(
            "第1项“招商”违反“目标值”规则：越高越好（HIGHER）的指标，目标值不能为0。", "第1项“招商”违反“债务率上限”规则：只有政府投资项目填写债务率上限，请清空。");
  }

  @Test
  void aComparisonSaysWhatWasAddedTakenOutAndChanged() {
    PlanComparison comparison =
        PlanComparison.of(
            good(),
            List.of(
                line("J103-1", "J103", "招商", "35"),
                line("J401-1", "J401", "岸线", "40.0000"),
                line("J401-2", "J401", "湿地", "25")));
    assertThat(comparison.lines())
        .extracting(one -> one.code() + one.change().label() + one.differences())
        .containsExactly("J103-1调整[权重 30 → 35]", "J401-1不变[]", "J401-2新增[]", "J103-2删除[]");
    assertThat(comparison.unchanged()).isFalse();
    assertThat(PlanComparison.of(good(), good()).unchanged()).isTrue();
  }
}
