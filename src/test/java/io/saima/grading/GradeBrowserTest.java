package io.saima.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saima.scoring.Outcome;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A leader proposes grades in Tasklist, and the organization department approves them there. */
@BrowserTest
@Import(ScoredBodies.class)
class GradeBrowserTest {

  private static final String CASE = "2026-Q3/U1";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ScoredBodies scored;
  @Autowired GradeApprovals approvals;
  @Autowired TaskService tasks;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void aBodyIsScored() {
    county.small();
    scored
        .none()
        .score("A1", "95.00")
        .score("A2", "85.00")
        .score("A3", "58.00")
        .score("D1", "75.00")
        .without("H1", Outcome.DEFERRED, "NO_DATA:I1")
        .handOver("2026-Q3", "U1");
  }

  @Test
  void aLeaderProposesAndTheOrganizationDepartmentApproves(Browser browser) {
    browser.logIn("D1");
    browser.openTask(cast.taskOf("D1", "task_propose").getId());
    browser.awaitText("参加考核5人，“好”等次名额2个（不超过40%），现已占用1个，还空1个");
    browser.awaitText("某A3");
    browser.picture("grade-proposal");
    browser.choose(1, "好");
    browser.fill(browser.field("理由", 1), "抗洪抢险连续值守二十天");
    browser.picture("grade-proposal-filled");
    browser.completeTask();
    assertThat(grade("A2")).isEqualTo("GOOD");

    agreeAll();
    Task raise = cast.taskOf("H1", "task_decideRaise");
    browser.logIn("H1");
    browser.openTask(raise.getId());
    browser.awaitText("抗洪抢险连续值守二十天");
    browser.picture("grade-raise");
    browser.mark("同意上调");
    browser.completeTask();
    clock.runJobs();

    browser.openTask(cast.taskOf("H1", "task_sign").getId());
    browser.awaitText("不定等次1人");
    browser.picture("grade-signature");
    browser.mark("签署");
    browser.completeTask();
    clock.runJobs();

    browser.logIn("Z1");
    browser.openTask(cast.taskOf("Z1", "task_approve").getId());
    browser.awaitText("上级同意上调");
    browser.awaitText("指标无数据（I1）");
    browser.picture("grade-approval");
    browser.mark("同意");
    browser.completeTask();
    clock.runJobs();
    assertThat(approvals.get(CASE).state()).isEqualTo(GradeState.PUBLIC_NOTICE);

    browser.open("/notices/" + CASE);
    browser.awaitText("以下人员拟定为“好”等次");
    browser.picture("grade-public-notice");
    browser.open("/grades/" + CASE);
    browser.awaitText("县水利局 2026年第三季度等次");
    browser.picture("grade-body");
  }

  private void agreeAll() {
    for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_propose").list()) {
      List<Object> rows = new ArrayList<>();
      for (JsonNode row : cast.sheet(task).path("rows")) {
        rows.add(Map.of("grade", row.path("grade").asText()));
      }
      cast.complete(task, Map.of("rows", rows));
    }
    clock.runJobs();
  }

  private String grade(String officer) {
    return transaction.execute(
        status -> approvals.get(CASE).row(officer).grade().orElseThrow().name());
  }
}
