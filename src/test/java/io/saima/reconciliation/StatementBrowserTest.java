package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.CountyImported;
import io.saima.organization.PostClass;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** An officer reads a red statement and disputes figures; his supervisor answers. */
@BrowserTest
class StatementBrowserTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;

  private String plan;

  @BeforeEach
  void aRedStatementIsPublished() {
    county.small();
    clock.set("2026-12-01T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "台账更新", OFFICER, "40", "10");
    figures.level(plan, "I3", "值班", OFFICER, "20", "10");
    figures.actual(plan, "I1", "A1", "2026-11", "120");
    figures.actual(plan, "I2", "A1", "2026-11", "9");
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  @Test
  void theChartIsDrawnFromTheTableAndEveryFigureLeadsToItsOrigin(Browser browser) {
    browser.watchFaults();
    browser.logIn("A1");
    browser.open("/me/statements/2026-11");
    WebElement chart = browser.await("#chart svg");
    assertThat(chart.getText())
        .contains("办件数", "60% 红灯：实际120件，应完成200件（全季的三分之二）")
        .contains("台账更新", "90% 黄灯：实际9件，应完成10件")
        .contains("值班", "无数据 灰灯：应完成10件")
        .contains("80%", "95%", "100%");
    assertThat(bars(browser)).isEqualTo("#b3261e #c98a00");
    assertThat(browser.await("#chart").getDomAttribute("aria-label")).contains("办件数 60% 红灯：实际120件");
    browser.picture("statement-chart");

    browser.size(400, 900);
    browser.until("the chart fits a phone", () -> fits(browser));
    assertThat(browser.await("#chart svg").getText()).contains("无数据 灰灯");
    browser.picture("statement-chart-phone");
    browser.size(1280, 900);

    browser.medium("print");
    browser.until("the chart fills the line on paper", () -> fillsTheLine(browser));
    browser.picture("statement-chart-print");
    browser.medium("screen");

    browser.awaitText("60%");
    browser.follow("60%");
    browser.awaitText("实际120件 ÷ 应完成200件 ＝ 60%");
    browser.picture("statement-figure");
    assertThat(browser.faults()).isEmpty();
  }

  private static String bars(Browser browser) {
    return (String)
        browser.script(
            "return [...document.querySelectorAll('#chart svg path')].map(p =>"
                + " p.getAttribute('fill')).filter(f => ['#b3261e', '#c98a00',"
                + " '#1e6b3a'].includes(f)).join(' ')");
  }

  private static boolean fillsTheLine(Browser browser) {
    return (Boolean)
        browser.script(
            "const svg = document.querySelector('#chart svg').getBoundingClientRect();"
                + "const line = document.querySelector('figure').getBoundingClientRect();"
                + "return svg.height > 150 && svg.bottom <= line.bottom"
                + " && Math.abs(svg.width - line.width) < 2");
  }

  private static boolean fits(Browser browser) {
    return (Boolean)
        browser.script(
            "const svg = document.querySelector('#chart svg').getBoundingClientRect();"
                + "return svg.right <= innerWidth && document.documentElement.scrollWidth <="
                + " innerWidth");
  }

  @Test
  void whoFilledInAnOlderVersionIsAskedToLookAtTheNewOne(Browser browser) {
    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_confirm").getId());
    assertThat(browser.field("对账单版本", 0).getDomProperty("value")).isEqualTo("1");
    assertThat(browser.field("对账单版本", 0).getDomAttribute("readonly")).isNotNull();
    browser.fill(browser.field("异议理由", 0), "漏记");
    browser.clickText("保存");
    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_confirm").getId());
    browser.awaitText("应完成：200件（全季的三分之二）　实际：120件");
    assertThat(browser.field("异议理由", 0).getDomProperty("value")).isEqualTo("漏记");
    browser.picture("statement-draft");
    figures.actual(plan, "I1", "A1", "2026-11", "125");
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
    browser.mark("有异议");
    browser.pressComplete();
    browser.awaitText("“对账单版本”不能修改，或已有更新，请刷新页面");

    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_confirm").getId());
    browser.awaitText("对账单已由第1版更新为第2版");
    assertThat(browser.field("对账单版本", 0).getDomProperty("value")).isEqualTo("2");
    browser.mark("确认");
    browser.awaitText("销号后，该红灯不再限制等次");
    browser.picture("statement-renewed");
    browser.completeTask();
    browser.open("/me/statements/2026-11");
    browser.awaitText("本人已确认");
  }

  @Test
  void aRedLightIsDisputedInTasklistAndAYellowOneOnThePage(Browser browser) {
    browser.logIn("A1");
    browser.clickText("查看");
    browser.awaitPath("/me/statements/2026-11");
    browser.awaitText("本月有红灯");
    browser.awaitText("低于80%为红灯");
    browser.picture("statement-red");
    assertThat(browser.isShown("form[action$=disputes]")).isFalse();

    browser.openTask(cast.taskOf("A1", "task_confirm").getId());
    browser.awaitText("2026年11月对账单");
    browser.fill(browser.field("异议理由", 0), "漏记窗口办件八十件");
    browser.mark("确认");
    browser.pressComplete();
    browser.awaitText("请选择“有异议”，或删去理由");
    browser.mark("有异议");
    browser.picture("statement-disputed");
    browser.completeTask();

    browser.logIn("D1");
    browser.openTask(cast.taskOf("D1", "task_answer").getId());
    browser.awaitText("漏记窗口办件八十件");
    browser.mark("采纳");
    browser.fill(browser.field("更正后的实际数", 0), "200");
    browser.picture("statement-answer");
    browser.completeTask();
    clock.runJobs();

    browser.logIn("A1");
    browser.open("/me/statements/2026-11");
    browser.awaitText("更正：120 → 200");
    browser.awaitText("实际 120件 → 200件");
    browser.follow("第1版");
    browser.awaitText("看最新的第2版");
    browser.follow("看最新的第2版");
    browser.awaitText("正在看");
    new Select(browser.driver().findElement(By.name("indicator"))).selectByVisibleText("台账更新");
    browser.type("[name=reason]", "十一月的台账已补齐");
    browser.click("form[action$=disputes] button");
    browser.awaitText("异议已提出");
    browser.awaitText("异议：十一月的台账已补齐");
    browser.picture("statement-disputed-on-page");

    browser.logIn("D1");
    browser.openTask(cast.taskOf("D1", "task_answer").getId());
    browser.awaitText("十一月的台账已补齐");
    browser.mark("不采纳");
    browser.fill(browser.field("说明", 0), "补齐在月末之后，计入下月。");
    browser.completeTask();
    browser.logIn("A1");
    browser.open("/me/statements/2026-11");
    browser.awaitText("答复：补齐在月末之后，计入下月。");
  }
}
