package io.saima.review;

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

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Panel members from other units, and what is conspicuous about sheets. */
@SaimaTest
class PanelDrawTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");
  private static final String BODY = "/reviews/2026-Q3/U1";
  private static final RequestPostProcessor ORGANIZATION =
      user("organization").roles("ORGANIZATION");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired PanelDraws draws;
  @Autowired BallotFlags flags;
  @Autowired TaskService tasks;

  @BeforeEach
  void thereIsAnotherUnit() {
    county.small();
    for (int i = 4; i <= 8; i++) {
      county.officer("A" + i, "U1", PostClass.GENERAL, "D1");
    }
    county.unit("U2", "县农业局");
    county.officer("G1", "U2", PostClass.PRINCIPAL, "L1");
    for (int i = 2; i <= 6; i++) {
      county.officer("G" + i, "U2", PostClass.MIDDLE, "G1");
    }
    county.officer("G7", "U2", PostClass.GENERAL, "G1");
    county.relation("G2", "A1");
    county.onLeave("G3", "2026-10-01", "2026-10-31");
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    clock.set("2026-09-28T09:00");
  }

  private ResultActions order(int seats) throws Exception {
    return mvc.perform(
        post(BODY + "/draw").param("seats", String.valueOf(seats)).with(ORGANIZATION).with(csrf()));
  }

  @Test
  void theDrawnJudgeTheRaceAndAnybodyCanDrawThemAgain() throws Exception {
    order(6).andExpect(flash().attributeExists("problem"));
    order(1).andExpect(flash().attributeExists("done"));
    String seed = draws.of(REVIEW).orElseThrow().seed();
    order(2);
    assertThat(draws.of(REVIEW).orElseThrow().seed())
        .as("nobody tries seeds until he likes the draw")
        .isEqualTo(seed);
    review.opens();
    PanelDraws.Draw draw = draws.of(REVIEW).orElseThrow();
    assertThat(draw.candidates())
        .as("neither a relation, nor somebody on leave, nor a clerk, nor whoever has a part in it")
        .containsExactly("G1", "G4", "G5", "G6");
    assertThat(draw.drawn())
        .hasSize(2)
        .isEqualTo(PanelDraws.drawn(seed, List.of("G6", "G5", "G4", "G1"), 2));
    for (String guest : draw.drawn()) {
      assertThat(
              tasks
                  .createTaskQuery()
                  .taskDefinitionKey("task_judgeRace")
                  .taskAssignee(guest)
                  .processInstanceBusinessKey(REVIEW.toString())
                  .count())
          .isEqualTo(1);
    }
    order(3).andExpect(flash().attributeExists("problem"));
    mvc.perform(get(BODY + "/draw").with(ORGANIZATION)).andExpect(status().isNotFound());
    mvc.perform(get(BODY).with(ORGANIZATION))
        .andExpect(content().string(containsString("外单位评委")))
        .andExpect(content().string(containsString(draw.seedHash())))
        .andExpect(content().string(not(containsString(seed))))
        .andExpect(content().string(not(containsString("某" + draw.drawn().get(0)))));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    mvc.perform(get(BODY + "/draw").with(user("A1").roles("OFFICER")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(seed)))
        .andExpect(content().string(containsString(draw.candidatesHash())))
        .andExpect(content().string(containsString(draw.drawn().get(0))));
  }

  @Test
  void withoutAnOrderNobodyIsDrawnAndOnlyTheDepartmentOrders() throws Exception {
    mvc.perform(
            post(BODY + "/draw").param("seats", "2").with(user("H1").roles("OFFICER")).with(csrf()))
        .andExpect(status().isForbidden());
    review.opens();
    assertThat(draws.of(REVIEW)).isEmpty();
    mvc.perform(get(BODY + "/draw").with(ORGANIZATION)).andExpect(status().isNotFound());
  }

  @Test
  void straightLinesAndCopiesAreCountedAndNobodyIsNamed() throws Exception {
    review.opens();
    int first = 80;
    for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_fillBallot").list()) {
      switch (task.getAssignee()) {
        case "A1" -> straight(task);
        case "A2", "A3" -> review.answer(task, 90);
        default -> review.answer(task, first++ % 10 + 70);
      }
    }
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(flags.of(REVIEW))
        .filteredOn(flag -> flag.kind() == BallotKind.BALLOT)
        .extracting(BallotFlags.Flag::flag)
        .contains(BallotFlags.Kind.STRAIGHT_LINE, BallotFlags.Kind.COPIED);
    assertThat(flags.of(REVIEW))
        .filteredOn(flag -> flag.flag() == BallotFlags.Kind.STRAIGHT_LINE)
        .singleElement()
        .satisfies(flag -> assertThat(flag.sheets()).isEqualTo(1));
    mvc.perform(get(BODY).with(ORGANIZATION))
        .andExpect(content().string(containsString("全部同一分数的 1 张")))
        .andExpect(content().string(not(containsString("77.5"))));
    mvc.perform(get(BODY).with(user("H1").roles("OFFICER")))
        .andExpect(content().string(not(containsString("全部同一分数"))));
  }

  private void straight(Task task) {
    List<Map<String, Object>> rows = new ArrayList<>();
    cast.sheet(task).path("rows").forEach(row -> rows.add(Map.of("score", 77.5)));
    cast.complete(task, Map.of("rows", rows));
  }

  @Test
  void aFewPeopleAreNoLineAndEqualLinesAreNoCopies() {
    BigDecimal ninety = new BigDecimal("90.00");
    Map<String, BigDecimal> four = Map.of("a", ninety, "b", ninety, "c", ninety, "d", ninety);
    assertThat(BallotFlags.straight(Collections.nCopies(3, four))).isZero();
    Map<String, BigDecimal> five = new java.util.HashMap<>(four);
    five.put("e", ninety);
    assertThat(BallotFlags.straight(List.of(five, five))).isEqualTo(2);
    assertThat(BallotFlags.copied(List.of(five, five))).as("a line is flagged as such").isZero();
    Map<String, BigDecimal> varied = new java.util.HashMap<>(five);
    varied.put("e", new BigDecimal("71.00"));
    assertThat(BallotFlags.copied(List.of(varied, five, varied))).isEqualTo(2);
  }
}
