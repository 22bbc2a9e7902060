package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.calendar.Quarter;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.ClosedQuarters;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The clock stands at 2026-10-08: the fourth quarter runs. */
@SaimaTest
@Import(SmallPlans.class)
class PolicyPagesTest {

  private static final Quarter RUNNING = Quarter.parse("2026-Q4");

  @Autowired MockMvc mvc;
  @Autowired TestClock clock;
  @Autowired SmallPlans small;
  @Autowired TestCounty county;
  @Autowired ClosedQuarters closed;
  @Autowired ApprovedPolicy approved;
  @Autowired Policies policies;
  @Autowired Notes notes;

  @BeforeEach
  void aCountyWithAPlan() {
    small.settle();
    county.appoint(AppointmentRole.ORGANIZATION_OFFICER, "", "Z1", "Z2");
  }

  // ---- the way through

  @Test
  void oneEntersAnotherApprovesAndTheNextQuarterHasIt() throws Exception {
    draft("Z1", Map.of("lightThresholds[2]", "0.70", "goodPercent", "35"))
        .andExpect(redirectedUrl("/policies/" + newest().id()));
    assertThat(titles("Z2")).contains("考核参数待审批：2027版");
    assertThat(titles("Z1")).isEmpty();
    page("Z2", "/policies/" + newest().id())
        .andExpect(has("县委〔2026〕1号"))
        .andExpect(has("四色：绿灯不低于0.95，黄灯不低于0.8，橙灯不低于0.7，以下红灯"))
        .andExpect(has("批准</button>"));
    assertThat(approved.of(RUNNING.next()).goodPercent()).isEqualTo(40);

    decide("Z2", "APPROVE", "").andExpect(flash().attribute("done", "已批准，自2027年第一季度起执行。"));

    assertThat(approved.of(RUNNING).goodPercent()).isEqualTo(40);
    assertThat(approved.of(RUNNING.next()).goodPercent()).isEqualTo(35);
    assertThat(approved.of(RUNNING.next().next()).version()).isEqualTo("2027版");
    assertThat(titles("Z1")).containsExactly("考核参数已批准：2027版");
    page("Z1", "/policies").andExpect(has("待执行")).andExpect(has("尚未批准过版本"));
    clock.set("2027-01-04T09:00");
    page("Z1", "/policies").andExpect(has("执行中")).andExpect(has("依据：县委〔2026〕1号"));
    mvc.perform(get("/api/policies/2027-Q1").with(user("designer").roles("DESIGNER")))
        .andExpect(jsonPath("$.version").value("2027版"))
        .andExpect(jsonPath("$.lightThresholds[2]").value("0.7"));
  }

  @Test
  void whatEntersTheCalculationIsShownRawAndAsItReallyCounts() throws Exception {
    page("Z1", "/policies")
        .andExpect(has("<td class=\"num\" data-name=\"原始权重\">35</td>"))
        .andExpect(has("33.33%"))
        .andExpect(has("13.33%"))
        .andExpect(has("群众评价在季度得分中的有效占比为13.33%"));
  }

  @Test
  void aLaterApprovalForTheSameQuarterSupersedesAndNothingIsEdited() throws Exception {
    approved("甲版", "goodPercent", "30");
    PolicyVersion first = newest();
    approved("乙版", "goodPercent", "25");
    assertThat(policies.all())
        .extracting(PolicyVersion::state)
        .containsExactly(PolicyVersionState.APPROVED, PolicyVersionState.SUPERSEDED);
    assertThat(policies.find(first.id()).orElseThrow().policy().goodPercent()).isEqualTo(30);
    assertThat(approved.of(RUNNING.next()).goodPercent()).isEqualTo(25);
    page("discipline", "DISCIPLINE", get("/policies/compare?from=" + first.id() + "&to=0"))
        .andExpect(has("甲版与默认参数对照"))
        .andExpect(has("<td data-name=\"原值\">30</td>"))
        .andExpect(has("<strong>40</strong>"));
    draft("Z1", Map.of("version", "甲版")).andExpect(fault("version", "已有版本使用这个名称"));
  }

  @Test
  void aVersionThatIsNotApprovedHoldsNever() throws Exception {
    draft("Z1", Map.of("goodPercent", "30"));
    decide("Z2", "REFUSE", " ").andExpect(flash().attribute("problem", containsString("理由")));
    decide("Z2", "REFUSE", "比例过低").andExpect(flash().attribute("done", containsString("未批准")));
    assertThat(notes.of("Z1", 0, 9).getContent().get(0).body()).isEqualTo("意见：比例过低");
    decide("Z2", "APPROVE", "").andExpect(flash().attribute("problem", containsString("不能再办理")));
    draft("Z1", Map.of("goodPercent", "30"));
    decide("Z1", "WITHDRAW", "").andExpect(flash().attribute("done", "已撤回。"));
    assertThat(approved.of(RUNNING.next()).goodPercent()).isEqualTo(40);
  }

  // ---- who may not

  @Test
  void nobodyApprovesHisOwnAndNobodyTakesBackAnothers() throws Exception {
    draft("Z1", Map.of());
    page("Z1", "/policies/" + newest().id())
        .andExpect(content().string(not(containsString("批准</button>"))));
    decide("Z1", "APPROVE", "").andExpect(flash().attribute("problem", containsString("拟定人不能审批")));
    decide("Z1", "REFUSE", "不好").andExpect(flash().attribute("problem", containsString("拟定人不能审批")));
    decide("Z2", "WITHDRAW", "").andExpect(flash().attribute("problem", containsString("只有拟定人")));
    assertThat(newest().state()).isEqualTo(PolicyVersionState.OPEN);
    draft("Z2", Map.of("version", "另一版")).andExpect(has("“2027版”正在等待审批，请先办结"));
  }

  @Test
  void disciplineLooksOnAndOthersSeeNothing() throws Exception {
    draft("Z1", Map.of());
    String version = "/policies/" + newest().id();
    page("discipline", "DISCIPLINE", get(version))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("批准</button>"))));
    page("discipline", "DISCIPLINE", get("/policies/new")).andExpect(status().isForbidden());
    page("discipline", "DISCIPLINE", entering(Map.of())).andExpect(status().isForbidden());
    page("discipline", "DISCIPLINE", deciding("APPROVE", "")).andExpect(status().isForbidden());
    for (String path : new String[] {"/policies", version, "/api/policies/2026-Q4"}) {
      page("A1", "OFFICER", get(path)).andExpect(status().isForbidden());
    }
    page("A1", "OFFICER", deciding("APPROVE", "")).andExpect(status().isForbidden());
    page("Z1", "/policies/999").andExpect(status().isNotFound());
    page("Z1", "/policies/compare?from=x&to=0").andExpect(status().isNotFound());
    page("Z1", "/api/policies/2026-Q5").andExpect(status().isNotFound());
  }

  // ---- what is refused

  @Test
  void everyFaultStandsAtItsField() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    wrong.put("reference", " ");
    wrong.put("minPeers", "两个");
    wrong.put("diligenceFloor", "1.2");
    wrong.put("lightThresholds[1]", "0,8");
    wrong.put("channelWeights.pub", "");
    wrong.put("partWeights.e", "90");
    draft("Z1", wrong)
        .andExpect(has("有6处需要更正"))
        .andExpect(fault("reference", "请填写，不超过100字。"))
        .andExpect(fault("minPeers", "请填写整数"))
        .andExpect(fault("diligenceFloor", "请填写不小于0.5、不大于1的数。"))
        .andExpect(fault("lightThresholds[1]", "请填写普通小数"))
        .andExpect(fault("channelWeights.pub", "必须填写。"))
        .andExpect(fault("partWeights.e", "请填写不小于20、不大于60的数。"))
        .andExpect(has("value=\"两个\""));
    draft("Z1", Map.of("partWeights.p", "60")).andExpect(has("三部分权重之和应为100，现为110，请调整。"));
    draft("Z1", Map.of("excellentPercent", "25"))
        .andExpect(fault("approvalRef", "优秀比例超过20%，必须写明批准文号。"));
    draft("Z1", Map.of("calibration", "MAYBE", "failLadder", "perhaps")).andExpect(has("有2处需要更正"));
    assertThat(policies.all()).isEmpty();
  }

  @Test
  void aVersionHoldsFromAQuarterThatHasNotBegun() throws Exception {
    approved("首版", "goodPercent", "30");
    for (String forged : new String[] {"2026-Q4", "2026-Q3", "2026-Q9", "9999-Q1", ""}) {
      draft("Z1", Map.of("version", "次版", "quarter", forged))
          .andExpect(fault("quarter", "请选择列出的季度"));
    }
    draft("Z1", Map.of("version", "次版"));
    clock.set("2027-01-04T09:00");
    decide("Z2", "APPROVE", "")
        .andExpect(flash().attribute("problem", containsString("2027年第一季度已经开始")));
    assertThat(newest().state()).isEqualTo(PolicyVersionState.OPEN);
    assertThat(approved.of(Quarter.parse("2027-Q1")).version()).isEqualTo("首版");
  }

  @Test
  void theFirstVersionMayHoldAtOnceWhileNothingIsFrozen() throws Exception {
    draft("Z1", Map.of("quarter", "2026-Q4", "goodPercent", "30"));
    closed.close(RUNNING, ClosedQuarters.Part.PLANS, LocalDateTime.now());
    decide("Z2", "APPROVE", "").andExpect(flash().attribute("problem", containsString("已经开始")));
    page("Z1", "/policies/new").andExpect(content().string(not(containsString("2026-Q4"))));
  }

  @Test
  void theFirstVersionHoldsInTheRunningQuarter() throws Exception {
    draft("Z1", Map.of("quarter", "2026-Q4", "goodPercent", "30"));
    decide("Z2", "APPROVE", "");
    assertThat(approved.of(RUNNING).goodPercent()).isEqualTo(30);
    assertThat(approved.of(RUNNING.previous()).goodPercent()).isEqualTo(40);
    page("Z1", "/policies/new").andExpect(content().string(not(containsString("2026-Q4"))));
  }

  // ---- plans

  @Test
  void theApproverSeesWhichPlansTheNewLimitsForbid() throws Exception {
    draft("Z1", Map.of("maxWeight", "35"));
    page("Z2", "/policies/" + newest().id())
        .andExpect(has("不合新规定的考核方案"))
        .andExpect(has("县水利局2026年第四季度平时考核方案（一般）（" + SmallPlans.PLAN + "）"));
  }

  @ParameterizedTest
  @CsvSource({"maxWeight, 35, 为40，应在5至35之间", "maxIndicators, 3, 有4个指标，最多3个"})
  void anImportIsHeldAgainstThePolicyOfItsQuarter(String field, String value, String refusal)
      throws Exception {
    draft("Z1", Map.of("quarter", "2026-Q4", field, value));
    decide("Z2", "APPROVE", "");
    assertThat(small.answer("94").errors())
        .extracting(error -> error.message())
        .anyMatch(message -> message.contains(refusal));
  }

  // ---- the hands

  private void approved(String name, String field, String value) throws Exception {
    draft("Z1", Map.of("version", name, field, value));
    decide("Z2", "APPROVE", "");
  }

  private ResultActions draft(String person, Map<String, String> changed) throws Exception {
    return page(person, "ORGANIZATION", entering(changed));
  }

  /** The form as it comes, for the first quarter of 2027, with some fields filled otherwise. */
  private MockHttpServletRequestBuilder entering(Map<String, String> changed) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "version", "2027版",
                "quarter", "2027-Q1",
                "reference", "县委〔2026〕1号",
                "reason", "年度修订",
                "lightThresholds[0]", "0.95",
                "lightThresholds[1]", "0.80"));
    fields.putAll(
        Map.of(
            "channelWeights.org", "20",
            "channelWeights.sup", "15",
            "channelWeights.peer", "15",
            "channelWeights.pub", "35",
            "channelWeights.third", "15",
            "channelWeights.media", "5",
            "partWeights.p", "50",
            "partWeights.e", "40",
            "partWeights.r", "10"));
    fields.putAll(changed);
    MockHttpServletRequestBuilder request = post("/policies").with(csrf());
    fields.forEach(request::param);
    return request;
  }

  private ResultActions decide(String person, String decision, String opinion) throws Exception {
    return page(person, "ORGANIZATION", deciding(decision, opinion));
  }

  private MockHttpServletRequestBuilder deciding(String decision, String opinion) {
    return post("/policies/" + newest().id() + "/decision")
        .param("decision", decision)
        .param("opinion", opinion)
        .with(csrf());
  }

  private ResultActions page(String person, String path) throws Exception {
    return page(person, "ORGANIZATION", get(path));
  }

  private ResultActions page(String person, String role, MockHttpServletRequestBuilder request)
      throws Exception {
    return mvc.perform(request.with(user(person).roles(role)));
  }

  private PolicyVersion newest() {
    return policies.all().get(0);
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 9).getContent().stream().map(Note::title).toList();
  }

  private static ResultMatcher has(String text) {
    return content().string(containsString(text));
  }

  /** The sentence stands in the label of the field. */
  private static ResultMatcher fault(String field, String text) {
    return result -> {
      String page = result.getResponse().getContentAsString();
      int at = page.indexOf("name=\"" + field + "\"");
      assertThat(at).as(field).isPositive();
      assertThat(page.substring(at, page.indexOf("</label>", at))).contains(text);
    };
  }
}
