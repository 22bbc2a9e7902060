package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Exactly at a limit,")
class BoundaryTest {

  private static Map<String, Object> workedExample() {
    return Trees.copy(Vectors.of("quarter").get(0).input());
  }

  private static QuarterResult score(Map<String, Object> tree) {
    return QuarterCalculation.run(QuarterInput.read(tree));
  }

  @ParameterizedTest(name = "{0} = {1} corrects raters: {2}")
  @CsvSource({
    "calibMinRatees, 6, true",
    "calibMinRatees, 7, false",
    "calibMinOthers, 5, true",
    "calibMinOthers, 6, false",
  })
  void enoughPeersAreEnoughToCorrectARater(String parameter, int value, boolean corrected) {
    QuarterResult result = score(Trees.set(workedExample(), "policy." + parameter, value));

    Calibration.Rater rater = result.calibration().raters().get(0);
    assertThat(rater.d() != null).isEqualTo(corrected);
    assertThat(rater.shift().signum() != 0).isEqualTo(corrected);
  }

  @Test
  @DisplayName("a public channel without weight calls for no more ratings")
  void aPublicChannelWithoutWeightCallsForNoMoreRatings() {
    assertThat(score(workedExample()).reminder()).isTrue();
    Map<String, Object> tree = workedExample();
    Map<String, Object> weights = Trees.copy(Policy.DEFAULT.toTree());
    Trees.set(weights, "channelWeights.pub", "0");
    assertThat(score(Trees.set(tree, "policy", withMatrixUnused(weights))).reminder()).isFalse();
  }

  private static Map<String, Object> withMatrixUnused(Map<String, Object> policy) {
    return Trees.set(policy, "calibration", "OFF");
  }

  @Test
  @DisplayName("an evaluation without any official is none")
  void anEvaluationWithoutAnyOfficialIsNone() {
    Map<String, Object> tree = workedExample();
    tree.remove("peerMatrix");
    tree.remove("policy");
    List<Object> popular = new ArrayList<>();
    for (Object ballot : (List<?>) tree.get("ballots")) {
      if (List.of("pub", "third", "media").contains(((Map<?, ?>) ballot).get("channel"))) {
        popular.add(ballot);
      }
    }
    tree.put("ballots", popular);
    tree.put("policy", Map.of("minAvailable", "0.5"));

    QuarterResult result = score(tree);

    assertThat(result.evaluation().reasons()).containsExactly("E_NO_OFFICIAL");
    assertThat(result.outcomeReasons()).containsExactly("E_NO_OFFICIAL");
  }

  @ParameterizedTest(name = "{0} scores make a {1}")
  @CsvSource({"1, MEAN", "2, MEAN", "3, MEDIAN", "4, MEDIAN", "5, TRIMMED"})
  void theNumberOfScoresDecidesTheMethod(int count, Method method) {
    List<Rational> scores = Collections.nCopies(count, Rational.of(80));

    assertThat(RobustMean.of(scores, 1, Rational.ZERO).method()).isEqualTo(method);
    assertThat(RobustMean.of(scores, count, Rational.ZERO).value()).isEqualTo(Rational.of(80));
    assertThat(RobustMean.of(scores, count + 1, Rational.ZERO).value()).isNull();
  }

  @ParameterizedTest(name = "of {0} participants {1} explain")
  @CsvSource({"4, 0", "5, 1", "9, 1", "10, 3", "11, 3"})
  void theSizeOfARaceDecidesHowManyExplain(int participants, int explaining) {
    assertThat(RaceScore.explaining(Policy.DEFAULT, participants)).isEqualTo(explaining);
  }

  @Test
  @DisplayName("no place goes to a unit whose people all have one")
  void noPlaceGoesToAUnitWhosePeopleAllHaveOne() {
    assertThat(places(unit("A", 1, "3"), unit("B", 4, "-2"))).containsExactly(1, 1);
  }

  @Test
  @DisplayName("no place is taken from a unit that has none")
  void noPlaceIsTakenFromAUnitThatHasNone() {
    assertThat(places(unit("A", 4, "-3"), unit("B", 6, "3"))).containsExactly(0, 4);
  }

  @Test
  @DisplayName("between equal units the later code gives back")
  void betweenEqualUnitsTheLaterCodeGivesBack() {
    assertThat(places(unit("A", 4, "0.5"), unit("B", 4, "0.5"))).containsExactly(2, 1);
  }

  @Test
  @DisplayName("facts of one file are listed by why they have no effect")
  void factsOfOneFileAreListedByWhyTheyHaveNoEffect() {
    Map<String, Object> tree = workedExample();
    tree.put(
        "facts",
        List.of(
            new Fact(Fact.Type.WARNING, "F", false, true, null).toTree(),
            new Fact(Fact.Type.MORAL_VETO, "F", true, false, null).toTree(),
            new Fact(Fact.Type.WARNING, "F", false, false, null).toTree(),
            new Fact(Fact.Type.WARNING, "E", false, false, null).toTree()));

    assertThat(score(tree).ceiling().ignoredFacts())
        .containsExactly(
            new IgnoredFact("E", IgnoredFact.Reason.NOT_VERIFIED),
            new IgnoredFact("F", IgnoredFact.Reason.NOT_HEARD),
            new IgnoredFact("F", IgnoredFact.Reason.NOT_VERIFIED));
  }

  @Test
  @DisplayName("a falsification bars nobody from promotion if the plan says 0 years")
  void aFalsificationBarsNobodyIfThePlanSaysZeroYears() {
    YearInput.Fact fact = new YearInput.Fact(YearInput.Fact.Type.FALSIFICATION, "F", true, true);
    YearResult result =
        YearCalculation.run(
            new YearInput(
                "officer",
                OfficerStatus.NORMAL,
                List.of(),
                null,
                0,
                365,
                5,
                null,
                List.of(fact),
                Policy.read(Map.of("promotionBarYears", 0))));

    assertThat(result.consequences()).isEmpty();
    assertThat(result.promotionBarYears()).isZero();
    assertThat(result.outcomeReasons()).containsExactly("FEW_QUARTERS", "NO_ANNUAL_PART");
  }

  @Test
  @DisplayName("an indicator, a week and a ballot built by hand are those of their trees")
  void whatIsBuiltByHandIsWhatItsTreeSays() {
    Indicator indicator =
        Indicator.higher("I1", Rational.of(30), Rational.of(50))
            .name("重点项目")
            .elapsed(Rational.of("0.5"))
            .actual(Rational.of(20))
            .key(true)
            .dropped("批准-1")
            .debt(Rational.of(103), Rational.of(100))
            .overdue(true)
            .resolved(true)
            .previousBase(Light.YELLOW)
            .build();

    assertThat(indicator.toTree().toString())
        .isEqualTo(
            "{code=I1, name=重点项目, weight=30, direction=HIGHER, target=50, elapsed=0.5, actual=20,"
                + " key=true, applicable=false, dropRef=批准-1, debtRate=103, debtCeiling=100,"
                + " overdue=true, resolved=true, previousBase=YELLOW}");
    assertThat(Week.missing().toTree().toString()).isEqualTo("{state=MISSING}");
    assertThat(Ballot.removed(Channel.SUP, "s", Ballot.State.RECUSED).toTree().toString())
        .isEqualTo("{channel=sup, rater=s, state=RECUSED, scale=HUNDRED}");
  }

  @Test
  @DisplayName("a monthly statement judges its indicators like a quarter")
  void aMonthlyStatementJudgesItsIndicatorsLikeAQuarter() {
    Indicator minor =
        Indicator.lower("I1", Rational.of(9), Rational.of(10)).actual(Rational.of(12)).build();
    Indicator grey = Indicator.manual("I2", Rational.of(30)).build();

    IndicatorScores yellow = IndicatorScores.of(Policy.DEFAULT, List.of(minor), List.of());
    IndicatorScores both = IndicatorScores.of(Policy.DEFAULT, List.of(minor, grey), List.of());

    assertThat(yellow.all().get(0).light()).isEqualTo(Light.YELLOW);
    assertThat(yellow.light()).isEqualTo(Light.GREEN);
    assertThat(both.light()).isEqualTo(Light.GREY);
    assertThat(both.reasons()).containsExactly("DROPPED_WEIGHT", "NO_DATA:I2");
  }

  private static QuotaInput.Unit unit(String code, int size, String carry) {
    return new QuotaInput.Unit(code, size, Rational.of(carry), null);
  }

  private static List<Integer> places(QuotaInput.Unit... units) {
    QuotaInput input = new QuotaInput(2, List.of(units), List.of(), Policy.DEFAULT);
    return QuotaCalculation.run(input).units().stream().map(QuotaResult.Unit::places).toList();
  }
}
