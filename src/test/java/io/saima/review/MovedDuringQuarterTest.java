package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.plan.ApprovedPolicy;
import io.saima.plan.IndicatorScope;
import io.saima.rectification.Problem;
import io.saima.rectification.Rectifications;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestFigures;
import io.saima.support.TestFiles;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whose roster somebody is on who moved, was lent or was sent to a village in the quarter. */
@SaimaTest
class MovedDuringQuarterTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");

  @Autowired TestFiles files;
  @Autowired TestFigures figures;
  @Autowired TestClock clock;
  @Autowired QuarterlyReviews reviews;
  @Autowired ReviewMembers members;
  @Autowired FrozenInputs inputs;
  @Autowired ApprovedPolicy policies;
  @Autowired Rectifications rectifications;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void twoUnitsAndAVillage() {
    clock.set("2026-07-01T09:00");
    files.units(
        "U0,县委组织部,行政,,,OWN,", "UA,甲局,行政,,,OWN,", "UB,乙局,行政,,,OWN,", "UT,丙镇,乡镇街道,,农业生态型,OWN,");
    files.officers(
        "L1,某书记,U0,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,",
        "Z1,某部长,U0,部长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "HA,甲局长,UA,局长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "HB,乙局长,UB,局长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "HT,丙镇长,UT,镇长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        person("UA", "HA", "NORMAL", "", "", ""));
    for (String unit : List.of("UA", "UB", "UT")) {
      figures.level(
          figures.plan(unit, PostClass.GENERAL, "2026-Q3"),
          "I1",
          "办结率",
          IndicatorScope.UNIT,
          "100",
          "90");
    }
  }

  private static String person(
      String unit, String above, String status, String postSince, String worksIn, String since) {
    return "P1,某乙,%s,科员,一般,行政,二级科员,%s,%s,2020-01-01,%s,%s,%s,"
        .formatted(unit, above, status, postSince, worksIn, since);
  }

  private ReviewMember frozen() {
    clock.set("2026-10-09T09:00");
    reviews.prepare(QUARTER);
    List<ReviewId> all = reviews.bodiesAfter(QUARTER, "", 100);
    all.forEach(reviews::freeze);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from review_member where officer_id = 'P1'", Integer.class))
        .isOne();
    return members.of(QUARTER, "P1").orElseThrow();
  }

  private List<String> superiors() {
    return jdbc.queryForList(
        "select distinct b.rater from ballot_line l join ballot b on b.id = l.ballot_id"
            + " where l.ratee = 'P1' and l.channel = 'SUP'",
        String.class);
  }

  @Test
  void whoMovedBeforeTheMiddleIsAssessedByTheNewUnitUnderItsPlan() {
    files.officers(person("UB", "HB", "NORMAL", "2026-08-03", "", "2026-08-03"));

    ReviewMember member = frozen();

    assertThat(member.unit()).isEqualTo("UB");
    assertThat(member.plan()).isEqualTo("UB-2026Q3-3");
    assertThat(member.otherUnit()).isEqualTo("UA");
    assertThat(superiors()).containsExactly("HB");
    assertThat(FrozenInputs.windowDays(member.postSince(), QUARTER))
        .as("the window of citizens' ratings begins with the new post")
        .isEqualTo(59);
  }

  @Test
  void whoMovedAfterTheMiddleIsAssessedByTheFormerUnitUnderItsPlan() {
    files.officers(person("UB", "HB", "NORMAL", "2026-09-07", "", "2026-09-07"));

    ReviewMember member = frozen();

    assertThat(member.unit()).isEqualTo("UA");
    assertThat(member.plan()).isEqualTo("UA-2026Q3-3");
    assertThat(member.otherUnit()).isEqualTo("UB");
    assertThat(superiors()).containsExactly("HA");
    assertThat(FrozenInputs.windowDays(member.postSince(), QUARTER)).isEqualTo(182);
  }

  @Test
  void whoMovedAfterTheQuarterIsAssessedByTheFormerUnitAlone() {
    clock.set("2026-10-08T08:00");
    files.officers(person("UB", "HB", "NORMAL", "2026-10-08", "", "2026-10-08"));

    ReviewMember member = frozen();

    assertThat(member.unit()).isEqualTo("UA");
    assertThat(member.otherUnit()).isNull();
    assertThat(superiors()).containsExactly("HA");
  }

  @Test
  void whoMovedAfterTheQuarterKeepsTheClearedRedLightsOfThePostThatHeIsMeasuredBy() {
    rectifications.open(
        Problem.redLight("red/1", "HA", "I1", QUARTER, "办结率红灯", "请整改", "HA")
            .sharedBy(Officer.post("UA", PostClass.GENERAL)));
    jdbc.update("update rectification_item set state = 'CLOSED'");
    clock.set("2026-10-08T08:00");
    files.officers(person("UB", "HB", "NORMAL", "2026-10-08", "", "2026-10-08"));

    ReviewMember member = frozen();

    assertThat(
            inputs
                .of(
                    new ReviewId(QUARTER, "UA"),
                    List.of(member),
                    policies.of(QUARTER),
                    Map.of(),
                    LocalDateTime.parse("2026-10-16T18:00"))
                .get("P1")
                .indicators())
        .singleElement()
        .satisfies(indicator -> assertThat(indicator.resolved()).isTrue());
  }

  @Test
  void aGuestIsAssessedByHisHostUnderThePlanOfHisOwnUnit() {
    files.officers(person("UA", "HA", "VILLAGE", "", "UT", "2026-07-13"));

    ReviewMember member = frozen();

    assertThat(member.unit()).isEqualTo("UT");
    assertThat(member.plan()).isEqualTo("UA-2026Q3-3");
    assertThat(member.planUnit()).isEqualTo("UA");
    assertThat(member.otherUnit()).isEqualTo("UA");
    assertThat(superiors()).containsExactly("HT");
  }

  @Test
  void whoIsLentOutsideTheCountyStaysWithHisOwnUnit() {
    files.officers(person("UA", "HA", "SECONDED", "", "", "2026-07-13"));

    ReviewMember member = frozen();

    assertThat(member.unit()).isEqualTo("UA");
    assertThat(member.otherUnit()).isNull();
    assertThat(superiors()).containsExactly("HA");
  }

  @Test
  void aMoveThatBecomesKnownLateDoesNotChangeAFrozenRoster() {
    ReviewMember member = frozen();
    files.officers(person("UB", "HB", "NORMAL", "2026-07-06", "", "2026-07-06"));

    reviews.bodiesAfter(QUARTER, "", 100).forEach(reviews::freeze);

    assertThat(members.of(QUARTER, "P1")).contains(member);
  }
}
