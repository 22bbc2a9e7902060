package io.saima.operations.process;

import io.saima.calendar.Deadlines;
import io.saima.engine.Recusal;
import io.saima.engine.UserTask;
import io.saima.engine.UserTask.Care;
import io.saima.engine.UserTasks;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds people of steps unanswered for three working days, and gives them to the next in line
 * after five.
 */
@Service
@Transactional
class TaskCare {

  private static final int PAGE = 500;
  private static final int FORGET_AFTER_DAYS = 120;
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final TaskService tasks;
  private final AuthorizationService authorizations;
  private final UserTasks steps;
  private final Assignments assignments;
  private final Recusal recusal;
  private final Deadlines deadlines;
  private final Notes notes;
  private final JdbcClient jdbc;
  private final Clock clock;

  TaskCare(
      TaskService tasks,
      AuthorizationService authorizations,
      UserTasks steps,
      Assignments assignments,
      Recusal recusal,
      Deadlines deadlines,
      Notes notes,
      JdbcClient jdbc,
      Clock clock) {
    this.tasks = tasks;
    this.authorizations = authorizations;
    this.steps = steps;
    this.assignments = assignments;
    this.recusal = recusal;
    this.deadlines = deadlines;
    this.notes = notes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Writes one note to everybody who has left a step unanswered for the configured time; never
   * twice.
   */
  public void remind() {
    jdbc.sql("delete from task_care where given_at < ?")
        .param(LocalDateTime.now(clock).minusDays(FORGET_AFTER_DAYS))
        .update();
    for (Task task : unanswered("reminder", Care.REMIND, Care.ESCALATE)) {
      int first =
          jdbc.sql(
                  "update task_care set reminded_at = :now"
                      + " where task_id = :task and person = :person and reminded_at is null")
              .param("now", LocalDateTime.now(clock))
              .param("task", task.getId())
              .param("person", task.getAssignee())
              .update();
      if (first == 1) {
        notes.write(
            task.getAssignee(),
            "task/reminder",
            "待办提醒：" + task.getName(),
            "这项任务已超过提醒时限未办，请尽快办理；再不办理将按规定处理或转交上一级。",
            TASKLIST + "?task=" + task.getId());
      }
    }
  }

  /**
   * Gives every step that may go up, and was left unanswered for the configured time, to the next
   * in the line.
   */
  public void escalate() {
    for (Task task : unanswered("escalation", Care.ESCALATE)) {
      // Inside a job the engine hands out the task itself, in which the step finds its variables.
      DelegateTask one = (DelegateTask) task;
      UserTask step = steps.of(one);
      Optional<String> next =
          step.successor(one).or(() -> next(step.judged(one), task.getAssignee()));
      next.ifPresent(
          person -> {
            notes.write(
                task.getAssignee(),
                "task/escalated",
                "任务已转交：" + task.getName(),
                "因逾期未办，这项任务已转交上一级办理。",
                null);
            handOver(task, person);
            notes.write(
                person,
                "task/received",
                "转来的任务：" + task.getName(),
                "这项任务因原经办人逾期未办转给您，请办理。",
                TASKLIST + "?task=" + task.getId());
          });
    }
  }

  /**
   * The task goes to somebody else, with a sheet of his own and a new date; the former one loses
   * it.
   */
  private void handOver(Task task, String person) {
    String former = task.getAssignee();
    tasks.setAssignee(task.getId(), person);
    DelegateTask one = (DelegateTask) task;
    one.setDueDate(deadlines.of("reminder"));
    steps.writeSheet(one);
    authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .resourceId(task.getId())
        .userIdIn(former)
        .list()
        .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    given(task.getId(), person);
  }

  private Optional<String> next(Collection<String> judged, String current) {
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    String about = judged.iterator().next();
    Optional<String> candidate = assignments.escalation(about, current);
    for (int step = 0; candidate.isPresent() && step < 10; step++) {
      String person = candidate.get();
      if (judged.stream().noneMatch(one -> recusal.excludes(person, one))) {
        return candidate;
      }
      candidate = assignments.escalation(about, person);
    }
    return Optional.empty();
  }

  /**
   * Open tasks of steps with this care whose assignee has had them for longer than the configured
   * time.
   */
  private List<Task> unanswered(String duration, Care... cares) {
    List<Task> late = new ArrayList<>();
    LocalDateTime now = LocalDateTime.now(clock);
    for (UserTask step : steps.all()) {
      if (!List.of(cares).contains(step.care())) {
        continue;
      }
      for (int from = 0; ; from += PAGE) {
        List<Task> page =
            tasks
                .createTaskQuery()
                .processDefinitionKey(step.process())
                .taskDefinitionKey(step.task())
                .taskAssigned()
                .active()
                .taskCreatedBefore(Date.from(clock.instant()))
                .orderByTaskCreateTime()
                .asc()
                .listPage(from, PAGE);
        for (Task task : page) {
          LocalDateTime since = since(task);
          if (gone(task.getAssignee(), now)
              || !deadlines.from(duration, since.toLocalDate()).isAfter(now)) {
            late.add(task);
          }
        }
        if (page.size() < PAGE) {
          break;
        }
      }
    }
    return late;
  }

  /**
   * Whether somebody has left the county's service: what he leaves unanswered waits for nothing.
   */
  private boolean gone(String person, LocalDateTime now) {
    return assignments
        .county()
        .officer(person)
        .filter(officer -> !officer.hereOn(now.toLocalDate()))
        .isPresent();
  }

  /** Since when the task's assignee has it; noted at the first look. */
  private LocalDateTime since(Task task) {
    Optional<LocalDateTime> known =
        jdbc.sql("select given_at from task_care where task_id = ? and person = ?")
            .params(task.getId(), task.getAssignee())
            .query(LocalDateTime.class)
            .optional();
    LocalDateTime created =
        LocalDateTime.ofInstant(task.getCreateTime().toInstant(), ZoneId.of("Asia/Shanghai"));
    if (known.isEmpty()) {
      given(task.getId(), task.getAssignee(), created);
    }
    return known.orElse(created);
  }

  private void given(String taskId, String person) {
    given(taskId, person, LocalDateTime.now(clock));
  }

  private void given(String taskId, String person, LocalDateTime at) {
    int again =
        jdbc.sql(
                "update task_care set given_at = ?, reminded_at = null"
                    + " where task_id = ? and person = ?")
            .params(at, taskId, person)
            .update();
    if (again == 0) {
      jdbc.sql("insert into task_care (task_id, person, given_at) values (?, ?, ?)")
          .params(taskId, person, at)
          .update();
    }
  }
}
