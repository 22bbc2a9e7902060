package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.support.Cast;
import io.saima.support.OtherDeadlines;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.Timetable;
import io.saima.weeklylog.WeeklyCase.State;
import io.saima.weeklylog.WeeklyLog.Key;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Weekly logs follow the deadlines that are configured. */
@OtherDeadlines
class LogDeadlinesTest {

  private static final Key LOG = new Key("A1", "2026-W42");

  @Autowired MockMvc http;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Timetable timetable;
  @Autowired ApplicationEventPublisher events;
  @Autowired RuntimeService runtime;
  @Autowired WeeklyCases cases;
  @Autowired WeeklyLogs logs;
  @Autowired Notes notes;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    clock.set("2026-10-12T09:00");
    catchUp();
  }

  @Test
  void aWeekClosesAndRemindsBeforeAsConfigured() throws Exception {
    timetable.says("weekly-log/task_fillLog", "2026-10-22T18:00");
    http.perform(get("/me/week").with(user("A1").roles("OFFICER")))
        .andExpect(content().string(containsString("10月22日18:00前到任务列表填报")));
    clock.moveTo("2026-10-20T17:59");
    assertThat(reminders()).isEmpty();
    clock.moveTo("2026-10-20T18:01");
    assertThat(reminders()).containsExactly("2026年第42周（10月12日—10月18日）的周纪实请在10月22日18:00前填报，逾期按未报计。");
    clock.moveTo("2026-10-22T17:59");
    assertThat(state()).isEqualTo(State.OPEN);
    clock.moveTo("2026-10-22T18:01");
    assertThat(state()).isEqualTo(State.MISSING);
  }

  @Test
  void aWeekThatWasOpenedBeforeClosesAsWasConfiguredThen() {
    jdbc.update("update weekly_round set closes_at = ?", LocalDateTime.parse("2026-10-20T18:00"));
    clock.moveTo("2026-10-20T17:59");
    assertThat(reminders()).containsExactly("2026年第42周（10月12日—10月18日）的周纪实请在10月20日18:00前填报，逾期按未报计。");
    assertThat(state()).isEqualTo(State.OPEN);
    clock.moveTo("2026-10-20T18:01");
    assertThat(state()).isEqualTo(State.MISSING);
  }

  @Test
  void whatIsWrittenByTheConfiguredDayIsThePlan() {
    assertThat(cast.sheet(cast.taskOf("A1", "task_fillLog")).path("planningEnds").asText())
        .isEqualTo("10月15日");
    clock.set("2026-10-15T17:00");
    write("SAVE", "巡查", "清淤");
    clock.set("2026-10-16T09:00");
    write("FILE", "巡查", "清淤", "接访");
    assertThat(logs.findById(LOG).orElseThrow().planned()).isEqualTo(2);
  }

  @Test
  void aCorrectionThatComesBackHasTheConfiguredTimeAtLeast() {
    write("FILE", "巡查");
    clock.moveTo("2026-10-23T09:00");
    cast.complete(
        cast.taskOf("D1", "task_reviewTeam"),
        Map.of("rows", List.of(Map.of("decision", "RETURN", "reason", "太简略"))));
    timetable.says("weekly-log/task_correctLog", "2026-10-27T18:00");
    runtime.deleteProcessInstance(
        cast.taskOf("A1", "task_correctLog").getProcessInstanceId(), "by hand");
    catchUp();
    timetable.says("weekly-log/task_correctLog", "2026-10-28T18:00");
  }

  private void write(String action, String... items) {
    cast.complete(
        cast.taskOf("A1", "task_fillLog"),
        Map.of(
            "action",
            action,
            "content",
            "巡查。",
            "lines",
            List.of(items).stream().map(item -> Map.of("item", item, "done", false)).toList()));
  }

  private void catchUp() {
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private List<String> reminders() {
    return notes.ofTopic("A1", "2026-W42/log-reminder").stream().map(Note::body).toList();
  }

  private State state() {
    return cases.findById(LOG).orElseThrow().state();
  }
}
