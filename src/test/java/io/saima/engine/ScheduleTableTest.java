package io.saima.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * Keeps {@code src/docs/schedule.md}, the table of every timer and due date in every model, as the
 * models and the configuration are. {@code -Dsaima.docs.write=true} writes it anew.
 */
class ScheduleTableTest {

  private static final Path TABLE = Path.of("src", "docs", "schedule.md");
  private static final Pattern CONFIGURED =
      Pattern.compile("\\$\\{(deadlines|schedules)\\.of\\('([a-z-]+)'\\)}");

  private static final String DEADLINES = "saima.deadlines.";
  private static final Pattern NAMED = Pattern.compile("`(?:saima\\.deadlines\\.)?([a-z-]+)`");

  /** What the expressions mean that are not simply a configured value. */
  private static final Map<String, String> COMPUTED =
      Map.ofEntries(
          Map.entry(
              "weekly-log ${closesAt}",
              "the close of the week: `saima.deadlines.log-close` after its Sunday"),
          Map.entry(
              "weekly-log ${correctUntil}",
              "`saima.deadlines.log-correction` after the return; if the case was deleted, at the"
                  + " earliest `log-correction-least` from now"),
          Map.entry(
              "quarterly-review ${closesAt}",
              "the cut-off: `saima.deadlines.ballot` after the launch"),
          Map.entry("quarterly-review ${remindFirst}", "half of the time to the cut-off"),
          Map.entry("quarterly-review ${remindSecond}", "four fifths of the time to the cut-off"),
          Map.entry("ballot ${closesAt}", "the cut-off of the review"),
          Map.entry("unit-opinion ${closesAt}", "the cut-off of the review"),
          Map.entry(
              "rectification ${rectificationDates.deadline(execution.processBusinessKey)}",
              "the date of the approved plan, at most `saima.deadlines.rectification-longest`"),
          Map.entry(
              "rectification ${rectificationDates.nextLookBack(execution.processBusinessKey)}",
              "`saima.deadlines.look-back-first` and `look-back-second` after closing"),
          Map.entry(
              "rating-dispatch ${ratingRequests.lastMoment(execution.processBusinessKey)}",
              "24 hours after the service"),
          Map.entry(
              "plan-approval ${planDates.due(execution.processBusinessKey)}",
              "the draft's date: `saima.deadlines.plan-draft`, `plan-change`, or the month's last working day"),
          Map.entry(
              "plan-approval ${planDates.warning(execution.processBusinessKey)}",
              "before the draft's date: `plan-draft-warning`, `plan-change-warning`, `plan-month-warning`"));

  private final Properties configuration = configuration();
  private final Set<String> shown = new HashSet<>();

  @Test
  void theTableIsAsTheModelsAre() throws IOException {
    String table = table();
    if (Boolean.getBoolean("saima.docs.write")) {
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readString(TABLE))
        .as("mvn test -Dtest=ScheduleTableTest -Dsaima.docs.write=true writes it anew")
        .isEqualTo(table);
  }

  private String table() {
    StringBuilder text =
        new StringBuilder(
            """
            # When what happens

            Every timer and every due date of every model, made from the models and `application.yaml` by
            `ScheduleTableTest`. `d` are working days and `日` calendar days that end on the next working day, both at
            18:00 Asia/Shanghai; cron texts have seconds first. A due date is what the task list shows; what follows when it
            passes is a timer of the model, or the reminder and the handing on of `task-care`.

            | process | step | kind | when | default | then |
            | --- | --- | --- | --- | --- | --- |
            """);
    new TreeMap<>(Models.all()).values().forEach(model -> lines(model).forEach(text::append));
    text.append(
        """

        No timer or due date shows these; launchers, `task-care` and forms look at them. What each is for stands beside
        it in `application.yaml`.

        | deadline | default |
        | --- | --- |
        """);
    configuration.stringPropertyNames().stream()
        .filter(key -> key.startsWith(DEADLINES))
        .map(key -> key.substring(DEADLINES.length()))
        .filter(name -> !shown.contains(name))
        .sorted()
        .forEach(
            name ->
                text.append(
                    "| `%s%s` | `%s` |\n"
                        .formatted(DEADLINES, name, configuration.getProperty(DEADLINES + name))));
    return text.toString();
  }

  private List<String> lines(BpmnModelInstance model) {
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    List<String> lines = new ArrayList<>();
    model.getModelElementsByType(CatchEvent.class).stream()
        .filter(event -> !timers(event).isEmpty())
        .sorted(Comparator.comparing(CatchEvent::getId))
        .forEach(
            event ->
                lines.add(line(process, step(event), kind(event), expression(event), then(event))));
    model.getModelElementsByType(UserTask.class).stream()
        .sorted(Comparator.comparing(UserTask::getId))
        .forEach(
            task ->
                lines.add(line(process, task.getName(), "due date", task.getCamundaDueDate(), "")));
    return lines;
  }

  private String line(Process process, String step, String kind, String expression, String then) {
    assertThat(expression).as("when of %s in %s", step, process.getId()).isNotNull();
    Matcher configured = CONFIGURED.matcher(expression);
    String when;
    String standard = "";
    if (configured.matches()) {
      String key = "saima." + configured.group(1) + "." + configured.group(2);
      when = "`" + key + "`";
      standard = "`" + configuration.getProperty(key) + "`";
      assertThat(configuration).as(key).containsKey(key);
      if (key.startsWith(DEADLINES)) {
        shown.add(configured.group(2));
      }
    } else {
      when = COMPUTED.get(process.getId() + " " + expression);
      assertThat(when).as("what %s means in %s", expression, process.getId()).isNotNull();
      List<String> names = NAMED.matcher(when).results().map(name -> name.group(1)).toList();
      shown.addAll(names);
      standard =
          names.stream()
              .map(name -> "`" + configuration.getProperty(DEADLINES + name) + "`")
              .collect(Collectors.joining(", "));
    }
    return "| `%s` %s | %s | %s | %s | %s | %s |%n"
        .formatted(process.getId(), process.getName(), step, kind, when, standard, then)
        .replace("\r\n", "\n");
  }

  private static List<TimerEventDefinition> timers(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .filter(TimerEventDefinition.class::isInstance)
        .map(TimerEventDefinition.class::cast)
        .toList();
  }

  private static String expression(CatchEvent event) {
    TimerEventDefinition timer = timers(event).get(0);
    return timer.getTimeCycle() != null
        ? timer.getTimeCycle().getTextContent()
        : timer.getTimeDate().getTextContent();
  }

  private static String step(CatchEvent event) {
    String name = event.getName().replaceAll("\\s+", " ");
    return event instanceof BoundaryEvent boundary
        ? boundary.getAttachedTo().getName() + "：" + name
        : name;
  }

  private static String kind(CatchEvent event) {
    if (event instanceof StartEvent) {
      return "starts the process";
    }
    if (event instanceof BoundaryEvent boundary) {
      return boundary.cancelActivity() ? "ends the step" : "beside the step";
    }
    return "waits";
  }

  private static String then(CatchEvent event) {
    return event.getSucceedingNodes().list().stream()
        .flatMap(
            node ->
                node.getName() == null
                    ? node.getSucceedingNodes().list().stream()
                    : Stream.of(node))
        .map(FlowNode::getName)
        .sorted()
        .collect(Collectors.joining("、"));
  }

  private static Properties configuration() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    return yaml.getObject();
  }
}
