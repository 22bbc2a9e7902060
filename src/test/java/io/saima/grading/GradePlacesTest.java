package io.saima.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.grading.GradeCase.Proposal;
import io.saima.grading.GradeCase.RaiseVerdict;
import io.saima.organization.PostClass;
import io.saima.review.QuarterScore;
import io.saima.review.ReviewId;
import io.saima.scoring.Outcome;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterGrade;
import io.saima.scoring.QuotaCalculation;
import io.saima.scoring.QuotaResult;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradePlacesTest {

  private static final ReviewId ID = ReviewId.of("2026-Q3/U1");
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-10-08T09:00");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void whateverPeopleEnterNoMoreThanKHoldGoodAndNobodyPassesHisCap(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    GradeCase gradeCase = body(dice, dice.nextInt(3, 40), 5500);
    for (int round = 0; round < 4; round++) {
      gradeCase.prepareSheets(officer -> Optional.of("P" + officer.charAt(1)), NOW);
      for (int sheet : gradeCase.openSheets()) {
        if (dice.nextInt(4) == 0) {
          gradeCase.leaveSheet(sheet, NOW);
          checkPlaces(gradeCase);
          continue;
        }
        List<Proposal> wild = new ArrayList<>();
        List<Proposal> agreed = new ArrayList<>();
        for (GradeRow row : gradeCase.sheet(sheet)) {
          QuarterGrade any = QuarterGrade.values()[dice.nextInt(4)];
          wild.add(new Proposal(row.officerId(), any, "理由"));
          agreed.add(new Proposal(row.officerId(), lower(row.grade().orElseThrow(), row), "维持"));
        }
        gradeCase.propose(sheet, by("P"), breaksRules(gradeCase, wild) ? agreed : wild);
        checkPlaces(gradeCase);
      }
      gradeCase.prepareRaises(row -> Optional.of("S"), NOW);
      for (int sheet : gradeCase.raiseSheets()) {
        if (dice.nextInt(4) == 0) {
          gradeCase.leaveSheet(sheet, NOW);
          checkPlaces(gradeCase);
          continue;
        }
        gradeCase.decideRaises(
            sheet,
            by("S"),
            gradeCase.sheet(sheet).stream()
                .map(row -> new RaiseVerdict(row.officerId(), dice.nextBoolean(), "意见"))
                .toList());
        checkPlaces(gradeCase);
      }
      if (round < 3) {
        gradeCase.sendBack(by("H"), Set.of("P", "P" + dice.nextInt(3)), "再议");
      }
    }
    if (dice.nextBoolean()) {
      gradeCase.sign(by("H"), row -> dice.nextBoolean());
    } else {
      gradeCase.leaveUnsigned(NOW);
    }
    checkPlaces(gradeCase);
    if (dice.nextBoolean()) {
      gradeCase.approve(by("Z"), NOW);
    } else {
      gradeCase.leaveUnapproved(NOW);
      assertThat(gradeCase.graded().filter(row -> row.signedBy().isEmpty()))
          .allSatisfy(row -> assertThat(row.raised()).isFalse());
    }
    checkPlaces(gradeCase);
  }

  @Test
  void whoseComputedPlaceWentToSomebodyElseKeepsWhatWasProposedForHim() {
    GradeCase gradeCase =
        LongStream.range(0, 100)
            .mapToObj(seed -> body(new SplittableRandom(seed), 15, 8500))
            .filter(one -> one.freePlaces() == 0)
            .filter(one -> one.graded().anyMatch(GradePlacesTest::mayBeRaisedToGood))
            .findFirst()
            .orElseThrow();
    gradeCase.prepareSheets(officer -> Optional.of(officer), NOW);
    GradeRow lowered = gradeCase.graded().filter(GradeRow::good).findFirst().orElseThrow();
    GradeRow raised =
        gradeCase.graded().filter(GradePlacesTest::mayBeRaisedToGood).findFirst().orElseThrow();
    propose(gradeCase, lowered, QuarterGrade.FAIRLY_GOOD);
    propose(gradeCase, raised, QuarterGrade.GOOD);
    gradeCase.openSheets().forEach(sheet -> gradeCase.leaveSheet(sheet, NOW));
    gradeCase.prepareRaises(row -> Optional.of("S"), NOW);
    gradeCase.decideRaises(
        raised.sheetNo().orElseThrow(),
        by("S"),
        List.of(new RaiseVerdict(raised.officerId(), true, "同意")));
    gradeCase.sendBack(by("H"), Set.of(lowered.officerId()), "再议");
    gradeCase.prepareSheets(officer -> Optional.of(officer), NOW);

    gradeCase.leaveSheet(lowered.sheetNo().orElseThrow(), NOW);

    checkPlaces(gradeCase);
    assertThat(raised.grade()).contains(QuarterGrade.GOOD);
    assertThat(lowered.grade()).contains(QuarterGrade.FAIRLY_GOOD);
    assertThat(GradeWords.whatChanged(lowered)).contains("无人办理提名，“好”的名额已满，维持原提名");
  }

  private static boolean mayBeRaisedToGood(GradeRow row) {
    return row.computed().orElseThrow() == QuarterGrade.FAIRLY_GOOD
        && row.ceiling().orElseThrow() == QuarterGrade.GOOD;
  }

  private static void propose(GradeCase gradeCase, GradeRow row, QuarterGrade grade) {
    gradeCase.propose(
        row.sheetNo().orElseThrow(),
        by(row.officerId()),
        List.of(new Proposal(row.officerId(), grade, "理由")));
  }

  /** What can be restored without a place: the lower of what stands and what was computed. */
  private static QuarterGrade lower(QuarterGrade stands, GradeRow row) {
    return stands.atMost(row.computed().orElseThrow());
  }

  private static void checkPlaces(GradeCase gradeCase) {
    assertThat(gradeCase.goods()).isLessThanOrEqualTo(gradeCase.places());
    assertThat(gradeCase.places() * 100).isLessThanOrEqualTo(gradeCase.size() * 40);
    gradeCase
        .graded()
        .forEach(
            row ->
                assertThat(row.grade().orElseThrow())
                    .isLessThanOrEqualTo(
                        QuarterGrade.values()[
                            Math.max(
                                row.computed().orElseThrow().ordinal(),
                                row.ceiling().orElseThrow().ordinal())]));
  }

  /** Whether the rules refuse a sheet; in the program a refusal rolls back what it had changed. */
  private static boolean breaksRules(GradeCase gradeCase, List<Proposal> proposals) {
    int goods = gradeCase.goods();
    for (Proposal proposal : proposals) {
      GradeRow row = gradeCase.row(proposal.officer());
      int up = proposal.grade().compareTo(row.computed().orElseThrow());
      if (up > 1 || up > 0 && proposal.grade().compareTo(row.ceiling().orElseThrow()) > 0) {
        return true;
      }
      goods += (proposal.grade() == QuarterGrade.GOOD ? 1 : 0) - (row.good() ? 1 : 0);
    }
    return goods > gradeCase.places();
  }

  private static Act by(String person) {
    return new Act(person, Hand.PROPOSER, NOW);
  }

  private static GradeCase body(SplittableRandom dice, int size, int lowest) {
    List<QuarterScore> scores = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      BigDecimal q = BigDecimal.valueOf(lowest + 100L * i + dice.nextInt(100), 2);
      QuarterGrade band = Policy.DEFAULT.band(Rational.of(q));
      QuarterGrade ceiling =
          dice.nextInt(4) == 0 ? QuarterGrade.values()[dice.nextInt(4)] : QuarterGrade.GOOD;
      scores.add(
          new QuarterScore(
              ID.quarter(),
              "U1",
              "A" + i % 3 + "-" + i,
              1,
              "U1",
              PostClass.GENERAL,
              null,
              Outcome.GRADED,
              List.of(),
              null,
              q,
              band,
              ceiling,
              List.of(),
              band.atMost(ceiling),
              q,
              q,
              0,
              0,
              false,
              false,
              false));
    }
    GradeCase gradeCase = new GradeCase(ID, scores, BigDecimal.ZERO, NOW);
    QuotaResult result =
        QuotaCalculation.run(
            BodyQuota.input(ID.quarter(), "U1", gradeCase.rows(), BigDecimal.ZERO, Policy.DEFAULT)
                .orElseThrow());
    gradeCase.place(result, "{}", "{}");
    return gradeCase;
  }
}
