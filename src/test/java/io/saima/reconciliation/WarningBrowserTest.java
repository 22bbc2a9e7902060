package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/**
 * A red light from the measures until the leader in charge speaks, in Tasklist and on the pages.
 */
@BrowserTest
class WarningBrowserTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;

  private String plan;

  @BeforeEach
  void aRedStatementIsPublished() {
    county.small();
    clock.set("2026-11-02T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "台账更新", OFFICER, "40", "10");
    figures.level(plan, "I3", "值班", OFFICER, "20", "10");
    publish("2026-10", "60");
  }

  private void publish(String month, String actual) {
    figures.actual(plan, "I1", "A1", month, actual);
    figures.actual(plan, "I2", "A1", month, "10");
    figures.actual(plan, "I3", "A1", month, "10");
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  @Test
  void measuresAreNamedAcceptedAndWatchedAndASecondRedIsTheLeaders(Browser browser) {
    browser.logIn("A1");
    browser.openTask(cast.taskOf("A1", "task_planMeasures").getId());
    browser.awaitText("60% 红灯：实际60件");
    browser.fill(browser.field("措施", 0), "倒排工期，每周调度，十一月补齐。");
    browser.picture("warning-plan");
    browser.completeTask();

    browser.logIn("D1");
    browser.openTask(cast.taskOf("D1", "task_acceptMeasures").getId());
    browser.awaitText("倒排工期，每周调度，十一月补齐。");
    browser.mark("认可");
    browser.picture("warning-accept");
    browser.completeTask();

    clock.set("2026-12-01T09:00");
    publish("2026-11", "120");
    browser.openTask(cast.taskOf("D1", "task_supervise").getId());
    browser.awaitText("60% 红灯：实际120件");
    browser.fill(browser.field("督办要求", 0), "抽调两人，月底前补齐。");
    browser.picture("warning-supervise");
    browser.completeTask();

    browser.open("/warnings");
    browser.awaitText("跟踪中");
    browser.picture("warnings");

    browser.logIn("A1");
    browser.open("/me/statements/2026-11");
    browser.follow("预警跟踪中");
    browser.awaitText("再次红灯，转分管领导督办");
    browser.awaitText("抽调两人，月底前补齐。");
    browser.picture("warning");
  }
}
