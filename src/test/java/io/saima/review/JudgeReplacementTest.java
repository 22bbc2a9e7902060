package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.saima.calendar.Quarter;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Who judges instead of a panel member who leaves or stands aside while the sheets are out. */
@SaimaTest
class JudgeReplacementTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired PanelDraws draws;
  @Autowired Ballots ballots;
  @Autowired Notes notes;
  @Autowired Recusals recusals;
  @Autowired JdbcTemplate jdbc;
  @Autowired TaskService tasks;

  @BeforeEach
  void aBodyWhoseOwnPanelIsItsHeadAndHisDeputy() {
    county.small();
    county.unit("U2", "县农业局");
    county.officer("G1", "U2", PostClass.PRINCIPAL, "L1");
    for (int i = 2; i <= 5; i++) {
      county.officer("G" + i, "U2", PostClass.MIDDLE, "G1");
    }
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    county.appoint(AppointmentRole.ORGANIZATION_OFFICER, "", "Z2");
    clock.set("2026-09-28T09:00");
  }

  private void launch() {
    review.opens();
  }

  private void leaves(String judge) {
    county.leaves(judge, "2026-10-08");
    clock.moveTo("2026-10-09T09:00", "task-care");
    clock.runJobs();
  }

  private List<Task> sheets() {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey("task_judgeRace")
        .processInstanceBusinessKey(REVIEW.toString())
        .list();
  }

  private Set<String> judges() {
    Set<String> judges = new HashSet<>();
    sheets().forEach(task -> judges.add(task.getAssignee()));
    return judges;
  }

  private Task sheetOf(String judge) {
    return sheets().stream()
        .filter(task -> judge.equals(task.getAssignee()))
        .findFirst()
        .orElseThrow();
  }

  private void complete(Task task, String standingAsideFrom) {
    review.answer(task, 90, standingAsideFrom);
  }

  @Test
  void aDrawnJudgeWhoLeavesIsFollowedByTheNextOfTheSameDrawAndEverybodySeesItAfterwards()
      throws Exception {
    draws.order(REVIEW, 2, "organization");
    launch();
    PanelDraws.Draw before = draws.of(REVIEW).orElseThrow();
    List<String> order =
        PanelDraws.drawn(before.seed(), before.candidates(), before.candidates().size());
    String leaver = order.get(1);
    county.onLeave(order.get(2), "2026-10-09", "2026-10-31");
    leaves(leaver);
    String next = order.get(3);
    assertThat(judges()).contains(order.get(0), next).doesNotContain(leaver, order.get(2));
    assertThat(ballots.exclusions(REVIEW))
        .contains(new Raters.Exclusion(leaver, "A1", RaterRole.RACE, RecusalGround.LEFT));
    mvc.perform(get("/reviews/2026-Q3/U1").with(user("organization").roles("ORGANIZATION")))
        .andExpect(content().string(containsString("外单位评委")))
        .andExpect(content().string(not(containsString("某" + leaver))))
        .andExpect(content().string(not(containsString("某" + next))));
    Task sheet = sheetOf(next);
    assertThat(sheet.getDueDate()).isEqualTo("2026-10-16T18:00:00");
    assertThat(cast.sheet(sheet).path("rows").findValuesAsText("officer"))
        .containsExactlyInAnyOrder("H1", "D1", "A1", "A2", "A3");
    review.everybodyAnswers();
    assertThat(sheets()).isEmpty();
    assertThat(review.states("RACE", "A1")).containsOnly("OPEN", "VALID");
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(draws.published(REVIEW).orElseThrow())
        .satisfies(
            draw -> {
              assertThat(draw.first()).isEqualTo(order.subList(0, 2));
              assertThat(draw.replaced()).containsExactly(leaver);
              assertThat(draw.instead(0)).isEqualTo(next);
            });
    mvc.perform(get("/reviews/2026-Q3/U1/draw").with(user("A1").roles("OFFICER")))
        .andExpect(content().string(containsString(leaver + "的席位，由" + next + "递补")));
  }

  @Test
  void aJudgeOfTheBodyWhoLeavesIsFollowedByTheOrganizationDepartment() {
    launch();
    assertThat(judges()).containsExactlyInAnyOrder("H1", "D1", "Z2", "Z1");
    leaves("D1");
    assertThat(judges()).containsExactlyInAnyOrder("H1", "L1", "Z2", "Z1");
    assertThat(notes.of("L1", 0, 20))
        .as("invited before, and told of the place taken over")
        .extracting(Note::title)
        .contains("2026年第三季度测评邀请", "2026年第三季度测评：请您接替");
    assertThat(cast.sheet(sheetOf("L1")).path("rows").findValuesAsText("officer"))
        .containsExactlyInAnyOrder("H1", "A1", "A2", "A3");
  }

  @Test
  void whoStandsAsideIsFollowedForThatPersonOnlyIfFewerThanThreeAreLeft() {
    launch();
    complete(sheetOf("H1"), "A1");
    assertThat(judges()).containsExactlyInAnyOrder("D1", "Z2", "Z1");
    complete(sheetOf("D1"), "A1");
    assertThat(judges()).containsExactlyInAnyOrder("L1", "Z2", "Z1");
    assertThat(cast.sheet(sheetOf("L1")).path("rows").findValuesAsText("officer"))
        .containsExactly("A1");
    for (String judge : List.of("L1", "Z1", "Z2")) {
      complete(sheetOf(judge), "");
    }
    assertThat(review.states("RACE", "A1"))
        .containsExactly("RECUSED", "RECUSED", "VALID", "VALID", "VALID");
  }

  @Test
  void howFewAreTooFewIsSaidByThePolicyThatTheReviewFroze() {
    launch();
    int frozen =
        jdbc.update(
            "update review set policy = replace(policy, '\"raceMinPanel\":3', '\"raceMinPanel\":5')"
                + " where id = ? and policy like '%\"raceMinPanel\":3%'",
            REVIEW.toString());
    assertThat(frozen).isEqualTo(1);
    complete(sheetOf("H1"), "A1");
    assertThat(judges()).containsExactlyInAnyOrder("D1", "L1", "Z2", "Z1");
  }

  @Test
  void whatADrawnJudgeDeclaresIsInTheRegisterOnlyWhenWhoWasDrawnIsPublished() throws Exception {
    draws.order(REVIEW, 2, "organization");
    launch();
    String drawn = draws.of(REVIEW).orElseThrow().drawn().get(0);
    complete(sheetOf(drawn), "A1");
    complete(sheetOf("D1"), "A2");
    assertThat(register()).contains("某D1").doesNotContain("某" + drawn);
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(register()).contains("某D1", "某" + drawn);
    assertThat(recusals.bars().between(drawn, "A1")).contains(RecusalGround.CONFLICT);
  }

  private String register() throws Exception {
    return mvc.perform(get("/reviews/recusals").with(user("organization").roles("ORGANIZATION")))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void ofTwoWhoStandAsideAtTheSameMomentTheLaterIsFollowed() throws Exception {
    launch();
    List<Callable<Boolean>> both =
        Stream.of("H1", "D1").map(this::sheetOf).map(this::standsAside).toList();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (Future<Boolean> one : pool.invokeAll(both)) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(judges()).containsExactlyInAnyOrder("L1", "Z2", "Z1");
  }

  private Callable<Boolean> standsAside(Task task) {
    return () -> {
      complete(task, "A1");
      return true;
    };
  }

  @Test
  void whereEnoughAreLeftOrTheTimeIsOverNobodyIsAsked() {
    draws.order(REVIEW, 3, "organization");
    launch();
    Set<String> before = judges();
    complete(sheetOf("H1"), "A1");
    before.remove("H1");
    assertThat(judges()).isEqualTo(before);
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(sheets()).isEmpty();
    assertThat(draws.of(REVIEW).orElseThrow().replaced()).isEmpty();
  }
}
