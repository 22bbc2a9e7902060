package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;
import static io.saima.plan.IndicatorScope.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.engine.CatchUp;
import io.saima.organization.CountyImported;
import io.saima.organization.PostClass;
import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.Imports;
import io.saima.plan.Policies;
import io.saima.reconciliation.StatementDesk.Reader;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SaimaTest
class StatementPagesTest {

  private static final YearMonth NOVEMBER = YearMonth.parse("2026-11");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;
  @Autowired Confirmations confirmations;
  @Autowired Statements statements;
  @Autowired StatementDesk desk;
  @Autowired Imports imports;
  @Autowired Policies policies;
  @TempDir Path folder;

  private String plan;

  /** A1 was yellow in October and is yellow again in November, which makes it red. */
  @BeforeEach
  void statementsArePublished() {
    county.small();
    clock.set("2026-12-01T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数<b>", OFFICER, "40", "300");
    figures.level(plan, "I2", "满意率", UNIT, "40", "90");
    figures.level(plan, "I3", "台账更新", OFFICER, "20", "10");
    figures.actual(plan, "I1", "A1", "2026-10", "90");
    figures.actual(plan, "I1", "A1", "2026-11", "180.5");
    figures.actual(plan, "I2", "", "2026-11", "90");
    figures.actual(plan, "I3", "A1", "2026-11", "9.3333");
    imported();
  }

  private void imported() {
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  @Test
  void anOfficerReadsHisStatementInWordsAndFigures() throws Exception {
    page("A1", "OFFICER", get("/me/statements/2026-11"))
        .andExpect(status().isOk())
        .andExpect(has("2026年11月对账单"))
        .andExpect(has("办件数&lt;b&gt;"))
        .andExpect(has("200件（全季的三分之二）"))
        .andExpect(has("180.5件"))
        .andExpect(has("90.25%"))
        .andExpect(has("低于95%、不低于80%，上月也是黄灯，连续两月加重一级"))
        .andExpect(has("增加90.5件（上月达成率90%）"))
        .andExpect(has("93.33%"))
        .andExpect(has("业务台账"))
        .andExpect(has("2026年第41周（10月5日—10月11日）"))
        .andExpect(has("逾期未填"))
        .andExpect(has("/me/week?week=2026-W41"))
        .andExpect(has("＝0%；勤勉系数＝90%＋10%×0%＝90%。"))
        .andExpect(has("data-share=\"0.902500\""))
        .andExpect(has("data-before=\"10月 0.900000\""))
        .andExpect(has("/me/statements/2026-11/figures/I1#actual"))
        .andExpect(has("达成率不低于95%为绿灯，不低于80%为黄灯，低于80%为红灯"));
    page("A1", "OFFICER", get("/me/statements"))
        .andExpect(has("/me/statements/2026-11"))
        .andExpect(content().string(not(containsString("所属人员"))));
  }

  @Test
  void whoMaySeeStatementsOfOthersIsAskedOfHisOwnPeopleOnly() throws Exception {
    page("D1", "OFFICER", get("/me/statements")).andExpect(has("所属人员"));
    assertThat(desk.seesOthers(new Reader("organization", true))).isTrue();
    county.relation("Z1", "Z2");
    for (String officer : List.of("Z1", "Z2", "L1", "H1", "D1", "A1", "A2", "A3", "nobody")) {
      Reader reader = new Reader(officer, false);
      assertThat(desk.seesOthers(reader)).as(officer).isEqualTo(!desk.units(reader).isEmpty());
    }
  }

  @Test
  void aMonthHasTheLightsOfItsQuartersPolicyAlsoWhenItIsComputedAgain() throws Exception {
    long version =
        policies
            .draft(
                "2027-Q1",
                Map.of("version", "四色版", "lightThresholds", List.of("0.95", "0.92", "0.90")),
                "县委〔2026〕1号",
                "分级预警",
                "Z1")
            .id();
    policies.approve(version, "", "Z2");
    String next = figures.plan("U1", PostClass.GENERAL, "2027-Q1");
    figures.level(next, "I1", "办结率", OFFICER, "40", "100");
    figures.level(next, "I2", "满意率", OFFICER, "40", "100");
    figures.level(next, "I3", "台账更新", OFFICER, "20", "100");
    figures.actual(next, "I1", "A1", "2027-01", "93");
    figures.actual(next, "I2", "A1", "2027-01", "91");
    figures.actual(next, "I3", "A1", "2027-01", "96");
    clock.set("2027-02-03T09:00");
    imported();
    page("A1", "OFFICER", get("/me/statements/2027-01"))
        .andExpect(has("<span class=\"light orange\">橙灯</span>"))
        .andExpect(has("低于92%、不低于90%"))
        .andExpect(has("不低于92%为黄灯，不低于90%为橙灯，低于90%为红灯"));
    page("organization", "ORGANIZATION", get("/statements?month=2027-01")).andExpect(has("橙灯"));

    figures.actual(plan, "I3", "A1", "2026-11", "9.1");
    imported();
    page("A1", "OFFICER", get("/me/statements/2026-11"))
        .andExpect(has("第2版"))
        .andExpect(has("不低于80%为黄灯，低于80%为红灯"));
  }

  @Test
  void otherPeoplesStatementsAreReadBecauseOfARoleOrNotFound() throws Exception {
    for (String reader : List.of("D1", "H1", "L1", "A1")) {
      page(reader, "OFFICER", get("/statements/A1/2026-11")).andExpect(status().isOk());
    }
    page("organization", "ORGANIZATION", get("/statements/A1/2026-11")).andExpect(status().isOk());
    page("discipline", "DISCIPLINE", get("/statements/A1/2026-11")).andExpect(status().isOk());
    page("A2", "OFFICER", get("/statements/A1/2026-11")).andExpect(status().isNotFound());
    page("Z2", "OFFICER", get("/statements/A1/2026-11")).andExpect(status().isNotFound());
    page("designer", "DESIGNER", get("/statements/A1/2026-11")).andExpect(status().isNotFound());
    for (String guess :
        List.of(
            "/statements/A9/2026-11",
            "/statements/A1/2026-10",
            "/statements/A1/2026-13",
            "/statements/A1/2026-11?version=2",
            "/statements/L1/2026-11",
            "/me/statements/2026-11")) {
      page("organization", "ORGANIZATION", get(guess)).andExpect(status().isNotFound());
    }
    county.relation("H1", "A1");
    page("H1", "OFFICER", get("/statements/A1/2026-11")).andExpect(status().isNotFound());
    page("H1", "OFFICER", get("/statements"))
        .andExpect(content().string(not(containsString("/statements/A1/"))))
        .andExpect(has("/statements/A2/2026-11"));
    page("H1", "OFFICER", get("/statements?q=A1")).andExpect(has("0 人"));
    page("H1", "OFFICER", get("/statements").param("q", "某A2")).andExpect(has("1 人"));
  }

  @Test
  void aListShowsThePeopleForWhomOneAnswers() throws Exception {
    page("D1", "OFFICER", get("/statements"))
        .andExpect(has("4 人"))
        .andExpect(has("/statements/A1/2026-11"));
    page("D1", "OFFICER", get("/statements?page=9")).andExpect(has("/statements/A1/2026-11"));
    page("D1", "OFFICER", get("/statements?light=RED"))
        .andExpect(has("1 人"))
        .andExpect(content().string(not(containsString("/statements/A2/"))));
    page("organization", "ORGANIZATION", get("/statements")).andExpect(has("7 人"));
    page("organization", "ORGANIZATION", get("/statements?unit=U0")).andExpect(has("2 人"));
    page("organization", "ORGANIZATION", get("/statements?q=a1"))
        .andExpect(has("1 人"))
        .andExpect(has("/statements/A1/2026-11"));
    page("organization", "ORGANIZATION", get("/statements?q=a1&unit=U0")).andExpect(has("0 人"));
    page("A1", "OFFICER", get("/statements")).andExpect(status().isNotFound());
  }

  @Test
  void anOfficerDisputesFromThePage() throws Exception {
    clock.set("2026-12-01T10:30");
    cast.complete(
        cast.taskOf("A1", "task_confirm"),
        Map.of(
            "answer",
            "CONFIRM",
            "rows",
            List.of(Map.of("reason", ""), Map.of("reason", ""), Map.of("reason", ""))));
    page("A1", "OFFICER", get("/me/statements/2026-11"))
        .andExpect(has("本人已确认"))
        .andExpect(has("2026-12-01 10:30"))
        .andExpect(has("/me/statements/2026-11/disputes"));
    dispute("A1", "I1", " ").andExpect(flash().attribute("refused", "请写明异议理由。"));
    dispute("A1", "I9", "错").andExpect(flash().attributeExists("refused"));
    dispute("A1", "I1", "漏记二十件")
        .andExpect(redirectedUrl("/me/statements/2026-11"))
        .andExpect(flash().attributeExists("done"));
    assertThat(
            cast.sheet(cast.taskOf("D1", "task_answer")).path("rows").get(0).path("claim").asText())
        .isEqualTo("漏记二十件");
    page("A1", "OFFICER", get("/me/statements/2026-11"))
        .andExpect(has("异议：漏记二十件"))
        .andExpect(has("待答复"))
        .andExpect(content().string(not(containsString("/disputes"))));
    cast.complete(
        cast.taskOf("D1", "task_answer"),
        Map.of("rows", List.of(Map.of("decision", "ACCEPT", "corrected", 200, "answer", "属实"))));
    clock.runJobs();
    page("A1", "OFFICER", get("/me/statements/2026-11"))
        .andExpect(has("更正：180.5 → 200"))
        .andExpect(has("某D1"));
  }

  @Test
  void aRefusedDisputeKeepsWhatWasTyped() throws Exception {
    String words = "漏".repeat(501);
    dispute("A2", "I2", words)
        .andExpect(redirectedUrl("/me/statements/2026-11"))
        .andExpect(flash().attribute("refused", "异议理由不能超过500字。"))
        .andExpect(flash().attribute("typed", Map.of("indicator", "I2", "reason", words)));
    dispute("A2", "I9", "错")
        .andExpect(flash().attribute("refused", "对账单上没有“I9”这项指标，本月的指标有：办件数<b>、满意率、台账更新。"));
    page("A2", "OFFICER", post("/me/statements/2026-11/disputes").with(csrf()))
        .andExpect(status().isBadRequest());
    page("A2", "OFFICER", post("/me/statements/2026-11/disputes").param("indicator", "I1"))
        .andExpect(status().isForbidden());
    assertThat(confirmations.disputesOf("A2", NOVEMBER)).isEmpty();
  }

  @Test
  void everyVersionCanBeOpenedAndSaysWhatChangedWhenAndWhy() throws Exception {
    Statement first = statements.published("A1", "2026-11").orElseThrow();
    clock.set("2026-12-01T10:30");
    cast.complete(
        cast.taskOf("A1", "task_confirm"),
        Map.of(
            "answer",
            "DISPUTE",
            "rows",
            List.of(Map.of("reason", "漏记"), Map.of("reason", ""), Map.of("reason", ""))));
    cast.complete(
        cast.taskOf("D1", "task_answer"),
        Map.of("rows", List.of(Map.of("decision", "ACCEPT", "corrected", 200, "answer", "属实"))));
    clock.runJobs();
    clock.set("2026-12-02T09:00");
    figures.actual(plan, "I2", "", "2026-11", "88");
    imported();

    page("A1", "OFFICER", get("/me/statements/2026-11"))
        .andExpect(has("第3版，2026-12-02 09:00公布"))
        .andExpect(has("，最新版"))
        .andExpect(has("实际 180.5件 → 200件；达成率 90.25% → 100%；灯色 红灯 → 绿灯"))
        .andExpect(has("原因：异议采纳，更正数据（某D1，2026-12-01 10:30）"))
        .andExpect(has("实际 90件 → 88件"))
        .andExpect(has("原因：数据来源更新"))
        .andExpect(has("/me/statements/2026-11?version=1"))
        .andExpect(has("/me/statements/2026-11?version=2"))
        .andExpect(content().string(not(containsString("这是旧版"))));
    page("D1", "OFFICER", get("/statements/A1/2026-11?version=1"))
        .andExpect(has("这是旧版"))
        .andExpect(has("看最新的第3版"))
        .andExpect(has("180.5件"))
        .andExpect(has("第1版，2026-12-01 09:00公布"))
        .andExpect(has("/statements/A1/2026-11/figures/I1?version=1#actual"))
        .andExpect(content().string(not(containsString("/rectify"))));
    page("A1", "OFFICER", get("/me/statements/2026-11?version=2"))
        .andExpect(has("200件"))
        .andExpect(content().string(not(containsString("/disputes"))));
    page("A1", "OFFICER", get("/me/statements/2026-11?version=4")).andExpect(status().isNotFound());
    Statement still = statements.findById(new Statement.Key("A1", "2026-11", 1)).orElseThrow();
    assertThat(still.superseded()).isTrue();
    assertThat(still)
        .extracting(
            Statement::document, Statement::light, Statement::computedAt, Statement::publishedAt)
        .containsExactly(first.document(), first.light(), first.computedAt(), first.publishedAt());

    page("A1", "OFFICER", get("/me/statements/2026-11/figures/I1"))
        .andExpect(has("更正：180.5 → 200"))
        .andExpect(has("异议：漏记"))
        .andExpect(has("答复：属实"))
        .andExpect(has("业务台账（异议更正）"))
        .andExpect(has("现用"))
        .andExpect(has("已被替代"));
  }

  @Test
  void aFigureLeadsToItsPlanToItsImportAndToItsSum() throws Exception {
    clock.set("2026-12-01T11:00");
    events.publishEvent(new CatchUp());
    Path file = folder.resolve("indicator-actuals.csv");
    Files.writeString(
        file,
        "plan_code,indicator_code,officer_id,month,actual,debt_rate,source\n%s,I1,A1,2026-11,190,,窗口系统\n"
            .formatted(plan));
    long run =
        imports
            .take(List.of(new ImportFile("indicator-actuals.csv", file)), "organization")
            .number();
    clock.runJobs();
    String own = "/me/statements/2026-11/figures/I1";
    page("A1", "OFFICER", get(own))
        .andExpect(has("季度目标300件，累计数到本月应占全季的三分之二，即200件。"))
        .andExpect(has("实际190件 ÷ 应完成200件 ＝ 95%（精确到六位小数：0.950000）。"))
        .andExpect(has("窗口系统"))
        .andExpect(has("文件导入"))
        .andExpect(has("2026-12-01 11:00"))
        .andExpect(has("导入记录" + run))
        .andExpect(has("180.5件"))
        .andExpect(has("#indicator-I1"))
        .andExpect(content().string(not(containsString("/imports/"))));
    page("organization", "ORGANIZATION", get("/statements/A1/2026-11/figures/I1"))
        .andExpect(has("/plans/P-"));
    page("A1", "OFFICER", get("/me/statements/2026-11/figures/I2"))
        .andExpect(has("全单位一个值，更正要由数据来源重新报送"));
    page("A1", "OFFICER", get(own + "?version=1"))
        .andExpect(has("这是旧版"))
        .andExpect(has("实际180.5件 ÷ 应完成200件 ＝ 90.25%"));
  }

  @Test
  void aFigureIsShownToWhomItsStatementIsShown() throws Exception {
    String figure = "/statements/A1/2026-11/figures/I1";
    for (String reader : List.of("D1", "H1", "L1", "A1")) {
      page(reader, "OFFICER", get(figure)).andExpect(status().isOk());
    }
    page("discipline", "DISCIPLINE", get(figure)).andExpect(status().isOk());
    for (String reader : List.of("A2", "Z2")) {
      page(reader, "OFFICER", get(figure)).andExpect(status().isNotFound());
    }
    page("A1", "OFFICER", get("/me/statements/2026-11/figures/I9"))
        .andExpect(status().isNotFound());
    county.relation("H1", "A1");
    page("H1", "OFFICER", get(figure)).andExpect(status().isNotFound());
    page("D1", "OFFICER", get("/statements/A1/2026-11"))
        .andExpect(has("2026年第41周（10月5日—10月11日）"))
        .andExpect(content().string(not(containsString("/weeks/2026-W41/A1"))));
    page("organization", "ORGANIZATION", get("/statements/A1/2026-11"))
        .andExpect(has("/weeks/2026-W41/A1"));
  }

  @Test
  void nobodyDisputesForSomebodyElse() throws Exception {
    dispute("D1", "I1", "替人提").andExpect(flash().attributeExists("refused"));
    assertThat(confirmations.disputesOf("A1", NOVEMBER)).isEmpty();
    page("D1", "OFFICER", get("/statements/A1/2026-11"))
        .andExpect(content().string(not(containsString("/disputes"))));
  }

  @Test
  void aSupervisorPutsARedLightOnTheRectificationList() throws Exception {
    page("D1", "OFFICER", get("/statements/A1/2026-11"))
        .andExpect(has("/statements/A1/2026-11/rectify"));
    page("A2", "OFFICER", post("/statements/A1/2026-11/rectify").with(csrf()))
        .andExpect(status().isNotFound());
    page("A1", "OFFICER", post("/statements/A1/2026-11/rectify").with(csrf()))
        .andExpect(status().isNotFound());
    page("discipline", "DISCIPLINE", get("/statements/A1/2026-11"))
        .andExpect(content().string(not(containsString("/rectify"))));
    page("discipline", "DISCIPLINE", post("/statements/A1/2026-11/rectify").with(csrf()))
        .andExpect(status().isNotFound());
    page("D1", "OFFICER", post("/statements/A1/2026-11/rectify").with(csrf()))
        .andExpect(redirectedUrl("/statements/A1/2026-11"));
    assertThat(cast.tasksOf("A1", "task_plan")).hasSize(1);
  }

  private ResultActions dispute(String who, String indicator, String reason) throws Exception {
    return page(
        who,
        "OFFICER",
        post("/me/statements/2026-11/disputes")
            .with(csrf())
            .param("indicator", indicator)
            .param("reason", reason));
  }

  private ResultActions page(String who, String role, MockHttpServletRequestBuilder request)
      throws Exception {
    return mvc.perform(request.with(user(who).roles(role)));
  }

  private static org.springframework.test.web.servlet.ResultMatcher has(String text) {
    return content().string(containsString(text));
  }
}
