package io.saima.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.Posting.Origin;
import io.saima.organization.Posting.Source;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes of the personnel file make of a career. */
class CareerTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-09-20");

  /** A file that is changed step by step, and the history that is written of it. */
  private static final class File {

    private Officer now =
        officer("A", null, OfficerStatus.NORMAL, null, null, "科员", PostClass.GENERAL);
    private final List<Posting> postings = new ArrayList<>(Posting.first(now, origin()));

    File becomes(Officer next) {
      Posting.changed(now, next, TODAY, origin()).ifPresent(postings::add);
      now = next;
      return this;
    }

    List<String> spans() {
      return Career.of(postings).spans().stream()
          .map(
              span ->
                  span.posting().worksAt()
                      + " "
                      + span.posting().postTitle()
                      + " "
                      + span.from()
                      + " "
                      + (span.to() == null ? "-" : span.to()))
          .toList();
    }
  }

  private static Origin origin() {
    return new Origin(Source.IMPORT, null, 1L, "organization", LocalDateTime.of(2026, 9, 20, 9, 0));
  }

  private static Officer officer(
      String unit,
      String worksIn,
      OfficerStatus status,
      String unitSince,
      String leftOn,
      String title,
      PostClass postClass) {
    return new Officer(
        "P1",
        "某人",
        unit,
        title,
        postClass,
        PostType.ADMINISTRATION,
        RankLevel.UNRANKED,
        "L1",
        status,
        LocalDate.parse("2020-01-01"),
        null,
        worksIn,
        unitSince == null ? null : LocalDate.parse(unitSince),
        leftOn == null ? null : LocalDate.parse(leftOn));
  }

  private static Officer in(String unit, String since) {
    return officer(unit, null, OfficerStatus.NORMAL, since, null, "科员", PostClass.GENERAL);
  }

  private static Officer guest(String host, String since) {
    return officer("A", host, OfficerStatus.SECONDED, since, null, "科员", PostClass.GENERAL);
  }

  @Test
  void aMoveHoldsFromTheDayThatTheFileNamesNotFromTheImport() {
    assertThat(new File().becomes(in("B", "2026-08-03")).spans())
        .containsExactly("A 科员 2020-01-01 2026-08-02", "B 科员 2026-08-03 -");
  }

  @Test
  void aMoveWithoutADayHoldsFromTheImport() {
    assertThat(new File().becomes(in("B", null)).spans())
        .containsExactly("A 科员 2020-01-01 2026-09-19", "B 科员 2026-09-20 -");
  }

  @Test
  void nothingNewWritesNothing() {
    File file = new File().becomes(in("B", "2026-08-03"));
    int rows = file.postings.size();

    file.becomes(in("B", "2026-08-03"));

    assertThat(file.postings).hasSize(rows);
  }

  @Test
  void aCorrectedDayTakesThePlaceOfTheWrongOne() {
    assertThat(new File().becomes(in("B", "2026-08-03")).becomes(in("B", "2026-08-24")).spans())
        .as("later than first said")
        .containsExactly("A 科员 2020-01-01 2026-08-23", "B 科员 2026-08-24 -");
    assertThat(new File().becomes(in("B", "2026-08-03")).becomes(in("B", "2026-07-06")).spans())
        .as("earlier than first said")
        .containsExactly("A 科员 2020-01-01 2026-07-05", "B 科员 2026-07-06 -");
  }

  @Test
  void threeMovesInAQuarterFollowEachOther() {
    assertThat(
            new File()
                .becomes(in("B", "2026-07-10"))
                .becomes(in("C", "2026-08-10"))
                .becomes(in("D", "2026-09-10"))
                .spans())
        .containsExactly(
            "A 科员 2020-01-01 2026-07-09",
            "B 科员 2026-07-10 2026-08-09",
            "C 科员 2026-08-10 2026-09-09",
            "D 科员 2026-09-10 -");
  }

  @Test
  void aGuestComesAndGoesHome() {
    assertThat(new File().becomes(guest("B", "2026-07-10")).becomes(in("A", "2026-09-01")).spans())
        .containsExactly(
            "A 科员 2020-01-01 2026-07-09", "B 科员 2026-07-10 2026-08-31", "A 科员 2026-09-01 -");
  }

  @Test
  void whoIsAGuestWhenFirstSeenWasInHisOwnUnitBefore() {
    assertThat(
            Career.of(Posting.first(guest("B", "2026-07-10"), origin())).spans().stream()
                .map(span -> span.posting().worksAt() + " " + span.from() + " " + span.to()))
        .containsExactly("A 2020-01-01 2026-07-09", "B 2026-07-10 null");
  }

  @Test
  void whoIsLentOutsideTheCountyStaysWithHisOwnUnit() {
    assertThat(new File().becomes(guest(null, "2026-07-10")).spans())
        .containsExactly("A 科员 2020-01-01 2026-07-09", "A 科员 2026-07-10 -");
  }

  @Test
  void aLeaverEndsWithHisLastDayAndAMistakeIsTakenBack() {
    Officer left =
        officer("A", null, OfficerStatus.NORMAL, null, "2026-09-16", "科员", PostClass.GENERAL);
    File file = new File().becomes(left);

    assertThat(file.spans()).endsWith("A 科员 2026-09-16 2026-09-16");
    assertThat(file.becomes(in("A", null)).spans()).last().asString().endsWith(" -");
  }

  @Test
  void aPromotionWithoutItsDayHoldsFromTheImport() {
    assertThat(
            new File()
                .becomes(
                    officer("A", null, OfficerStatus.NORMAL, null, null, "股长", PostClass.MIDDLE))
                .spans())
        .containsExactly("A 科员 2020-01-01 2026-09-19", "A 股长 2026-09-20 -");
  }

  @Test
  void anotherNameIsNoPosting() {
    Officer named =
        new Officer(
            "P1",
            "某某人",
            "A",
            "科员",
            PostClass.GENERAL,
            PostType.ADMINISTRATION,
            RankLevel.UNRANKED,
            "L1",
            OfficerStatus.NORMAL,
            LocalDate.parse("2020-01-01"),
            null,
            null,
            null,
            null);

    assertThat(new File().becomes(named).postings).hasSize(1);
  }
}
