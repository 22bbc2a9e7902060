package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.support.Client;
import io.saima.support.ServerTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Links for which no channel is set up wait for it, and whoever can mend that is told. */
@ServerTest
@Import(AskedCitizens.class)
class MissingChannelsTest {

  private static final String DISPATCH = "rating-dispatch";

  @Autowired Environment environment;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired AskedCitizens citizens;
  @Autowired RatingRequests requests;
  @Autowired CitizensVoices voices;
  @Autowired Notes notes;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired Post post;

  /** A channel that the administrator opens when he likes. */
  static class Post implements RatingChannel {

    private final Set<ContactKind> open = EnumSet.noneOf(ContactKind.class);
    private final List<String> reached = new ArrayList<>();
    private String broken = "";

    @Override
    public String label() {
      return "邮局";
    }

    @Override
    public boolean reaches(ContactKind kind) {
      return open.contains(kind);
    }

    @Override
    public void send(LinkLetter letter) {
      if (letter.to().address().equals(broken)) {
        throw new IllegalStateException("no route to " + broken);
      }
      reached.add(letter.to().address());
    }
  }

  @TestConfiguration
  static class Channels {

    @Bean
    Post post() {
      return new Post();
    }
  }

  @DynamicPropertySource
  static void whereCitizensReachUs(DynamicPropertyRegistry properties) {
    properties.add("saima.rating.public-url", () -> "https://pj.example.test");
  }

  @BeforeEach
  void morning() {
    post.open.clear();
    post.reached.clear();
    post.broken = "";
    county.small();
    clock.set("2026-11-02T09:00:01");
  }

  @Test
  void aLinkWaitsForItsChannelAndGoesOutAsSoonAsThereIsOne() {
    citizens.served("SE-1", "2026-11-02T08:30:00", ContactKind.PHONE, "13800000001");
    quarterOfAnHour("2026-11-02T11:30:00");
    assertThat(citizens.state("SE-1")).isEqualTo("WAITING");
    assertThat(citizens.sealed("SE-1")).isNotNull();
    assertThat(voices.dispatched()).containsOnlyKeys(RequestState.NO_CHANNEL);
    assertThat(new Client(environment).logIn("organization").get("/ratings").body())
        .contains("等待开通发送渠道", "系统管理员每天收到提醒");
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(DISPATCH).count())
        .isZero();
    assertThat(runtime.createIncidentQuery().count()).isZero();

    post.open.add(ContactKind.PHONE);
    assertThat(voices.dispatched()).containsOnlyKeys(RequestState.WAITING);
    quarterOfAnHour("2026-11-02T12:00:00");
    assertThat(post.reached).containsExactly("13800000001");
    assertThat(citizens.state("SE-1")).isEqualTo("SENT");
    assertThat(citizens.sealed("SE-1")).isNull();
  }

  @Test
  void whatHasNoChannelTakesNobodysPlace() {
    post.open.add(ContactKind.PHONE);
    for (int i = 10; i < 70; i++) {
      citizens.served(
          "SE-" + i, "2026-11-02T08:00:00", ContactKind.MAIL, "c" + i + "@example.test");
    }
    citizens.served("SE-1", "2026-11-02T08:30:00", ContactKind.PHONE, "13800000001");
    quarterOfAnHour("2026-11-02T09:15:00");
    assertThat(post.reached).containsExactly("13800000001");
    assertThat(requests.anyWaiting()).isFalse();
    assertThat(citizens.state("SE-10")).isEqualTo("WAITING");
  }

  @Test
  void withoutAChannelFor24HoursItIsToldAndTheAddressIsGone() {
    citizens.served("SE-1", "2026-11-02T08:30:00", ContactKind.PHONE, "13800000001");
    quarterOfAnHour("2026-11-03T08:29:00");
    assertThat(citizens.sealed("SE-1")).isNotNull();
    quarterOfAnHour("2026-11-03T08:31:00");
    assertThat(citizens.state("SE-1")).isEqualTo("UNREACHABLE");
    assertThat(citizens.sealed("SE-1")).isNull();
    post.open.add(ContactKind.PHONE);
    quarterOfAnHour("2026-11-03T09:30:00");
    assertThat(post.reached).isEmpty();
  }

  @Test
  void ofWhatBreaksInAChannelNothingIsToldThatMayNameACitizen() {
    post.open.add(ContactKind.PHONE);
    post.broken = "13800000001";
    citizens.served("SE-1", "2026-11-02T08:30:00", ContactKind.PHONE, "13800000001");
    citizens.served("SE-2", "2026-11-02T08:40:00", ContactKind.PHONE, "13800000002");
    look("2026-11-02T09:15:00");
    Job send = management.createJobQuery().processDefinitionKey(DISPATCH).messages().singleResult();
    management.executeJob(send.getId());
    assertThat(post.reached).containsExactly("13800000002");
    Job again =
        management.createJobQuery().processDefinitionKey(DISPATCH).messages().singleResult();
    assertThatThrownBy(() -> management.executeJob(again.getId()))
        .hasMessageContaining("“邮局”的程序出错（IllegalStateException，编号SE-1）");
    assertThat(management.getJobExceptionStacktrace(again.getId()))
        .contains("邮局")
        .doesNotContain("13800000001");
  }

  @Test
  void anImportedEventWaitsForTheGatewayToo() {
    citizens.event("CO-1", "2026-11-02T08:00:00", "0123456789abcdef0123456789abcdef");
    quarterOfAnHour("2026-11-02T09:15:00");
    assertThat(citizens.state("CO-1")).isEqualTo("WAITING");
    post.open.add(ContactKind.REFERENCE);
    quarterOfAnHour("2026-11-02T09:30:00");
    assertThat(post.reached).containsExactly("CO-1");
  }

  @Test
  void administratorsAreToldOnceADayWhichChannelIsMissingAndWhatToConfigure() {
    citizens.served("SE-1", "2026-11-02T08:30:00", ContactKind.PHONE, "13800000001");
    citizens.served("SE-2", "2026-11-02T08:40:00", ContactKind.PHONE, "13800000002");
    citizens.served("SE-3", "2026-11-02T08:50:00", ContactKind.MAIL, "citizen@example.test");
    quarterOfAnHour("2026-11-02T09:15:00");
    quarterOfAnHour("2026-11-02T12:00:00");
    assertThat(told())
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.body())
                    .contains("2个服务事项的评价链接等待发送：没有能发送“手机短信”的渠道", "1个服务事项")
                    .contains("SAIMA_RATING_WEBHOOK_URL", "SPRING_MAIL_HOST、SAIMA_RATING_MAIL")
                    .doesNotContain("13800000001", "citizen@", "某A1", "SE-1"));
    Client admin = new Client(environment).logIn("admin");
    assertThat(admin.get("/").body()).contains("role=\"alert\">2个服务事项的评价链接等待发送");
    assertThat(new Client(environment).logIn("organization").get("/").body())
        .doesNotContain("评价链接等待发送");

    quarterOfAnHour("2026-11-03T00:30:00");
    assertThat(told()).hasSize(2);
    post.open.addAll(EnumSet.of(ContactKind.PHONE, ContactKind.MAIL));
    assertThat(admin.get("/").body()).doesNotContain("role=\"alert\">2个服务事项");
    quarterOfAnHour("2026-11-04T00:30:00");
    assertThat(told()).hasSize(2);
  }

  private List<Note> told() {
    return notes.of("admin", 0, 50).stream()
        .filter(note -> note.title().equals("评价链接没有发送渠道"))
        .toList();
  }

  /** What happens every quarter of an hour, at this one. */
  private void quarterOfAnHour(String time) {
    look(time);
    clock.moveTo(time, DISPATCH);
  }

  /** What happens at once; what is to be sent is left to its job. */
  private void look(String time) {
    clock.set(time);
    management.createJobQuery().processDefinitionKey(DISPATCH).timers().list().stream()
        .filter(timer -> timer.getProcessInstanceId() == null)
        .forEach(timer -> management.executeJob(timer.getId()));
  }
}
