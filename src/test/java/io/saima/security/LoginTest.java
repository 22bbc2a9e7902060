package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TinyCounty;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who is not logged in gets nowhere; who guesses is slowed down; who leaves is out. */
@ServerTest
class LoginTest {

  @Autowired Environment environment;
  @Autowired TinyCounty county;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @BeforeEach
  void settle() {
    county.settle();
  }

  private Client client() {
    return new Client(environment);
  }

  @Test
  void anonymousPeopleGetNowhere() {
    // Behind links that were sent or shown; a forged one leads nowhere.
    Set<String> open = Set.of("/login", "/race/screen/1");
    Stream<String> engine =
        Stream.of(
            "/camunda",
            "/camunda/",
            "/camunda/app/tasklist/default/",
            "/camunda/app/admin/default/setup/",
            "/camunda/api/admin/setup/default/user/create",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/admin/auth/user/default",
            "/camunda-welcome/index.html",
            "/webjars/camunda/index.html",
            "/engine-rest/engine",
            "/engine-rest/task",
            "/engine-rest/user",
            "/api/anything",
            "/actuator",
            "/actuator/env",
            "/h2-console",
            "/error",
            "/nothing");
    Stream<String> own =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(info -> info.getPatternValues().stream())
            .map(path -> path.replaceAll("\\{[^}]*}", "1"))
            .filter(path -> !open.contains(path) && !path.startsWith("/rate/"));
    Stream.concat(engine, own)
        .forEach(
            path -> {
              for (Answer answer :
                  new Answer[] {client().get(path), client().postBare(path, Map.of())}) {
                boolean refused = answer.status() == 401 || answer.status() == 403;
                boolean ledToLogin = answer.status() == 302 && answer.location().equals("/login");
                assertThat(refused || ledToLogin).as(path + " " + answer).isTrue();
              }
            });
  }

  @Test
  void onlyTheLoginItsAssetsAndHealthAreOpen() {
    assertThat(client().get("/login").status()).isEqualTo(200);
    assertThat(client().get("/assets/saima.css").status()).isEqualTo(200);
    Client program = client();
    assertThat(program.json("GET", "/actuator/health", "").body())
        .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
  }

  @Test
  void theSessionChangesAtLoginAndEndsAtLogout() {
    Client client = client();
    client.get("/login");
    String before = client.cookie("JSESSIONID").orElseThrow();
    client.logIn("OFF-2");
    String after = client.cookie("JSESSIONID").orElseThrow();
    assertThat(after).isNotEqualTo(before);
    assertThat(client.get("/").body()).contains("买买提·吐尔逊");
    assertThat(client.post("/logout", Map.of()).location()).isEqualTo("/login?logout");
    assertThat(client.get("/").location()).isEqualTo("/login");
  }

  @Test
  void loggingOutOfTasklistEndsTheWholeSession() {
    Client client = client().logIn("OFF-2");
    assertThat(client.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
    assertThat(client.get("/camunda/api/admin/auth/user/default").body()).contains("\"OFF-2\"");
    assertThat(client.json("POST", "/camunda/api/admin/auth/user/default/logout", "").status())
        .isEqualTo(200);
    assertThat(client.get("/").location()).isEqualTo("/login");
    assertThat(client.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
  }

  @Test
  void anotherPersonInTheSameBrowserIsNobodyElse() {
    Client client = client().logIn("OFF-1");
    client.get("/camunda/app/tasklist/default/");
    client.post("/login", Map.of("username", "OFF-2", "password", Client.PASSWORD));
    assertThat(client.get("/camunda/api/admin/auth/user/default").body()).doesNotContain("OFF-1");
    client.get("/camunda/app/tasklist/default/");
    assertThat(client.get("/camunda/api/admin/auth/user/default").body()).contains("\"OFF-2\"");
  }

  @Test
  void aFormWithoutTokenIsRefused() {
    Client client = client().logIn("OFF-2");
    assertThat(client.postBare("/notes/read", Map.of()).status()).isEqualTo(403);
    assertThat(client.postBare("/logout", Map.of()).status()).isEqualTo(403);
    assertThat(client.get("/").status()).isEqualTo(200);
  }

  @Test
  void everyRefusalSaysTheSame() {
    Answer wrong = client().logIn("OFF-2", "wrong-password");
    Answer unknown = client().logIn("NOBODY-7", "wrong-password");
    assertThat(wrong.location()).isEqualTo("/login?error").isEqualTo(unknown.location());
    assertThat(client().get("/login?error").body()).contains("账号或密码不正确");
    assertThat(client().as("OFF-2", "wrong").get("/engine-rest/engine").body())
        .isEqualTo(client().as("NOBODY-8", "wrong").get("/engine-rest/engine").body());
  }

  @Test
  void guessingIsSlowedDownForTheAccountWhetherItExistsOrNot() {
    for (String username : new String[] {"SJ-1", "NOBODY-9"}) {
      for (int i = 0; i < 10; i++) {
        assertThat(client().logIn(username, "guess-" + i).location()).isEqualTo("/login?error");
      }
      Answer refused = client().logIn(username, Client.PASSWORD);
      assertThat(refused.location()).as(username).startsWith("/login?wait=");
      assertThat(client().get(refused.location()).body()).contains("登录失败次数过多");
      Answer basic = client().as(username).get("/engine-rest/engine");
      assertThat(basic.status()).isEqualTo(429);
      assertThat(basic.headers()).containsKey("retry-after");
    }
    assertThat(client().logIn("OFF-1", Client.PASSWORD).location()).isEqualTo("/");
  }

  @Test
  void anIdMayBeWrittenSmall() {
    Client client = client();
    assertThat(client.logIn(" off-2 ", Client.PASSWORD).location()).isEqualTo("/");
    assertThat(client.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
  }

  @Test
  void theInterfacesTakeBasicAndNoSession() {
    Client session = client().logIn("admin");
    assertThat(session.get("/engine-rest/engine").status()).isEqualTo(401);
    Client basic = client().as("admin");
    assertThat(basic.get("/engine-rest/engine").status()).isEqualTo(200);
    assertThat(basic.cookie("JSESSIONID")).isEmpty();
    assertThat(client().as("OFF-2").get("/api/anything").status()).isEqualTo(403);
  }

  @Test
  void oddPathsAndOversizeBodiesAreRefused() {
    for (String path :
        new String[] {
          "/engine-rest;x=1/task",
          "//engine-rest/task",
          "/engine-rest//task",
          "/engine-rest/..;/roles",
          "/api;/quarters/2026-Q3/results",
          "/roles;x",
          "/camunda;/app/admin/default/",
          "/assets/%2e%2e/roles"
        }) {
      assertThat(client().get(path).status()).as(path).isEqualTo(400);
      assertThat(client().as("OFF-2").get(path).status()).as(path).isEqualTo(400);
    }
    for (String link : new String[] {"/rate/a;b", "/rate/a//b", "/rate/a%0ab", "/rate/a%25b"}) {
      assertThat(client().get(link).location()).as(link).isEqualTo("/rate/-");
    }
    assertThat(client().get("/rate/-").body()).contains("这个链接打不开评价");
    byte[] large = new byte[17 * 1024 * 1024];
    Arrays.fill(large, (byte) ' ');
    Client officer = client().as("OFF-2");
    assertThat(
            officer.json("POST", "/engine-rest/task", BodyPublishers.ofByteArray(large)).status())
        .isEqualTo(413);
    assertThat(
            officer
                .json(
                    "POST",
                    "/engine-rest/task",
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .status())
        .isIn(400, 413, 500);
    Answer refused = officer.get("/api/quarters/2026-Q3/results");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
  }

  @Test
  void whatAnotherSiteMakesABrowserSendIsRefused() {
    for (String path : new String[] {"/engine-rest/engine", "/api/quarters/2026-Q3/results"}) {
      for (String site : new String[] {"cross-site", "same-site"}) {
        Answer refused = client().as("organization").sending("Sec-Fetch-Site", site).get(path);
        assertThat(refused.status()).as(site).isEqualTo(403);
        assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
      }
      for (String origin : new String[] {"https://elsewhere.example", "null", "http://localhost"}) {
        Client browser = client().as("organization").sending("Origin", origin);
        assertThat(browser.get(path).status()).as(origin).isEqualTo(403);
        assertThat(browser.json("POST", path, "{}").status()).as(origin).isEqualTo(403);
      }
    }
    String own = "http://localhost:" + environment.getProperty("local.server.port");
    assertThat(client().as("admin").sending("Origin", own).get("/engine-rest/engine").status())
        .isEqualTo(200);
    for (String site : new String[] {"same-origin", "none"}) {
      assertThat(
              client()
                  .as("admin")
                  .sending("Sec-Fetch-Site", site)
                  .get("/engine-rest/engine")
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void ownPagesHaveAPolicyAndTasklistKeepsItsOwn() {
    Client client = client().logIn("OFF-2");
    assertThat(client.get("/").headers().get("content-security-policy"))
        .startsWith("default-src 'self'");
    assertThat(
            client.get("/camunda/app/tasklist/default/").headers().get("content-security-policy"))
        .contains("nonce-")
        .doesNotContain("frame-ancestors 'none',");
  }

  @Test
  void errorsSayNothingOfTheInside() {
    Client client = client().logIn("OFF-2");
    assertThat(client.get("/nothing").body()).contains("找不到页面").doesNotContain("Exception");
    assertThat(client.get("/roles").body()).contains("无权访问");
    assertThat(client.get("/camunda/app/cockpit/default/").body()).contains("无权访问");
    assertThat(client.post("/notes/x/read", Map.of()).body()).doesNotContain("Exception");
  }

  @Test
  void setupIsClosedEvenToTheAdministrator() {
    Client client = client().logIn("admin");
    client.get("/camunda/app/admin/default/");
    assertThat(client.get("/camunda/app/admin/default/setup/").status()).isEqualTo(403);
    assertThat(client.json("POST", "/camunda/api/admin/setup/default/user/create", "{}").status())
        .isEqualTo(403);
  }
}
