package io.saima;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.support.Client;
import io.saima.support.SaimaJar;
import io.saima.support.SaimaJar.Ended;
import io.saima.support.SaimaJar.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is shipped: the packaged jar starts, keeps its data, imports, and lets nobody in by itself.
 */
class PackagedJarIT {

  private static final String CONTACT_KEY = "a key of the tests, long enough for them";

  private static final String[] DEMO = {"--spring.profiles.active=demo", "--saima.demo.data=none"};
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void aDemoKeepsItsDataWhenItIsStoppedAndWhenItIsKilled() throws Exception {
    SaimaJar saima = new SaimaJar(folder, Map.of());
    Path county = smallCounty();
    try (Server server = saima.serve(DEMO)) {
      assertEverythingIsDeployedOnce(server.client());
      moveClock(server.client(), "2026-10-09T10:00:00+08:00");
      Ended refused = saima.run("import", county.toString());
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).contains("curl").contains("/api/imports");
      server.stop();
    }

    Ended imported = saima.run("import", county.toString());
    assertThat(imported.err()).isEmpty();
    assertThat(imported.exitCode()).as(imported.out()).isZero();
    assertThat(JSON.readTree(imported.out()))
        .isEqualTo(
            JSON.readTree(
                """
                {"files": [
                  {"file": "units.csv", "status": "TAKEN", "changed": 1, "unchanged": 0},
                  {"file": "officers.csv", "status": "TAKEN", "changed": 3, "unchanged": 0}],
                 "errors": [], "more": 0}"""));

    try (Server server = saima.serve(DEMO)) {
      assertEverythingIsDeployedOnce(server.client());
      assertThat(clock(server.client())).isAfter("2026-10-09T10:00:00+08:00");
      fileTheWeek(server.client().as("P2"));
      server.kill();
    }

    try (Server server = saima.serve(DEMO)) {
      assertEverythingIsDeployedOnce(server.client());
      assertThat(clock(server.client())).isAfter("2026-10-09T10:00:00+08:00");
      assertThat(server.client().logIn("P2").get("/me/logs?quarter=2026-Q4").body())
          .contains("在𠮷祥村清淤");
      assertThat(openTasks(server.client().as("P2"))).isEmpty();
    }
  }

  @Test
  void outsideTheDemoNobodyHasAnAccountButTheAdministratorWithThePasswordOfTheFirstStart() {
    Ended refused =
        new SaimaJar(folder, Map.of("SAIMA_CONTACT_KEY", CONTACT_KEY)).run("--server.port=0");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.out()).contains("请设置环境变量 SAIMA_ADMIN_PASSWORD").doesNotContain("\tat ");

    Ended keyless =
        new SaimaJar(folder, Map.of("SAIMA_ADMIN_PASSWORD", "a-first-password"))
            .run("--server.port=0");
    assertThat(keyless.exitCode()).isNotZero();
    assertThat(keyless.out()).contains("请设置环境变量 SAIMA_CONTACT_KEY").doesNotContain("\tat ");

    SaimaJar saima =
        new SaimaJar(
            folder,
            Map.of("SAIMA_ADMIN_PASSWORD", "a-first-password", "SAIMA_CONTACT_KEY", CONTACT_KEY));
    try (Server server = saima.serve()) {
      Client client = server.client();
      for (String account : List.of("organization", "discipline", "designer", "admin")) {
        assertThat(client.as(account, "saima-demo").get("/engine-rest/version").status())
            .as(account)
            .isEqualTo(401);
      }
      assertThat(client.as("admin", "a-first-password").get("/engine-rest/version").status())
          .isEqualTo(200);
      assertThat(client.get("/login").body()).doesNotContain("saima-demo", "designer");
      assertThat(client.json("POST", "/api/demo/clock", "{}").status()).isEqualTo(404);
    }
  }

  private Path smallCounty() throws IOException {
    Path county = Files.createDirectory(folder.resolve("county"));
    Files.writeString(
        county.resolve("units.csv"),
        """
        code,name,kind,parent_code,district_class,pooling,pool_code
        U1,某县水利局,行政,,,OWN,
        """);
    Files.writeString(
        county.resolve("officers.csv"),
        """
        id,name,unit_code,post_title,post_class,post_type,rank_level,supervisor_id,status,joined_on,\
        post_since,works_in_unit,unit_since,left_on
        P0,诸葛清,U1,县长,正职,综合,县处级正职,,NORMAL,2005-07-01,,,,
        P1,欧阳明,U1,局长,正职,综合,乡科级正职,P0,NORMAL,2010-07-01,,,,
        P2,𠮷田,U1,科员,一般,综合,一级科员,P1,NORMAL,2010-07-01,,,,
        """);
    return county;
  }

  private static void fileTheWeek(Client officer) throws IOException {
    Awaitility.await("this week's log is open")
        .atMost(Duration.ofSeconds(60))
        .until(() -> !openTasks(officer).isEmpty());
    JsonNode task = openTasks(officer).get(0);
    assertThat(task.get("taskDefinitionKey").asText()).isEqualTo("task_fillLog");
    String sheet =
        JSON.writeValueAsString(
            Map.of(
                "action",
                "FILE",
                "content",
                "在𠮷祥村清淤。",
                "lines",
                List.of(Map.of("item", "清淤", "done", true))));
    String variables =
        JSON.writeValueAsString(
            Map.of("variables", Map.of("sheet", Map.of("type", "Json", "value", sheet))));
    assertThat(
            officer
                .json(
                    "POST",
                    "/engine-rest/task/" + task.get("id").asText() + "/submit-form",
                    variables)
                .status())
        .isEqualTo(204);
  }

  private static JsonNode openTasks(Client officer) throws IOException {
    return JSON.readTree(officer.get("/engine-rest/task?maxResults=10").body());
  }

  /** Each model and form of the repository is there, once, under its path. */
  private static void assertEverythingIsDeployedOnce(Client client) throws IOException {
    client.as("designer");
    JsonNode deployments =
        JSON.readTree(client.get("/engine-rest/deployment?maxResults=10").body());
    assertThat(deployments).hasSize(1);
    String deployment = deployments.get(0).get("id").asText();
    assertThat(
            JSON.readTree(
                client.get("/engine-rest/deployment/" + deployment + "/resources").body()))
        .extracting(resource -> resource.get("name").asText())
        .containsExactlyInAnyOrderElementsOf(filesOfTheRepository());
    assertThat(JSON.readTree(client.get("/engine-rest/process-definition?maxResults=1000").body()))
        .extracting(definition -> definition.get("resource").asText())
        .containsExactlyInAnyOrderElementsOf(
            filesOfTheRepository().stream().filter(name -> name.endsWith(".bpmn")).toList());
  }

  private static List<String> filesOfTheRepository() throws IOException {
    try (Stream<Path> models = Files.walk(Path.of("bpmn"));
        Stream<Path> forms = Files.walk(Path.of("forms"))) {
      return Stream.concat(models, forms)
          .filter(Files::isRegularFile)
          .map(file -> file.toString().replace('\\', '/'))
          .toList();
    }
  }

  private static void moveClock(Client client, String moment) {
    client.as("admin");
    assertThat(client.json("POST", "/api/demo/clock", "{\"to\": \"" + moment + "\"}").status())
        .isEqualTo(202);
    Awaitility.await("the clock has arrived")
        .atMost(Duration.ofSeconds(60))
        .until(() -> !state(client).get("running").asBoolean());
  }

  private static OffsetDateTime clock(Client client) throws IOException {
    return OffsetDateTime.parse(state(client.as("admin")).get("now").asText());
  }

  private static JsonNode state(Client client) throws IOException {
    return JSON.readTree(client.get("/api/demo/clock").body());
  }
}
