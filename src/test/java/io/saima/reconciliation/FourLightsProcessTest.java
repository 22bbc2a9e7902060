package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.CountyImported;
import io.saima.organization.PostClass;
import io.saima.scoring.Light;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/**
 * A county that has approved four lights: green, yellow, orange and red; it reconciles on the fifth
 * working day.
 */
@SaimaTest
@TestPropertySource(
    properties = {
      "saima.policy={\"lightThresholds\": [\"0.95\", \"0.85\", \"0.70\"]}",
      "saima.deadlines.monthly-reconciliation=5d"
    })
class FourLightsProcessTest {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;
  @Autowired Statements statements;
  @Autowired WarningRows rows;
  @Autowired Notes notes;

  private String plan;

  @BeforeEach
  void aPlan() {
    county.small();
    clock.set("2026-11-02T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "满意率", OFFICER, "40", "90");
    figures.level(plan, "I3", "台账更新", OFFICER, "20", "10");
  }

  @Test
  void anOrangeLightIsSaidWarnedOfAndToldToTheLeaderButNotConfirmed() throws Exception {
    publish("2026-10", "75");
    assertThat(statements.published("A1", "2026-10").orElseThrow().light()).isEqualTo(Light.ORANGE);
    assertThat(titles("A1")).contains("2026年10月对账单已公布：1个橙灯、2个绿灯");
    assertThat(titles("D1")).contains("橙灯预警：办件数");
    assertThat(cast.tasksOf("A1", "task_confirm")).isEmpty();
    assertThatThrownBy(
            () ->
                cast.complete(
                    cast.taskOf("A1", "task_planMeasures"),
                    Map.of("measures", "每周调度", "choice", "RECTIFY")))
        .hasMessageContaining("目前是橙灯，红灯才列入整改");
    page("A1", "OFFICER", "/me/statements/2026-10")
        .andExpect(has("data-limits=\"0.95 0.85 0.7\""))
        .andExpect(has("class=\"light orange\""))
        .andExpect(has("75% 橙灯：实际75件"))
        .andExpect(has("低于85%、不低于70%"))
        .andExpect(has("不低于85%为黄灯，不低于70%为橙灯，低于70%为红灯；连续两月同为黄灯或橙灯加重一级"));
    page("organization", "ORGANIZATION", "/statements?light=ORANGE").andExpect(has("某A1"));
    page("D1", "OFFICER", "/warnings?light=ORANGE").andExpect(has("办件数"));
  }

  @Test
  void aMonthIsReconciledOnTheWorkingDayThatIsConfigured() throws Exception {
    clock.moveTo("2026-11-05T07:30");
    assertThat(statements.count()).isZero();
    page("A1", "OFFICER", "/me/statements").andExpect(has("本月是11月6日"));
    clock.moveTo("2026-11-06T07:30");
    assertThat(statements.count()).isEqualTo(7);
  }

  @Test
  void theSecondYellowIsOrangeAndTheSecondOrangeRed() {
    publish("2026-10", "90");
    assertThat(rows.count()).isZero();
    clock.set("2026-12-01T09:00");
    publish("2026-11", "180");
    assertThat(warning().light()).isEqualTo(Light.ORANGE);
    clock.set("2027-01-05T09:00");
    publish("2026-12", "225");
    assertThat(warning().light()).as("75% after 90% is the first orange").isEqualTo(Light.ORANGE);
    assertThat(rows.count()).isOne();
  }

  @Test
  void orangeTwiceIsRedOfWhichTheLeaderHearsAgain() {
    publish("2026-10", "75");
    cast.complete(
        cast.taskOf("A1", "task_planMeasures"), Map.of("measures", "每周调度", "choice", "WATCH"));
    cast.complete(cast.taskOf("D1", "task_acceptMeasures"), Map.of("decision", "ACCEPT"));
    clock.set("2026-12-01T09:00");
    publish("2026-11", "150");
    assertThat(warning().light()).isEqualTo(Light.RED);
    assertThat(titles("D1")).contains("橙灯预警：办件数", "红灯预警：办件数");
    assertThat(cast.tasksOf("D1", "task_supervise")).as("the first red is none for him").isEmpty();
    assertThat(cast.tasksOf("A1", "task_confirm")).hasSize(1);
    clock.set("2027-01-05T09:00");
    publish("2026-12", "225");
    assertThat(warning().light()).as("orange three times running").isEqualTo(Light.RED);
    assertThat(cast.tasksOf("D1", "task_supervise")).hasSize(1);
  }

  private Warning warning() {
    return rows.findAll().get(0);
  }

  /** The figure of A1's first indicator; the others are green. */
  private void publish(String month, String actual) {
    figures.actual(plan, "I1", "A1", month, actual);
    figures.actual(plan, "I2", "A1", month, "90");
    figures.actual(plan, "I3", "A1", month, "10");
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 50).stream().map(Note::title).toList();
  }

  private ResultActions page(String reader, String role, String path) throws Exception {
    return mvc.perform(get(path).with(user(reader).roles(role)));
  }

  private static org.springframework.test.web.servlet.ResultMatcher has(String text) {
    return content().string(containsString(text));
  }
}
