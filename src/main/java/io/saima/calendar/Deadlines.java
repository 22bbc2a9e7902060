package io.saima.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Turns the named durations of the configuration into due dates: {@code 3d} is three working days,
 * {@code 15日} fifteen calendar days that end on the next working day, and both end at the close of
 * business. Models ask for them as <code>${deadlines.of('team-review')}</code>.
 */
@Component("deadlines")
public class Deadlines {

  /** When a working day ends, and with it every deadline. */
  public static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(18, 0);

  private static final String SECTION = "saima.deadlines.";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,3})(d|日)");

  private final Map<String, String> durations;
  private final WorkingDays workingDays;
  private final Clock clock;

  Deadlines(DeadlineSettings settings, WorkingDays workingDays, Clock clock) {
    this.durations = settings.deadlines();
    this.workingDays = workingDays;
    this.clock = clock;
    durations.keySet().forEach(this::matcher);
    refuseUnknown();
  }

  /** A misspelt name would change nothing. */
  private void refuseUnknown() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    Set<String> shipped =
        yaml.getObject().stringPropertyNames().stream()
            .filter(name -> name.startsWith(SECTION))
            .map(name -> asInTheEnvironment(name.substring(SECTION.length())))
            .collect(Collectors.toSet());
    durations.keySet().stream()
        .filter(name -> !shipped.contains(asInTheEnvironment(name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  SECTION + name + " is none of the deadlines in application.yaml");
            });
  }

  /** There SAIMA_DEADLINES_LOGCLOSE and SAIMA_DEADLINES_LOG_CLOSE stand for log-close. */
  private static String asInTheEnvironment(String name) {
    return name.replaceAll("[-._]", "");
  }

  /**
   * The moment at which the named duration ends if it begins now.
   *
   * @throws IllegalArgumentException if the configuration has no such duration
   */
  public Date of(String name) {
    return Date.from(from(name, LocalDate.now(clock)).atZone(clock.getZone()).toInstant());
  }

  /** The moment at which the named duration ends if it begins on {@code day}. */
  public LocalDateTime from(String name, LocalDate day) {
    Matcher matcher = matcher(name);
    int amount = Integer.parseInt(matcher.group(1));
    LocalDate end =
        "d".equals(matcher.group(2))
            ? workingDays.plus(day, amount)
            : workingDays.onOrAfter(day.plusDays(amount));
    return end.atTime(CLOSE_OF_BUSINESS);
  }

  /** The named duration as people read it: 3个工作日, 15日. */
  public String words(String name) {
    Matcher matcher = matcher(name);
    return matcher.group(1) + ("d".equals(matcher.group(2)) ? "个工作日" : "日");
  }

  /** The last day on which the named duration can have begun to be over by now. */
  public LocalDate lastBegin(String name) {
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDate day = now.toLocalDate();
    while (from(name, day).isAfter(now)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private Matcher matcher(String name) {
    String text = durations.get(name);
    Matcher matcher = DURATION.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s%s must be a duration such as 3d or 15日, but is %s".formatted(SECTION, name, text));
    }
    return matcher;
  }

  /** The durations as they stand in the configuration. */
  @ConfigurationProperties("saima")
  record DeadlineSettings(Map<String, String> deadlines, Map<String, String> schedules) {}
}
