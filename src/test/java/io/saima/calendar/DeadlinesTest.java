package io.saima.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.calendar.Deadlines.DeadlineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Deadlines stand in the configuration, each under a name that something asks for. */
class DeadlinesTest {

  private static final String SECTION = "saima.deadlines.";
  private static final Pattern ASKED =
      Pattern.compile("deadlines\\s*\\.(?:of|from|lastBegin|words)\\(\\s*[\"']([^\"']+)[\"']");
  private static final Pattern QUOTED = Pattern.compile("[\"']([a-z]+(?:-[a-z]+)*)[\"']");

  private static final Properties SHIPPED = shipped();

  @Test
  void modelsPagesAndCodeAskForTheNamesThatAreConfiguredAndForNoOthers() throws IOException {
    Set<String> configured =
        SHIPPED.stringPropertyNames().stream()
            .filter(name -> name.startsWith(SECTION))
            .map(name -> name.substring(SECTION.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    String texts = texts();
    assertThat(configured).containsAll(found(ASKED, texts));
    assertThat(found(QUOTED, texts)).as("what somebody asks for").containsAll(configured);
  }

  @Test
  void aMisspeltOrUnreadableDeadlineIsRefusedAtTheStart() {
    assertThatThrownBy(() -> with(Map.of("SAIMA_DEADLINES_LOGCLOSED", "3d")))
        .hasMessageContaining("saima.deadlines.logclosed is none of the deadlines");
    assertThatThrownBy(() -> with(Map.of("SAIMA_DEADLINES_BALLOT", "3 days")))
        .hasMessageContaining("saima.deadlines.ballot must be a duration");
    assertThatThrownBy(() -> with(Map.of("SAIMA_DEADLINES_BALLOT", "")))
        .hasMessageContaining("saima.deadlines.ballot must be a duration");
  }

  @Test
  void theEnvironmentMayWriteANameInEitherOfItsWays() {
    LocalDate sunday = LocalDate.parse("2026-10-18");
    assertThat(with(Map.of()).from("log-close", sunday)).isEqualTo("2026-10-20T18:00:00");
    for (String name : new String[] {"SAIMA_DEADLINES_LOGCLOSE", "SAIMA_DEADLINES_LOG_CLOSE"}) {
      assertThat(with(Map.of(name, "3d")).from("log-close", sunday))
          .as(name)
          .isEqualTo("2026-10-21T18:00:00");
    }
  }

  @Test
  void aDeadlineIsReadAsWorkingDaysOrDays() {
    Deadlines deadlines =
        with(Map.of("SAIMA_DEADLINES_BALLOT", "7d", "SAIMA_DEADLINES_DEBRIEF", "15日"));
    assertThat(deadlines.words("ballot")).isEqualTo("7个工作日");
    assertThat(deadlines.words("debrief")).isEqualTo("15日");
  }

  /** As the program starts with these in its environment. */
  private static Deadlines with(Map<String, Object> environment) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(
        new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(environment)));
    sources.addLast(new PropertiesPropertySource("shipped", SHIPPED));
    DeadlineSettings settings =
        new Binder(ConfigurationPropertySources.from(sources))
            .bind("saima", DeadlineSettings.class)
            .get();
    return new Deadlines(
        settings, new WorkingDays(day -> Optional.empty()), Clock.system(ZoneId.of("UTC")));
  }

  private static Set<String> found(Pattern pattern, String texts) {
    return pattern.matcher(texts).results().map(one -> one.group(1)).collect(Collectors.toSet());
  }

  private static String texts() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (String folder : new String[] {"bpmn", "src/main/java", "src/main/resources/templates"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.append(Files.readString(file)).append('\n');
        }
      }
    }
    return texts.toString();
  }

  private static Properties shipped() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    return yaml.getObject();
  }
}
