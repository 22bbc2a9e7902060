package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A rater opens his ballot in Tasklist, says what he thinks of his colleagues, and casts it. */
@BrowserTest
class BallotBrowserTest {

  @Autowired Cast cast;
  @Autowired TestCounty county;
  @Autowired TestReview quarter;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void aReviewIsOpen() {
    county.small();
    quarter.plans("U1", PostClass.GENERAL);
    quarter.opens();
  }

  @Test
  void aRaterScoresTwoDoesNotKnowAThirdAndCastsHisBallot(Browser browser) {
    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_fillBallot").getId());
    browser.awaitText("2026年第三季度测评票　共3人");
    browser.awaitText("某A3");
    assertThat(browser.await(".fjs-container").getText())
        .contains("某H1", "某A2", "县水利局")
        .doesNotContain("某A1");
    browser.picture("ballot");
    browser.fill(browser.field("分数", 0), "91");
    browser.fill(browser.field("分数", 1), "88.5");
    browser.pressComplete();
    browser.awaitText("第3行（某A3）请打分");
    browser.picture("ballot-incomplete");
    browser.driver().findElements(By.xpath("//label[starts-with(., '不了解')]")).get(2).click();
    browser.picture("ballot-filled");
    browser.completeTask();
    assertThat(cast.tasksOf("A1", "task_fillBallot")).isEmpty();
    assertThat(said("A1"))
        .containsExactlyInAnyOrder("H1 VALID 91.00", "A2 VALID 88.50", "A3 ABSTAIN null");
    assertThat(said("A2")).as("not yet answered").allMatch(row -> row.endsWith("OPEN null"));
  }

  private List<String> said(String rater) {
    RaterKey key =
        new RaterKey(
            jdbc.queryForObject(
                "select rater_key from rater_key where holder = ? and kind = 'BALLOT'",
                String.class,
                rater));
    return List.of("H1", "A1", "A2", "A3").stream()
        .flatMap(
            ratee ->
                jdbc
                    .query(
                        "select state, score from ballot_score where ratee = ? and rater_key = ?",
                        (row, n) -> ratee + " " + row.getString(1) + " " + row.getBigDecimal(2),
                        ratee,
                        key.about(ratee, RaterRole.PEER))
                    .stream())
        .toList();
  }
}
