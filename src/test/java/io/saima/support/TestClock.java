package io.saima.support;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;

/**
 * The clock of the tests: it stands still, and moving it runs what falls due on the way, in order.
 */
@TestComponent
public class TestClock {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final ManagementService management;

  TestClock(ManagementService management) {
    this.management = management;
  }

  /** Sets the time without running anything; the launchers' next moments are counted from there. */
  public void set(LocalDateTime time) {
    ClockUtil.setCurrentTime(date(time));
    for (Job job : management.createJobQuery().timers().active().list()) {
      if (job.getProcessInstanceId() == null) {
        management.recalculateJobDuedate(job.getId(), false);
      }
    }
  }

  /** Sets the time, for example {@code 2026-10-08T09:00}, without running anything. */
  public void set(String time) {
    set(LocalDateTime.parse(time));
  }

  public LocalDateTime now() {
    return LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZONE);
  }

  /** Runs every job that is due now, and those which these make, until none is left. */
  public void runJobs() {
    for (int i = 0; i < 10_000; i++) {
      List<Job> due =
          management
              .createJobQuery()
              .withRetriesLeft()
              .executable()
              .active()
              .listPage(0, 50)
              .stream()
              .toList();
      if (due.isEmpty()) {
        return;
      }
      for (Job job : due) {
        if (management.createJobQuery().jobId(job.getId()).count() > 0) {
          management.executeJob(job.getId());
        }
      }
    }
    throw new AssertionError("The jobs never end");
  }

  /** Moves the clock forward, stopping at every timer on the way. */
  public void moveTo(String time) {
    Date target = date(LocalDateTime.parse(time));
    runJobs();
    while (true) {
      List<Job> next =
          management
              .createJobQuery()
              .withRetriesLeft()
              .active()
              .timers()
              .duedateLowerThan(new Date(target.getTime() + 1000))
              .orderByJobDuedate()
              .asc()
              .listPage(0, 1);
      if (next.isEmpty()) {
        break;
      }
      Date due = next.get(0).getDuedate();
      if (due.after(ClockUtil.getCurrentTime())) {
        ClockUtil.setCurrentTime(due);
      }
      management.executeJob(next.get(0).getId());
      runJobs();
    }
    ClockUtil.setCurrentTime(target);
  }

  /**
   * Moves the clock forward and runs the timers of one process only: months pass without the
   * launchers of all the others.
   */
  public void moveTo(String time, String process) {
    Date target = date(LocalDateTime.parse(time));
    while (true) {
      List<Job> next =
          management
              .createJobQuery()
              .processDefinitionKey(process)
              .withRetriesLeft()
              .active()
              .duedateLowerThan(new Date(target.getTime() + 1000))
              .orderByJobDuedate()
              .asc()
              .listPage(0, 1);
      if (next.isEmpty()) {
        break;
      }
      if (next.get(0).getDuedate().after(ClockUtil.getCurrentTime())) {
        ClockUtil.setCurrentTime(next.get(0).getDuedate());
      }
      management.executeJob(next.get(0).getId());
    }
    ClockUtil.setCurrentTime(target);
  }

  private static Date date(LocalDateTime time) {
    return Date.from(time.atZone(ZONE).toInstant());
  }
}
