package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One sheet sent many times at the same moment, as by an impatient finger in Tasklist. */
@ServerTest
class BallotAtOnceTest {

  private static final int TIMES = 10;

  @Autowired Environment environment;
  @Autowired Cast cast;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired ObjectMapper json;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void aReviewIsOpen() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    review.opens();
  }

  private String sheet(Task task, int score) throws Exception {
    Map<String, Object> rows =
        Map.of(
            "rows",
            Collections.nCopies(cast.sheet(task).path("rows").size(), Map.of("score", score)));
    return json.writeValueAsString(
        Map.of(
            "variables",
            Map.of("sheet", Map.of("type", "Json", "value", json.writeValueAsString(rows)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1 task_fillBallot PEER", "D1 task_judgeRace RACE"})
  void ofManyAtTheSameMomentOneCountsAndTheOthersAreToldSo(String who) throws Exception {
    String[] words = who.split(" ");
    Task task = cast.taskOf(words[0], words[1]);
    int people = cast.sheet(task).path("rows").size();
    List<Callable<Answer>> posts = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      String sheet = sheet(task, 80 + i);
      Client client = new Client(environment).as(words[0]);
      posts.add(
          () -> client.json("POST", "/engine-rest/task/" + task.getId() + "/submit-form", sheet));
    }
    List<Answer> answers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(TIMES);
    try {
      for (Future<Answer> one : pool.invokeAll(posts)) {
        answers.add(one.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(answers).as(answers.toString()).filteredOn(one -> one.status() == 204).hasSize(1);
    assertThat(answers)
        .filteredOn(one -> one.status() != 204)
        .allSatisfy(
            one -> {
              assertThat(one.status()).as(one.body()).isEqualTo(400);
              assertThat(one.body()).containsAnyOf("这项任务刚刚被办理", "这项任务已经办结");
            });
    assertThat(
            jdbc.sql("select score from ballot_score where channel = ? and state = 'VALID'")
                .param(words[2])
                .query(String.class)
                .list())
        .as("one sheet, and all of it")
        .hasSize(people)
        .containsOnly(String.valueOf(scoreOfFirst(answers)) + ".00");
  }

  private static int scoreOfFirst(List<Answer> answers) {
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).status() == 204) {
        return 80 + i;
      }
    }
    throw new AssertionError("none was taken");
  }
}
