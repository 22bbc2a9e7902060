package io.saima.demo;

import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Moves the clock from due date to due date, so that everything on the way runs in order and sees
 * its own time. The job executor rests meanwhile: it would run what is due at once, side by side,
 * at the final time.
 */
@Component
@Profile("demo")
class Journey {

  private static final Logger LOG = LoggerFactory.getLogger(Journey.class);
  private static final int PAGE = 100;
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final DemoClock clock;
  private final ManagementService management;
  private final JobExecutor executor;

  Journey(DemoClock clock, ProcessEngine engine) {
    this.clock = clock;
    this.management = engine.getManagementService();
    this.executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
  }

  /** Who does something at certain moments on the way. */
  interface Traveller {

    /** The next moment after {@code now} at which he wants to act. */
    LocalDateTime next(LocalDateTime now);

    /** Acts at such a moment; whether he did anything that may have made new jobs. */
    boolean act(LocalDateTime now);
  }

  /** Moves the clock to the target; what fails is noted in the progress and stays for a retry. */
  void travel(Progress progress, Traveller traveller) {
    boolean executing = executor.isActive();
    if (executing) {
      executor.shutdown();
      awaitRunningJobs();
    }
    try {
      LocalDateTime now = clock.now();
      clock.standAt(now);
      settle(progress);
      LocalDateTime wanted = traveller.next(now);
      while (true) {
        List<Job> due = due(progress.target());
        LocalDateTime next =
            due.isEmpty() ? progress.target() : clock.local(due.get(0).getDuedate());
        if (wanted.isBefore(next)) {
          clock.standAt(wanted);
          while (traveller.act(wanted)) {
            settle(progress);
          }
          wanted = traveller.next(wanted);
        } else if (due.isEmpty()) {
          break;
        } else {
          if (next.isAfter(clock.now())) {
            clock.standAt(next);
          }
          runTogether(due, progress);
          settle(progress);
        }
      }
      clock.standAt(progress.target());
    } finally {
      clock.runOn();
      if (executing) {
        executor.start();
      }
    }
  }

  /** Runs the first jobs of the list, those that are due at one moment. */
  private void runTogether(List<Job> due, Progress progress) {
    Date moment = due.get(0).getDuedate();
    for (Job job : due) {
      if (!job.getDuedate().equals(moment)) {
        return;
      }
      run(job, progress);
    }
  }

  /** Runs the steps that are to be done at once, and those which these make, until none is left. */
  private void settle(Progress progress) {
    Set<String> failed = new HashSet<>();
    while (true) {
      List<Job> ready =
          management
              .createJobQuery()
              .messages()
              .withRetriesLeft()
              .executable()
              .active()
              .listPage(0, PAGE)
              .stream()
              .filter(job -> !failed.contains(job.getId()))
              .toList();
      if (ready.isEmpty()) {
        return;
      }
      for (Job job : ready) {
        if (!run(job, progress)) {
          failed.add(job.getId());
        }
      }
    }
  }

  private List<Job> due(LocalDateTime target) {
    return management
        .createJobQuery()
        .withRetriesLeft()
        .active()
        .duedateLowerThan(new Date(clock.date(target).getTime() + 1))
        .orderByJobDuedate()
        .asc()
        .listPage(0, PAGE)
        .stream()
        .filter(Journey::isOurs)
        .toList();
  }

  /** The engine cleans its history by itself, in real nights. */
  private static boolean isOurs(Job job) {
    return !HistoryCleanupJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType());
  }

  private boolean run(Job job, Progress progress) {
    if (management.createJobQuery().jobId(job.getId()).count() == 0) {
      return true;
    }
    try {
      management.executeJob(job.getId());
      progress.jobDone();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Job {} of {} failed", job.getId(), job.getProcessDefinitionKey(), e);
      progress.failure(clock.now(), job.getProcessDefinitionKey() + "/" + activity(job), e);
      return false;
    }
  }

  /** The step to which a job belongs; the job itself tells it to the engine's own code only. */
  private String activity(Job job) {
    return Optional.ofNullable(job.getJobDefinitionId())
        .map(id -> management.createJobDefinitionQuery().jobDefinitionId(id).singleResult())
        .map(JobDefinition::getActivityId)
        .orElse("");
  }

  /** Waits until the jobs that the executor had taken are done. */
  private void awaitRunningJobs() {
    if (!(executor instanceof SpringJobExecutor spring
        && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor threads)) {
      return;
    }
    for (int i = 0; i < LONGEST_WAIT_SECONDS * 10; i++) {
      if (threads.getActiveCount() == 0 && threads.getQueueSize() == 0) {
        return;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
