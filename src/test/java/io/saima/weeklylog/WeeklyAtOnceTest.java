package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.saima.engine.CatchUp;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.weeklylog.WeeklyCase.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Several do the same thing at the same moment, each in a thread of his own. */
@SaimaTest
class WeeklyAtOnceTest {

  private static final String FILL = "task_fillLog";

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired WeeklyCases cases;
  @Autowired WeeklyLogs logs;

  @BeforeEach
  void aCounty() {
    county.small();
    clock.set("2026-10-12T09:00");
  }

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @RepeatedTest(3)
  void ofTwoWhoFileTheSameLogOneWinsAndTheOtherIsToldSo() throws Exception {
    open();
    Task task = cast.taskOf("A1", FILL);
    List<Throwable> failures =
        atOnce(() -> file(task, "第一份"), () -> file(task, "第二份")).stream()
            .filter(Objects::nonNull)
            .toList();
    assertThat(failures)
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure).isInstanceOf(FormFieldValidationException.class);
              assertThat(failure.getMessage()).containsAnyOf("这项任务刚刚被办理", "这项任务已经办结");
            });
    assertThat(logs.count()).isEqualTo(1);
    assertThat(cast.tasksOf("A1", FILL)).isEmpty();
  }

  @RepeatedTest(3)
  void aLogFiledWhileTheWeekClosesIsEitherFiledOrMissing() throws Exception {
    open();
    clock.set("2026-10-20T17:59");
    Task task = cast.taskOf("A1", FILL);
    clock.set("2026-10-20T18:00");
    events.publishEvent(new CatchUp());
    Throwable failure =
        atOnce(
                () -> file(task, "最后一刻"),
                () -> {
                  runJobs();
                  return null;
                })
            .get(0);
    runJobs();
    boolean filed = failure == null;
    assertThat(state("A1")).isEqualTo(filed ? State.FILED : State.MISSING);
    assertThat(logs.count()).isEqualTo(filed ? 1 : 0);
    assertThat(state("A2")).isEqualTo(State.MISSING);
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).taskAssignee("A1").list())
        .noneMatch(open -> cast.sheet(open).path("title").asText().contains("42周"));
  }

  @Test
  void twoLaunchersAndSeveralThreadsOpenOneLogForEverybody() throws Exception {
    for (int i = 0; i < 400; i++) {
      county.officer("B" + (1000 + i), "U1", PostClass.GENERAL, "D1");
    }
    Callable<Throwable> launch =
        () -> {
          Throwable failure = catchThrowable(() -> events.publishEvent(new CatchUp()));
          runJobs();
          return failure;
        };
    atOnce(launch, launch, launch, launch);
    open();
    List<String> assignees =
        tasks.createTaskQuery().taskDefinitionKey(FILL).list().stream()
            .map(Task::getAssignee)
            .toList();
    assertThat(assignees).hasSize(407).doesNotHaveDuplicates();
    assertThat(cases.officers("2026-W42", State.OPEN)).hasSize(407);
  }

  private void open() {
    events.publishEvent(new CatchUp());
    runJobs();
  }

  /**
   * The weekly jobs, as the job executor does them: one job in one thread, and what fails in a race
   * is tried again.
   */
  private void runJobs() {
    for (int i = 0; i < 100_000; i++) {
      List<Job> due = new ArrayList<>();
      for (String process : List.of("weekly-launch", "weekly-close")) {
        due.addAll(
            management
                .createJobQuery()
                .processDefinitionKey(process)
                .messages()
                .withRetriesLeft()
                .active()
                .listPage(0, 10));
      }
      if (due.isEmpty()) {
        return;
      }
      for (Job job : due) {
        if (!taken.add(job.getId())) {
          Thread.onSpinWait();
          continue;
        }
        try {
          if (management.createJobQuery().jobId(job.getId()).count() > 0) {
            management.executeJob(job.getId());
          }
        } catch (RuntimeException e) {
          // Another thread was quicker, at whatever point the engine noticed it.
          continue;
        } finally {
          taken.remove(job.getId());
        }
      }
    }
    throw new AssertionError("The jobs never end");
  }

  private Throwable file(Task task, String content) {
    return catchThrowable(() -> cast.complete(task, Map.of("action", "FILE", "content", content)));
  }

  @SafeVarargs
  private List<Throwable> atOnce(Callable<Throwable>... work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.length);
    List<Future<Throwable>> running = new ArrayList<>();
    for (Callable<Throwable> one : work) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return one.call();
              }));
    }
    List<Throwable> failures = new ArrayList<>();
    for (Future<Throwable> one : running) {
      failures.add(one.get());
    }
    return failures;
  }

  private State state(String officer) {
    return cases.findById(new WeeklyLog.Key(officer, "2026-W42")).orElseThrow().state();
  }
}
