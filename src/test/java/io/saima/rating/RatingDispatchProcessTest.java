package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.Timetable;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How links reach citizens, or do not. */
@SaimaTest
@Import(AskedCitizens.class)
class RatingDispatchProcessTest {

  private static final String DISPATCH = "rating-dispatch";
  private static final Gateway GATEWAY = new Gateway();

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Timetable timetable;
  @Autowired EngineTexts engineTexts;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @Autowired AskedCitizens citizens;
  @Autowired RatingLinks links;

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
  void aLinkGoesOutWithinAQuarterOfAnHourAndTheAddressIsGone() {
    served("SE-1", "2026-11-02T08:50:00", "138 0013-8000");
    assertThat(engineTexts.tablesWith("13800138000")).isEmpty();
    assertThat(citizens.sealed("SE-1")).isNotNull().doesNotContain("13800138000");
    timetable.says("rating-dispatch/start_quarterHour", "2026-11-02T09:15");
    moveTo("2026-11-02T09:15:00");

    assertThat(GATEWAY.addresses()).containsExactly("13800138000");
    assertThat(GATEWAY.received.get(0).get("text").asText()).contains("县水利局", "某A1", "公开审批");
    assertThat(citizens.state("SE-1")).isEqualTo("SENT");
    assertThat(citizens.sealed("SE-1")).isNull();
    LinkToken token = GATEWAY.tokenTo("13800138000");
    assertThat(links.find(token))
        .hasValueSatisfying(asked -> assertThat(asked.eventId()).isEqualTo("SE-1"));
    assertThat(jdbc.sql("select token_hash from rating_link").query(String.class).list())
        .containsExactly(token.hash());

    clock.set("2026-11-09T09:14:59");
    assertThat(links.find(token)).isPresent();
    clock.set("2026-11-09T09:15:00");
    assertThat(links.find(token)).isEmpty();
    moveTo("2026-11-09T09:30:00");
    assertThat(GATEWAY.received).hasSize(1);
  }

  @Test
  void oneAddressThatFailsHoldsUpNoOtherAndGoesOutLater() {
    GATEWAY.refused.add("13800000001");
    served("SE-1", "2026-11-02T08:30:00", "13800000001");
    for (int i = 2; i <= 60; i++) {
      served("SE-" + i, "2026-11-02T08:40:00", "138000000" + (10 + i));
    }
    moveTo("2026-11-02T09:15:00");
    assertThat(GATEWAY.received).hasSize(59);
    assertThat(citizens.state("SE-1")).isEqualTo("FAILING");
    assertThat(cases()).containsExactly("SE-1");
    timetable.says("rating-dispatch/boundary_late", "2026-11-03T08:30");

    GATEWAY.refused.clear();
    moveTo("2026-11-02T09:25:00");
    assertThat(GATEWAY.addresses()).contains("13800000001");
    assertThat(citizens.state("SE-1")).isEqualTo("SENT");
    assertThat(citizens.sealed("SE-1")).isNull();
    assertThat(cases()).isEmpty();
  }

  @Test
  void whatStaysFailedBecomesAnIncidentThatSaysWhatToDoAndIsGivenUpAfter24Hours() {
    GATEWAY.refused.add("13800000001");
    served("SE-1", "2026-11-02T08:30:00", "13800000001");
    moveTo("2026-11-02T20:00:00");
    Incident incident = runtime.createIncidentQuery().singleResult();
    assertThat(incident.getIncidentMessage())
        .contains("短信网关没有接受链接（HTTP 422）", "SE-1", "处理后重试")
        .doesNotContain("13800000001", "/rate/");
    assertThat(citizens.sealed("SE-1")).isNotNull();

    moveTo("2026-11-03T08:31:00");
    assertThat(citizens.state("SE-1")).isEqualTo("GIVEN_UP");
    assertThat(citizens.sealed("SE-1")).isNull();
    assertThat(cases()).isEmpty();
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void aGatewayThatIsDownIsOneIncidentAndGoesOnByItself() {
    GATEWAY.down = true;
    for (int i = 1; i <= 5; i++) {
      served("SE-" + i, "2026-11-02T08:5" + i + ":00", "1380000000" + i);
    }
    moveTo("2026-11-02T10:20:00");
    assertThat(runtime.createIncidentQuery().list())
        .singleElement()
        .satisfies(
            incident -> assertThat(incident.getIncidentMessage()).contains("短信网关", "HTTP 503"));
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(DISPATCH).count())
        .isEqualTo(1);
    assertThat(citizens.state("SE-1")).isEqualTo("WAITING");

    quarterOfAnHour();
    moveTo("2026-11-02T10:30:00");
    assertThat(runtime.createIncidentQuery().count()).as("still the one").isEqualTo(1);
    GATEWAY.down = false;
    quarterOfAnHour();
    moveTo("2026-11-02T10:45:00");
    assertThat(GATEWAY.received).hasSize(5);
    assertThat(runtime.createIncidentQuery().count()).isZero();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(DISPATCH).count())
        .isZero();
  }

  @Test
  void anAddressSealedUnderAnotherKeyFailsAloneAndSaysThatTheKeyWasChanged() {
    served("SE-1", "2026-11-02T08:30:00", "13800000001");
    sealedUnderAnotherKey("SE-1", "13800000001");
    served("SE-2", "2026-11-02T08:40:00", "13800000002");
    moveTo("2026-11-02T09:15:00");
    assertThat(GATEWAY.addresses()).containsExactly("13800000002");
    assertThat(citizens.state("SE-1")).isEqualTo("FAILING");
    assertThat(cases()).containsExactly("SE-1");
    moveTo("2026-11-02T20:00:00");
    assertThat(runtime.createIncidentQuery().singleResult().getIncidentMessage())
        .contains("联系方式解不开（编号SE-1）", "SAIMA_CONTACT_KEY在登记之后被更换了", "改回原来的密钥")
        .doesNotContain("13800000001");
    moveTo("2026-11-03T08:31:00");
    assertThat(citizens.state("SE-1")).isEqualTo("GIVEN_UP");
    assertThat(citizens.sealed("SE-1")).isNull();
  }

  @Test
  void addressesThatCannotBeReadHoldUpNobodyHoweverManyTheyAre() {
    for (int i = 10; i < 70; i++) {
      served("SE-" + i, "2026-11-02T08:00:00", "138000000" + i);
      sealedUnderAnotherKey("SE-" + i, "138000000" + i);
    }
    served("SE-1", "2026-11-02T08:30:00", "13800000001");
    moveTo("2026-11-02T09:15:00");
    assertThat(GATEWAY.addresses()).containsExactly("13800000001");
  }

  @Test
  void ifNobodysAddressCanBeReadOneIncidentSaysThatTheKeyIsWrong() {
    for (int i = 10; i < 70; i++) {
      served("SE-" + i, "2026-11-02T08:00:00", "138000000" + i);
      sealedUnderAnotherKey("SE-" + i, "138000000" + i);
    }
    moveTo("2026-11-02T10:20:00");
    assertThat(runtime.createIncidentQuery().list())
        .singleElement()
        .satisfies(
            incident ->
                assertThat(incident.getIncidentMessage())
                    .contains("60个联系方式全部解不开，SAIMA_CONTACT_KEY不对", "改回原来的密钥"));
    served("SE-1", "2026-11-02T10:15:00", "13800000001");
    quarterOfAnHour();
    moveTo("2026-11-02T10:30:00");
    assertThat(GATEWAY.addresses()).containsExactly("13800000001");
  }

  private void sealedUnderAnotherKey(String event, String phone) {
    RatingSettings settings =
        new RatingSettings("the key before, 32 characters long", null, "", null);
    String sealed =
        new Contacts(settings, new MockEnvironment()).seal(new Contact(ContactKind.PHONE, phone));
    jdbc.sql("update rating_request set sealed_address = ? where event_id = ?")
        .params(sealed, event)
        .update();
  }

  @Test
  void whatIsOlderThan24HoursIsNotSentAndItsAddressIsGone() {
    served("SE-1", "2026-11-01T09:05:00", "13800000001");
    served("SE-2", "2026-11-01T09:00:00", "13800000002");
    assertThat(citizens.state("SE-2")).isEqualTo("LATE");
    assertThat(citizens.sealed("SE-2")).isNull();
    moveTo("2026-11-02T09:15:00");
    assertThat(GATEWAY.received).isEmpty();
    assertThat(citizens.state("SE-1")).isEqualTo("LATE");
    assertThat(citizens.sealed("SE-1")).isNull();
  }

  @Test
  void importedEventsAreAskedForByTheirOwnNumbers() {
    citizens.event("CO-1", "2026-11-02T08:00:00", "0123456789abcdef0123456789abcdef");
    citizens.event("CO-2", "2026-10-20T08:00:00", "0123456789abcdef0123456789abcdef");
    citizens.event("CO-3", "2026-11-02T08:30:00", "0123456789abcdef0123456789abcdef");
    links.rate(links.make("CO-3", null), 9, List.of(), "");
    moveTo("2026-11-02T09:15:00");
    assertThat(GATEWAY.received)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.get("kind").asText()).isEqualTo("REFERENCE");
              assertThat(letter.get("to").asText()).isEqualTo("CO-1");
            });
  }

  @Test
  void linksAndCommentsAreForgottenInTime() {
    citizens.event("CO-1", "2026-11-01T08:00:00", "0123456789abcdef0123456789abcdef");
    links.rate(links.make("CO-1", null), 3, List.of(), "排队太久。");
    clock.set("2026-12-10T08:59:00");
    moveTo("2026-12-10T09:15:00");
    assertThat(jdbc.sql("select count(*) from rating_link").query(Long.class).single()).isZero();
    assertThat(comment()).isEqualTo("排队太久。");
    clock.set("2028-11-01T08:59:00");
    moveTo("2028-11-01T09:15:00");
    assertThat(comment()).isNull();
  }

  private String comment() {
    return jdbc.sql("select comment_text from rating").query().singleRow().get("comment_text")
            instanceof String text
        ? text
        : null;
  }

  /** What happens every quarter of an hour, now. */
  private void quarterOfAnHour() {
    management.createJobQuery().processDefinitionKey(DISPATCH).timers().list().stream()
        .filter(timer -> timer.getProcessInstanceId() == null)
        .forEach(timer -> management.executeJob(timer.getId()));
  }

  /** What fails on the way is left to its next try. */
  private void moveTo(String time) {
    while (true) {
      try {
        clock.moveTo(time, DISPATCH);
        return;
      } catch (PushFailed tryAgain) {
        assertThat(clock.now()).isBeforeOrEqualTo(LocalDateTime.parse(time));
      }
    }
  }

  private List<String> cases() {
    return runtime.createProcessInstanceQuery().processDefinitionKey(DISPATCH).list().stream()
        .map(one -> one.getBusinessKey())
        .toList();
  }

  private void served(String event, String at, String phone) {
    citizens.served(event, at, ContactKind.PHONE, phone);
  }
}
