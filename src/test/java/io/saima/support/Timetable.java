package io.saima.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/**
 * Says when the engine lets a timer fire and when a step is due, and notes which of them some test
 * of this build has said: a timer or step of which none has is found at the end of the suite.
 */
@TestComponent
public class Timetable {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final SeenByTests SAID = new SeenByTests("moments");

  private final ManagementService management;
  private final TaskService tasks;

  Timetable(ManagementService management, TaskService tasks) {
    this.management = management;
    this.tasks = tasks;
  }

  /**
   * Asserts that what is open of a node now, given as {@code process/node}, is at these moments and
   * no others: {@code says("weekly-log/task_fillLog", "2026-10-20T18:00")}. A node is a timer or a
   * human step.
   */
  public void says(String node, String... moments) {
    int slash = node.indexOf('/');
    String process = node.substring(0, slash);
    String id = node.substring(slash + 1);
    Stream<Date> open =
        Stream.concat(
            management
                .createJobQuery()
                .processDefinitionKey(process)
                .activityId(id)
                .timers()
                .list()
                .stream()
                .map(Job::getDuedate),
            tasks
                .createTaskQuery()
                .processDefinitionKey(process)
                .taskDefinitionKey(id)
                .list()
                .stream()
                .map(Task::getDueDate));
    assertThat(open.map(Timetable::local).distinct().toList())
        .as("when %s", node)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(moments).map(LocalDateTime::parse).toList());
    SAID.add(List.of(node));
  }

  /** The nodes whose moments were asserted, as {@code process/node}, in order. */
  public static Set<String> said() {
    return SAID.all();
  }

  private static LocalDateTime local(Date date) {
    return LocalDateTime.ofInstant(date.toInstant(), ZONE);
  }
}
