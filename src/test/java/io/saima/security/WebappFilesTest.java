package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.support.Client;
import io.saima.support.ServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Our files in the engine's web applications are complete, and they are served. */
@ServerTest
class WebappFilesTest {

  private static final String FOLDER = "META-INF/resources/webjars/camunda/app/";

  @Autowired Environment environment;

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void everyEnglishKeyHasChineseWords(String app) throws IOException {
    JsonNode english = read(app, "en").path("labels");
    JsonNode chinese = read(app, "zh-CN").path("labels");
    assertThat(names(chinese)).isEqualTo(names(english));
    for (String key : names(english)) {
      String words = chinese.get(key).textValue();
      if (english.get(key).textValue().matches(".*[A-Za-z]{3}.*")) {
        assertThat(words).as(key).containsPattern("\\p{IsHan}");
      }
      assertThat(placeholders(words)).as(key).isEqualTo(placeholders(english.get(key).textValue()));
    }
  }

  @Test
  void datesAreChineseToo() throws IOException {
    JsonNode english = read("tasklist", "en").path("dateLocales");
    JsonNode chinese = read("tasklist", "zh-CN").path("dateLocales");
    assertThat(names(chinese)).isEqualTo(names(english));
    assertThat(chinese.path("months")).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
  void everyCustomScriptIsServed(String app) {
    Client client = new Client(environment).logIn("admin");
    String folder = "/camunda/app/" + app + "/";
    String config = client.get(folder + "scripts/config.js").body();
    Matcher list = Pattern.compile("customScripts: \\[([^]]*)]").matcher(config);
    assertThat(list.find()).isTrue();
    List<String> scripts =
        Pattern.compile("'([^']+)'").matcher(list.group(1)).results().map(m -> m.group(1)).toList();
    assertThat(scripts).isNotEmpty();
    for (String script : scripts) {
      String path = java.net.URI.create(folder + script + ".js").normalize().toString();
      Client.Answer answer = client.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.headers().get("content-type")).as(path).contains("javascript");
      assertThat(answer.body()).as(path).contains("export default");
    }
    assertThat(client.get(folder + "styles/user-styles.css").body()).contains(".ce-eol-banner");
  }

  private static JsonNode read(String app, String locale) throws IOException {
    try (InputStream file =
        WebappFilesTest.class
            .getClassLoader()
            .getResourceAsStream(FOLDER + app + "/locales/" + locale + ".json")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new ObjectMapper().readTree(text.replace("\uFEFF", ""));
    }
  }

  private static TreeSet<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static TreeSet<String> placeholders(String text) {
    TreeSet<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}").matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
