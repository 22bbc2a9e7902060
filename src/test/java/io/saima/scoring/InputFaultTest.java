package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An input")
class InputFaultTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The worked example: weeks, indicators, ballots, panel, adjustment and peer matrix. */
  private static Map<String, Object> quarter() {
    return Trees.copy(Vectors.of("quarter").get(0).input());
  }

  private static Map<String, Object> year() {
    return Trees.copy(Vectors.of("year").get(0).input());
  }

  @ParameterizedTest(name = "of a quarter with {0} = {1} has the fault {3} at {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "officer                     | ''                    | officer | FORMAT",
        "officer                     | '   '                 | officer | FORMAT",
        "officer                     | 5                     | officer | TYPE",
        "officer                     | 12345678901234567890123456789012345678901 | officer | FORMAT",
        "status                      | OTHER                 | status | ENUM",
        "status                      | 1                     | status | TYPE",
        "weeks                       | {}                    | weeks | TYPE",
        "weeks                       | null                  | weeks | REQUIRED",
        "weeks[0]                    | 5                     | weeks[0] | TYPE",
        "weeks[0]                    | null                  | weeks[0] | TYPE",
        "weeks[0].state              | null                  | weeks[0].state | REQUIRED",
        "weeks[0].planned            | 0                     | weeks[0].planned | RANGE",
        "weeks[0].planned            | 1001                  | weeks[0].planned | RANGE",
        "weeks[0].planned            | 5.0                   | weeks[0].planned | TYPE",
        "weeks[0].planned            | null                  | weeks[0].planned | REQUIRED",
        "weeks[0].done               | null                  | weeks[0].done | REQUIRED",
        "weeks[4].planned            | 5                     | weeks[4].planned | CONSISTENCY",
        "weeks[4].done               | 0                     | weeks[4].done | CONSISTENCY",
        "indicators                  | []                    | indicators | COUNT",
        "indicators                  | null                  | indicators | REQUIRED",
        "indicators[0].code          | null                  | indicators[0].code | REQUIRED",
        "indicators[0].weight        | null                  | indicators[0].weight | REQUIRED",
        "indicators[0].weight        | '41'                  | indicators[0].weight | RANGE",
        "indicators[0].weight        | '24.999999'           | indicators | SUM",
        "indicators[0].direction     | MANUAL                | indicators[0].target | CONSISTENCY",
        "indicators[0].direction     | MANUAL                | indicators[0].actual | CONSISTENCY",
        "indicators[1].direction     | MANUAL                | indicators[1].elapsed | CONSISTENCY",
        "indicators[0].manual        | '1'                   | indicators[0].manual | CONSISTENCY",
        "indicators[0].key           | 'true'                | indicators[0].key | TYPE",
        "indicators[0].elapsed       | '0'                   | indicators[0].elapsed | RANGE",
        "indicators[2].debtRate      | null                  | indicators[2].debtRate | REQUIRED",
        "indicators[2].debtCeiling   | null                  | indicators[2].debtCeiling | REQUIRED",
        "indicators[0].previousBase  | ORANGE                | indicators[0].previousBase | ENUM",
        "indicators[0].applicable    | false                 | indicators[0].dropRef | REQUIRED",
        "ballots                     | null                  | ballots | REQUIRED",
        "ballots[0].channel          | null                  | ballots[0].channel | REQUIRED",
        "ballots[0].rater            | org2                  | ballots[1].rater | DUPLICATE",
        "ballots[0].event            | e                     | ballots[0].event | CONSISTENCY",
        "ballots[0].period           | CURRENT               | ballots[0].period | CONSISTENCY",
        "ballots[10].event           | null                  | ballots[10].event | REQUIRED",
        "ballots[10].score           | '10.000001'           | ballots[10].score | RANGE",
        "pubPrior                    | null                  | pubPrior | REQUIRED",
        "windowDays                  | 0                     | windowDays | RANGE",
        "windowDays                  | 183                   | windowDays | RANGE",
        "race.excused                | true                  | race.panel | CONSISTENCY",
        "race.panel[0].rater         | a                     | race.panel[0].rater | SELF_VOTE",
        "race.panel[1].rater         | j1                    | race.panel[1].rater | DUPLICATE",
        "race.panel[1].score         | null                  | race.panel[1].score | REQUIRED",
        "race.others                 | ['88.001']            | race.others[0] | FORMAT",
        "race.others                 | ['100.01']            | race.others[0] | RANGE",
        "race.others                 | [88]                  | race.others[0] | TYPE",
        "adjustments[0].points       | '0'                   | adjustments[0].points | RANGE",
        "adjustments[0].points       | '10.000001'           | adjustments[0].points | RANGE",
        "adjustments[0].kind         | null                  | adjustments[0].kind | REQUIRED",
        "facts                       | [{type: FALSIFICATION, ref: F, verified: true}] | facts[0].indicator | REQUIRED",
        "facts                       | [{type: WARNING, ref: F, verified: true, indicator: I1}] | facts[0].indicator | CONSISTENCY",
        "facts                       | [{type: WARNING, ref: F}] | facts[0].verified | REQUIRED",
        "peerMatrix.members[1]       | c                     | peerMatrix.members | DUPLICATE",
        "peerMatrix.members[0]       | x                     | peerMatrix.members | REFERENCE",
        "peerMatrix.members[0]       | 5                     | peerMatrix.members[0] | TYPE",
        "peerMatrix.members          | [a]                   | peerMatrix.members | COUNT",
        "peerMatrix.rows             | null                  | peerMatrix.rows | REQUIRED",
        "peerMatrix.rows             | [[null, null]]        | peerMatrix.rows | COUNT",
        "peerMatrix.rows             | [[], [], [], [], [], [], []] | peerMatrix.rows[3] | COUNT",
        "peerMatrix.rows[1]          | x                     | peerMatrix.rows[1] | TYPE",
        "peerMatrix.rows[1]          | null                  | peerMatrix.rows[1] | TYPE",
        "peerMatrix.rows[1][0]       | 90                    | peerMatrix.rows[1][0] | TYPE",
        "peerMatrix.rows[1][0]       | null                  | peerMatrix | CONSISTENCY",
        "policy                      | []                    | policy | TYPE",
        "policy.lightThresholds      | ['0.95']              | policy.lightThresholds | COUNT",
        "policy.lightThresholds      | ['0.95', '0']         | policy.lightThresholds[1] | RANGE",
        "policy.lightThresholds      | ['0.8', '0.8']        | policy.lightThresholds | CONSISTENCY",
        "policy.lightThresholds      | ['0.9', '0.8', '0.85'] | policy.lightThresholds | CONSISTENCY",
        "policy.partWeights          | {p: '50', e: '50'}    | policy.partWeights.r | REQUIRED",
        "policy.channelWeights       | {org: '20', sup: '15', peer: '15', pub: '35', third: '15'} | policy.channelWeights.media | REQUIRED",
        "policy.channelWeights       | {org: '0', sup: '0', peer: '0', pub: '35', third: '15', media: '5'} | policy.channelWeights | CONSISTENCY",
        "policy.channelWeights       | {org: '20', sup: '15', peer: '15', pub: '0', third: '0', media: '0'} | policy.channelWeights | CONSISTENCY",
        "policy.bandGood             | '80'                  | policy.bandGood | CONSISTENCY",
        "policy.bandOrdinary         | '80'                  | policy.bandGood | CONSISTENCY",
        "policy.excellentScore       | '70'                  | policy.excellentScore | CONSISTENCY",
        "policy.basicScore           | '70'                  | policy.excellentScore | CONSISTENCY",
        "policy.excellentPercent     | 21                    | policy.approvalRef | REQUIRED",
        "policy.debriefMinList       | 11                    | policy.debriefFrom | CONSISTENCY",
        "policy.maxIndicators        | 4                     | indicators | COUNT",
        "policy.minWeight            | '10.1'                | indicators[4].weight | RANGE",
      })
  void ofAQuarterHasTheFault(String path, String value, String field, String code)
      throws JsonProcessingException {
    Map<String, Object> tree = Trees.set(quarter(), path, parsed(value));

    assertThat(faults(() -> QuarterInput.read(tree))).contains(field + " " + code);
  }

  @ParameterizedTest(name = "of a quarter with {0} = {1} is sound")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "officer                    | a",
        "indicators[0].dropRef      | 批准",
        "indicators[0].previousBase | YELLOW",
        "windowDays                 | 1",
        "windowDays                 | 182",
        "adjustments[0].points      | '10'",
        "weeks[0].planned           | 1000",
        "ballots[10].score          | '10'",
        "race                       | null",
        "race                       | {excused: true}",
        "policy.debriefMinList      | 10",
        "policy.maxIndicators       | 5",
        "policy.maxWeight           | '25'",
        "policy.minWeight           | '10'",
        "policy.excellentPercent    | 20",
        "policy.channelWeights      | {org: '0', sup: '0', peer: '15', pub: '0', third: '15', media: '0'}",
      })
  void ofAQuarterIsSound(String path, String value) throws JsonProcessingException {
    Map<String, Object> tree = Trees.set(quarter(), path, parsed(value));

    assertThat(QuarterInput.read(tree).officer()).isEqualTo("a");
  }

  @ParameterizedTest(name = "of a year with {0} = {1} has the fault {3} at {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "quarters             | null       | quarters | REQUIRED",
        "quarters[0].quarter  | 5          | quarters[0].quarter | RANGE",
        "quarters[0].quarter  | null       | quarters[0].quarter | REQUIRED",
        "quarters[0].q        | null       | quarters[0].q | REQUIRED",
        "quarters[0].outcome  | DEFERRED   | quarters[0].q | CONSISTENCY",
        "quarters[0].outcome  | DEFERRED   | quarters[0].grade | CONSISTENCY",
        "quarters[0].last     | 'no'       | quarters[0].last | TYPE",
        "bodySize             | null       | bodySize | REQUIRED",
        "leaveDays            | 366        | leaveDays | RANGE",
        "yearDays             | 364        | yearDays | RANGE",
        "facts                | [{type: SPECIAL_MERIT, ref: F, verified: true}] | facts[0].type | ENUM",
        "facts                | [{type: WARNING, verified: true}] | facts[0].ref | REQUIRED",
      })
  void ofAYearHasTheFault(String path, String value, String field, String code)
      throws JsonProcessingException {
    Map<String, Object> tree = Trees.set(year(), path, parsed(value));

    assertThat(faults(() -> YearInput.read(tree))).contains(field + " " + code);
  }

  @Test
  @DisplayName("may have as many days of leave as the year has")
  void mayHaveAsManyDaysOfLeaveAsTheYearHas() {
    assertThat(YearInput.read(Trees.set(year(), "leaveDays", 365)).leaveDays()).isEqualTo(365);
  }

  @ParameterizedTest(name = "of a quota {0} has the fault {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{quarter: 1, units: [], candidates: []}                                     | units COUNT",
        "{quarter: 1, units: [{code: A}], candidates: []}                            | units[0].size REQUIRED",
        "{quarter: 0, units: [{code: A, size: 1}], candidates: []}                   | quarter RANGE",
        "{quarter: 1, units: [{code: A, size: 1}, {code: A, size: 1}], candidates: []} | units[1].code DUPLICATE",
        "{quarter: 1, units: [{code: A, size: 1}], candidates: [{id: p, unit: A, q: '1'}]} | candidates[0].p REQUIRED",
        "{quarter: 1, units: [{code: A, size: 1}]}                                   | candidates REQUIRED",
      })
  void ofAQuotaHasTheFault(String json, String fault) throws JsonProcessingException {
    Map<?, ?> tree = (Map<?, ?>) parsed(json);

    assertThat(faults(() -> QuotaInput.read(tree))).contains(fault);
  }

  @Test
  @DisplayName("may name the unit's own code as its pool")
  void mayNameTheUnitsOwnCodeAsItsPool() throws JsonProcessingException {
    String json =
        "{quarter: 2, units: [{code: A, size: 1, pool: A, carry: '0.5'}, {code: B, size: 1, pool: A}],"
            + " candidates: []}";

    assertThat(QuotaInput.read((Map<?, ?>) parsed(json)).units())
        .extracting(QuotaInput.Unit::quotaUnit)
        .containsExactly("A", "A");
  }

  @Test
  @DisplayName("counts characters, not UTF-16 units")
  void countsCharacters() {
    assertThat(QuarterInput.read(Trees.set(withoutPeers(), "officer", "𠮷".repeat(40))).officer())
        .startsWith("𠮷");
    assertThat(
            faults(() -> QuarterInput.read(Trees.set(withoutPeers(), "officer", "𠮷".repeat(41)))))
        .containsExactly("officer FORMAT");
  }

  @Test
  @DisplayName("shows all faults of a stage, and no later stage before it is clean")
  void showsAllFaultsOfAStageAndNoLaterStage() {
    Map<String, Object> tree = quarter();
    Trees.set(tree, "ballots[0].rater", "a");
    Trees.set(tree, "ballots[1].rater", "a");
    Trees.set(tree, "policy.partWeights", Map.of("p", "50", "e", "40", "r", "11"));
    Trees.set(tree, "policy.bandGood", "80");
    Trees.set(tree, "officer", null);
    Trees.set(tree, "surprise", 1);
    assertThat(faults(() -> QuarterInput.read(tree)))
        .containsExactly("officer REQUIRED", "surprise UNKNOWN_FIELD");

    Trees.set(tree, "officer", "a");
    tree.remove("surprise");
    assertThat(faults(() -> QuarterInput.read(tree)))
        .containsExactly("policy.partWeights SUM", "policy.bandGood CONSISTENCY");

    tree.remove("policy");
    assertThat(faults(() -> QuarterInput.read(tree)))
        .containsExactly(
            "ballots[0].rater SELF_VOTE",
            "ballots[1].rater SELF_VOTE",
            "ballots[1].rater DUPLICATE");
  }

  @Test
  @DisplayName("of a quota or a year is checked in the same three stages")
  void ofAQuotaOrAYearIsCheckedInTheSameThreeStages() throws JsonProcessingException {
    String units = "units: [{code: A, size: 1}, {code: A, size: 1}], candidates: []";
    String plan = "policy: {bandGood: '80'}";
    Map<?, ?> unfinished = (Map<?, ?>) parsed("{" + units + ", " + plan + "}");
    Map<?, ?> contradictory = (Map<?, ?>) parsed("{quarter: 1, " + units + ", " + plan + "}");
    assertThat(faults(() -> QuotaInput.read(unfinished))).containsExactly("quarter REQUIRED");
    assertThat(faults(() -> QuotaInput.read(contradictory)))
        .containsExactly("policy.bandGood CONSISTENCY");

    Map<String, Object> year = year();
    Trees.set(year, "quarters[1].quarter", 1);
    Trees.set(year, "policy", Map.of("bandGood", "80"));
    assertThat(faults(() -> YearInput.read(year))).containsExactly("policy.bandGood CONSISTENCY");
    year.remove("officer");
    assertThat(faults(() -> YearInput.read(year))).containsExactly("officer REQUIRED");
  }

  @ParameterizedTest(name = "with {0} = {1} is told: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pubPrior              | '101'  | 请填写不小于0、不大于100的数",
        "indicators[0].weight  | '0'    | 请填写大于0、不大于100的数",
        "windowDays            | 0      | 请填写1到182之间的整数",
        "pubPrior              | '1e1'  | 请填写普通小数，最多6位小数，不用指数、空格和多余的零",
        "weeks[0].done         | 6      | 完成数不能大于计划数，请核对",
        "race.excused          | 1      | 请填写 true 或 false，不加引号",
        "race.panel[0].rater   | a      | 不能给自己打分，请删去",
        "policy.calibration    | x      | 请从下列各项中选一项：OFF（不校准）、SHADOW（只列出，不采用）、ON（采用）",
      })
  void isToldWhatToDo(String path, String value, String message) throws JsonProcessingException {
    Map<String, Object> tree = Trees.set(quarter(), path, parsed(value));

    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> QuarterInput.read(tree));
    assertThat(refusal.errors()).extracting(FieldError::message).containsExactly(message);
  }

  @ParameterizedTest(name = "refuses half a character ({0})")
  @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
  void refusesHalfACharacter(int surrogate) {
    Map<String, Object> tree = Trees.set(year(), "officer", "a" + (char) surrogate);

    assertThat(faults(() -> YearInput.read(tree))).containsExactly("officer FORMAT");
  }

  @Test
  @DisplayName("shortens and repairs the name of an unknown field")
  void shortensAndRepairsTheNameOfAnUnknownField() {
    Map<String, Object> tree = year();
    tree.put("officer", "a\uD842");
    tree.put("x".repeat(100), 1);
    tree.put("a\uD842", 1);

    assertThat(faults(() -> YearInput.read(tree)))
        .containsExactlyInAnyOrder(
            "officer FORMAT", "x".repeat(40) + " UNKNOWN_FIELD", "a\uFFFD UNKNOWN_FIELD");
  }

  @Test
  @DisplayName("needs the post type's mean only for a sample that is shrunk")
  void needsThePostTypesMeanOnlyForASampleThatIsShrunk() {
    Map<String, Object> tree = withoutPeers();
    tree.remove("pubPrior");
    assertThat(faults(() -> QuarterInput.read(Trees.set(tree, "ballots", citizens(5)))))
        .containsExactly("pubPrior REQUIRED");
    assertThat(faults(() -> QuarterInput.read(Trees.set(tree, "ballots", citizens(29)))))
        .containsExactly("pubPrior REQUIRED");
    QuarterInput.read(Trees.set(tree, "ballots", citizens(4)));
    QuarterInput.read(Trees.set(tree, "ballots", citizens(30)));
    Map<String, Object> weights = Trees.copy(Policy.DEFAULT.toTree());
    Trees.set(weights, "channelWeights.pub", "0");
    Trees.set(tree, "policy", weights);
    QuarterInput.read(Trees.set(tree, "ballots", citizens(5)));
  }

  @Test
  @DisplayName("may hold a citizen's ratings of several events, but not of one event twice")
  void mayHoldACitizensRatingsOfSeveralEvents() {
    Map<String, Object> tree = withoutPeers();
    List<Object> ballots = citizens(30);
    tree.put("ballots", ballots);
    Trees.set(tree, "ballots[1].rater", "c0");
    QuarterInput.read(tree);

    Trees.set(tree, "ballots[1].event", "e0");
    assertThat(faults(() -> QuarterInput.read(tree))).containsExactly("ballots[1].rater DUPLICATE");
  }

  @Test
  @DisplayName("built by hand is checked like one that was sent")
  void builtByHandIsCheckedLikeOneThatWasSent() {
    YearInput input =
        new YearInput(
            null,
            OfficerStatus.NORMAL,
            List.of(),
            Rational.of(1, 3),
            0,
            365,
            0,
            null,
            List.of(),
            null);

    assertThat(faults(() -> YearCalculation.run(input)))
        .containsExactlyInAnyOrder("officer REQUIRED", "annual FORMAT", "bodySize RANGE");
    assertThatThrownBy(() -> YearCalculation.run(input))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("officer 必须填写（REQUIRED）");
  }

  @Test
  @DisplayName("of indicators alone is checked too")
  void ofIndicatorsAloneIsCheckedToo() {
    Indicator twice = Indicator.manual("I1", Rational.of(50)).build();

    assertThat(faults(() -> IndicatorScores.of(Policy.DEFAULT, List.of(twice, twice), List.of())))
        .containsExactly(
            "indicators[0].weight RANGE",
            "indicators[1].code DUPLICATE",
            "indicators[1].weight RANGE");
  }

  private static Map<String, Object> withoutPeers() {
    Map<String, Object> tree = quarter();
    tree.remove("peerMatrix");
    tree.remove("policy");
    return tree;
  }

  private static List<Object> citizens(int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    (Object)
                        Trees.copy(
                            Ballot.ofCitizen(
                                    "c" + i, "e" + i, null, Ballot.Scale.TEN, Rational.of(9))
                                .toTree()))
            .toList());
  }

  private static List<String> faults(Runnable reading) {
    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, reading::run);
    assertThat(refusal).as("refusal").isNotNull();
    return refusal.errors().stream().map(error -> error.field() + " " + error.code()).toList();
  }

  /** JSON without quotes around names, or a bare word as text. */
  private static Object parsed(String value) throws JsonProcessingException {
    if (value.matches("\\p{L}[\\p{L}\\p{N}_]*|\\d{10,}") && !isLiteral(value)) {
      return value;
    }
    return JSON.readerFor(Object.class)
        .with(JsonParser.Feature.ALLOW_SINGLE_QUOTES)
        .with(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES)
        .readValue(quoted(value));
  }

  private static boolean isLiteral(String value) {
    return List.of("true", "false", "null").contains(value);
  }

  /** Puts bare words after a colon, or in a list, into quotes. */
  private static String quoted(String value) {
    return value.replaceAll("(?<=[:\\[] ?)(?!true|false|null)([A-Za-z_]\\w*)(?=[,}\\]])", "'$1'");
  }
}
