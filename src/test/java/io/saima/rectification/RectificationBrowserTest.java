package io.saima.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

/** A rectification item, from Tasklist's start form until somebody else closes it. */
@BrowserTest
class RectificationBrowserTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired RectificationItems items;

  @BeforeEach
  void aSmallCounty() {
    county.small();
  }

  @Test
  void anItemIsStartedPlannedApprovedReportedAndClosedByAnother(Browser browser) {
    browser.logIn("D1");
    browser.openStartForm("整改");
    browser.fill(browser.field("被整改人编号", 0), "A1");
    browser.choose(0, "日常发现");
    browser.mark("工作作风");
    browser.fill(browser.field("问题", 1), "窗口空岗");
    browser.fill(browser.field("整改任务", 0), "安排专人顶岗");
    browser.picture("rectification-start");
    browser.start();

    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_plan").getId());
    browser.awaitText("窗口空岗");
    browser.fill(browser.field("整改措施", 0), "排班并公示");
    WebElement deadline = browser.await(".fjs-form-field-datetime input");
    browser.fill(deadline, "2026/11/06");
    deadline.sendKeys(Keys.ENTER);
    browser.fill(browser.field("责任人编号", 0), "A1");
    browser.picture("rectification-plan");
    browser.completeTask();

    browser.logIn("D1");
    browser.openTask(cast.taskOf("D1", "task_approve").getId());
    browser.awaitText("排班并公示");
    browser.awaitText("2026-11-06");
    browser.mark("批准");
    browser.completeTask();

    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_report").getId());
    browser.fill(browser.field("整改完成情况和佐证", 0), "已排班，见公示栏。");
    browser.completeTask();
    assertThat(cast.tasksOf("A1", "task_close")).isEmpty();
    assertThat(cast.tasksOf("D1", "task_close")).isEmpty();

    browser.logIn("H1");
    browser.openTask(cast.taskOf("H1", "task_close").getId());
    browser.awaitText("已排班，见公示栏。");
    browser.mark("整改到位，予以销号");
    browser.picture("rectification-close");
    browser.completeTask();
    assertThat(items.findAll())
        .singleElement()
        .extracting(RectificationItem::state)
        .isEqualTo(RectificationState.CLOSED);

    browser.logIn("A1");
    browser.open("/rectifications");
    browser.clickText(items.findAll().get(0).number());
    browser.awaitText("整改任务");
    browser.awaitText("已排班，见公示栏。");
    browser.picture("rectification-item");
  }
}
