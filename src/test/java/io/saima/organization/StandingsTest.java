package io.saima.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingsTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");

  @ParameterizedTest
  @CsvSource({
    "NORMAL, NORMAL",
    "SECONDED, NORMAL",
    "VILLAGE, NORMAL",
    "PUNISHED, NORMAL",
    "PROBATION, PROBATION",
    "INVESTIGATED, INVESTIGATED",
    "LONG_LEAVE, LONG_LEAVE",
  })
  void theStatusOfThePersonnelFileCountsAsScoringKnowsIt(
      OfficerStatus status, io.saima.scoring.OfficerStatus scored) {
    assertThat(standing(status, List.of(), List.of()).status()).isEqualTo(scored);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-01, 2026-08-15, SICK, NORMAL",
    "2026-07-01, 2026-08-16, SICK, LONG_LEAVE",
    "2026-05-01, 2026-08-16, PERSONAL, LONG_LEAVE",
    "2026-08-15, 2026-12-31, SICK, LONG_LEAVE",
    "2026-08-16, 2026-12-31, SICK, NORMAL",
    "2026-07-01, 2026-09-30, MATERNITY, NORMAL",
  })
  void moreThanHalfOfTheDaysOnSickOrPersonalLeaveIsALongLeave(
      LocalDate from, LocalDate to, LeaveKind kind, io.saima.scoring.OfficerStatus scored) {
    assertThat(
            standing(OfficerStatus.NORMAL, List.of(new Leave("A", from, to, kind)), List.of())
                .status())
        .isEqualTo(scored);
  }

  @Test
  void aDayOfTwoLeavesCountsOnce() {
    List<Leave> leave =
        List.of(
            new Leave("A", day("2026-07-01"), day("2026-08-15"), LeaveKind.SICK),
            new Leave("A", day("2026-08-01"), day("2026-08-15"), LeaveKind.PERSONAL));
    assertThat(standing(OfficerStatus.NORMAL, leave, List.of()).status())
        .isEqualTo(io.saima.scoring.OfficerStatus.NORMAL);
  }

  @Test
  void aWarningIsAFactAndAHeavierPunishmentAStatus() {
    Punishment warning =
        new Punishment("A", PunishmentKind.WARNING, day("2026-07-10"), "处分〔2026〕1号");
    Punishment demerit =
        new Punishment("A", PunishmentKind.DEMERIT, day("2025-10-10"), "处分〔2025〕9号");
    Standing both = standing(OfficerStatus.PROBATION, List.of(), List.of(warning, demerit));
    assertThat(both.status()).isEqualTo(io.saima.scoring.OfficerStatus.PUNISHED);
    assertThat(both.warnings()).containsExactly(warning);
    assertThat(standing(OfficerStatus.NORMAL, List.of(), List.of(warning)).status())
        .isEqualTo(io.saima.scoring.OfficerStatus.NORMAL);
  }

  private static Standing standing(
      OfficerStatus status, List<Leave> leave, List<Punishment> punishments) {
    return Standings.standing(status, leave, punishments, QUARTER);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
