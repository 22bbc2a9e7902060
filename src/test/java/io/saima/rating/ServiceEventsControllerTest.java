package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.sources.Allotment;
import io.saima.organization.sources.DataSources;
import io.saima.organization.sources.DataSources.Granted;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a system of the county is answered that reports services, and what is stored of it. */
@ServerTest
class ServiceEventsControllerTest {

  private static final String PATH = "/api/service-events";

  @Autowired Environment environment;
  @Autowired TestCounty county;
  @Autowired TestClock clock;
  @Autowired DataSources sources;
  @Autowired ClosedQuarters closed;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;

  private Granted hall;

  @BeforeEach
  void aSource() {
    county.small();
    clock.set("2026-11-02T10:00");
    hall =
        sources.create("政务服务系统", new Allotment(Optional.of(Set.of("U1")), Optional.empty()), "Z1");
    sources.allowEvents(hall.id(), true, "Z1");
  }

  @Test
  void anEventIsTakenOnceAndNothingOfTheContactButAHashIsKept() throws IOException {
    String body = events(event("K1", "A1", "COUNTER", "ID-330100199001011234"));
    Answer first = send(body);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    JsonNode line = json.readTree(first.body()).at("/events/0");
    assertThat(line.at("/state").asText()).isEqualTo("COUNTER");
    assertThat(line.at("/repeated").asBoolean()).isFalse();
    JsonNode again = json.readTree(send(body).body()).at("/events/0");
    assertThat(again.at("/repeated").asBoolean()).isTrue();
    assertThat(again.at("/id")).isEqualTo(line.at("/id"));
    assertThat(stored()).isEqualTo(1);
    for (String table : new String[] {"service_event", "rating_request", "data_source_refusal"}) {
      assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
          .doesNotContain("330100199001011234");
    }
    Answer other = send(events(event("K1", "A2", "COUNTER", "ID-330100199001011234")));
    assertThat(other.status()).isEqualTo(409);
    assertThat(codes(other)).containsExactly("0 key KEY_CONFLICT");
  }

  @Test
  void aSourceIsToldThatAnEventWaitsForAChannel() throws IOException {
    JsonNode line =
        json.readTree(send(events(event("K1", "A1", "PHONE", "13800138000"))).body())
            .at("/events/0");
    assertThat(line.at("/state").asText()).isEqualTo("NO_CHANNEL");
    assertThat(line.at("/message").asText()).contains("等待开通发送渠道");
  }

  @Test
  void aDeliveryIsTakenAsAWholeOrNotAtAllAndEveryFaultIsTold() throws IOException {
    Answer answer =
        send(
            events(
                event("K1", "A1", "PHONE", "13800138000"),
                event("K2", "NOBODY", "PHONE", "13800138000"),
                event("K2", "A1", "PHONE", "13800138000"),
                event("K4", "A1", "PIGEON", "x"),
                event("K5", "A1", "PHONE", "123"),
                event("", "A1", "MAIL", "a@example.test"),
                event("K7", "Z2", "MAIL", "a@example.test"),
                "{\"key\": \"K8\", \"officer_id\": \"A1\", \"kind\": \"喝茶\", \"occurred_at\":"
                    + " \"2026-11-02T12:00:00+08:00\", \"reach\": \"COUNTER\", \"contact\":"
                    + " \"c-1\"}",
                event("K9", "A1", "COUNTER", "c-1").replace("T09:30:00", "T10:00:01")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(codes(answer))
        .containsExactly(
            "1 officer_id UNKNOWN_REF",
            "2 key DUPLICATE_KEY",
            "3 reach PATTERN",
            "4 contact PATTERN",
            "5 key REQUIRED",
            "6 officer_id NOT_ALLOTTED",
            "7 kind NOT_IN_LIST",
            "8 occurred_at CONDITION");
    assertThat(answer.body()).doesNotContain("13800138000");
    assertThat(stored()).isZero();
    assertThat(sources.refusals(hall.id())).hasSize(1);
  }

  @Test
  void whatIsNoDeliveryIsRefusedByName() throws IOException {
    assertThat(send("{").status()).isEqualTo(400);
    assertThat(send("{\"events\": []}").body()).contains("MALFORMED_BODY");
    assertThat(send("{\"events\": [{\"key\": 1, \"colour\": \"red\"}, 7]}").body())
        .contains("MALFORMED_EVENTS", "没有字段“colour”", "“key”应为加引号的文字");
    List<String> many = new ArrayList<>();
    for (int i = 0; i <= 500; i++) {
      many.add(event("K" + i, "A1", "COUNTER", "c-1"));
    }
    assertThat(send(events(many.toArray(String[]::new))).status()).isEqualTo(413);
    assertThat(stored()).isZero();
  }

  @Test
  void aClosedQuarterTakesNoEvent() throws IOException {
    closed.close(
        Quarter.parse("2026-Q4"),
        ClosedQuarters.Part.INPUTS,
        LocalDateTime.parse("2026-11-02T09:00"));
    Answer answer = send(events(event("K1", "A1", "COUNTER", "c-1")));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(codes(answer)).containsExactly("0  FROZEN");
  }

  @Test
  void onlyASourceThatMayReportEventsReportsThem() {
    sources.allowEvents(hall.id(), false, "Z1");
    Answer answer = send(events(event("K1", "A1", "COUNTER", "c-1")));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("NOT_ALLOWED");
    assertThat(new Client(environment).json("POST", PATH, "{}").status()).isEqualTo(401);
    assertThat(new Client(environment).as("organization").json("POST", PATH, "{}").status())
        .isEqualTo(401);
    assertThat(stored()).isZero();
  }

  private List<String> codes(Answer answer) throws IOException {
    List<String> codes = new ArrayList<>();
    json.readTree(answer.body())
        .at("/errors")
        .forEach(
            one ->
                codes.add(
                    one.at("/index").asText()
                        + " "
                        + one.at("/field").asText()
                        + " "
                        + one.at("/code").asText()));
    return codes;
  }

  private long stored() {
    return jdbc.sql("select count(*) from service_event").query(Long.class).single();
  }

  private Answer send(String body) {
    return new Client(environment)
        .sending("Authorization", "Bearer " + hall.token())
        .json("POST", PATH, body);
  }

  private static String events(String... events) {
    return "{\"events\": [" + String.join(", ", events) + "]}";
  }

  private static String event(String key, String officer, String reach, String contact) {
    return """
        {"key": "%s", "officer_id": "%s", "kind": "公开审批", "occurred_at": "2026-11-02T09:30:00+08:00",
         "reach": "%s", "contact": "%s"}"""
        .formatted(key, officer, reach, contact);
  }
}
