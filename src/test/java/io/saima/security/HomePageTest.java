package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.CalendarOverrides;
import io.saima.calendar.WorkingDays;
import io.saima.support.Client;
import io.saima.support.ServerTest;
import io.saima.support.TestClock;
import io.saima.support.TinyCounty;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** Whom his home tells what. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class HomePageTest {

  @Autowired Environment environment;
  @Autowired TinyCounty county;
  @Autowired TestClock clock;
  @Autowired WorkingDays workingDays;
  @Autowired CalendarOverrides overrides;

  @BeforeEach
  void settle() {
    county.settle();
    clock.set("2041-11-04T09:00");
  }

  @Test
  void theAdministratorIsToldOfYearsWithoutHolidaysAndNobodyElse() {
    Client admin = new Client(environment).logIn("admin");
    assertThat(admin.get("/").body())
        .contains("系统没有 2041 年的节假日安排", "系统没有 2042 年的节假日安排", "/calendar?year=2042");
    for (String person : new String[] {"OFF-2", "organization"}) {
      assertThat(new Client(environment).logIn(person).get("/").body()).doesNotContain("年的节假日安排");
    }
    LocalDate newYear = LocalDate.parse("2042-01-01");
    overrides.enter(newYear, newYear, false, "元旦", "admin");
    LocalDate nationalDay = LocalDate.parse("2042-10-01");
    overrides.enter(nationalDay, nationalDay, false, "国庆节", "admin");
    assertThat(admin.get("/").body())
        .contains("系统没有 2041 年的节假日安排")
        .doesNotContain("系统没有 2042 年的节假日安排");
  }

  @Test
  void aYearWithoutHolidaysIsNamedInTheLogOnce(CapturedOutput log) {
    assertThat(workingDays.isWorkingDay(LocalDate.parse("2043-11-06"))).isTrue();
    assertThat(workingDays.isWorkingDay(LocalDate.parse("2043-11-07"))).isFalse();
    assertThat(log.getAll()).containsOnlyOnce("The holidays of 2043 are not known");
  }
}
