package io.saima.plan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.PersonnelKind;
import io.saima.organization.PostClass;
import io.saima.organization.personnel.ChangeForm;
import io.saima.organization.personnel.PersonnelChanges;
import io.saima.organization.personnel.PersonnelChanges.Person;
import io.saima.organization.sources.Allotment;
import io.saima.organization.sources.DataSources;
import io.saima.organization.sources.DataSources.Granted;
import io.saima.plan.FigureHistory;
import io.saima.plan.FigureHistory.Origin;
import io.saima.plan.FigureHistory.Version;
import io.saima.plan.IndicatorScope;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a data source is answered, and what stands in the tables afterwards. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class IndicatorActualsControllerTest {

  private static final String PATH = "/api/indicator-actuals";
  private static final Allotment EVERYTHING = new Allotment(Optional.empty(), Optional.empty());

  @Autowired Environment environment;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired TestClock clock;
  @Autowired DataSources sources;
  @Autowired ClosedQuarters closed;
  @Autowired PersonnelChanges changes;
  @Autowired FigureHistory history;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;

  private String plan;
  private String deputies;
  private Granted statistics;

  @BeforeEach
  void aPlanAndASource() {
    county.small();
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q3");
    figures.flow(plan, "I1", "办件量", IndicatorScope.OFFICER, "40", "300");
    figures.level(plan, "I2", "水质达标率", IndicatorScope.UNIT, "40", "95");
    deputies = figures.plan("U1", PostClass.DEPUTY, "2026-Q3");
    figures.level(plan, "I3", "台账更新", IndicatorScope.OFFICER, "20", "10");
    figures.level(deputies, "I2", "水质达标率", IndicatorScope.UNIT, "40", "95");
    figures.level(deputies, "I3", "台账更新", IndicatorScope.OFFICER, "40", "10");
    figures.level(deputies, "I4", "河道巡查", IndicatorScope.OFFICER, "20", "10");
    statistics = sources.create("县统计局", EVERYTHING, "organization");
  }

  // ---- what is taken

  @Test
  void aFigureIsRecordedWithItsSourceAndHistory() throws IOException {
    Answer answer = send("{\"figures\": [" + figure("K1", "A1", "96.5") + "]}");
    assertThat(answer.status()).isEqualTo(200);
    JsonNode line = json.readTree(answer.body()).at("/figures/0");
    assertThat(json.readTree(answer.body()).at("/source").asText()).isEqualTo("县统计局");
    assertThat(line.at("/result").asText()).isEqualTo("RECORDED");
    assertThat(line.at("/repeated").asBoolean()).isFalse();
    assertThat(line.at("/late").asBoolean()).isFalse();
    assertThat(line.at("/received_at").asText()).isEqualTo("2026-10-08T09:00:00+08:00");
    assertThat(answer.headers()).doesNotContainKey("set-cookie");
    Version version = history("A1").get(0);
    assertThat(version.actual()).isEqualByComparingTo("96.5");
    assertThat(version.source()).isEqualTo("县统计局");
    assertThat(version.origin()).isEqualTo(Origin.DELIVERY);
    assertThat(version.reference()).isEqualTo("K1");
  }

  @Test
  void theSameKeyIsAnsweredTheSameForEver() throws IOException {
    send("{\"figures\": [" + figure("K1", "A1", "96.5") + "]}");
    send("{\"figures\": [" + figure("K2", "A1", "97") + "]}");
    closed.close(Quarter.parse("2026-Q3"), ClosedQuarters.Part.INPUTS, LocalDateTime.now());
    clock.set("2026-10-20T09:00");
    // Another way to write the same: a text in place of a number, more zeros, another order.
    Answer again =
        send(
            "{\"figures\": [{\"actual\": \"96.50\", \"month\": \"2026-09\", \"officer_id\": \"A1\","
                + "\"indicator_code\": \"I1\", \"plan_code\": \"%s\", \"key\": \"K1\"}]}"
                    .formatted(plan));
    assertThat(again.status()).isEqualTo(200);
    JsonNode line = json.readTree(again.body()).at("/figures/0");
    assertThat(line.at("/repeated").asBoolean()).isTrue();
    assertThat(line.at("/result").asText()).isEqualTo("RECORDED");
    assertThat(line.at("/received_at").asText()).isEqualTo("2026-10-08T09:00:00+08:00");
    assertThat(history("A1")).hasSize(2);
    assertThat(history("A1").get(0).actual()).isEqualByComparingTo("97");
  }

  @Test
  void theSameKeyWithOtherContentIsAConflict() throws IOException {
    send("{\"figures\": [" + figure("K1", "A1", "96.5") + "]}");
    Answer other = send("{\"figures\": [" + figure("K1", "A1", "96.6") + "]}");
    refused(other, 409, "KEY_CONFLICT", "key");
    assertThat(history("A1")).hasSize(1);
    assertThat(history("A1").get(0).actual()).isEqualByComparingTo("96.5");
  }

  @Test
  void aNewKeyReplacesAFigureAndKeepsWhatItWas() throws IOException {
    send("{\"figures\": [" + figure("K1", "A1", "100") + "]}");
    JsonNode line =
        json.readTree(send("{\"figures\": [" + figure("K2", "A1", "98") + "]}").body())
            .at("/figures/0");
    assertThat(line.at("/result").asText()).isEqualTo("REPLACED");
    assertThat(line.at("/replaced").toString()).isEqualTo("100");
    assertThat(line.at("/message").asText()).contains("替代原值100");
    assertThat(history("A1")).extracting(Version::reference).containsExactly("K2", "K1");
  }

  @Test
  void theSameFigureUnderAnotherKeyChangesNothing() throws IOException {
    send("{\"figures\": [" + figure("K1", "A1", "96.5") + "]}");
    JsonNode line =
        json.readTree(send("{\"figures\": [" + figure("K2", "A1", "96.50") + "]}").body())
            .at("/figures/0");
    assertThat(line.at("/result").asText()).isEqualTo("UNCHANGED");
    assertThat(history("A1")).extracting(Version::reference).containsExactly("K1");
  }

  @Test
  void aUnitMayStandInPlaceOfAPlan() throws IOException {
    Answer officer =
        send(
            """
            {"figures": [{"key": "K1", "unit_code": "U1", "indicator_code": "I1",
              "officer_id": "A1", "month": "2026-09", "actual": 90}]}""");
    assertThat(officer.status()).isEqualTo(200);
    assertThat(history("A1")).hasSize(1);
    String ofUnit =
        """
        {"figures": [{"key": "K2", "unit_code": "%s", "indicator_code": "%s",
          "month": "2026-09", "actual": 90}]}""";
    Answer ambiguous = send(ofUnit.formatted("U1", "I2"));
    refused(ambiguous, 422, "AMBIGUOUS_PLAN", "unit_code");
    assertThat(ambiguous.body()).contains(plan).contains(deputies);
    refused(send(ofUnit.formatted("U0", "I2")), 422, "UNKNOWN_REF", "unit_code");
    refused(send(ofUnit.formatted("U1", "I9")), 422, "UNKNOWN_REF", "unit_code");
  }

  /** The county reports in October what nobody has planned anew since the third quarter. */
  @Test
  void aContinuedPlanTakesFiguresUntilThePostHasANewOne() throws IOException {
    String figure =
        """
        {"figures": [{"key": "%s", "%s": "%s", "indicator_code": "I1", "officer_id": "A1",
          "month": "2026-10", "actual": 90}]}""";
    assertThat(send(figure.formatted("K1", "plan_code", plan)).status()).isEqualTo(200);
    assertThat(send(figure.formatted("K2", "unit_code", "U1")).status()).isEqualTo(200);
    assertThat(planOf("K2")).isEqualTo(plan);

    String renewed = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(renewed, "I1", "办件量", IndicatorScope.OFFICER, "100", "300");
    refused(send(figure.formatted("K3", "plan_code", plan)), 422, "CONDITION", "month");
    assertThat(send(figure.formatted("K4", "unit_code", "U1")).status()).isEqualTo(200);
    assertThat(planOf("K4")).isEqualTo(renewed);
  }

  private String planOf(String key) {
    return jdbc.sql("select plan_code from delivered_figure where source_key = ?")
        .param(key)
        .query(String.class)
        .single();
  }

  // ---- late, closed

  @Test
  void aLateFigureIsTakenAndTheStatementsConcernedAreComputedAnew() throws IOException {
    figures.actual(plan, "I1", "A1", "2026-09", "300");
    figures.actual(plan, "I1", "A2", "2026-09", "300");
    figures.actual(plan, "I2", "", "2026-09", "95");
    runtimeService().startProcessInstanceByKey("monthly-reconciliation", Map.of("catchUp", true));
    clock.runJobs();
    assertThat(versions("A1")).isEqualTo(1);
    jdbc.sql("delete from note").update();

    JsonNode line =
        json.readTree(send("{\"figures\": [" + figure("K1", "A1", "297") + "]}").body())
            .at("/figures/0");
    assertThat(line.at("/late").asBoolean()).isTrue();
    assertThat(line.at("/message").asText()).contains("已对账");
    clock.runJobs();
    assertThat(versions("A1")).isEqualTo(2);
    assertThat(versions("A2")).isEqualTo(1);
    assertThat(published("A1")).contains("\"actual\":\"297\"").contains("\"source\":\"县统计局\"");
    assertThat(
            jdbc.sql("select person from note where title like '%对账单有更新%'")
                .query(String.class)
                .list())
        .containsExactly("A1");

    // The same again is late, too, but changes no statement.
    send("{\"figures\": [" + figure("K2", "A1", "297") + "]}");
    clock.runJobs();
    assertThat(versions("A1")).isEqualTo(2);

    // A figure of the unit concerns everybody of the plan.
    Answer ofUnit =
        send(
            "{\"figures\": [{\"key\": \"K3\", \"plan_code\": \"%s\", \"indicator_code\": \"I2\","
                    .formatted(plan)
                + " \"month\": \"2026-09\", \"actual\": 94}]}");
    assertThat(ofUnit.status()).isEqualTo(200);
    clock.runJobs();
    assertThat(List.of(versions("A1"), versions("A2"), versions("A3"))).containsExactly(3, 2, 2);
  }

  @Test
  void whoHasMovedSinceGetsTheLateFiguresOfTheMonthInWhichHeWasThere() throws IOException {
    figures.actual(plan, "I1", "A1", "2026-09", "300");
    runtimeService().startProcessInstanceByKey("monthly-reconciliation", Map.of("catchUp", true));
    clock.runJobs();
    assertThat(versions("A1")).isEqualTo(1);
    assertThat(
            changes.enter(
                "A1",
                new ChangeForm(
                    PersonnelKind.MOVE, LocalDate.parse("2026-10-08"), Map.of("unit_code", "U0")),
                new Person("organization", true)))
        .isEmpty();

    assertThat(send("{\"figures\": [" + figure("K1", "A1", "297") + "]}").status()).isEqualTo(200);
    clock.runJobs();
    assertThat(versions("A1")).isEqualTo(2);
    assertThat(published("A1")).contains("\"actual\":\"297\"");

    Answer ofUnit =
        send(
            "{\"figures\": [{\"key\": \"K2\", \"plan_code\": \"%s\", \"indicator_code\": \"I2\","
                    .formatted(plan)
                + " \"month\": \"2026-09\", \"actual\": 94}]}");
    assertThat(ofUnit.status()).isEqualTo(200);
    clock.runJobs();
    assertThat(List.of(versions("A1"), versions("A2"), versions("D1"))).containsExactly(3, 2, 1);
  }

  @Test
  void aClosedQuarterTakesNothing() throws IOException {
    send("{\"figures\": [" + figure("K1", "A1", "96.5") + "]}");
    closed.close(Quarter.parse("2026-Q3"), ClosedQuarters.Part.INPUTS, LocalDateTime.now());
    refused(send("{\"figures\": [" + figure("K2", "A1", "97") + "]}"), 409, "FROZEN", "");
    refused(send("{\"figures\": [" + figure("K3", "A2", "97") + "]}"), 409, "FROZEN", "");
    assertThat(history("A1")).hasSize(1);
    assertThat(history("A2")).isEmpty();
  }

  // ---- what is refused

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"actual\": -1 | RANGE | actual",
        "\"actual\": -0.0001 | RANGE | actual",
        "\"actual\": 1.00001 | NUMBER | actual",
        "\"actual\": 1e3 | NUMBER | actual",
        "\"actual\": 1e999999 | NUMBER | actual",
        "\"actual\": 1234567890123 | NUMBER | actual",
        "\"actual\": \"NaN\" | NUMBER | actual",
        "\"actual\": \"1,000\" | NUMBER | actual",
        "\"actual\": \"\uFF11\" | NUMBER | actual",
        "\"actual\": \"9\u200B6\" | CONTROL_CHAR | actual",
        "\"actual\": \"\" | REQUIRED | actual",
        "\"actual\": null | REQUIRED | actual",
        "\"month\": \"2026-11\" | FUTURE_MONTH | month",
        "\"month\": \"2026-06\" | CONDITION | month",
        "\"month\": \"2026-13\" | DATE | month",
        "\"month\": \"9\" | DATE | month",
        "\"indicator_code\": \"I9\" | UNKNOWN_REF | indicator_code",
        "\"indicator_code\": \"i1\" | PATTERN | indicator_code",
        "\"plan_code\": \"NO-PLAN\" | UNKNOWN_REF | plan_code",
        "\"plan_code\": \"\" | REQUIRED | plan_code",
        "\"unit_code\": \"U1\" | CONDITION | unit_code",
        "\"officer_id\": \"NOBODY\" | UNKNOWN_REF | officer_id",
        "\"officer_id\": \"D1\" | CONDITION | officer_id",
        "\"officer_id\": \"Z2\" | CONDITION | officer_id",
        "\"officer_id\": \"\" | CONDITION | officer_id",
        "\"officer_id\": \"\\ud800\" | PATTERN | officer_id",
        "\"indicator_code\": \"I2\" | CONDITION | officer_id",
        "\"debt_rate\": 12 | CONDITION | debt_rate",
        "\"debt_rate\": 1001 | RANGE | debt_rate",
        "\"key\": \"\" | REQUIRED | key",
        "\"key\": \"编号\" | PATTERN | key",
        "\"key\": \"K\\udc00\" | PATTERN | key",
        "\"key\": null | REQUIRED | key"
      })
  void aFaultNamesItsFieldAndNothingIsStored(String change, String code, String field)
      throws IOException {
    String name = change.substring(1, change.indexOf('"', 1));
    String bad =
        Stream.of(
                "\"key\": \"K1\"",
                "\"plan_code\": \"%s\"".formatted(plan),
                "\"indicator_code\": \"I1\"",
                "\"officer_id\": \"A1\"",
                "\"month\": \"2026-09\"",
                "\"actual\": 96")
            .filter(member -> !member.startsWith("\"" + name + "\""))
            .collect(Collectors.joining(", ", "{", ", " + change + "}"));
    Answer answer = send("{\"figures\": [" + figure("GOOD", "A2", "90") + ", " + bad + "]}");
    refused(answer, 422, code, field);
    JsonNode fault = json.readTree(answer.body()).at("/errors/0");
    assertThat(fault.at("/index").asInt()).isEqualTo(1);
    assertThat(fault.at("/message").asText()).matches(".*[\\u4e00-\\u9fff].*");
    nothingStored();
  }

  @Test
  void everyFaultIsListedAtOnce() throws IOException {
    Answer answer =
        send(
            "{\"figures\": [%s, %s, %s]}"
                .formatted(
                    figure("K1", "A1", "-1"), figure("K2", "A2", "90"), figure("K3", "X1", "90")));
    assertThat(answer.status()).isEqualTo(422);
    JsonNode body = json.readTree(answer.body());
    assertThat(body.at("/code").asText()).isEqualTo("REFUSED");
    assertThat(body.at("/errors").findValuesAsText("key")).containsExactly("K1", "K3");
    assertThat(body.at("/errors").findValuesAsText("code")).containsExactly("RANGE", "UNKNOWN_REF");
    nothingStored();
  }

  @Test
  void oneDeliveryNamesAKeyAndAFigureOnce() throws IOException {
    refused(
        send(
            "{\"figures\": [%s, %s]}"
                .formatted(figure("K1", "A1", "96"), figure("K1", "A1", "96"))),
        422,
        "DUPLICATE_KEY",
        "key");
    refused(
        send(
            "{\"figures\": [%s, %s]}"
                .formatted(figure("K1", "A1", "96"), figure("K2", "A1", "97"))),
        422,
        "DUPLICATE_FIGURE",
        "indicator_code");
    nothingStored();
  }

  @Test
  void aSourceSendsOnlyWhatIsAllottedToIt() throws IOException {
    sources.allot(
        statistics.id(),
        new Allotment(Optional.of(Set.of("U1")), Optional.of(Set.of("I2"))),
        "organization");
    refused(
        send("{\"figures\": [" + figure("K1", "A1", "96") + "]}"),
        403,
        "NOT_ALLOTTED",
        "indicator_code");
    nothingStored();
    assertThat(
            send("{\"figures\": [{\"key\": \"K1\", \"plan_code\": \"%s\", \"indicator_code\":"
                        .formatted(plan)
                    + " \"I2\", \"month\": \"2026-09\", \"actual\": 94}]}")
                .status())
        .isEqualTo(200);
  }

  // ---- odd bodies

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"figures\"",
        "{",
        "{}",
        "{\"figures\": []}",
        "{\"figures\": {}}",
        "{\"figures\": null}",
        "{\"figures\": [], \"figures\": []}",
        "{\"figures\": [1]}",
        "{\"figures\": [null]}",
        "{\"figures\": [[{}]]}",
        "{\"figures\": [{\"key\": NaN}]}",
        "{\"figures\": [{\"key\": 1}]}",
        "{\"figures\": [{\"key\": \"K\", \"month\": true}]}",
        "{\"figures\": [{\"key\": \"K\", \"actual\": {\"a\": [1, 2]}}]}",
        "{\"figures\": [{\"key\": \"K\", \"key\": \"K\"}]}",
        "{\"figures\": [{\"key\": \"K\", \"\\u0000<b>\": 1}]}",
        "{\"figures\": [{\"key\": \"K\"}]} {}",
        "{\"figuren\": []}",
        "{\"figures\": [{\"key\": \"K\", \"actual\": 01}]}"
      })
  void anOddBodyIsRefusedInChinese(String body) throws IOException {
    Answer answer = send(body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.at("/code").asText()).startsWith("MALFORMED_");
    assertThat(problem.at("/detail").asText()).matches("(?s).*[\\u4e00-\\u9fff].*");
    nothingStored();
  }

  @Test
  void unknownFieldsAreNamed() throws IOException {
    Answer answer = send("{\"figures\": [{\"key\": \"K1\", \"planCode\": \"x\", \"value\": 3}]}");
    assertThat(answer.status()).isEqualTo(400);
    JsonNode errors = json.readTree(answer.body()).at("/errors");
    assertThat(errors.findValuesAsText("field")).containsExactly("planCode", "value");
    assertThat(errors.findValuesAsText("code")).containsExactly("UNKNOWN_FIELD", "UNKNOWN_FIELD");
    assertThat(errors.findValuesAsText("key")).containsExactly("K1", "K1");
  }

  @Test
  void hugeAndHiddenBodiesAreRefused() throws IOException {
    code(send("{\"figures\": " + "[".repeat(100_000)), 400, "MALFORMED_JSON");
    code(send("{\"figures\": [{\"key\": \"" + "k".repeat(20_000) + "\"}]}"), 400, "MALFORMED_JSON");
    code(send("{\"figures\": [{\"actual\": " + "9".repeat(5_000) + "}]}"), 400, "MALFORMED_JSON");
    code(send(" ".repeat(1 << 20) + "{}"), 413, "TOO_LARGE");
    String many =
        IntStream.rangeClosed(0, 500)
            .mapToObj(i -> figure("K" + i, "A1", "1"))
            .collect(Collectors.joining(","));
    code(send("{\"figures\": [" + many + "]}"), 413, "TOO_MANY");
    byte[] latin = "{\"figures\": [{\"key\": \"é\"}]}".getBytes(StandardCharsets.ISO_8859_1);
    code(client().json("POST", PATH, BodyPublishers.ofByteArray(latin)), 400, "ENCODING");
    code(
        client()
            .sending("Content-Encoding", "gzip")
            .json("POST", PATH, BodyPublishers.ofByteArray(zipped())),
        415,
        "COMPRESSED");
    code(client().post(PATH, "{}".getBytes(StandardCharsets.UTF_8)), 415, "NOT_JSON");
    code(client().get(PATH), 405, "METHOD_NOT_ALLOWED");
    nothingStored();
  }

  private static byte[] zipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write("{\"figures\": []}".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  // ---- the token

  @Test
  void aTokenOpensNothingElse() {
    for (String path :
        List.of(
            "/engine-rest/task",
            "/engine-rest/engine",
            "/api/imports",
            "/api/indicator-actuals/",
            "/api/quarters/2026-Q3/results",
            "/api/what-if/quarter",
            "/camunda/api/engine/engine/default/task",
            "/camunda/app/cockpit/default/",
            "/me/week",
            "/roles/sources",
            "/imports",
            "/")) {
      Answer get = client().get(path);
      assertThat(get.status() == 401 || get.location().equals("/login"))
          .as("GET " + path + " " + get)
          .isTrue();
      Answer post = client().json("POST", path, "{}");
      assertThat(post.status()).as("POST " + path).isIn(401, 403, 302);
    }
  }

  @Test
  void nobodyElseDelivers() {
    String body = "{\"figures\": [" + figure("K1", "A1", "96") + "]}";
    assertThat(new Client(environment).json("POST", PATH, body).status()).isEqualTo(401);
    assertThat(new Client(environment).as("Z1").json("POST", PATH, body).status()).isEqualTo(401);
    Client inAPage = new Client(environment).logIn("Z1");
    assertThat(inAPage.json("POST", PATH, body).status()).isEqualTo(401);
    nothingStored();
  }

  @Test
  void aTokenThatIsNotValidAnyMoreOpensNothing(CapturedOutput log) {
    String body = "{\"figures\": [" + figure("K1", "A1", "96") + "]}";
    String old = statistics.token();
    Granted renewed = sources.renew(statistics.id(), "organization");
    assertThat(with(old).json("POST", PATH, body).status()).isEqualTo(401);
    assertThat(with(renewed.token()).json("POST", PATH, body).status()).isEqualTo(200);
    Granted other = sources.create("县财政局", EVERYTHING, "organization");
    String forged =
        other.token().replace("saima_" + other.id() + "_", "saima_" + renewed.id() + "_");
    assertThat(with(forged).json("POST", PATH, body).status()).isEqualTo(401);
    sources.revoke(statistics.id(), "organization");
    Answer refused = with(renewed.token()).json("POST", PATH, body);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.headers().get("www-authenticate")).isEqualTo("Bearer realm=\"saima\"");
    assertThat(refused.body()).contains("UNAUTHORIZED");
    assertThat(log.getAll()).doesNotContain(old).doesNotContain(renewed.token());
    assertThat(jdbc.sql("select token_hash from data_source").query(String.class).list())
        .noneMatch(hash -> hash != null && renewed.token().contains(hash));
    assertThat(sources.find(statistics.id()).orElseThrow().wrongToken()).isPresent();
  }

  @Test
  void guessingIsSlowedDownAndLocksNobodyOut() {
    Granted target = sources.create("县税务局", EVERYTHING, "organization");
    String wrong = "saima_" + target.id() + "_" + "A".repeat(43);
    for (int i = 0; i < 10; i++) {
      assertThat(with(wrong).json("POST", PATH, "{}").status()).isEqualTo(401);
    }
    Answer slowed = with(target.token()).json("POST", PATH, "{}");
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(Integer.parseInt(slowed.headers().get("retry-after"))).isPositive();
    assertThat(send("{\"figures\": [" + figure("K1", "A1", "96") + "]}").status()).isEqualTo(200);
  }

  @Test
  void theSourceFindsOnItsPageWhatWasRefused() {
    send("{\"figures\": [" + figure("K1", "A1", "-5") + "]}");
    assertThat(sources.refusals(statistics.id()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.status()).isEqualTo(422);
              assertThat(one.reason()).contains("第1个（RANGE）：“actual”的值“-5”");
            });
  }

  // ---- helpers

  private Client client() {
    return with(statistics.token());
  }

  private Client with(String token) {
    return new Client(environment).sending("Authorization", "Bearer " + token);
  }

  private Answer send(String body) {
    return client().json("POST", PATH, body);
  }

  private String figure(String key, String officer, String actual) {
    return """
        {"key": "%s", "plan_code": "%s", "indicator_code": "I1", "officer_id": "%s",
         "month": "2026-09", "actual": %s}"""
        .formatted(key, plan, officer, actual);
  }

  private List<Version> history(String officer) {
    return history.of(plan, "I1", Optional.of(officer), YearMonth.of(2026, 9));
  }

  private int versions(String officer) {
    return jdbc.sql(
            "select count(*) from monthly_statement where officer_id = ? and month_code ="
                + " '2026-09' and published_at is not null")
        .param(officer)
        .query(Integer.class)
        .single();
  }

  private String published(String officer) {
    return jdbc.sql(
            "select document from monthly_statement where officer_id = ? and month_code ="
                + " '2026-09' and superseded_at is null and published_at is not null")
        .param(officer)
        .query(String.class)
        .single();
  }

  private void nothingStored() {
    for (String table : List.of("indicator_actual", "delivered_figure", "superseded_actual")) {
      assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single())
          .as(table)
          .isZero();
    }
  }

  private void refused(Answer answer, int status, String code, String field) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    JsonNode fault = json.readTree(answer.body()).at("/errors/0");
    assertThat(fault.at("/code").asText()).as(answer.body()).isEqualTo(code);
    assertThat(fault.at("/field").asText()).isEqualTo(field);
  }

  private void code(Answer answer, int status, String code) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(json.readTree(answer.body()).at("/code").asText()).isEqualTo(code);
  }
}
