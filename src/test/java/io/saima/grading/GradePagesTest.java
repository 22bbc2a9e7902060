package io.saima.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SaimaTest
@Import(ScoredBodies.class)
class GradePagesTest {

  private static final String RESULTS = "/api/quarters/2026-Q3/results";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ScoredBodies scored;
  @Autowired TaskService tasks;

  @BeforeEach
  void aBodyIsScored() {
    county.small();
    scored
        .none()
        .score("A1", "95.00")
        .score("A2", "92.00")
        .capped("A3", "91.00", QuarterGrade.FAIRLY_GOOD, "UNRESOLVED_RED:I5,WARNING")
        .score("D1", "75.00")
        .without("H1", Outcome.DEFERRED, "NO_DATA:I1")
        .handOver("2026-Q3", "U1");
  }

  private ResultActions show(String path, String person, String... roles) throws Exception {
    return mvc.perform(get(path).with(user(person).roles(roles)));
  }

  private void untilPublicNotice() {
    for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_propose").list()) {
      List<Object> rows = new ArrayList<>();
      for (JsonNode row : cast.sheet(task).path("rows")) {
        rows.add(Map.of("grade", row.path("grade").asText()));
      }
      cast.complete(task, Map.of("rows", rows));
    }
    clock.runJobs();
    for (String step : List.of("task_sign", "task_approve")) {
      Task task = tasks.createTaskQuery().taskDefinitionKey(step).singleResult();
      List<Object> proposers = new ArrayList<>();
      cast.sheet(task).path("proposers").forEach(row -> proposers.add(Map.of("again", false)));
      String yes = step.equals("task_sign") ? "SIGN" : "APPROVE";
      cast.complete(task, Map.of("decision", yes, "proposers", proposers));
      clock.runJobs();
    }
  }

  @Test
  void theResultsLeaveAsJsonWithoutAGradeUntilTheyAreEffective() throws Exception {
    show(RESULTS, "organization", "ORGANIZATION")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.length()").value(5))
        .andExpect(jsonPath("$[0].officer").value("A1"))
        .andExpect(jsonPath("$[0].body").value("U1"))
        .andExpect(jsonPath("$[0].q").value("95.00"))
        .andExpect(jsonPath("$[0].proposal").value("GOOD"))
        .andExpect(jsonPath("$[0].grade").value((Object) null))
        .andExpect(jsonPath("$[0].state").value("PROPOSING"))
        .andExpect(jsonPath("$[2].ceiling").value("FAIRLY_GOOD"))
        .andExpect(jsonPath("$[2].ceilingReasons[0]").value("UNRESOLVED_RED:I5"))
        .andExpect(jsonPath("$[2].ceilingReasons[1]").value("WARNING"))
        .andExpect(jsonPath("$[4].outcome").value("DEFERRED"))
        .andExpect(jsonPath("$[4].outcomeReasons[0]").value("NO_DATA:I1"))
        .andExpect(jsonPath("$[4].q").value((Object) null));
    untilPublicNotice();
    clock.moveTo("2026-10-22T18:01", "grade-approval");
    show(RESULTS, "organization", "ORGANIZATION")
        .andExpect(jsonPath("$[0].grade").value("GOOD"))
        .andExpect(jsonPath("$[0].state").value("EFFECTIVE"))
        .andExpect(jsonPath("$[4].grade").value((Object) null));
  }

  @Test
  void theResultsLeaveAsATableThatSpreadsheetsReadAsUtf8() throws Exception {
    byte[] table =
        mvc.perform(
                get(RESULTS).accept("text/csv").with(user("organization").roles("ORGANIZATION")))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", startsWith("text/csv")))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(new String(table, StandardCharsets.UTF_8).split("\r\n"))
        .containsExactly(
            "\uFEFFofficer,body,outcome,outcomeReasons,q,band,ceiling,ceilingReasons,proposal,grade,state",
            "A1,U1,GRADED,,95.00,GOOD,GOOD,,GOOD,,PROPOSING",
            "A2,U1,GRADED,,92.00,GOOD,GOOD,,GOOD,,PROPOSING",
            "A3,U1,GRADED,,91.00,GOOD,FAIRLY_GOOD,UNRESOLVED_RED:I5;WARNING,FAIRLY_GOOD,,PROPOSING",
            "D1,U1,GRADED,,75.00,ORDINARY,GOOD,,ORDINARY,,PROPOSING",
            "H1,U1,DEFERRED,NO_DATA:I1,,,GOOD,,,,PROPOSING");
  }

  @Test
  void onlyTheOrganizationDepartmentTakesResultsAndAWrongQuarterIsExplained() throws Exception {
    show(RESULTS, "A1", "OFFICER").andExpect(status().isForbidden());
    show(RESULTS, "designer", "DESIGNER").andExpect(status().isForbidden());
    show("/api/quarters/2025-Q1/results", "organization", "ORGANIZATION")
        .andExpect(status().isOk())
        .andExpect(content().json("[]"));
    for (String wrong : List.of("2026Q3", "2026-Q5", "三季度")) {
      show("/api/quarters/" + wrong + "/results", "organization", "ORGANIZATION")
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.title").value("季度的格式不对"));
    }
    mvc.perform(
            get("/api/quarters/2026/results")
                .accept("text/csv")
                .with(user("organization").roles("ORGANIZATION")))
        .andExpect(status().isBadRequest());
  }

  @Test
  void theOverviewTellsTheOrganizationDepartmentWhoHasTheNextStep() throws Exception {
    show("/grades", "organization", "ORGANIZATION").andExpect(redirectedUrl("/grades/2026-Q3"));
    show("/grades/2026-Q3", "organization", "ORGANIZATION")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("县水利局")))
        .andExpect(content().string(containsString("分管领导提名")))
        .andExpect(content().string(containsString("某D1、某H1")))
        .andExpect(content().string(containsString("/grades/2026-Q4")))
        .andExpect(content().string(not(containsString("有逾期"))));
    show("/grades/2026-Q4", "organization", "ORGANIZATION")
        .andExpect(content().string(not(containsString("/grades/2027-Q1"))));
    clock.set("2026-10-20T09:00");
    show("/grades/2026-Q3?page=99", "discipline", "DISCIPLINE")
        .andExpect(content().string(containsString("有逾期")));
    show("/grades/2026-Q2", "organization", "ORGANIZATION")
        .andExpect(content().string(containsString("还没有考核主体完成得分")));
    show("/grades/2026-Q3", "A1", "OFFICER").andExpect(status().isNotFound());
    show("/grades/nonsense", "organization", "ORGANIZATION").andExpect(status().isNotFound());
  }

  @Test
  void aBodyIsReadByThoseWhoHaveARoleTowardsItAndNobodySeesHimself() throws Exception {
    String page = "/grades/2026-Q3/U1";
    show(page, "organization", "ORGANIZATION")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("某A1")))
        .andExpect(content().string(containsString("红灯未销号（I5）、警告处分期内，封顶为“较好”")))
        .andExpect(content().string(containsString("暂缓评定（指标无数据（I1））")));
    show(page, "H1", "OFFICER")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("某D1")))
        .andExpect(content().string(not(containsString("指标无数据"))));
    show(page, "D1", "OFFICER")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<td>某A1</td>")))
        .andExpect(content().string(not(containsString("<td>某H1</td>"))));
    show(page, "A1", "OFFICER").andExpect(status().isNotFound());
    show("/grades/2026-Q3/NOBODY", "organization", "ORGANIZATION").andExpect(status().isNotFound());
  }

  @Test
  void thePublicNoticeShowsNamesAndUnitsOnlyWhileItIsUp() throws Exception {
    show("/notices/2026-Q3/U1", "A3", "OFFICER")
        .andExpect(content().string(containsString("这里没有公示")));
    untilPublicNotice();
    show("/notices", "Z2", "OFFICER")
        .andExpect(content().string(containsString("县水利局 2026年第三季度“好”等次公示")));
    show("/notices/2026-Q3/U1", "Z2", "OFFICER")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("公示期至2026年10月14日")))
        .andExpect(content().string(containsString("某A1")))
        .andExpect(content().string(containsString("某A2")))
        .andExpect(content().string(not(containsString("某A3"))))
        .andExpect(content().string(not(containsString("95.00"))));
    clock.moveTo("2026-10-14T17:59", "grade-approval");
    show("/notices/2026-Q3/U1", "Z2", "OFFICER").andExpect(content().string(containsString("某A1")));
    clock.set("2026-10-14T18:00");
    assertThatThePublicNoticeIsGone();
    clock.moveTo("2026-10-14T18:01", "grade-approval");
    assertThatThePublicNoticeIsGone();
    show("/grades/2026-Q3/U1", "organization", "ORGANIZATION")
        .andExpect(content().string(containsString("“好”等次公示：2026-10-0")))
        .andExpect(content().string(containsString("至 2026-10-14 18:00")));
  }

  private void assertThatThePublicNoticeIsGone() throws Exception {
    show("/notices/2026-Q3/U1", "Z2", "OFFICER")
        .andExpect(content().string(containsString("公示已经结束")))
        .andExpect(content().string(not(containsString("某A1"))));
    show("/notices", "Z2", "OFFICER").andExpect(content().string(containsString("目前没有公示")));
  }

  @Test
  void anOfficerReadsHisOwnGradeOnceHeWasTold() throws Exception {
    show("/me/grades", "A2", "OFFICER")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("还没有告知您的季度等次")));
    untilPublicNotice();
    clock.moveTo("2026-10-15T18:01", "grade-approval");
    show("/me/grades", "A3", "OFFICER")
        .andExpect(content().string(containsString("2026年第三季度：较好")))
        .andExpect(content().string(containsString("得分91.00达到“好”")))
        .andExpect(content().string(containsString("异议期")));
    show("/me/grades", "H1", "OFFICER")
        .andExpect(content().string(containsString("2026年第三季度：不定等次")));
  }
}
