package io.saima.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a unit's personnel officer is told of its people when the plans are set again. */
@SaimaTest
class UnitChangesTest {

  @Autowired TestFiles files;
  @Autowired TestClock clock;
  @Autowired UnitChanges changes;

  @BeforeEach
  void twoUnitsAndATown() {
    clock.set("2026-07-01T09:00");
    files.units("UA,甲局,行政,,,OWN,", "UB,乙局,行政,,,OWN,", "UT,丙镇,乡镇街道,,农业生态型,OWN,");
    files.officers(
        "L1,某书记,UA,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,",
        person("P1", "UA", "NORMAL", "2020-01-01", "", "", ""),
        person("P2", "UA", "NORMAL", "2020-01-01", "", "", ""),
        person("P3", "UA", "NORMAL", "2020-01-01", "", "", ""));
  }

  private static String person(
      String id,
      String unit,
      String status,
      String joined,
      String host,
      String since,
      String left) {
    return "%s,某%s,%s,科员,一般,行政,二级科员,L1,%s,%s,,%s,%s,%s"
        .formatted(id, id, unit, status, joined, host, since, left);
  }

  @Test
  void eachUnitReadsWhoCameLeftOrWasPosted() {
    files.officers(
        person("P1", "UB", "NORMAL", "2020-01-01", "", "2026-08-03", ""),
        person("P2", "UA", "VILLAGE", "2020-01-01", "UT", "2026-07-13", ""),
        person("P3", "UA", "NORMAL", "2020-01-01", "", "", "2026-08-31"),
        person("P4", "UA", "PROBATION", "2026-08-17", "", "", ""));

    Map<String, List<String>> told =
        changes.between(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-01"));

    assertThat(told.get("UA"))
        .containsExactly("7月13日某P2驻村到丙镇", "8月3日某P1调往乙局", "8月17日某P4新录用", "8月31日某P3退休或离职");
    assertThat(told.get("UB")).containsExactly("8月3日某P1由甲局调入");
    assertThat(told.get("UT")).containsExactly("7月13日某P2由甲局驻村来此");
  }

  @Test
  void whoReturnsIsNamedInBothUnits() {
    files.officers(person("P2", "UA", "VILLAGE", "2020-01-01", "UT", "2026-07-13", ""));
    files.officers(person("P2", "UA", "NORMAL", "2020-01-01", "", "2026-08-24", ""));

    Map<String, List<String>> told =
        changes.between(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-09-01"));

    assertThat(told).containsEntry("UA", List.of("8月24日某P2归队"));
    assertThat(told).containsEntry("UT", List.of("8月24日某P2离开，归队到甲局"));
  }
}
