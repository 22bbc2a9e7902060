package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.CatchUp;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** An officer files his week in Tasklist and sees it recorded; his supervisor returns one log. */
@BrowserTest
class WeeklyLogBrowserTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired LogDesk desk;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  @Test
  void anOfficerFilesHisWeekAndSeesItRecorded(Browser browser) {
    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_fillLog").getId());
    browser.awaitText("2026年第41周");
    browser.driver().findElements(By.xpath("//*[text()='添加一行']")).get(0).click();
    browser.await("[aria-label='移除第 2 行']");
    browser.fill(browser.field("事项", 0), "巡查堤防");
    browser.driver().findElement(By.xpath("//label[contains(.,'已完成')]")).click();
    browser.fill(browser.field("本周做了什么", 0), "巡查三处堤防，𠮷祥村段已加固。");
    browser.picture("weekly-log");
    browser.completeTask();
    browser.open("/me/logs?quarter=2026-Q4");
    browser.awaitText("巡查三处堤防，𠮷祥村段已加固。");
    browser.awaitText("已填报");
    browser.picture("weekly-log-recorded");
    assertThat(cast.tasksOf("A1", "task_fillLog")).isEmpty();
  }

  @Test
  void aSupervisorReturnsOneLogOnTheTeamSheet(Browser browser) {
    for (String officer : List.of("A1", "A2", "A3")) {
      cast.complete(
          cast.taskOf(officer, "task_fillLog"),
          Map.of(
              "action", "FILE",
              "content", "清淤。<b>不是标签</b>",
              "lines", List.of(Map.of("item", "清淤", "done", true))));
    }
    clock.moveTo("2026-10-13T18:01");
    browser.logIn("D1");
    browser.openTask(cast.taskOf("D1", "task_reviewTeam").getId());
    browser.awaitText("共3份纪实");
    browser.choose(1, "退回修改");
    browser.fill(browser.field("理由（退回或不实时必填）", 1), "写具体些");
    lookBesideTheSheet(browser);
    browser.picture("team-review");
    browser.completeTask();
    assertThat(cast.tasksOf("A2", "task_correctLog")).hasSize(1);
    assertThat(cast.tasksOf("A1", "task_correctLog")).isEmpty();
  }

  /** What the supervisor has entered must not be lost when he follows a link. */
  private static void lookBesideTheSheet(Browser browser) {
    WebDriver driver = browser.driver();
    String sheet = driver.getWindowHandle();
    driver.findElements(By.partialLinkText("记事与佐证")).get(0).click();
    browser.until("it opens beside the sheet", () -> driver.getWindowHandles().size() == 2);
    for (String window : driver.getWindowHandles()) {
      if (!window.equals(sheet)) {
        driver.switchTo().window(window);
        browser.awaitText("清淤");
        driver.close();
      }
    }
    driver.switchTo().window(sheet);
  }
}
