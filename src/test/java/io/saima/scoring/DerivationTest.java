package io.saima.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
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
    show("nothing is known", quarter(nothingKnown()), lines, shown);
    show("two peers, calibrated", quarter(twoPeersCalibrated()), lines, shown);
    show("a plan of its own", quarter(planOfItsOwn()), lines, shown);
    for (Vectors.Example example : Vectors.of("year")) {
      show(example.name(), year(example.input()), lines, shown);
    }
    for (Vectors.Example example : Vectors.of("quota")) {
      show(example.name(), quota(example.input()), lines, shown);
    }

    assertThat(String.join("\n", lines) + "\n").isEqualTo(expected());
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

  private static Map<String, Object> twoPeersCalibrated() {
    List<Ballot> ballots =
        List.of(
            Ballot.of(Channel.PEER, "b", Rational.of(95)),
            Ballot.of(Channel.PEER, "c", Rational.of(85)),
            Ballot.ofCitizen("d", "e1", null, Ballot.Scale.FIVE, Rational.of(4)),
            Ballot.ofCitizen("d", "e2", null, Ballot.Scale.FIVE, Rational.of(5)),
            Ballot.ofCitizen("d", "e3", null, Ballot.Scale.FIVE, Rational.of(3)));
    List<Rational> empty = new ArrayList<>(Collections.nCopies(3, null));
    List<Rational> fromB = new ArrayList<>(empty);
    fromB.set(0, Rational.of(95));
    List<Rational> fromC = new ArrayList<>(empty);
    fromC.set(0, Rational.of(85));
    PeerMatrix matrix = new PeerMatrix(List.of("officer", "b", "c"), List.of(empty, fromB, fromC));
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
            Map.of("type", "WARNING", "ref", "F-2", "verified", true, "heard", true),
            Map.of("type", "WARNING", "ref", "F-1", "verified", true, "heard", false),
            Map.of("type", "WARNING", "ref", "F-1", "verified", false, "heard", true),
            Map.of("type", "SPECIAL_MERIT", "ref", "F-3", "verified", true),
            Map.of(
                "type",
                "FALSIFICATION",
                "ref",
                "F-4",
                "verified",
                true,
                "heard",
                true,
                "indicator",
                "I3")));
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
}
