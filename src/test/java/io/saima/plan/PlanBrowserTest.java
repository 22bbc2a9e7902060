package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TestCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A unit drafts a plan with a dynamic list in Tasklist; the organization department approves. */
@BrowserTest
@Import({TestCounty.class, SmallPlans.class})
class PlanBrowserTest {

  @Autowired Cast cast;
  @Autowired SmallPlans small;

  @BeforeEach
  void aCountyWithAPlan() {
    small.settle();
  }

  @Test
  void aUnitStartsFillsAndSendsAPlanAndTheDepartmentApprovesIt(Browser browser) {
    browser.logIn("H1");
    browser.open("/camunda/app/tasklist/default/#/?processStart=plan-approval");
    browser.awaitText("提出考核方案");
    choose(browser, "一般");
    choose(browser, "在现行方案上修改");
    browser.fill(browser.field("为什么编制或调整", 0), "新增湿地保护任务");
    browser.picture("plan-start");
    WebElement start = browser.driver().findElement(By.cssSelector(".modal-footer .btn-primary"));
    browser.until("the case can be started", start::isEnabled);
    start.click();
    browser.until("the draft is there", () -> cast.tasksOf("H1", "task_draft").size() == 1);

    browser.openTask(cast.taskOf("H1", "task_draft").getId());
    browser.awaitText("编制考核方案：县水利局（一般）");
    browser.fill(browser.field("权重", 2), "15");
    press(browser, By.xpath("//*[text()='添加一行']"));
    browser.fill(browser.field("指标名称", 4), "湿地保护率");
    browser.fill(browser.field("权重", 4), "16");
    browser.fill(browser.field("季度目标", 4), "90");
    browser.fill(browser.field("计量单位", 4), "%");
    browser.choose(24, "J401 生态产品价值（绩·生态与乡村）");
    browser.choose(25, "个性");
    browser.choose(26, "绩");
    browser.choose(27, "越高越好");
    browser.choose(28, "当月水平");
    browser.choose(29, "每人一个值");
    browser.picture("plan-draft");
    browser.pressComplete();
    browser.awaitText("方案违反“权重合计”规则：权重合计为101，必须恰好为100，请调整。");
    browser.fill(browser.field("权重", 4), "15");
    browser.completeTask();

    browser.logIn("Z1");
    browser.openTask(cast.taskOf("Z1", "task_approve").getId());
    browser.awaitText("与现行方案对照");
    browser.awaitText("湿地保护率（J401-2、个性·绩）");
    browser.awaitText("权重 30 → 15");
    choose(browser, "批准");
    browser.fill(browser.field("理由（退回", 0), "同意");
    browser.picture("plan-approval");
    browser.completeTask();

    browser.open("/plans/U1/GENERAL");
    browser.awaitText("第2版");
    browser.awaitText("待生效");
    browser.picture("plan-versions");
    assertThat(cast.tasksOf("Z1", "task_approve")).isEmpty();
  }

  private static void choose(Browser browser, String label) {
    press(browser, By.xpath("//label[normalize-space(.)='" + label + "']"));
  }

  private static void press(Browser browser, By place) {
    browser.until(place.toString(), () -> !browser.driver().findElements(place).isEmpty());
    WebElement found = browser.driver().findElement(place);
    browser.script("arguments[0].scrollIntoView({block: 'center'})", found);
    found.click();
  }
}
