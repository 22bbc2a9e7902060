package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.organization.PostClass;
import io.saima.review.Receipts.Finding;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/**
 * A rater sees that his ballot counted unchanged; whatever was changed shows; others see nothing.
 */
@SaimaTest
class ReceiptTest {

  private static final String PHRASE = "春江花月夜不眠";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired Receipts receipts;
  @Autowired Recusals recusals;
  @Autowired EngineTexts engine;
  @Autowired JdbcTemplate jdbc;
  private long sheet;

  @BeforeEach
  void somebodyHasCastHisBallotWithAPhrase() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    review.opens();
    Task task = cast.taskOf("A1", "task_fillBallot");
    List<Map<String, Object>> rows = new ArrayList<>();
    cast.sheet(task).path("rows").forEach(row -> rows.add(Map.of("score", 87.5)));
    cast.complete(task, Map.of("rows", rows, "receipt", PHRASE));
    sheet = receipts.of("A1").get(0).sheet();
  }

  private Finding finding(String phrase) {
    return receipts.check("A1", sheet, phrase).orElseThrow().finding();
  }

  @Test
  void theBallotStandsAndAfterTheCutOffItCounted() throws Exception {
    assertThat(finding(PHRASE)).isEqualTo(Finding.UNCHANGED);
    assertThat(finding("")).isEqualTo(Finding.OTHER_PHRASE);
    assertThat(finding("春江花月夜")).isEqualTo(Finding.OTHER_PHRASE);
    check("A1", PHRASE)
        .andExpect(content().string(containsString("内容与提交时一致")))
        .andExpect(content().string(containsString("计分数据尚未固定")))
        .andExpect(content().string(not(containsString("87.5"))));
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    Receipts.Checked checked = receipts.check("A1", sheet, PHRASE).orElseThrow();
    assertThat(checked.finding()).isEqualTo(Finding.UNCHANGED);
    assertThat(checked.counted()).isEqualTo(checked.people()).isEqualTo(checked.frozen());
    check("A1", PHRASE).andExpect(content().string(containsString("原样在其中的有")));
  }

  @Test
  void aScoreThatSomebodyChangedShows() throws Exception {
    jdbc.update("update ballot_score set score = 60 where ratee = 'A2' and state = 'VALID'");
    assertThat(finding(PHRASE)).isEqualTo(Finding.CHANGED);
    check("A1", PHRASE).andExpect(content().string(containsString("不一致")));
  }

  @Test
  void anOpinionThatBecameRecusedAfterwardsIsToldFromOneThatSomebodyChanged() throws Exception {
    int people = receipts.check("A1", sheet, PHRASE).orElseThrow().people();
    recusals.enter("A1", "A2", RecusalGround.CONFLICT, "organization");
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    Receipts.Checked checked = receipts.check("A1", sheet, PHRASE).orElseThrow();
    assertThat(checked.finding()).isEqualTo(Finding.UNCHANGED);
    assertThat(checked.aside()).isEqualTo(1);
    assertThat(checked.counted()).isEqualTo(checked.frozen()).isEqualTo(people - 1);
    check("A1", PHRASE).andExpect(content().string(containsString("其中1人，您投票后登记了回避")));
    jdbc.update(
        "update ballot_score set state = 'RECUSED', score = null"
            + " where ratee = 'A3' and state = 'VALID'");
    assertThat(finding(PHRASE)).as("no exclusion is on record").isEqualTo(Finding.CHANGED);
  }

  @Test
  void whoChoseNoPhraseIsAskedToLeaveItEmpty() throws Exception {
    Task task = cast.taskOf("A2", "task_fillBallot");
    List<Map<String, Object>> rows = new ArrayList<>();
    cast.sheet(task).path("rows").forEach(row -> rows.add(Map.of("score", 80)));
    cast.complete(task, Map.of("rows", rows));
    sheet = receipts.of("A2").get(0).sheet();
    check("A2", PHRASE).andExpect(content().string(containsString("请把口令栏留空再核对")));
    check("A2", "").andExpect(content().string(containsString("内容与提交时一致")));
  }

  @Test
  void aRowThatSomebodyTookAwayOrAFrozenInputThatDiffersShows() {
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    int people = receipts.check("A1", sheet, PHRASE).orElseThrow().counted();
    jdbc.update(
        "update quarter_score set input = replace(input, '87.5', '60') where officer_id = 'A2'");
    assertThat(receipts.check("A1", sheet, PHRASE).orElseThrow().counted()).isEqualTo(people - 1);
    jdbc.update("delete from ballot_score where ratee = 'A3' and state = 'VALID'");
    assertThat(finding(PHRASE)).isEqualTo(Finding.CHANGED);
  }

  @Test
  void toEverybodyElseItDoesNotExist() throws Exception {
    assertThat(receipts.check("A2", sheet, PHRASE)).isEmpty();
    check("A2", PHRASE).andExpect(status().isNotFound());
    mvc.perform(
            post("/me/ballots/" + sheet)
                .param("phrase", PHRASE)
                .with(user("organization").roles("ORGANIZATION"))
                .with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(get("/me/ballots").with(user("A2").roles("OFFICER")))
        .andExpect(content().string(containsString("您还没有投过票")));
  }

  @Test
  void neitherPhraseNorSaltIsStored() {
    assertThat(engine.tablesWith(PHRASE)).isEmpty();
    String all =
        jdbc.queryForList("select * from ballot").toString()
            + jdbc.queryForList("select * from ballot_score").toString();
    RaterKey key =
        new RaterKey(
            jdbc.queryForObject(
                "select rater_key from rater_key where holder = 'A1' and kind = 'BALLOT'",
                String.class));
    assertThat(all).doesNotContain(PHRASE).doesNotContain(key.salt(PHRASE, "A2", RaterRole.PEER));
    assertThat(
            jdbc.queryForList(
                "select commitment from ballot_score where state = 'VALID'", String.class))
        .doesNotHaveDuplicates()
        .allMatch(one -> one.length() == 64);
  }

  private ResultActions check(String person, String phrase) throws Exception {
    return mvc.perform(
        post("/me/ballots/" + sheet)
            .param("phrase", phrase)
            .with(user(person).roles("OFFICER"))
            .with(csrf()));
  }
}
