package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A policy")
class PolicyTest {

  @ParameterizedTest(name = "has {0} = {1} unless told otherwise, from {2} to {3}")
  @CsvSource({
    "diligenceFloor, 0.90, 0.5, 1",
    "minorWeight, 10, 0, 40",
    "minWeight, 5, 0, 20",
    "maxWeight, 40, 20, 100",
    "maxDropped, 40, 0, 50",
    "debtStep, 0.02, 0, 0.10",
    "minAvailable, 0.60, 0.5, 1",
    "trimShare, 0.05, 0, 0.20",
    "calibMaxShift, 5, 0, 10",
    "adjMin, -10, -20, 0",
    "adjMax, 5, 0, 10",
    "bandGood, 90, 50, 100",
    "bandFairlyGood, 80, 40, 100",
    "bandOrdinary, 60, 30, 100",
    "debriefShare, 0.20, 0, 0.20",
    "reconsiderBelow, 80, 60, 100",
    "reconsiderPublic, 90, 60, 100",
    "quarterShare, 0.60, 0.30, 0.80",
    "minGoodShare, 0.50, 0.25, 1",
    "excellentScore, 90, 70, 100",
    "competentScore, 70, 60, 100",
    "basicScore, 60, 30, 100",
  })
  void hasADecimal(String name, String fallback, BigDecimal low, BigDecimal high) {
    BigDecimal step = new BigDecimal("0.01");
    assertThat(Rational.of((String) Policy.DEFAULT.toTree().get(name)))
        .isEqualTo(Rational.of(fallback));
    assertThat(faults(name, low.toPlainString())).doesNotContain("policy." + name + " RANGE");
    assertThat(faults(name, high.toPlainString())).doesNotContain("policy." + name + " RANGE");
    assertThat(faults(name, low.subtract(step).toPlainString()))
        .containsExactly("policy." + name + " RANGE");
    assertThat(faults(name, high.add(step).toPlainString()))
        .containsExactly("policy." + name + " RANGE");
    assertThat(faults(name, 1)).containsExactly("policy." + name + " TYPE");
  }

  @ParameterizedTest(name = "has {0} = {1} unless told otherwise, from {2} to {3}")
  @CsvSource({
    "maxIndicators, 9, 1, 9",
    "minPeers, 3, 3, 10",
    "pubFull, 30, 10, 100",
    "pubMin, 5, 3, 10",
    "pubPriorWeight, 10, 0, 30",
    "pubMaxPerRater, 3, 1, 10",
    "calibMinRatees, 5, 3, 20",
    "calibMinOthers, 3, 2, 10",
    "calibPrior, 5, 0, 20",
    "raceMinPanel, 3, 3, 10",
    "debriefCount, 3, 0, 3",
    "debriefFrom, 10, 5, 50",
    "debriefMinList, 5, 3, 50",
    "goodPercent, 40, 1, 40",
    "smallUnit, 5, 1, 20",
    "minQuarters, 2, 1, 4",
    "excellentPercent, 20, 1, 25",
    "excellentMaxLeave, 90, 0, 182",
    "promotionBarYears, 2, 0, 5",
  })
  void hasAnInteger(String name, int fallback, int low, int high) {
    assertThat(Policy.DEFAULT.toTree()).containsEntry(name, fallback);
    assertThat(faults(name, low)).doesNotContain("policy." + name + " RANGE");
    assertThat(faults(name, high)).doesNotContain("policy." + name + " RANGE");
    assertThat(faults(name, low - 1)).containsExactly("policy." + name + " RANGE");
    assertThat(faults(name, high + 1)).containsExactly("policy." + name + " RANGE");
    assertThat(faults(name, "1")).containsExactly("policy." + name + " TYPE");
  }

  @ParameterizedTest(name = "takes {0} with two decimals at most")
  @CsvSource({
    "bandGood",
    "bandFairlyGood",
    "bandOrdinary",
    "reconsiderBelow",
    "reconsiderPublic",
    "excellentScore",
    "competentScore",
    "basicScore",
  })
  void takesPublishedNumbersWithTwoDecimals(String name) {
    assertThat(faults(name, "75.001")).containsExactly("policy." + name + " FORMAT");
  }

  @ParameterizedTest(name = "gives {0} the band {1}")
  @CsvSource({
    "100, GOOD",
    "90, GOOD",
    "89.99, FAIRLY_GOOD",
    "80, FAIRLY_GOOD",
    "79.99, ORDINARY",
    "60, ORDINARY",
    "59.99, POOR",
    "0, POOR",
  })
  void givesABand(String q, QuarterGrade band) {
    assertThat(Policy.DEFAULT.band(Rational.of(q))).isEqualTo(band);
  }

  @Test
  @DisplayName("is read back from its whole tree, defaults and overrides alike")
  void isReadBackFromItsWholeTree() {
    Policy policy =
        Policy.read(
            Map.of(
                "version",
                "2026-2",
                "excellentPercent",
                25,
                "approvalRef",
                "批准〔2026〕1号",
                "lightThresholds",
                List.of("0.95", "0.85", "0.70"),
                "failLadder",
                false));

    assertThat(Policy.read(policy.toTree())).isEqualTo(policy).isNotEqualTo(Policy.DEFAULT);
    assertThat(policy.toTree()).hasSize(48).containsEntry("approvalRef", "批准〔2026〕1号");
    assertThat(Policy.DEFAULT.toTree()).hasSize(47).doesNotContainKey("approvalRef");
  }

  @Test
  @DisplayName("is refused for what contradicts itself")
  void isRefusedForWhatContradictsItself() {
    assertThat(faults("bandGood", "80")).containsExactly("policy.bandGood CONSISTENCY");
    assertThat(faults("excellentPercent", 21)).containsExactly("policy.approvalRef REQUIRED");
    assertThatThrownBy(() -> Policy.read(Map.of("bandGood", "80", "surprise", 1)))
        .hasMessageContaining("surprise")
        .hasMessageNotContaining("bandGood");
  }

  @Test
  @DisplayName("has a Chinese name for every parameter")
  void hasAChineseNameForEveryParameter() {
    Set<String> all = new HashSet<>(Policy.DEFAULT.toTree().keySet());
    all.remove("version");
    all.add("approvalRef");

    assertThat(PolicyParameter.values())
        .extracting(PolicyParameter::code)
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(PolicyParameter.values())
        .allSatisfy(one -> assertThat(one.label()).containsPattern("\\p{IsHan}"))
        .extracting(PolicyParameter::label)
        .doesNotHaveDuplicates();
    assertThat(
            Arrays.stream(PolicyParameter.Subject.values()).flatMap(s -> s.parameters().stream()))
        .containsExactlyInAnyOrder(PolicyParameter.values());
  }

  @Test
  @DisplayName("says what each number may be and what a channel really decides")
  void saysWhatEachNumberMayBe() {
    assertThat(Policy.ranges())
        .containsEntry("minPeers", "3到10之间的整数")
        .containsEntry("diligenceFloor", "不小于0.5、不大于1")
        .containsEntry("lightThresholds", "大于0、不大于1")
        .containsEntry("channelWeights.pub", "不小于0、不大于100")
        .containsEntry("partWeights.e", "不小于20、不大于60")
        .doesNotContainKeys("version", "calibration", "failLadder");
    assertThat(Policy.DEFAULT.share(Channel.PUB).times(Rational.of(105)))
        .isEqualTo(Rational.of(35));
    assertThat(Policy.DEFAULT.publicShare().fixed(4)).isEqualTo("0.1333");
  }

  private static List<String> faults(String name, Object value) {
    InvalidInput refusal =
        catchThrowableOfType(InvalidInput.class, () -> Policy.read(Map.of(name, value)));
    return refusal == null
        ? List.of()
        : refusal.errors().stream().map(error -> error.field() + " " + error.code()).toList();
  }
}
