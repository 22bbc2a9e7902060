package io.saima.scoring;

import static io.saima.scoring.Channel.MEDIA;
import static io.saima.scoring.Channel.ORG;
import static io.saima.scoring.Channel.PEER;
import static io.saima.scoring.Channel.PUB;
import static io.saima.scoring.Channel.SUP;
import static io.saima.scoring.Channel.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

  private static final Set<Channel> ENTERED = Set.of(ORG, THIRD, MEDIA);

  /** An officer with so many raters in each channel, each of whom gives one point less. */
  private static QuarterInput input(Map<Channel, Integer> raters, Random random) {
    List<Ballot> ballots = new ArrayList<>();
    raters.forEach(
        (channel, count) -> {
          for (int i = 0; i < count; i++) {
            Rational score = Rational.of(60 + random.nextInt(40));
            ballots.add(
                channel == PUB
                    ? Ballot.ofCitizen(
                        channel.code() + i,
                        "e" + i,
                        Ballot.Period.CURRENT,
                        Ballot.Scale.HUNDRED,
                        score)
                    : Ballot.of(channel, channel.code() + i, score));
          }
        });
    return new QuarterInput(
        "甲01",
        OfficerStatus.NORMAL,
        List.of(),
        List.of(indicator("I1"), indicator("I2"), indicator("I3"), indicator("I4")),
        ballots,
        Rational.of(88),
        QuarterInput.WINDOW,
        Race.NONE,
        List.of(),
        List.of(),
        null,
        Policy.DEFAULT);
  }

  private static Indicator indicator(String code) {
    return new Indicator(
        code,
        null,
        Rational.of(25),
        Indicator.Direction.HIGHER,
        Rational.of(100),
        Rational.of(1),
        Rational.of(90),
        null,
        false,
        true,
        null,
        null,
        null,
        false,
        false,
        null);
  }

  private static Map<Channel, Integer> raters(
      int org, int sup, int peer, int pub, int third, int media) {
    Map<Channel, Integer> raters = new EnumMap<>(Channel.class);
    raters.putAll(Map.of(ORG, org, SUP, sup, PEER, peer, PUB, pub, THIRD, third, MEDIA, media));
    return raters;
  }

  private static Disclosure of(QuarterInput input, Set<Channel> known) {
    return of(input, new Disclosure.Known(known, false));
  }

  private static Disclosure of(QuarterInput input, Disclosure.Known known) {
    return Disclosure.of(input, QuarterCalculation.run(input), known);
  }

  @Test
  void oneChannelOfTwoRatersTakesTheSmallestOfTheOthersWithIt() {
    QuarterInput input = input(raters(3, 2, 9, 8, 4, 0), new Random(1));
    assertThat(of(input, Set.of()).together()).containsExactlyInAnyOrder(SUP, ORG);
  }

  @Test
  void whoKnowsWhatHeEnteredCannotSubtractIt() {
    QuarterInput input = input(raters(1, 2, 9, 8, 1, 1), new Random(2));
    assertThat(of(input, Set.of()).together()).containsExactlyInAnyOrder(ORG, SUP, THIRD, MEDIA);
    assertThat(of(input, ENTERED).together())
        .as("the public is the smallest that he did not enter")
        .containsExactlyInAnyOrder(ORG, SUP, THIRD, MEDIA, PUB);
  }

  @Test
  void whereEveryChannelHasEnoughRatersNothingIsKept() {
    QuarterInput input = input(raters(3, 3, 5, 30, 3, 3), new Random(3));
    Disclosure disclosure = of(input, ENTERED);
    assertThat(disclosure.untold()).isEmpty();
    QuarterResult result = QuarterCalculation.run(input);
    Map<String, Object> told = disclosure.result(input, result);
    for (Object one : (List<?>) told.get("channels")) {
      assertThat(((Map<?, ?>) one).get("value")).isNotNull();
    }
    for (Step step : result.steps()) {
      if (!step.id().equals("CH:pub")) {
        assertThat(text(told, step.id())).isEqualTo(step.text());
      }
    }
    assertThat(told.get("tie")).isEqualTo(result.toTree().get("tie"));
  }

  @Test
  void whoStoodAsideIsCountedInNoChannel() {
    QuarterInput all = input(raters(3, 0, 5, 30, 3, 3), new Random(6));
    List<Ballot> ballots = new ArrayList<>(all.ballots());
    ballots.add(Ballot.removed(SUP, "sup0", Ballot.State.RECUSED));
    ballots.add(Ballot.removed(PEER, "peer8", Ballot.State.RECUSED));
    ballots.add(Ballot.removed(PEER, "peer9", Ballot.State.ABSTAIN));
    ballots.add(Ballot.removed(MEDIA, "media9", Ballot.State.LATE));
    QuarterInput input = with(all, ballots);
    QuarterResult result = QuarterCalculation.run(input);
    assertThat(text(result.toTree(), "CH:sup")).as("as it is stored").contains("不计1张（回避1）");
    Disclosure disclosure = of(input, ENTERED);
    assertThat(disclosure.untold()).isEmpty();
    Map<String, Object> told = disclosure.result(input, result);
    assertThat(text(told, "CH:sup")).contains("有效票0张：无").contains("本渠道缺失");
    for (Channel channel : Channel.values()) {
      assertThat(text(told, "CH:" + channel.code())).doesNotContain("不计", "回避", "不了解", "逾期");
    }
    for (Object one : (List<?>) told.get("channels")) {
      Map<?, ?> channel = (Map<?, ?>) one;
      assertThat(channel.containsKey("removed")).isTrue();
      assertThat(channel.get("removed")).isNull();
    }
    assertThat(disclosure.input(input).get("ballots").toString())
        .doesNotContain("RECUSED", "ABSTAIN", "LATE");
  }

  @Test
  void oneChannelThatTheReaderDoesNotKnowHidesNobody() {
    QuarterInput input = input(raters(3, 3, 9, 30, 3, 1), new Random(14));
    assertThat(of(input, Set.of()).together()).containsExactlyInAnyOrder(ORG, MEDIA);
    assertThat(of(input, ENTERED).together())
        .as("without what he knows the superiors would stand alone")
        .containsExactlyInAnyOrder(SUP, PEER, MEDIA);
  }

  private static final Set<Channel> KNOWN = Set.of(ORG, THIRD, MEDIA, PUB);

  @ParameterizedTest(name = "{0} of them")
  @ValueSource(ints = {1, 2})
  void whatOneOrTwoRepresentativesSaidIsNotWhatCitizensLeaveOfThePublic(int representatives) {
    QuarterInput input = with(representatives, input(raters(3, 3, 9, 30, 3, 3), new Random(7)));
    QuarterResult result = QuarterCalculation.run(input);
    Disclosure disclosure = of(input, KNOWN);
    assertThat(disclosure.together())
        .as("the superiors hide them, whom nobody can subtract")
        .containsExactlyInAnyOrder(PUB, SUP);
    Map<String, Object> told = disclosure.result(input, result);
    assertThat(text(told, "CH:pub")).contains("合并列示").doesNotContain("有效票");
    assertThat(((Map<?, ?>) told.get("tie")).get("pub")).isNull();
    assertThat(disclosure.input(input)).doesNotContainKey("pubPrior");
    assertThat(disclosure.input(input).get("ballots").toString()).doesNotContain("channel=pub");
  }

  @Test
  void theyAreNotHiddenByWhatTheReaderKnows() {
    QuarterInput all = input(raters(3, 0, 9, 30, 3, 3), new Random(8));
    assertThat(of(with(1, all), KNOWN).together()).containsExactlyInAnyOrder(PUB, PEER);
    assertThat(of(with(1, input(raters(3, 0, 0, 30, 4, 5), new Random(8))), KNOWN).together())
        .as("nothing that he does not know is left")
        .containsExactlyInAnyOrder(PUB, ORG, THIRD, MEDIA);
    assertThat(of(with(2, input(raters(3, 1, 9, 30, 3, 3), new Random(8))), KNOWN).together())
        .as("two of them and one superior are three")
        .containsExactlyInAnyOrder(PUB, SUP);
    assertThat(of(with(1, input(raters(3, 1, 9, 30, 3, 3), new Random(8))), KNOWN).together())
        .as("one of them and one superior are two")
        .containsExactlyInAnyOrder(PUB, SUP, PEER);
  }

  @Test
  void threeRepresentativesStandWithTheCitizens() {
    QuarterInput input = with(3, input(raters(3, 3, 9, 30, 3, 3), new Random(9)));
    Disclosure disclosure = of(input, KNOWN);
    assertThat(disclosure.untold()).isEmpty();
    assertThat(text(disclosure.result(input, QuarterCalculation.run(input)), "CH:pub"))
        .contains("有效票33张");
    assertThat(disclosure.input(input)).containsEntry("pubPrior", "88");
  }

  @Test
  void twoCitizensAreFewHoweverManyRepresentativesThereAre() {
    QuarterInput input = with(6, input(raters(3, 3, 9, 2, 3, 3), new Random(10)));
    assertThat(of(input, KNOWN).together()).containsExactlyInAnyOrder(PUB, SUP);
    QuarterInput none = with(6, input(raters(3, 3, 9, 0, 3, 3), new Random(10)));
    assertThat(of(none, KNOWN).untold()).isEmpty();
  }

  /** So many representatives more, each of whom gives everybody one score. */
  private static QuarterInput with(int representatives, QuarterInput input) {
    List<Ballot> ballots = new ArrayList<>(input.ballots());
    for (int i = 0; i < representatives; i++) {
      ballots.add(
          new Ballot(
              PUB,
              "key" + i,
              Ballot.State.VALID,
              Ballot.Scale.HUNDRED,
              Rational.of(50 + i),
              Ballot.REPRESENTATIVES + "2026-Q3",
              Ballot.Period.CURRENT));
    }
    return with(input, ballots);
  }

  private static QuarterInput with(QuarterInput input, List<Ballot> ballots) {
    return new QuarterInput(
        input.officer(),
        input.status(),
        input.weeks(),
        input.indicators(),
        ballots,
        input.pubPrior(),
        input.windowDays(),
        input.race(),
        input.adjustments(),
        input.facts(),
        input.peerMatrix(),
        input.policy());
  }

  @Test
  void noKeyLeadsToWhoeverGaveAScoreAndTheScoresStandInTheirOrder() {
    QuarterInput input = input(raters(3, 3, 5, 30, 3, 3), new Random(5));
    List<?> told = (List<?>) of(input, ENTERED).input(input).get("ballots");
    assertThat(told).hasSize(3 + 3 + 5 + 3 + 3);
    assertThat(told)
        .extracting(one -> ((Map<?, ?>) one).get("rater").toString())
        .startsWith("org-1", "org-2", "org-3", "sup-4")
        .endsWith("media-17");
    List<String> superiors =
        input.validBallots(SUP).stream()
            .map(Ballot::points)
            .sorted()
            .map(Object::toString)
            .toList();
    assertThat(told)
        .filteredOn(one -> "sup".equals(((Map<?, ?>) one).get("channel")))
        .extracting(one -> ((Map<?, ?>) one).get("score").toString())
        .containsExactlyElementsOf(superiors);
  }

  @Test
  void noKeyLeadsToAMemberOfThePanelEither() {
    QuarterInput without = input(raters(3, 3, 5, 30, 3, 3), new Random(5));
    Race race =
        new Race(
            false,
            List.of(
                new Race.Score("a key", Rational.of(90)),
                new Race.Score("another", Rational.of(70)),
                new Race.Score("a third", Rational.of(80))),
            List.of());
    QuarterInput input =
        new QuarterInput(
            without.officer(),
            without.status(),
            without.weeks(),
            without.indicators(),
            without.ballots(),
            without.pubPrior(),
            without.windowDays(),
            race,
            without.adjustments(),
            without.facts(),
            without.peerMatrix(),
            without.policy());
    Map<?, ?> told = (Map<?, ?>) of(input, ENTERED).input(input).get("race");
    assertThat(told.get("panel").toString())
        .isEqualTo(
            "[{rater=race-1, score=70}, {rater=race-2, score=80}, {rater=race-3, score=90}]");
  }

  @Test
  void ofThePublicNumberAndMeanAreToldAndNoSingleScore() {
    QuarterInput input = input(raters(3, 3, 5, 30, 3, 3), new Random(5));
    QuarterResult result = QuarterCalculation.run(input);
    Disclosure disclosure = of(input, ENTERED);
    String text = text(disclosure.result(input, result), "CH:pub");
    assertThat(text(result.toTree(), "CH:pub")).as("as it is stored").contains("有效票30张：6");
    assertThat(text).contains("有效票30张：不逐一列出；平均 ").contains("有效权重");
    assertThat(disclosure.input(input).get("ballots").toString())
        .doesNotContain("channel=pub", "event=", "period=");
    QuarterInput nobody = input(raters(3, 3, 5, 0, 3, 3), new Random(5));
    assertThat(text(of(nobody, ENTERED).result(nobody, QuarterCalculation.run(nobody)), "CH:pub"))
        .contains("有效票0张：无");
  }

  @Test
  void theCitizensOfEachQuarterAreEnoughOrNone() {
    QuarterInput thirty = input(raters(3, 3, 9, 30, 3, 3), new Random(11));
    assertThat(of(previous(thirty, 2), KNOWN).together()).containsExactlyInAnyOrder(PUB, SUP);
    assertThat(of(previous(thirty, 3), KNOWN).untold()).isEmpty();
    assertThat(of(previous(thirty, 27), KNOWN).untold()).isEmpty();
    assertThat(of(previous(thirty, 28), KNOWN).together()).containsExactlyInAnyOrder(PUB, SUP);
    assertThat(of(previous(thirty, 30), KNOWN).untold()).isEmpty();
    QuarterInput known = input(raters(3, 0, 0, 30, 4, 5), new Random(11));
    assertThat(of(previous(known, 1), KNOWN).together())
        .as("what he knows hides nobody")
        .containsExactlyInAnyOrder(PUB, ORG, THIRD, MEDIA);
  }

  @Test
  void citizensWhoAreLeftOverHideAmongTheOthers() {
    QuarterInput input = input(raters(3, 3, 9, 30, 3, 3), new Random(12));
    assertThat(of(input, new Disclosure.Known(KNOWN, true)).together())
        .containsExactlyInAnyOrder(PUB, SUP);
    assertThat(of(with(3, input), new Disclosure.Known(KNOWN, true)).together())
        .containsExactlyInAnyOrder(PUB, SUP);
    QuarterInput one = input(raters(3, 1, 9, 30, 3, 3), new Random(12));
    assertThat(of(one, new Disclosure.Known(KNOWN, true)).together())
        .as("one of them and one superior are two")
        .containsExactlyInAnyOrder(PUB, SUP, PEER);
    assertThat(of(with(1, one), new Disclosure.Known(KNOWN, true)).together())
        .as("with a representative they are three")
        .containsExactlyInAnyOrder(PUB, SUP);
  }

  @Test
  void theServicesThatCitizensRatedAreThoseOfTheInputThatCount() {
    QuarterInput input = with(2, input(raters(3, 3, 9, 2, 3, 3), new Random(13)));
    List<Ballot> ballots = new ArrayList<>(input.ballots());
    ballots.add(
        new Ballot(
            PUB, "late", Ballot.State.LATE, Ballot.Scale.TEN, null, "late", Ballot.Period.CURRENT));
    assertThat(with(input, ballots).citizensEvents()).containsExactlyInAnyOrder("e0", "e1");
  }

  /** So many of the citizens rated in the quarter before. */
  private static QuarterInput previous(QuarterInput input, int many) {
    List<Ballot> ballots = new ArrayList<>();
    int left = many;
    for (Ballot one : input.ballots()) {
      ballots.add(
          one.channel() == PUB && left-- > 0
              ? Ballot.ofCitizen(
                  one.rater(), one.event(), Ballot.Period.PREVIOUS, one.scale(), one.score())
              : one);
    }
    return with(input, ballots);
  }

  @Test
  void theSumByHandStillWorks() {
    QuarterInput input = input(raters(1, 2, 9, 8, 1, 1), new Random(4));
    QuarterResult result = QuarterCalculation.run(input);
    String text = text(of(input, Set.of()).result(input, result), "E");
    assertThat(text).contains("合并").contains(" ÷ 105 ");
    assertThat(text(of(input, Set.of()).result(input, result), "CH:sup"))
        .contains("合并列示")
        .doesNotContain("有效票");
  }

  /** Two superiors, who are shown as one sum with the department; each channel has one score. */
  private static QuarterInput twoSuperiors() {
    List<Ballot> ballots = new ArrayList<>();
    scores(ballots, ORG, 3, 80);
    scores(ballots, SUP, 2, 90);
    scores(ballots, PEER, 5, 70);
    scores(ballots, THIRD, 4, 60);
    for (int i = 0; i < 30; i++) {
      ballots.add(
          Ballot.ofCitizen(
              "c" + i, "e" + i, Ballot.Period.CURRENT, Ballot.Scale.HUNDRED, Rational.of(50)));
    }
    return with(input(Map.of(), new Random(15)), ballots);
  }

  private static void scores(List<Ballot> ballots, Channel channel, int raters, int score) {
    for (int i = 0; i < raters; i++) {
      ballots.add(Ballot.of(channel, channel.code() + i, Rational.of(score)));
    }
  }

  @Test
  void aChannelInTheSumNamesTheOthersAndEIsExplainedWithTheSumInTheirPlace() {
    QuarterInput input = twoSuperiors();
    Map<String, Object> told = of(input, Set.of()).result(input, QuarterCalculation.run(input));
    assertThat(text(told, "CH:sup")).startsWith("上级分管领导：为保护评价人，与组织部门合并列示；原始权重15，有效权重 = 15 ÷ 100 ");
    assertThat(text(told, "CH:org")).startsWith("组织部门：为保护评价人，与上级分管领导合并列示；原始权重20，");
    assertThat(text(told, "E"))
        .isEqualTo(
            "组织部门、上级分管领导合并，原始权重 × 渠道值的合计为2950；"
                + "E = (2950 + 15 × 70 + 35 × 50 + 15 × 60) ÷ 100 = 66.5");
  }

  @Test
  void ofAChannelThatIsKeptNeitherNumberNorValueIsToldAndOfTheOthersBoth() {
    QuarterInput input = twoSuperiors();
    Map<String, Object> told = of(input, Set.of()).result(input, QuarterCalculation.run(input));
    for (Channel channel : Set.of(ORG, SUP)) {
      assertThat(channel(told, channel))
          .containsEntry("n", null)
          .containsEntry("value", null)
          .containsEntry("contribution", null);
    }
    assertThat(channel(told, PEER)).containsEntry("n", 5);
    for (Channel channel : Set.of(PEER, PUB, THIRD)) {
      assertThat(channel(told, channel).get("n")).isNotNull();
      assertThat(channel(told, channel).get("value")).isNotNull();
      assertThat(channel(told, channel).get("contribution")).isNotNull();
    }
  }

  @Test
  void aChannelOfTooFewThatHasNoValueSaysWhyNothingIsListed() {
    QuarterInput input = input(raters(3, 3, 2, 30, 3, 3), new Random(16));
    Disclosure disclosure = of(input, Set.of());
    assertThat(disclosure.together()).isEmpty();
    Map<String, Object> told = disclosure.result(input, QuarterCalculation.run(input));
    assertThat(text(told, "CH:peer")).isEqualTo("同级互评：评价人不足3人，不逐项列出；本渠道缺失，不按0分计");
    assertThat(channel(told, PEER)).containsEntry("n", null);
  }

  private static Map<String, Object> channel(Map<String, Object> told, Channel channel) {
    return ((List<?>) told.get("channels"))
        .stream()
            .map(DisclosureTest::tree)
            .filter(one -> channel.code().equals(one.get("channel").toString()))
            .findFirst()
            .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(Object one) {
    return (Map<String, Object>) one;
  }

  // ---- calibration

  /** The peers gave 70, 71, 72 …, and the matrix agrees. */
  private static QuarterInput calibrated(String mode, Map<Channel, Integer> raters) {
    QuarterInput without = input(raters, new Random(17));
    List<Ballot> ballots =
        new ArrayList<>(without.ballots().stream().filter(one -> one.channel() != PEER).toList());
    List<String> members = new ArrayList<>(List.of(without.officer()));
    for (int i = 0; i < raters.get(PEER); i++) {
      members.add("peer" + i);
    }
    List<List<Rational>> rows = new ArrayList<>();
    for (String member : members) {
      List<Rational> row = new ArrayList<>(Collections.nCopies(members.size(), null));
      if (!rows.isEmpty()) {
        Rational score = Rational.of(69L + rows.size());
        ballots.add(Ballot.of(PEER, member, score));
        row.set(0, score);
      }
      rows.add(row);
    }
    return new QuarterInput(
        without.officer(),
        without.status(),
        without.weeks(),
        without.indicators(),
        ballots,
        without.pubPrior(),
        without.windowDays(),
        without.race(),
        without.adjustments(),
        without.facts(),
        new PeerMatrix(members, rows),
        Policy.read(Map.of("calibration", mode)));
  }

  @Test
  void whatCalibrationMakesOfThePeersIsKeptWithThePeersAndNoRaterIsEverListed() {
    QuarterInput open = calibrated("SHADOW", raters(3, 3, 5, 30, 3, 3));
    QuarterResult result = QuarterCalculation.run(open);
    assertThat(result.calibration().raters()).as("as it is stored").hasSize(5);
    Map<String, Object> told = tree(of(open, Set.of()).result(open, result).get("calibration"));
    assertThat(told).containsEntry("raters", List.of());
    assertThat(told.get("peerPlain")).isNotNull();
    assertThat(told.get("peerCalibrated")).isNotNull();

    QuarterInput kept = calibrated("SHADOW", raters(6, 2, 5, 30, 6, 6));
    assertThat(of(kept, Set.of()).together()).containsExactlyInAnyOrder(SUP, PEER);
    assertThat(
            tree(of(kept, Set.of()).result(kept, QuarterCalculation.run(kept)).get("calibration")))
        .containsEntry("raters", List.of())
        .containsEntry("peerPlain", null)
        .containsEntry("peerCalibrated", null);
  }

  @Test
  void besideThePeersInTheSumStandsWhatCalibrationDoesToTheScore() {
    QuarterInput shadow = calibrated("SHADOW", raters(6, 2, 5, 30, 6, 6));
    QuarterResult result = QuarterCalculation.run(shadow);
    Map<String, Object> told = of(shadow, Set.of()).result(shadow, result);
    assertThat(text(told, "CH:peer"))
        .endsWith(
            "；系统校准前得分%s、校准后%s，试运行，只列出，采用校准前的值"
                .formatted(
                    result.calibration().qPlain().toPlainString(),
                    result.calibration().qCalibrated().toPlainString()));
    assertThat(text(told, "CH:sup")).contains("合并列示").doesNotContain("系统校准");
    QuarterInput on = calibrated("ON", raters(6, 2, 5, 30, 6, 6));
    assertThat(text(of(on, Set.of()).result(on, QuarterCalculation.run(on)), "CH:peer"))
        .endsWith("，采用校准后的值");
    QuarterInput noScore = calibrated("SHADOW", raters(6, 2, 5, 0, 0, 0));
    assertThat(
            text(of(noScore, Set.of()).result(noScore, QuarterCalculation.run(noScore)), "CH:peer"))
        .contains("；系统校准前得分空缺、校准后空缺，");
  }

  private static String text(Map<String, Object> shown, String step) {
    return ((List<?>) shown.get("steps"))
        .stream()
            .map(one -> (Map<?, ?>) one)
            .filter(one -> step.equals(one.get("id")))
            .map(one -> (String) one.get("text"))
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest(name = "whatever the numbers of raters, seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noSumThatIsLeftIsTheWordOfFewerThanThree(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      Map<Channel, Integer> raters = new EnumMap<>(Channel.class);
      for (Channel channel : Channel.values()) {
        raters.put(channel, random.nextInt(channel == PUB ? 40 : 7));
      }
      QuarterInput input = input(raters, random);
      QuarterResult result = QuarterCalculation.run(input);
      Set<Channel> known = random.nextBoolean() ? ENTERED : Set.of();
      Disclosure disclosure = Disclosure.of(input, result, new Disclosure.Known(known, false));
      Map<String, Object> shown = disclosure.result(input, result);
      assertThat(left(shown, raters, result))
          .as("of all that is kept")
          .satisfiesAnyOf(
              kept -> assertThat(kept).isZero(),
              kept -> assertThat(kept).isGreaterThanOrEqualTo(3),
              kept ->
                  assertThat(disclosure.together()).as("all there is").hasSize(present(result)));
      for (Channel channel : Channel.values()) {
        if (raters.get(channel) > 0 && raters.get(channel) < 3) {
          assertThat(disclosure.input(input).get("ballots").toString())
              .doesNotContain("channel=" + channel.code());
          assertThat(text(shown, "CH:" + channel.code())).doesNotContain("有效票");
        }
      }
    }
  }

  private static int present(QuarterResult result) {
    return (int) result.evaluation().channels().stream().filter(one -> one.value() != null).count();
  }

  private static int left(
      Map<String, Object> shown, Map<Channel, Integer> raters, QuarterResult result) {
    int left = 0;
    for (Object one : (List<?>) shown.get("channels")) {
      Map<?, ?> channel = (Map<?, ?>) one;
      Channel of =
          Channel.valueOf(channel.get("channel").toString().toUpperCase(java.util.Locale.ROOT));
      if (channel.get("value") == null && result.evaluation().channel(of).value() != null) {
        left += raters.get(of);
      }
    }
    return left;
  }
}
