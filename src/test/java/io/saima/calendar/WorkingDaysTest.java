package io.saima.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

  private final WorkingDays days = new WorkingDays(day -> Optional.empty());

  @ParameterizedTest(name = "{0} is worked: {1} ({2})")
  @CsvSource({
    "2026-10-01, false, National Day",
    "2026-10-07, false, National Day",
    "2026-10-08, true, first day after the holiday",
    "2026-10-10, true, Saturday worked in exchange",
    "2026-10-11, false, Sunday",
    "2026-09-20, true, Sunday worked in exchange",
    "2026-09-25, false, Mid-Autumn",
    "2026-07-04, false, plain Saturday",
    "2026-07-06, true, plain Monday"
  })
  void statutoryHolidaysAndExchangedDaysCount(LocalDate day, boolean worked, String why) {
    assertThat(days.isWorkingDay(day)).as(why).isEqualTo(worked);
  }

  @Test
  void deadlinesSkipTheHoliday() {
    assertThat(days.plus(LocalDate.parse("2026-09-30"), 1)).isEqualTo("2026-10-08");
    assertThat(days.plus(LocalDate.parse("2026-09-30"), 3)).isEqualTo("2026-10-10");
    assertThat(days.plus(LocalDate.parse("2026-09-30"), 0)).isEqualTo("2026-09-30");
    assertThat(days.onOrAfter(LocalDate.parse("2026-10-03"))).isEqualTo("2026-10-08");
    assertThatThrownBy(() -> days.plus(LocalDate.EPOCH, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasEnteredGoesBeforeWhatIsPublished() {
    LocalDate snow = LocalDate.parse("2026-11-23");
    WorkingDays entered =
        new WorkingDays(day -> day.equals(snow) ? Optional.of(false) : Optional.empty());
    assertThat(entered.isWorkingDay(snow)).isFalse();
    assertThat(entered.isWorkedAsPublished(snow)).isTrue();
    assertThat(entered.plus(LocalDate.parse("2026-11-20"), 1)).isEqualTo("2026-11-24");
  }

  @Test
  void aYearThatNobodyPublishedIsNamedAsSoonAsDeadlinesReachIt() {
    assertThat(days.isKnown(2026)).isTrue();
    assertThat(days.isKnown(2035)).isFalse();
    assertThat(days.unknownYears(LocalDate.parse("2034-09-30"))).containsExactly(2034);
    assertThat(days.unknownYears(LocalDate.parse("2034-10-01"))).containsExactly(2034, 2035);
    Set<LocalDate> entered = new HashSet<>(Set.of(LocalDate.parse("2035-01-01")));
    WorkingDays office =
        new WorkingDays(day -> entered.contains(day) ? Optional.of(false) : Optional.empty());
    assertThat(office.isKnown(2035)).as("entered in part").isFalse();
    entered.add(LocalDate.parse("2035-10-01"));
    assertThat(office.isKnown(2035)).isTrue();
  }

  @Test
  void aShortWeekBeginsWithItsFirstWorkingDay() {
    Week holiday = Week.parse("2026-W41");
    assertThat(days.first(holiday)).contains(LocalDate.parse("2026-10-08"));
    assertThat(days.first(Week.parse("2026-W08"))).isEmpty();
  }

  @ParameterizedTest(name = "{0} is week {1} and belongs to {2}")
  @CsvSource({
    "2026-06-29, 2026-W27, 2026-Q3",
    "2026-12-31, 2026-W53, 2026-Q4",
    "2027-01-03, 2026-W53, 2026-Q4",
    "2025-12-29, 2026-W01, 2026-Q1",
    "2026-10-04, 2026-W40, 2026-Q4"
  })
  void aWeekBelongsToTheQuarterOfItsThursday(LocalDate day, String week, String quarter) {
    assertThat(Week.of(day)).hasToString(week);
    assertThat(Week.parse(week)).isEqualTo(Week.of(day));
    assertThat(Week.of(day).quarter()).hasToString(quarter);
  }

  @ParameterizedTest
  @CsvSource({"2025-W53", "2026-W54", "2026-W00", "2026-W1", "26-W01", "2026W01"})
  void aWeekThatDoesNotExistIsRefused(String text) {
    assertThatThrownBy(() -> Week.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quartersKnowTheirDaysAndNeighbours() {
    Quarter quarter = Quarter.parse("2026-Q3");
    assertThat(quarter.first()).isEqualTo("2026-07-01");
    assertThat(quarter.last()).isEqualTo("2026-09-30");
    assertThat(quarter.days()).isEqualTo(92);
    assertThat(quarter.months()).hasToString("[2026-07, 2026-08, 2026-09]");
    assertThat(quarter.next()).hasToString("2026-Q4");
    assertThat(Quarter.parse("2026-Q1").previous()).hasToString("2025-Q4");
    assertThat(quarter.label()).isEqualTo("2026年第三季度");
    assertThatThrownBy(() -> Quarter.parse("2026-Q5")).isInstanceOf(IllegalArgumentException.class);
  }
}
