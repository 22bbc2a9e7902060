package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is asked instead of a rater who stands aside on his sheet or leaves. */
@SaimaTest
class ReplacementProcessTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");
  private static final String BALLOT = "task_fillBallot";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired Ballots ballots;
  @Autowired RaterSeeds seeds;
  @Autowired Recusals recusals;
  @Autowired Notes notes;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void aReviewIsOpenInWhichNotEverybodyRatesEverybody() {
    county.small();
    for (int i = 4; i <= 20; i++) {
      county.officer("A" + i, "U1", PostClass.GENERAL, "D1");
    }
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    review.opens();
  }

  private Set<String> raters(String ratee) {
    Set<String> raters = new HashSet<>();
    ballots.roll(REVIEW).stream()
        .filter(one -> one.ratee().equals(ratee) && one.role() == RaterRole.PEER)
        .forEach(one -> raters.add(one.rater()));
    return raters;
  }

  private void complete(Task task, String standingAsideFrom) {
    review.answer(task, 90, standingAsideFrom);
    clock.runJobs();
  }

  @Test
  void whoStandsAsideIsReplacedByOneMoreOfTheSameClassAndItIsRecorded() {
    Set<String> before = raters("A1");
    String rater = before.stream().sorted().findFirst().orElseThrow();
    assertThat(before).hasSize(15);
    complete(cast.taskOf(rater, BALLOT), "A1");
    Set<String> added = raters("A1");
    added.removeAll(before);
    assertThat(added).as("one of the clerks whom the lot had left out").hasSize(1);
    String other = added.iterator().next();
    assertThat(other).startsWith("A").isNotEqualTo("A1");
    Task more =
        cast.tasksOf(other, BALLOT).stream()
            .filter(task -> cast.sheet(task).path("rows").size() == 1)
            .findFirst()
            .orElseThrow();
    assertThat(more.getDueDate()).isEqualTo("2026-10-16T18:00:00");
    assertThat(notes.of(other, 0, 20))
        .as("invited before, and told of the sheet that came later")
        .extracting(Note::title)
        .contains("2026年第三季度测评邀请", "2026年第三季度测评：请您接替");
    complete(more, "");
    assertThat(review.states("PEER", "A1")).contains("RECUSED", "VALID");
    assertThat(ballots.exclusions(REVIEW))
        .contains(new Raters.Exclusion(rater, "A1", RaterRole.PEER, RecusalGround.CONFLICT));
    assertThat(recusals.bars().between(rater, "A1")).contains(RecusalGround.CONFLICT);
    assertThat(ended("end_replaced")).isEqualTo(1);
    assertThat(ended("end_cast")).isEqualTo(1);
  }

  @Test
  void aReviewThatWasCollectingBeforeThereWereSeedsGetsOneBeforeAnybodyIsDrawnInstead() {
    jdbc.update("delete from rater_seed");
    whoIsDrawnInsteadFollowsFromTheRecordedSeed();
    assertThat(jdbc.queryForObject("select count(*) from rater_seed", Integer.class)).isOne();
  }

  @Test
  void whoIsDrawnInsteadFollowsFromTheRecordedSeed() {
    Set<String> before = raters("A1");
    String rater = before.stream().sorted().findFirst().orElseThrow();
    complete(cast.taskOf(rater, BALLOT), "A1");
    List<String> leftOut = new ArrayList<>();
    for (int i = 2; i <= 20; i++) {
      if (!before.contains("A" + i)) {
        leftOut.add("A" + i);
      }
    }
    leftOut.sort(null);
    assertThat(leftOut).hasSizeGreaterThan(1);
    long seed = seeds.of(REVIEW.quarter(), REVIEW + "/A1/" + rater);
    String drawn = leftOut.get(new Random(seed).nextInt(leftOut.size()));
    assertThat(raters("A1")).contains(drawn);
  }

  @Test
  void whoLeavesIsReplacedOnTheDayAfterAndTheReplacedMayStandAsideToo() {
    String leaver = raters("A1").stream().sorted().findFirst().orElseThrow();
    Set<String> before = raters("A1");
    county.leaves(leaver, "2026-10-08");
    clock.moveTo("2026-10-09T09:00", "task-care");
    clock.runJobs();
    assertThat(cast.tasksOf(leaver, BALLOT)).isEmpty();
    Set<String> added = raters("A1");
    added.removeAll(before);
    assertThat(added).hasSize(1);
    assertThat(ballots.exclusions(REVIEW))
        .contains(new Raters.Exclusion(leaver, "A1", RaterRole.PEER, RecusalGround.LEFT));
    String other = added.iterator().next();
    Task more =
        cast.tasksOf(other, BALLOT).stream()
            .filter(
                task ->
                    cast.sheet(task).path("rows").findValuesAsText("officer").contains("A1")
                        && task.getCreateTime().getTime() > 0)
            .findFirst()
            .orElseThrow();
    complete(more, "A1");
    Set<String> again = raters("A1");
    again.removeAll(before);
    assertThat(again).hasSize(2);
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(BALLOT).list()).isEmpty();
    assertThat(
            jdbc.queryForObject(
                "select count(*) from ballot where state in ('OPEN', 'PREPARED')", Integer.class))
        .isZero();
  }

  @Test
  void atTheCutOffNobodyIsAskedAnyMore() {
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    assertThat(ended("end_unanswered")).isPositive();
    assertThat(ended("end_replaced")).isZero();
    assertThat(
            jdbc.queryForObject("select count(*) from ballot where part like '+%'", Integer.class))
        .isZero();
  }

  private long ended(String end) {
    return history
        .createHistoricActivityInstanceQuery()
        .activityId(end)
        .processDefinitionId(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("ballot")
                .listPage(0, 1)
                .get(0)
                .getProcessDefinitionId())
        .count();
  }
}
