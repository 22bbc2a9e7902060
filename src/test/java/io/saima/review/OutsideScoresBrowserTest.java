package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.CatchUp;
import io.saima.organization.PostClass;
import io.saima.plan.IndicatorScope;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** The organization department enters a unit's outside scores, and another one for one person. */
@BrowserTest
class OutsideScoresBrowserTest {

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired TaskService tasks;
  @Autowired JdbcTemplate jdbc;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void aReviewIsOpen() {
    county.small();
    String plan = figures.plan("U1", PostClass.GENERAL, "2026-Q3");
    figures.flow(plan, "I1", "办件数", IndicatorScope.OFFICER, "40", "300");
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  @Test
  void aUnitGetsItsScoresAndOnePersonAnException(Browser browser) {
    Task task =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("task_recordOutside")
            .processInstanceBusinessKey("2026-Q3/U1")
            .singleResult();
    browser.logIn(task.getAssignee());
    browser.openTask(task.getId());
    browser.awaitText("组织部门、第三方、舆论评价：县水利局");
    browser.fill(browser.field("组织部门", 0), "88.5");
    browser.fill(browser.field("第三方", 0), "85");
    browser.clickText("添加一行");
    browser.choose(0, "某A2（一般，A2）");
    browser.choose(1, "组织部门");
    browser.fill(browser.field("分数", 0), "101");
    browser.awaitText("不得大于 100");
    browser.fill(browser.field("分数", 0), "93.25");
    browser.picture("outside-scores");
    browser.completeTask();
    assertThat(scores("ORG")).containsEntry("A1", "88.50").containsEntry("A2", "93.25");
    assertThat(scores("THIRD")).containsEntry("A2", "85.00");
    assertThat(scores("MEDIA")).isEmpty();
  }

  private Map<String, String> scores(String channel) {
    return jdbc
        .queryForList("select ratee, score from ballot_score where channel = ?", channel)
        .stream()
        .collect(
            Collectors.toMap(
                row -> (String) row.get("ratee"),
                row -> ((BigDecimal) row.get("score")).setScale(2).toPlainString()));
  }
}
