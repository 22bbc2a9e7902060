package io.saima.operations.process;

import io.saima.calendar.Deadlines;
import io.saima.engine.SeparateTransactions;
import io.saima.engine.UserTask;
import io.saima.engine.UserTask.Care;
import io.saima.engine.UserTask.Leaving;
import io.saima.engine.UserTasks;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Sees to it that no step waits for ever: reminds people of steps unanswered for three working
 * days, gives them to the next in line after five, lets stand what nobody is left to decide, and
 * clears the desks of those who have left. Each task is cared for in a transaction of its own, so
 * that one that fails keeps no other waiting; what was done is not done again.
 */
@Service
class TaskCare {

  private static final Logger LOG = LoggerFactory.getLogger(TaskCare.class);
  private static final int PAGE = 500;
  private static final int FORGET_AFTER_DAYS = 30;
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final AuthorizationService authorizations;
  private final SeparateTransactions transactions;
  private final UserTasks steps;
  private final Assignments assignments;
  private final Deadlines deadlines;
  private final Notes notes;
  private final JdbcClient jdbc;
  private final Clock clock;

  TaskCare(
      TaskService tasks,
      RuntimeService runtime,
      ManagementService management,
      AuthorizationService authorizations,
      SeparateTransactions transactions,
      UserTasks steps,
      Assignments assignments,
      Deadlines deadlines,
      Notes notes,
      JdbcClient jdbc,
      Clock clock) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.management = management;
    this.authorizations = authorizations;
    this.transactions = transactions;
    this.steps = steps;
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.notes = notes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  // ---- who has left

  /** Ends or hands on whatever those who have left the county's service still have. */
  public void clearDesks() {
    LocalDate today = today();
    List<String> left =
        assignments.county().officers().stream()
            .filter(officer -> hasLeft(officer, today))
            .map(Officer::id)
            .sorted()
            .toList();
    List<String> found = new ArrayList<>();
    for (int from = 0; from < left.size(); from += PAGE) {
      List<String> people = left.subList(from, Math.min(from + PAGE, left.size()));
      found.addAll(ids(tasks.createTaskQuery().taskAssigneeIn(people.toArray(String[]::new))));
    }
    each(found, this::clear);
  }

  private void clear(DelegateTask task) {
    if (!hasLeft(task.getAssignee())) {
      return;
    }
    if (steps.of(task).whenLeft() == Leaving.HANDED_ON) {
      noteHolder(task);
      moveOn(task, "原经办人已离任，这项任务转由您办理。");
    } else {
      end(task);
    }
  }

  /** Lets happen now what ends the step when its time is over. */
  private void end(DelegateTask task) {
    Optional<Job> timer = timer(task);
    Optional<EventSubscription> message =
        runtime
            .createEventSubscriptionQuery()
            .executionId(task.getExecutionId())
            .eventType("message")
            .listPage(0, 1)
            .stream()
            .findFirst();
    if (timer.isPresent()) {
      if (timer.get().getDuedate().toInstant().isAfter(clock.instant())) {
        management.setJobDuedate(timer.get().getId(), Date.from(clock.instant()));
      }
    } else if (message.isPresent()) {
      runtime.messageEventReceived(message.get().getEventName(), task.getExecutionId());
    } else {
      steps.finish(task);
    }
  }

  private boolean hasLeft(String person) {
    return assignments
        .county()
        .officer(person)
        .filter(officer -> hasLeft(officer, today()))
        .isPresent();
  }

  private static boolean hasLeft(Officer officer, LocalDate today) {
    return officer.leftOn() != null && officer.leftOn().isBefore(today);
  }

  // ---- who stays silent

  /**
   * Writes one note to everybody who has left a step unanswered for the configured time, and
   * another one each time that it goes on. A step that has a longer time of its own begins to count
   * when only that much of it is left.
   */
  public void remind() {
    transactions.run(this::forgetEnded);
    each(late("reminder", Care.REMIND, Care.ESCALATE), this::remind);
  }

  private void remind(DelegateTask task) {
    if (hasLeft(task.getAssignee())
        || task.getDueDate() != null && task.getDueDate().after(deadlines.of("reminder"))
        || noteHolder(task).isAfter(deadlines.lastBegin("reminder"))) {
      return;
    }
    int due =
        jdbc.sql(
                "update task_care set reminded_at = :now where task_id = :task"
                    + " and person = :person and (reminded_at is null or reminded_at < :again)")
            .param("now", LocalDateTime.now(clock))
            .param("task", task.getId())
            .param("person", task.getAssignee())
            .param("again", after("reminder-again"))
            .update();
    if (due == 1) {
      notes.write(
          task.getAssignee(),
          "task/reminder",
          "待办提醒：" + task.getName(),
          "这项任务尚未办理，请尽快办理；逾期不办的，按规定处理或转交上一级。",
          TASKLIST + "?task=" + task.getId());
    }
  }

  /**
   * Gives every step that may go up, and was left unanswered for the configured time, to the next
   * in the line. With nobody left it stands as computed, or as the step says.
   */
  public void escalate() {
    each(late("escalation", Care.ESCALATE), this::escalate);
  }

  private void escalate(DelegateTask task) {
    String silent = task.getAssignee();
    if (!hasLeft(silent) && !noteHolder(task).isAfter(deadlines.lastBegin("escalation"))) {
      String name = task.getName();
      if (moveOn(task, "这项任务因原经办人逾期未办转给您，请办理。")) {
        notes.write(silent, "task/escalated", "任务已转交：" + name, "因逾期未办，这项任务已转交上一级办理。", null);
      }
    }
  }

  /**
   * Gives the task to the next in the line; with nobody left the step says what stands. A step that
   * can only be decided stays with the last in the line, or begins again from the first if he is
   * not at work any more.
   *
   * @return whether somebody else has it now
   */
  private boolean moveOn(DelegateTask task, String why) {
    UserTask step = steps.of(task);
    Set<String> had = holders(task);
    Optional<String> next = next(step, task, had);
    if (next.isEmpty()) {
      if (step.nobodyLeft(task)) {
        steps.finish(task);
        return false;
      }
      if (!assignments.today().atWork(task.getAssignee())) {
        next = next(step, task, Set.of(task.getAssignee()));
      }
    }
    next.ifPresent(person -> handOver(task, person, why));
    return next.isPresent();
  }

  private Optional<String> next(UserTask step, DelegateTask task, Set<String> had) {
    return step.successor(task, had)
        .or(() -> assignments.today().escalation(step.judged(task), had));
  }

  /**
   * The task goes to somebody else, with a sheet of his own and, unless the step has a fixed end, a
   * new date; the former one loses it.
   */
  private void handOver(DelegateTask task, String person, String why) {
    String former = task.getAssignee();
    tasks.setAssignee(task.getId(), person);
    if (timer(task).isEmpty()) {
      task.setDueDate(deadlines.of("reminder"));
    }
    steps.writeSheet(task);
    authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .resourceId(task.getId())
        .userIdIn(former)
        .list()
        .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    given(task.getId(), person, LocalDateTime.now(clock));
    notes.write(
        person,
        "task/received",
        "转来的任务：" + task.getName(),
        why,
        TASKLIST + "?task=" + task.getId());
  }

  /** The timer that ends the step; one that only warns comes before it. */
  private Optional<Job> timer(DelegateTask task) {
    return management
        .createJobQuery()
        .executionId(task.getExecutionId())
        .timers()
        .orderByJobDuedate()
        .desc()
        .listPage(0, 1)
        .stream()
        .findFirst();
  }

  // ---- which tasks, one by one

  /** Open tasks of steps with this care that are older than the configured time. */
  private List<String> late(String duration, Care... cares) {
    LocalDateTime before = after(duration);
    List<String> found = new ArrayList<>();
    for (UserTask step : steps.all()) {
      if (List.of(cares).contains(step.care())) {
        found.addAll(
            ids(
                tasks
                    .createTaskQuery()
                    .processDefinitionKey(step.process())
                    .taskDefinitionKey(step.task())
                    .taskAssigned()
                    .taskCreatedBefore(Date.from(before.atZone(clock.getZone()).toInstant()))));
      }
    }
    return found;
  }

  /** The moment before which whatever lasts this long must have begun to be over by now. */
  private LocalDateTime after(String duration) {
    return deadlines.lastBegin(duration).plusDays(1).atStartOfDay();
  }

  private List<String> ids(TaskQuery query) {
    List<String> ids = new ArrayList<>();
    TaskQuery ordered = query.active().orderByTaskId().asc();
    for (int size = PAGE; size == PAGE; ) {
      List<String> page =
          transactions.call(
              () -> ordered.listPage(ids.size(), PAGE).stream().map(Task::getId).toList());
      ids.addAll(page);
      size = page.size();
    }
    return ids;
  }

  private void each(Collection<String> ids, Consumer<DelegateTask> care) {
    RuntimeException fault = null;
    int failed = 0;
    for (String id : ids) {
      try {
        // Within a command the engine hands out the task itself, in which a step finds its
        // variables.
        transactions.run(
            () ->
                Optional.ofNullable(tasks.createTaskQuery().taskId(id).active().singleResult())
                    .filter(task -> task.getAssignee() != null)
                    .ifPresent(task -> care.accept((DelegateTask) task)));
      } catch (OptimisticLockingException e) {
        LOG.debug("Task {} was worked on at this moment, and is looked at again next time", id);
      } catch (RuntimeException e) {
        LOG.warn("Task {} cannot be cared for: {}", id, e.getClass().getSimpleName());
        failed++;
        fault = fault == null ? e : fault;
      }
    }
    if (fault != null) {
      throw new IllegalStateException(
          "%d of %d tasks could not be cared for, the others are done; put right what the cause says"
                  .formatted(failed, ids.size())
              + " about the first of them, and retry",
          fault);
    }
  }

  // ---- who had it, and since when

  /** Notes who has the task; says on which day it came to him. */
  private LocalDate noteHolder(DelegateTask task) {
    return jdbc.sql("select given_at from task_care where task_id = ? and person = ?")
        .params(task.getId(), task.getAssignee())
        .query(LocalDateTime.class)
        .optional()
        .orElseGet(
            () -> {
              // Whom an administrator gave it after others has it since he is seen with it.
              LocalDateTime since =
                  holders(task).size() == 1
                      ? LocalDateTime.ofInstant(task.getCreateTime().toInstant(), clock.getZone())
                      : LocalDateTime.now(clock);
              given(task.getId(), task.getAssignee(), since);
              return since;
            })
        .toLocalDate();
  }

  /** Everybody who is known to have had the task, and who has it now. */
  private Set<String> holders(DelegateTask task) {
    Set<String> people =
        new HashSet<>(
            jdbc.sql("select person from task_care where task_id = ?")
                .param(task.getId())
                .query(String.class)
                .list());
    people.add(task.getAssignee());
    return people;
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

  /** Drops what is known of tasks that are done. */
  private void forgetEnded() {
    jdbc.sql(
            "delete from task_care where given_at < ? and task_id not in (select ID_ from %s)"
                .formatted(management.getTableName(Task.class)))
        .param(LocalDateTime.now(clock).minusDays(FORGET_AFTER_DAYS))
        .update();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
