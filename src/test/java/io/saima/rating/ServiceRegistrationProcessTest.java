package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.saima.calendar.Quarter;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** What officers may enter of their services, and what they cannot make up. */
@SaimaTest
class ServiceRegistrationProcessTest {

  private static final Gateway GATEWAY = new Gateway();
  private static final String PROCESS = "service-registration";

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Cast cast;
  @Autowired EngineTexts engineTexts;
  @Autowired JdbcClient jdbc;
  @Autowired RatingLinks links;
  @Autowired PublicRatings ratings;
  @Autowired MockMvc mvc;

  @DynamicPropertySource
  static void gateway(DynamicPropertyRegistry properties) {
    GATEWAY.configure(properties);
  }

  @BeforeEach
  void morning() {
    GATEWAY.reset();
    county.small();
    clock.set("2026-11-02T09:00:01");
  }

  @Test
  void theLinkOfACitizenWithATelephoneGoesToHimAndIsShownToNoOfficer() throws Exception {
    register("A1", Map.of("reach", "PHONE", "contact", "+86 138-0013-8000", "time", "08:30"));
    assertThat(engineTexts.tablesWithAny(List.of("13800138000", "138-0013-8000"))).isEmpty();
    assertThat(list("A1")).contains("待发送", "11-02 08:30").doesNotContain("/code\"");
    assertThat(code("A1", event()).getStatus()).isEqualTo(404);
    clock.moveTo("2026-11-02T09:15:00", "rating-dispatch");
    assertThat(GATEWAY.addresses()).containsExactly("13800138000");
    assertThat(jdbc.sql("select contact_hash from service_event").query(String.class).single())
        .hasSize(32)
        .doesNotContain("1380013");
  }

  @Test
  void whoScansAtTheCounterIsShownACodeByWhoeverServedOrEntered() throws Exception {
    register("A1", Map.of("reach", "COUNTER", "officer", "A2"));
    String event = event();
    for (String officer : List.of("A1", "A2")) {
      MockHttpServletResponse answer = code(officer, event);
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContentAsString()).contains("<svg", "请用手机扫码");
    }
    assertThat(code("A3", event).getStatus()).isEqualTo(404);
    assertThat(list("A3")).contains("没有服务事项");
    assertThat(
            jdbc.sql("select shown_by from rating_link order by shown_by")
                .query(String.class)
                .list())
        .containsExactly("A1", "A2");
    clock.set("2026-11-03T09:00:02");
    assertThat(code("A1", event).getStatus()).isEqualTo(404);
  }

  @Test
  void whomOneOfficerLetsScanCountsAsOneCitizenHoweverManyTheyAre() {
    for (int i = 0; i < 6; i++) {
      register("A1", Map.of("reach", "COUNTER"));
    }
    jdbc.sql("select id from service_event")
        .query(String.class)
        .list()
        .forEach(event -> links.rate(links.make(event, "A1"), 10, List.of(), ""));
    assertThat(jdbc.sql("select count(*) from rating").query(Long.class).single()).isEqualTo(6);
    assertThat(ratings.ballots(List.of("A1"), Quarter.parse("2026-Q4"), 3).get("A1")).hasSize(3);
  }

  @Test
  void whatCannotBeIsToldByItsField() {
    Map<String, String> phone = Map.of("reach", "PHONE", "contact", "13800138000");
    refused(phone, "officer", "Z2", "“服务人员编号”应为本单位在职被考核人员的编号");
    refused(phone, "officer", "NOBODY", "“服务人员编号”");
    refused(phone, "contact", "12345", "“手机号码或邮箱”应为11位手机号码");
    refused(phone, "time", "25:00", "“服务时间（刚才的不必填）”的格式不对");
    refused(phone, "reach", "REFERENCE", "“怎样请群众评价”的选项不在列表中");
    refused(phone, "reach", "COUNTER", "现场扫码的不填“手机号码或邮箱”");
    for (int i = 0; i < 3; i++) {
      register("A1", phone);
    }
    refused(phone, "time", "08:00", "每季最多计3次，本季已登记3次");
    jdbc.sql(
            "insert into closed_quarter (quarter_code, part, closed_at) values ('2026-Q4',"
                + " 'INPUTS', '2026-11-02 08:00:00')")
        .update();
    refused(phone, "contact", "13900139000", "“服务时间”所在季度的数据已经封存");
  }

  @Test
  void nobodysTelephoneIsFilledInColleaguesNames() {
    Map<String, String> mine = Map.of("reach", "PHONE", "contact", "13800138000");
    Map<String, String> colleagues =
        Map.of("reach", "PHONE", "contact", "13800138000", "officer", "A2");
    for (int i = 0; i < 3; i++) {
      register("A1", mine);
    }
    register("A1", colleagues);
    register("A1", colleagues);
    refused(colleagues, "officer", "A3", "您今天已为这个号码或邮箱登记5项");
    register("A2", Map.of("reach", "PHONE", "contact", "13900139000"));
    clock.set("2026-11-03T09:00:01");
    register("A1", colleagues);
  }

  private void refused(Map<String, String> entered, String field, String value, String why) {
    Map<String, String> changed = new HashMap<>(entered);
    changed.put(field, value);
    assertThatThrownBy(() -> register("A1", changed)).hasMessageContaining(why);
  }

  private void register(String officer, Map<String, String> entered) {
    Map<String, String> sheet = new HashMap<>(entered);
    sheet.put("kind", "PUBLIC_APPROVAL");
    cast.start(officer, PROCESS, sheet);
  }

  private String event() {
    return jdbc.sql("select id from service_event").query(String.class).single();
  }

  private String list(String officer) throws Exception {
    return mvc.perform(get("/me/services").with(user(officer).roles("OFFICER")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private MockHttpServletResponse code(String officer, String event) throws Exception {
    return mvc.perform(
            post("/me/services/{id}/code", event).with(user(officer).roles("OFFICER")).with(csrf()))
        .andReturn()
        .getResponse();
  }
}
