package io.saima.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SaimaTest
@ActiveProfiles({"test", "demo"})
@TestPropertySource(properties = "saima.demo.data=none")
class DemoClockTest {

  private static final String FILL = "task_fillLog";

  @Autowired MockMvc web;
  @Autowired Journeys journeys;
  @Autowired DemoClock demoClock;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Cast cast;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void monday() {
    county.small();
    clock.set("2026-10-12T05:00");
  }

  @Test
  void everyDaysLaunchersRunOnTheWayEachAtItsOwnTime() throws Exception {
    journeys.move(at("2026-10-20T18:30")).get();
    assertThat(demoClock.now()).isBetween(at("2026-10-20T18:30"), at("2026-10-20T18:31"));
    assertThat(journeys.state().failures()).isEmpty();
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .activityId("task_findWeek")
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list())
        .filteredOn(found -> found.getProcessDefinitionKey().equals("weekly-launch"))
        .extracting(HistoricActivityInstance::getStartTime)
        .extracting(time -> demoClock.local(time))
        .startsWith(at("2026-10-12T06:00"), at("2026-10-13T06:00"), at("2026-10-14T06:00"))
        .endsWith(at("2026-10-20T06:00"))
        .hasSize(9);
    assertThat(
            jdbc.sql("select count(*) from weekly_case where state = 'MISSING'")
                .query(Integer.class)
                .single())
        .isEqualTo(7);
  }

  @Test
  void peopleDoTheirTasksExceptThoseWhomSomebodyPlaysHimself() throws Exception {
    journeys.play(at("2026-10-20T17:59"), Set.of("A1")).get();
    assertThat(journeys.state().failures()).isEmpty();
    assertThat(journeys.state().tasksDone()).isGreaterThanOrEqualTo(5);
    assertThat(
            jdbc.sql("select officer_id from weekly_log where week_code = '2026-W42'")
                .query(String.class)
                .list())
        .contains("A2", "D1")
        .doesNotContain("A1");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).taskAssignee("A1").list())
        .extracting(Task::getName)
        .isNotEmpty();
    journeys.play(at("2026-10-24T09:00"), Set.of("A1")).get();
    assertThat(
            jdbc.sql("select count(verdict) from weekly_case where officer_id = 'A2'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aStepThatFailsIsNamedAndTheClockGoesOn() throws Exception {
    String deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "fails.bpmn",
                Bpmn.createExecutableProcess("fails")
                    .camundaHistoryTimeToLiveString("P1D")
                    .startEvent()
                    .serviceTask("task_fail")
                    .camundaAsyncBefore()
                    .camundaExpression("${nobody.knowsThis()}")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    try {
      runtime.startProcessInstanceByKey("fails");
      journeys.move(at("2026-10-12T05:30")).get();
      assertThat(journeys.state().failures())
          .extracting(ClockState.Failure::what)
          .isNotEmpty()
          .containsOnly("fails/task_fail");
      assertThat(journeys.state().failed()).isPositive();
      assertThat(demoClock.now()).isAfterOrEqualTo(at("2026-10-12T05:30"));
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void theSameQuarterIsPlayedTheSameWay() {
    Work work =
        new Work(
            "1",
            "d",
            "i",
            "weekly-log/task_fillLog",
            "2026-W42/A1",
            "A1",
            at("2026-10-12T06:00"),
            at("2026-10-20T18:00"),
            0);
    Work again =
        new Work(
            "2",
            "d",
            "j",
            "weekly-log/task_fillLog",
            "2026-W42/A1",
            "A1",
            at("2026-10-12T06:00"),
            at("2026-10-20T18:00"),
            0);
    assertThat(work.dice().nextLong()).isEqualTo(again.dice().nextLong());
  }

  @Test
  void theClockStandsWhereItWasWhenTheProgramStarts() {
    demoClock.standAt(at("2026-10-13T08:00"));
    demoClock.preInit(null);
    assertThat(demoClock.now()).isBetween(at("2026-10-13T08:00"), at("2026-10-13T08:01"));
  }

  @Test
  void theAdministratorMovesTheClockOverHttp() throws Exception {
    web.perform(move("{\"to\": \"2026-10-12T05:30:00+08:00\"}"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.target").value("2026-10-12T05:30:00+08:00"));
    journeys.idle().get();
    web.perform(get("/api/demo/clock").with(httpBasic("admin", "saima-demo")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.running").value(false))
        .andExpect(jsonPath("$.now").value(org.hamcrest.Matchers.startsWith("2026-10-12T05:30")))
        .andExpect(jsonPath("$.failed").value(0));
  }

  @Test
  void theClockNeverGoesBackAndMakesOneJourneyAtATime() throws Exception {
    web.perform(move("{\"to\": \"2026-10-01T09:00:00+08:00\"}"))
        .andExpect(status().isConflict())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
        .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("只能向前移动")));
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    var journey =
        journeys.begin(
            new Progress(at("2026-10-12T05:20"), false),
            new Journey.Traveller() {
              @Override
              public LocalDateTime next(LocalDateTime now) {
                return arrived.getCount() == 0 ? LocalDateTime.MAX : at("2026-10-12T05:10");
              }

              @Override
              public boolean act(LocalDateTime now) {
                arrived.countDown();
                try {
                  released.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return false;
              }
            });
    arrived.await();
    for (String call : List.of("/api/demo/clock", "/api/demo/play")) {
      web.perform(request(call, "{\"to\": \"2026-10-13T09:00:00+08:00\"}"))
          .andExpect(status().isConflict())
          .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("移动中")));
    }
    released.countDown();
    journey.get();
    assertThat(journeys.state().running()).isFalse();
  }

  @Test
  void whatIsNoMomentIsRefused() throws Exception {
    for (String body :
        List.of(
            "{",
            "[]",
            "{}",
            "{\"to\": 5}",
            "{\"to\": \"morgen\"}",
            "{\"to\": \"2026-10-20\"}",
            "{\"to\": \"9999-01-01T00:00:00+08:00\"}")) {
      web.perform(move(body))
          .andExpect(status().isBadRequest())
          .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }
  }

  @Test
  void nobodyElseMovesTheClock() throws Exception {
    String body = "{\"to\": \"2026-10-12T05:30:00+08:00\"}";
    web.perform(post("/api/demo/clock").contentType(APPLICATION_JSON).content(body))
        .andExpect(status().isUnauthorized());
    for (String person : List.of("A1", "organization", "designer")) {
      web.perform(
              post("/api/demo/clock")
                  .contentType(APPLICATION_JSON)
                  .content(body)
                  .with(httpBasic(person, "saima-demo")))
          .andExpect(status().isForbidden());
    }
  }

  private static MockHttpServletRequestBuilder move(String body) {
    return request("/api/demo/clock", body);
  }

  private static MockHttpServletRequestBuilder request(String path, String body) {
    return post(path)
        .contentType(APPLICATION_JSON)
        .content(body)
        .with(httpBasic("admin", "saima-demo"));
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }
}
