package io.saima.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What people read is compared with {@code derivations.txt}: for each example the lines that no
 * earlier example has shown.
 */
@DisplayName("A derivation")
class DerivationTest {

  @Test
  @DisplayName("lists all that a person needs to redo the sum by hand")
  void listsAllThatAPersonNeedsToRedoTheSumByHand() throws IOException {
    List<String> lines = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (Vectors.Example example : Vectors.of("quarter")) {
      show(example.name(), quarter(example.input()), lines, shown);
    }
    show(
        "the worked example as it is told",
        told(Vectors.of("quarter").get(0).input()),
        lines,
        shown);
    show("nothing is known", quarter(nothingKnown()), lines, shown);
    show("two peers, calibrated", quarter(calibrated("b", "c")), lines, shown);
    show("three peers, calibrated", quarter(calibrated("b", "c", "d")), lines, shown);
    show("a plan of its own", quarter(planOfItsOwn()), lines, shown);
    show("caps below the band and at the band", quarter(severalCaps()), lines, shown);
    show("a dropped indicator, falsified", quarter(droppedAndFalsified()), lines, shown);
    for (Vectors.Example example : Vectors.of("year")) {
      show(example.name(), year(example.input()), lines, shown);
    }
    show("a year without quarters", year(yearOf()), lines, shown);
    show("a year without an annual part", year(yearOf(1, 2)), lines, shown);
    for (Vectors.Example example : Vectors.of("quota")) {
      show(example.name(), quota(example.input()), lines, shown);
    }

    String actual = String.join("\n", lines) + "\n";
    Files.writeString(Path.of("target", "derivations.txt"), actual);
    assertThat(actual)
        .as("what people read; if target/derivations.txt reads well, copy it to src/test/resources")
        .isEqualTo(expected());
  }

  private static String expected() throws IOException {
    try (InputStream in = DerivationTest.class.getResourceAsStream("/derivations.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void show(
      String name, List<String> derivation, List<String> lines, Set<String> shown) {
    List<String> fresh = derivation.stream().filter(shown::add).toList();
    if (!fresh.isEmpty()) {
      lines.add("# " + name);
      lines.addAll(fresh);
    }
  }

  private static List<String> quarter(Map<?, ?> input) {
    return QuarterCalculation.run(QuarterInput.read(input)).steps().stream()
        .map(DerivationTest::line)
        .toList();
  }

  /** What the officer and everybody else reads. */
  private static List<String> told(Map<?, ?> tree) {
    QuarterInput input = QuarterInput.read(tree);
    QuarterResult result = QuarterCalculation.run(input);
    Set<Channel> known = Set.of(Channel.ORG, Channel.THIRD, Channel.MEDIA, Channel.PUB);
    Disclosure disclosure = Disclosure.of(input, result, new Disclosure.Known(known, false));
    return ((List<?>) disclosure.result(input, result).get("steps"))
        .stream()
            .map(one -> (Map<?, ?>) one)
            .map(one -> new Step(text(one, "id"), text(one, "value"), text(one, "text")))
            .map(DerivationTest::line)
            .toList();
  }

  private static String text(Map<?, ?> step, String field) {
    return (String) step.get(field);
  }

  private static List<String> year(Map<?, ?> input) {
    return YearCalculation.run(YearInput.read(input)).steps().stream()
        .map(DerivationTest::line)
        .toList();
  }

  private static List<String> quota(Map<?, ?> input) {
    return QuotaCalculation.run(QuotaInput.read(input)).candidates().stream()
        .map(QuotaResult.Candidate::sentence)
        .toList();
  }

  private static String line(Step step) {
    return step.id() + " " + (step.value() == null ? "–" : step.value()) + " " + step.text();
  }

  /** A frozen case without logs, figures and ballots. */
  private static Map<String, Object> nothingKnown() {
    Indicator.Builder judged = Indicator.manual("乙", Rational.of(40));
    Indicator.Builder late =
        Indicator.lower("丙", Rational.of(20), Rational.of(30))
            .actual(Rational.of(45))
            .overdue(true);
    return new QuarterInput(
            "officer",
            OfficerStatus.NORMAL,
            List.of(),
            List.of(
                Indicator.higher("甲", Rational.of(40), Rational.of(7)).build(),
                judged.build(),
                late.build()),
            List.of(),
            null,
            182,
            Race.NONE,
            List.of(),
            List.of(),
            null,
            Policy.DEFAULT)
        .toTree();
  }

  private static Map<String, Object> calibrated(String... peers) {
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Rational score = Rational.of(3 + i);
      ballots.add(Ballot.ofCitizen("citizen", "e" + i, null, Ballot.Scale.FIVE, score));
    }
    List<String> members = new ArrayList<>(List.of("officer"));
    members.addAll(List.of(peers));
    List<Rational> empty = Collections.nCopies(members.size(), null);
    List<List<Rational>> rows = new ArrayList<>();
    rows.add(empty);
    for (String peer : peers) {
      Rational score = Rational.of(95 - 5L * rows.size());
      ballots.add(Ballot.of(Channel.PEER, peer, score));
      List<Rational> row = new ArrayList<>(empty);
      row.set(0, score);
      rows.add(row);
    }
    PeerMatrix matrix = new PeerMatrix(members, rows);
    return new QuarterInput(
            "officer",
            OfficerStatus.NORMAL,
            List.of(Week.filed(3, 2), Week.leave()),
            List.of(
                Indicator.manual("甲", Rational.of(35)).score(Rational.of("0.7")).build(),
                Indicator.manual("乙", Rational.of(35)).score(Rational.of("0.9")).build(),
                Indicator.manual("丙", Rational.of(30)).score(Rational.ONE).build()),
            ballots,
            null,
            182,
            Race.NONE,
            List.of(),
            List.of(),
            matrix,
            Policy.read(Map.of("calibration", "ON")))
        .toTree();
  }

  /** The worked example under a plan that changes a parameter of every kind. */
  private static Map<String, Object> planOfItsOwn() {
    Map<String, Object> tree = Trees.copy(Vectors.of("quarter").get(0).input());
    Trees.set(
        tree,
        "policy",
        Map.of(
            "version",
            "2026-2",
            "calibration",
            "SHADOW",
            "lightThresholds",
            List.of("0.95", "0.9", "0.7"),
            "partWeights",
            Map.of("p", "60", "e", "30", "r", "10"),
            "channelWeights",
            Map.of(
                "org", "20", "sup", "15", "peer", "15", "pub", "40", "third", "10", "media", "5"),
            "excellentPercent",
            25,
            "approvalRef",
            "批准〔2026〕1号",
            "failLadder",
            false));
    Trees.set(
        tree,
        "facts",
        List.of(
            fact("WARNING", "F-2", true, true, null),
            fact("WARNING", "F-1", true, false, null),
            fact("WARNING", "F-1", false, true, null),
            fact("SPECIAL_MERIT", "F-3", true, false, null),
            fact("FALSIFICATION", "F-4", true, true, "I3"),
            fact("FALSIFICATION", "F-4", true, true, "I2")));
    Trees.set(
        tree,
        "adjustments",
        List.of(
            Map.of("kind", "DEDUCTION", "points", "2", "doc", "通报2号"),
            Map.of("kind", "DEDUCTION", "points", "1.5", "doc", "通报2号"),
            Map.of("kind", "DEDUCTION", "points", "1", "doc", "通报1号"),
            Map.of("kind", "COMMENDATION", "points", "0.5", "doc", "通报3号")));
    return tree;
  }

  /** 较好 by score; a warning and a red light allow 较好, an overdue rectification only 一般. */
  private static Map<String, Object> severalCaps() {
    Map<String, Object> tree = Trees.copy(Vectors.of("quarter").get(0).input());
    Trees.set(tree, "policy.bandGood", "95");
    Trees.set(
        tree,
        "facts",
        List.of(
            fact("WARNING", "F-1", true, true, null),
            fact("RECTIFICATION_OVERDUE", "F-2", true, true, null)));
    return tree;
  }

  private static Map<String, Object> droppedAndFalsified() {
    Map<String, Object> tree = Trees.copy(Vectors.of("quarter").get(0).input());
    Trees.set(tree, "indicators[0].applicable", false);
    Trees.set(tree, "indicators[0].dropRef", "批准〔2026〕2号");
    Trees.set(tree, "facts", List.of(fact("FALSIFICATION", "F-1", true, false, "I1")));
    return tree;
  }

  private static Map<String, Object> fact(
      String type, String ref, boolean verified, boolean heard, String indicator) {
    return new Fact(Fact.Type.valueOf(type), ref, verified, heard, indicator).toTree();
  }

  private static Map<String, Object> yearOf(int... quarters) {
    List<YearInput.Quarter> graded = new ArrayList<>();
    for (int quarter : quarters) {
      graded.add(
          new YearInput.Quarter(
              quarter, Outcome.GRADED, Rational.of(88), QuarterGrade.FAIRLY_GOOD, false));
    }
    return new YearInput(
            "officer", OfficerStatus.NORMAL, graded, null, 0, 365, 9, null, List.of(), null)
        .toTree();
  }
}
