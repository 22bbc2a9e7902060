package io.saima.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.saima.organization.Posting.Source;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every import of officers leaves a dated history, and one that changes nothing leaves nothing. */
@SaimaTest
class PostingsTest {

  private static final String HEAD = "H1,某甲,UA,局长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,";
  private static final String LEADER = "L1,某书记,UA,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,";

  @Autowired TestFiles files;
  @Autowired TestClock clock;
  @Autowired Postings postings;
  @Autowired Officers officers;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void twoUnits() {
    clock.set("2026-07-01T09:00");
    files.units("UA,甲局,行政,,,OWN,", "UB,乙局,行政,,,OWN,", "UT,丙镇,乡镇街道,,农业生态型,OWN,");
    files.officers(LEADER, HEAD, person("UA", "NORMAL", "", ""));
  }

  private static String person(String unit, String status, String worksIn, String unitSince) {
    return "P1,某乙,%s,科员,一般,行政,二级科员,H1,%s,2020-01-01,,%s,%s,"
        .formatted(unit, status, worksIn, unitSince);
  }

  private int rows() {
    return jdbc.queryForObject("select count(*) from posting", Integer.class);
  }

  @Test
  void whoIsNewBeginsWithWhatHisFileSays() {
    assertThat(postings.of("P1"))
        .extracting(Posting::from, Posting::unit, one -> one.origin().source())
        .containsExactly(tuple(LocalDate.parse("2020-01-01"), "UA", Source.IMPORT));
  }

  @Test
  void theSameFileAgainWritesNothing() {
    files.officers(person("UB", "NORMAL", "", "2026-07-13"));
    int before = rows();

    files.officers(person("UB", "NORMAL", "", "2026-07-13"));
    files.officers(LEADER, HEAD, person("UB", "NORMAL", "", "2026-07-13"));

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void aBackDatedMoveIsDatedByItsDayAndSaysWhoBroughtItWhen() {
    clock.set("2026-08-20T10:30");
    files.officers(person("UB", "NORMAL", "", "2026-07-13"));

    assertThat(postings.of("P1"))
        .last()
        .satisfies(
            move -> {
              assertThat(move.from()).isEqualTo("2026-07-13");
              assertThat(move.unit()).isEqualTo("UB");
              assertThat(move.origin().kind()).isEqualTo(PersonnelKind.MOVE);
              assertThat(move.origin().by()).isEqualTo("organization");
              assertThat(move.origin().importId()).isPositive();
              assertThat(move.origin().at()).isEqualTo(LocalDateTime.parse("2026-08-20T10:30"));
            });
    Career career = postings.career(officers.findById("P1").orElseThrow());
    assertThat(career.on(LocalDate.parse("2026-07-12")).orElseThrow().unit()).isEqualTo("UA");
    assertThat(career.on(LocalDate.parse("2026-07-13")).orElseThrow().unit()).isEqualTo("UB");
  }

  @Test
  void whatCameDuringAQuarterIsListedWithoutWhatWasPutRight() {
    files.officers(person("UB", "NORMAL", "", "2026-07-13"));
    files.officers(person("UB", "NORMAL", "", "2026-07-20"));
    files.officers(person("UB", "VILLAGE", "UT", "2026-09-01"));

    assertThat(postings.between(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-30")))
        .extracting(
            one -> one.posting().from(), Postings.Event::kind, one -> one.posting().worksAt())
        .containsExactly(
            tuple(LocalDate.parse("2026-07-20"), PersonnelKind.MOVE, "UB"),
            tuple(LocalDate.parse("2026-09-01"), PersonnelKind.VILLAGE, "UT"));
    assertThat(postings.of("P1")).as("nothing is taken away").hasSize(4);
  }

  @Test
  void aMonthBeforeTheMoveStillKnowsTheFormerUnit() {
    files.officers(person("UB", "NORMAL", "", "2026-08-03"));
    List<Officer> now = List.of(officers.findById("P1").orElseThrow());

    assertThat(postings.asOf(now, LocalDate.parse("2026-07-31")))
        .extracting(Officer::unitCode)
        .containsExactly("UA");
    assertThat(postings.asOf(now, LocalDate.parse("2026-08-31")))
        .extracting(Officer::unitCode)
        .containsExactly("UB");
  }

  @Test
  void aRefusedFileLeavesNoHistory() {
    int before = rows();

    assertThatThrownBy(() -> files.officers(person("UB", "VILLAGE", "UA", "2026-07-13")))
        .isInstanceOf(AssertionError.class);

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theMigrationBeginsTheSameHistoryAsAnImport() throws IOException {
    files.officers(
        "P2,某丙,UA,科员,一般,行政,二级科员,H1,VILLAGE,2020-01-01,2022-02-02,UT,2026-06-01,",
        "P3,某丁,UA,科员,一般,行政,二级科员,H1,SECONDED,2020-01-01,,UB,,",
        "P4,某戊,UA,科员,一般,行政,二级科员,H1,NORMAL,2020-01-01,2021-03-01,,2023-05-01,2026-06-30");
    List<List<Object>> imported = history();
    jdbc.update("delete from posting");

    String script =
        new ClassPathResource("db/migration/V25__postings.sql")
            .getContentAsString(StandardCharsets.UTF_8)
            .replaceAll("(?m)^--.*$", "");
    Arrays.stream(script.split(";"))
        .map(String::strip)
        .filter(statement -> statement.startsWith("INSERT"))
        .forEach(jdbc::update);

    assertThat(history()).hasSizeGreaterThan(6).isEqualTo(imported);
  }

  private List<List<Object>> history() {
    return officers.findAll().stream()
        .sorted(Comparator.comparing(Officer::id))
        .flatMap(officer -> postings.of(officer.id()).stream())
        .map(
            one ->
                Arrays.<Object>asList(
                    one.officer(),
                    one.from(),
                    one.worksAt(),
                    one.status(),
                    one.postSince(),
                    one.leftOn(),
                    one.supervisor()))
        .toList();
  }
}
