package io.saima.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessingUnit.Ground;
import io.saima.organization.AssessingUnit.Stay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which unit assesses: the longer half of the quarter, then the longest, then the latest. */
class AssessingUnitTest {

  /**
   * Stays are written A 2026-01-01 2026-07-31 / B 2026-08-01 -, a guest as B&lt;A: works in B,
   * belongs to A.
   */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      nullValues = "none",
      value = {
        // the whole quarter in one unit
        "2026-Q3, A 2020-01-01 -,                                          A, MORE_THAN_HALF, none",
        // 92 days: 46 are half and not more
        "2026-Q3, A 2020-01-01 2026-08-15 / B 2026-08-16 -,                B, LATEST,         A",
        "2026-Q3, A 2020-01-01 2026-08-16 / B 2026-08-17 -,                A, MORE_THAN_HALF, B",
        "2026-Q3, A 2020-01-01 2026-08-14 / B 2026-08-15 -,                B, MORE_THAN_HALF, A",
        // 90 and 91 days, and a leap year's 91 in the first quarter
        "2026-Q1, A 2020-01-01 2026-02-14 / B 2026-02-15 -,                B, LATEST,         A",
        "2026-Q1, A 2020-01-01 2026-02-15 / B 2026-02-16 -,                A, MORE_THAN_HALF, B",
        "2028-Q1, A 2020-01-01 2028-02-15 / B 2028-02-16 -,                A, MORE_THAN_HALF, B",
        "2028-Q1, A 2020-01-01 2028-02-14 / B 2028-02-15 -,                B, MORE_THAN_HALF, A",
        "2026-Q2, A 2020-01-01 2026-05-15 / B 2026-05-16 -,                B, MORE_THAN_HALF, A",
        "2026-Q2, A 2020-01-01 2026-05-16 / B 2026-05-17 -,                A, MORE_THAN_HALF, B",
        // moves on the first and on the last day
        "2026-Q3, A 2020-01-01 2026-06-30 / B 2026-07-01 -,                B, MORE_THAN_HALF, none",
        "2026-Q3, A 2020-01-01 2026-07-01 / B 2026-07-02 -,                B, MORE_THAN_HALF, A",
        "2026-Q3, A 2020-01-01 2026-09-29 / B 2026-09-30 -,                A, MORE_THAN_HALF, B",
        "2026-Q3, A 2020-01-01 2026-09-30 / B 2026-10-01 -,                A, MORE_THAN_HALF, none",
        // a leaver within the quarter, and one after it
        "2026-Q3, A 2020-01-01 2026-09-16,                                 A, MORE_THAN_HALF, none",
        "2026-Q3, A 2020-01-01 2026-10-23,                                 A, MORE_THAN_HALF, none",
        // a recruit of the last weeks has no longer half, but one unit only
        "2026-Q3, A 2026-09-01 -,                                          A, LONGEST,        none",
        // three moves: the longest counts; with two equal ones the later
        "2026-Q3, A 2020-01-01 2026-07-20 / B 2026-07-21 2026-08-20 / C 2026-08-21 2026-09-10 / D 2026-09-11 -, B, LONGEST, C",
        "2026-Q3, A 2020-01-01 2026-07-30 / B 2026-07-31 2026-08-31 / C 2026-09-01 -, B, LONGEST, C",
        "2026-Q3, A 2020-01-01 2026-07-31 / B 2026-08-01 2026-08-31 / C 2026-09-01 -, B, LATEST,  A",
        // there and back again: the days of one unit add up
        "2026-Q3, A 2020-01-01 2026-07-25 / B 2026-07-26 2026-09-03 / A 2026-09-04 -, A, MORE_THAN_HALF, B",
        // guests: the host from the longer half on, his own unit then gives the opinion
        "2026-Q3, A 2020-01-01 2026-07-09 / B<A 2026-07-10 -,              B, MORE_THAN_HALF, A",
        "2026-Q3, A 2020-01-01 2026-09-06 / B<A 2026-09-07 -,              A, MORE_THAN_HALF, B",
        "2026-Q3, B<A 2025-01-01 -,                                        B, MORE_THAN_HALF, A",
        // who is lent outside the county counts as in his own unit
        "2026-Q3, A 2020-01-01 2026-07-09 / A 2026-07-10 -,                A, MORE_THAN_HALF, none",
        // nothing is known of the days before
        "2026-Q3, B 2026-09-20 -,                                          B, LONGEST,        none",
      })
  void theUnitAndWhy(String quarter, String stays, String unit, Ground ground, String other) {
    AssessingUnit found = AssessingUnit.of(stays(stays), Quarter.parse(quarter)).orElseThrow();

    assertThat(found.unit()).isEqualTo(unit);
    assertThat(found.ground()).isEqualTo(ground);
    assertThat(found.other().orElse(null)).isEqualTo(other);
  }

  @Test
  void whoWasNotThereIsNotAssessed() {
    assertThat(AssessingUnit.of(stays("A 2020-01-01 2026-06-30"), Quarter.parse("2026-Q3")))
        .isEmpty();
    assertThat(AssessingUnit.of(stays("A 2026-10-01 -"), Quarter.parse("2026-Q3"))).isEmpty();
  }

  @Test
  void theDaysOfAllUnitsAreThoseOfTheQuarter() {
    AssessingUnit found =
        AssessingUnit.of(
                stays("A 2020-01-01 2026-07-20 / B 2026-07-21 2026-08-20 / C 2026-08-21 -"),
                Quarter.parse("2026-Q3"))
            .orElseThrow();

    assertThat(found.days()).containsEntry("A", 20).containsEntry("B", 31).containsEntry("C", 41);
  }

  private static List<Stay> stays(String text) {
    return Arrays.stream(text.split(" / "))
        .map(
            one -> {
              String[] part = one.split(" ");
              String[] units = part[0].split("<");
              return new Stay(
                  units[0],
                  units[units.length - 1],
                  LocalDate.parse(part[1]),
                  part.length < 3 || part[2].equals("-") ? null : LocalDate.parse(part[2]));
            })
        .toList();
  }
}
