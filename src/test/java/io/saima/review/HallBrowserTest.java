package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saima.organization.PostClass;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The head runs the meeting on the screen in the hall; a judge finds the material from his sheet.
 */
@BrowserTest
class HallBrowserTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview quarter;
  @Autowired Races races;
  @Autowired TaskService tasks;

  private final ReviewId review = ReviewId.of("2026-Q3/U1");

  @BeforeEach
  void aReviewIsOpen() {
    county.small();
    county.officer("A1", "U1", PostClass.MIDDLE, "D1");
    county.officer("A2", "U1", PostClass.MIDDLE, "D1");
    quarter.plans("U1", PostClass.GENERAL, PostClass.MIDDLE);
    quarter.opens();
  }

  @Test
  void theHallFollowsTheMeetingAndShowsTheRankingAtItsEnd(Browser browser) {
    List<String> order = races.of(review).stream().map(Runner::officer).toList();
    browser.size(1920, 1080);
    browser.logIn("H1");
    browser.watchFaults();
    browser.open("/race/2026-Q3/U1");
    browser.awaitText("尚未开始");
    browser.picture("hall-before");
    browser.clickText("请第1位 某" + order.get(0) + " 开始");
    browser.awaitText("正在述职 · 第1位");
    browser.awaitText("0:01");
    browser.picture("hall-running");

    // Another browser turned it: this one follows by itself.
    races.speak(review, order.get(1));
    browser.awaitText("正在述职 · 第2位");
    browser.script("window.untouched = true");
    races.stop(review);
    browser.awaitText("继续计时");
    assertThat(browser.script("return window.untouched"))
        .as("without loading anew")
        .isEqualTo(true);
    browser.size(1024, 768);
    browser.picture("hall-paused-1024");
    assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    assertThat(browser.faults()).isEmpty();

    for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_judgeRace").list()) {
      cast.complete(
          task,
          Map.of(
              "rows",
              cast.sheet(task).path("rows").findValuesAsText("officer").stream()
                  .map(one -> Map.of("score", 80 + 3 * order.indexOf(one)))
                  .toList()));
    }
    clock.moveTo("2026-10-16T18:01", "quarterly-review");
    browser.size(1920, 1080);
    browser.open("/race/2026-Q3/U1");
    browser.await("#chart svg");
    browser.awaitText("92.00");
    browser.picture("hall-ranking");
    browser.size(1024, 768);
    browser.open("/race/2026-Q3/U1");
    browser.await("#chart svg");
    browser.picture("hall-ranking-1024");
    assertThat(browser.faults()).isEmpty();
  }

  @Test
  void aJudgeFindsWhatSomebodyBringsFromHisSheet(Browser browser) {
    Task task =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("task_judgeRace")
            .processInstanceBusinessKey(review.toString())
            .list()
            .get(0);
    JsonNode row = cast.sheet(task).path("rows").path(0);
    String first = row.path("officer").asText();
    races.bring(review, first, "三处堤防提前完工。", "https://video.example.gov.cn/a");
    browser.logIn(task.getAssignee());
    browser.openTask(task.getId());
    browser.awaitText("按抽签的出场次序排列");
    browser.picture("race-sheet");
    String link =
        browser
            .driver()
            .findElement(By.linkText("材料"))
            .getDomProperty("href")
            .replaceFirst("^https?://[^/]+", "");
    browser.open(link);
    browser.awaitText("三处堤防提前完工。");
    browser.awaitText("video.example.gov.cn");
    browser.picture("race-material");
    browser.logIn(first);
    browser.open("/me/race");
    browser.awaitText("抽签次序");
    browser.picture("my-race");
  }
}
