package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A closed list")
class CodedTest {

  static Stream<Class<? extends Coded>> lists() {
    return Stream.of(
        Adjustment.Kind.class,
        Ballot.Period.class,
        Ballot.Scale.class,
        Ballot.State.class,
        CalibrationMode.class,
        Channel.class,
        ChannelStatus.class,
        EvaluationStatus.class,
        Fact.Type.class,
        IgnoredFact.Reason.class,
        Indicator.Direction.class,
        Light.class,
        Method.class,
        OfficerStatus.class,
        Outcome.class,
        QuarterGrade.class,
        QuotaResult.Reason.class,
        QuotaResult.Scope.class,
        QuotaResult.Status.class,
        RaceStatus.class,
        Week.State.class,
        YearGrade.class,
        YearInput.Fact.Type.class,
        YearResult.Consequence.class);
  }

  @ParameterizedTest(name = "{0} has a Chinese label of its own for each member")
  @MethodSource("lists")
  void hasAChineseLabelOfItsOwnForEachMember(Class<? extends Coded> list) {
    List<String> labels = Arrays.stream(list.getEnumConstants()).map(Coded::label).toList();

    assertThat(labels)
        .doesNotHaveDuplicates()
        .allSatisfy(label -> assertThat(label).containsPattern("\\p{IsHan}"));
  }

  @Test
  @DisplayName("is written in lower case only for channels")
  void isWrittenInLowerCaseOnlyForChannels() {
    assertThat(Channel.values())
        .extracting(Channel::code)
        .containsExactly("org", "sup", "peer", "pub", "third", "media");
    assertThat(QuarterGrade.FAIRLY_GOOD.code()).isEqualTo("FAIRLY_GOOD");
  }

  @Test
  @DisplayName("of grades is ordered, and a ceiling lowers only what is above")
  void ofGradesIsOrdered() {
    assertThat(QuarterGrade.GOOD.atMost(QuarterGrade.POOR)).isEqualTo(QuarterGrade.POOR);
    assertThat(QuarterGrade.POOR.atMost(QuarterGrade.GOOD)).isEqualTo(QuarterGrade.POOR);
    assertThat(YearGrade.EXCELLENT.atMost(YearGrade.BASIC)).isEqualTo(YearGrade.BASIC);
    assertThat(YearGrade.BASIC.atMost(YearGrade.EXCELLENT)).isEqualTo(YearGrade.BASIC);
    assertThat(YearGrade.values()).extracting(YearGrade::a1517).containsExactly("4", "3", "2", "1");
  }
}
