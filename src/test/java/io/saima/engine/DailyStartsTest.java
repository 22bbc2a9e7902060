package io.saima.engine;

import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.Timetable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Says when the deployed processes start by themselves: every day, holidays too. */
@SaimaTest
class DailyStartsTest {

  @Autowired TestClock clock;
  @Autowired Timetable timetable;

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "weekly-launch, 06:00",
    "weekly-reissue, 06:30",
    "monthly-reconciliation, 07:00",
    "quarterly-launch, 07:30",
    "plan-launch, 08:00",
    "task-care, 08:30",
    "weekly-close, 18:00"
  })
  void itStartsTodayIfItsHourIsStillToComeElseTomorrow(String process, String hour) {
    String start = process + "/start_daily";
    clock.set("2026-09-30T05:59");
    timetable.says(start, "2026-09-30T" + hour);
    clock.set("2026-09-30T18:00:01");
    timetable.says(start, "2026-10-01T" + hour);
  }
}
