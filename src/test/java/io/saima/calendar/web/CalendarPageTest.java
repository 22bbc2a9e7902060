package io.saima.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.calendar.CalendarOverride;
import io.saima.calendar.CalendarOverrides;
import io.saima.calendar.Deadlines;
import io.saima.calendar.WorkingDays;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SaimaTest
class CalendarPageTest {

  private static final RequestPostProcessor ADMIN = user("admin").roles("ADMIN");

  @Autowired MockMvc http;
  @Autowired CalendarOverrides overrides;
  @Autowired WorkingDays workingDays;
  @Autowired Deadlines deadlines;
  @Autowired TestClock clock;

  @Test
  void anEnteredDayMovesWhatIsDueAfterIt() throws Exception {
    LocalDate thursday = LocalDate.parse("2026-10-15");
    assertThat(deadlines.from("grade-proposal", thursday)).isEqualTo("2026-10-20T18:00:00");

    enter("2026-10-16", "2026-10-16", "false", "防汛停工")
        .andExpect(flash().attribute("done", containsString("已设置")));

    assertThat(workingDays.isWorkingDay(LocalDate.parse("2026-10-16"))).isFalse();
    assertThat(deadlines.from("grade-proposal", thursday)).isEqualTo("2026-10-21T18:00:00");
    http.perform(get("/calendar").with(ADMIN))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("防汛停工")));
  }

  @Test
  void anEntryIsWithdrawnAndStaysOnRecord() throws Exception {
    enter("2026-10-17", "", "true", "补班");
    CalendarOverride entry = overrides.all().get(0);
    assertThat(workingDays.isWorkingDay(LocalDate.parse("2026-10-17"))).isTrue();

    withdraw(entry.id()).andExpect(flash().attribute("done", "已撤销。"));

    assertThat(workingDays.isWorkingDay(LocalDate.parse("2026-10-17"))).isFalse();
    assertThat(overrides.all().get(0).withdrawnBy()).contains("admin");
    withdraw(entry.id()).andExpect(flash().attribute("refused", containsString("已撤销")));
  }

  @Test
  void thePastIsNotChangedAndWhatIsMissingIsNamed() throws Exception {
    enter("2026-10-07", "2026-10-09", "true", "补班")
        .andExpect(flash().attribute("refused", containsString("已过去")));
    enter("2026-10-20", "2026-10-19", "true", "补班")
        .andExpect(flash().attribute("refused", containsString("早于")));
    enter("2026-10-20", "2026-10-20", "true", " ")
        .andExpect(flash().attribute("refused", containsString("依据")));
    enter("2026-10-20", "2026-12-20", "true", "补班")
        .andExpect(flash().attribute("refused", containsString("31天")));
    assertThat(overrides.all()).isEmpty();

    enter("2026-10-09", "2026-10-09", "false", "停工");
    clock.set("2026-10-12T09:00");
    withdraw(overrides.all().get(0).id())
        .andExpect(flash().attribute("refused", containsString("已经过去")));
    assertThat(overrides.all().get(0).counts()).isTrue();
  }

  @Test
  void anUnknownYearIsNamedUntilItIsEnteredFromItsFirstHolidayToItsLast() throws Exception {
    String warning = "系统没有这一年的节假日安排";
    http.perform(get("/calendar?year=2028").with(ADMIN))
        .andExpect(content().string(containsString(warning)));
    enter("2028-01-01", "2028-01-01", "false", "元旦");
    http.perform(get("/calendar?year=2028").with(ADMIN))
        .andExpect(content().string(containsString(warning)));
    enter("2028-10-01", "2028-10-07", "false", "国庆节");
    http.perform(get("/calendar?year=2028").with(ADMIN))
        .andExpect(content().string(not(containsString(warning))));
  }

  @Test
  void onlyAdministratorsComeHere() throws Exception {
    RequestPostProcessor organization = user("organization").roles("ORGANIZATION");
    http.perform(get("/calendar").with(organization)).andExpect(status().isForbidden());
    http.perform(
            post("/calendar")
                .param("from", "2026-10-20")
                .param("worked", "true")
                .param("reason", "补班")
                .with(organization)
                .with(csrf()))
        .andExpect(status().isForbidden());
    assertThat(overrides.all()).isEmpty();
  }

  private ResultActions enter(String from, String to, String worked, String reason)
      throws Exception {
    return http.perform(
            post("/calendar")
                .param("from", from)
                .param("to", to)
                .param("worked", worked)
                .param("reason", reason)
                .with(ADMIN)
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
  }

  private ResultActions withdraw(long id) throws Exception {
    return http.perform(post("/calendar/" + id + "/withdraw").with(ADMIN).with(csrf()))
        .andExpect(status().is3xxRedirection());
  }
}
