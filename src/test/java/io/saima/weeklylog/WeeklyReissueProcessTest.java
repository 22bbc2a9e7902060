package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Week;
import io.saima.engine.CatchUp;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.weeklylog.WeeklyCase.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the administrator deletes in Cockpit while somebody is to do it comes back. */
@SaimaTest
class WeeklyReissueProcessTest {

  private static final String FILL = "task_fillLog";
  private static final String REVIEW = "task_reviewTeam";
  private static final String CORRECT = "task_correctLog";
  private static final String WEEK = "2026-W42";
  private static final String NOT_REVIEWED =
      "update weekly_case set verdict = null, reviewer = null, sheet = null, judged_at = null"
          + " where officer_id = 'A1' and week_code = '2026-W42'";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired WeeklyCases cases;
  @Autowired WeeklyLogs logs;
  @Autowired LostCases lost;
  @Autowired ClosedQuarters quarters;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    clock.set("2026-10-12T09:00");
    catchUp();
  }

  @Test
  void anOpenLogComesBackOnceWithWhatItsOfficerHadKept() {
    cast.complete(
        cast.taskOf("A1", FILL),
        Map.of(
            "action",
            "SAVE",
            "content",
            "写了一半。",
            "place",
            "三号堤",
            "lines",
            List.of(Map.of("item", "巡查", "done", false))));
    delete(cast.taskOf("A1", FILL));
    catchUp();
    catchUp();
    Task again = cast.taskOf("A1", FILL);
    assertThat(cast.sheet(again).path("content").asText()).isEqualTo("写了一半。");
    assertThat(cast.sheet(again).path("place").asText()).isEqualTo("三号堤");
    assertThat(cast.sheet(again).path("lines").findValuesAsText("item")).containsExactly("巡查");
    assertThat(again.getDueDate()).isEqualTo("2026-10-20T18:00:00");
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).count()).isEqualTo(7);
    file("A1");
    assertThat(state("A1").state()).isEqualTo(State.FILED);
  }

  @Test
  void aCarriedItemThatItsOfficerHadTakenOutStaysOut() {
    cast.complete(
        cast.taskOf("A1", FILL),
        Map.of(
            "action",
            "FILE",
            "content",
            "巡查。",
            "lines",
            List.of(Map.of("item", "清淤", "done", false), Map.of("item", "接访", "done", false))));
    clock.moveTo("2026-10-19T09:00");
    cast.complete(
        cast.taskOf("A1", FILL),
        Map.of("action", "SAVE", "lines", List.of(Map.of("item", "清淤", "done", false))));
    delete(cast.taskOf("A1", FILL));
    catchUp();
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("lines").findValuesAsText("item"))
        .containsExactly("清淤");
  }

  @Test
  void lastWeeksLogComesBackWhileItCanStillBeFiled() {
    clock.moveTo("2026-10-20T09:00");
    cast.tasksOf("A1", FILL).forEach(this::delete);
    catchUp();
    assertThat(cast.tasksOf("A1", FILL))
        .extracting(task -> cast.sheet(task).path("title").asText())
        .containsExactlyInAnyOrder(Week.parse("2026-W42").label(), Week.parse("2026-W43").label());
  }

  @Test
  void whatTheLauncherMissesComesBackAtTheNextOfThreeHours() {
    delete(cast.taskOf("A1", FILL));
    clock.moveTo("2026-10-12T12:29");
    assertThat(cast.tasksOf("A1", FILL)).isEmpty();
    clock.moveTo("2026-10-12T12:31");
    delete(cast.taskOf("A1", FILL));
    clock.moveTo("2026-10-12T17:31");
    delete(cast.taskOf("A1", FILL));
    clock.moveTo("2026-10-13T06:29");
    assertThat(cast.tasksOf("A1", FILL)).isEmpty();
    clock.moveTo("2026-10-13T06:31");
    assertThat(cast.tasksOf("A1", FILL)).hasSize(1);
  }

  @Test
  void aLogThatIsDeletedOnTheDayOfItsCloseCanStillBeFiled() {
    clock.moveTo("2026-10-20T09:00");
    delete(lastWeeksLog("A1"));
    clock.moveTo("2026-10-20T12:31");
    cast.complete(lastWeeksLog("A1"), Map.of("action", "FILE", "content", "巡查。"));
    clock.moveTo("2026-10-20T18:01");
    assertThat(state("A1").state()).isEqualTo(State.FILED);
  }

  @Test
  void whatComesBackTheDayBeforeTheCloseDoesNotRemindTheCountyEarlier() {
    clock.moveTo("2026-10-19T09:00");
    delete(lastWeeksLog("A1"));
    clock.moveTo("2026-10-19T12:31");
    assertThat(lastWeeksLog("A1").getDueDate()).isEqualTo("2026-10-20T18:00:00");
    assertThat(reminders()).isZero();
    clock.moveTo("2026-10-19T18:01");
    assertThat(reminders()).isEqualTo(7);
  }

  @Test
  void whoHasLeftOrIsOnLeaveAllWeekDoesNotGetHisLogBack() {
    county.leaves("A1", "2026-10-13");
    county.onLeave("A2", "2026-10-12", "2026-10-16");
    county.leaves("A3", "2026-10-09");
    clock.set("2026-10-14T09:00");
    List.of("A1", "A2", "A3").forEach(officer -> delete(cast.taskOf(officer, FILL)));
    catchUp();
    List.of("A1", "A2", "A3").forEach(officer -> assertThat(cast.tasksOf(officer, FILL)).isEmpty());
    assertThat(state("A1").state()).isEqualTo(State.MISSING);
    assertThat(state("A2").state()).isEqualTo(State.LEAVE);
    assertThat(cases.findById(new WeeklyLog.Key("A3", WEEK))).isEmpty();
    assertThat(lost.any()).isFalse();
  }

  @Test
  void whoIsOnLeaveForTheRestOfTheWeekGetsHisLogBackBecauseItIsDue() {
    county.onLeave("A1", "2026-10-14", "2026-10-16");
    clock.set("2026-10-14T09:00");
    delete(cast.taskOf("A1", FILL));
    catchUp();
    assertThat(cast.tasksOf("A1", FILL)).hasSize(1);
  }

  @Test
  void aTaskWhoseLogIsMissingAlreadyGoes() {
    jdbc.update("update weekly_case set state = 'MISSING' where officer_id = 'A1'");
    catchUp();
    assertThat(cast.tasksOf("A1", FILL)).isEmpty();
    assertThat(cast.tasksOf("A2", FILL)).hasSize(1);
    assertThat(state("A1").state()).isEqualTo(State.MISSING);
  }

  @Test
  void aLogThatComesBackAtTheLastMomentIsMissingOnceItsWeekIsClosed() throws Exception {
    clock.moveTo("2026-10-20T17:59");
    delete(lastWeeksLog("A1"));
    runtime.startProcessInstanceByKey("weekly-reissue");
    String reissue = jobs("weekly-reissue").get(0).getId();
    whileAnother(
        () -> management.executeJob(reissue),
        () -> {
          clock.set("2026-10-20T18:00");
          runtime.startProcessInstanceByKey("weekly-close");
          runJobs("weekly-close", ConcurrentHashMap.newKeySet());
        });
    assertThat(state("A1").state()).isEqualTo(State.MISSING);
    assertThat(cast.tasksOf("A1", FILL))
        .extracting(task -> cast.sheet(task).path("title").asText())
        .containsExactly(Week.parse("2026-W43").label());
  }

  @Test
  void aLogOpenedAfterItsWeekWasClosedIsRecordedAsMissing() {
    jdbc.update("update weekly_round set closed_at = '2026-10-20 18:00:00'");
    clock.set("2026-10-21T09:00");
    catchUp();
    assertThat(state("A1").state()).isEqualTo(State.MISSING);
    assertThat(cast.tasksOf("A1", FILL)).hasSize(1);
  }

  @Test
  void aReviewComesBackForWhoIsTheSupervisorNow() {
    file("A1");
    file("A2");
    clock.moveTo("2026-10-20T18:01");
    delete(cast.taskOf("D1", REVIEW));
    catchUp();
    catchUp();
    Task again = cast.taskOf("D1", REVIEW);
    assertThat(again.getDueDate()).isEqualTo("2026-10-23T18:00:00");
    assertThat(cast.sheet(again).path("rows").findValuesAsText("officer"))
        .containsExactly("A1", "A2");
    cast.complete(
        again, Map.of("rows", List.of(Map.of("decision", "ACCEPT"), Map.of("decision", "ACCEPT"))));
    catchUp();
    assertThat(cast.tasksOf("D1", REVIEW)).isEmpty();
    assertThat(state("A1").verdict()).contains(Verdict.ACCEPTED);
    assertThat(settled()).isTrue();
  }

  @Test
  void aReviewThatComesBackIsAcceptedBySilenceToo() {
    file("A1");
    clock.moveTo("2026-10-20T18:01");
    delete(cast.taskOf("D1", REVIEW));
    clock.moveTo("2026-10-21T06:31");
    assertThat(cast.tasksOf("D1", REVIEW)).hasSize(1);
    clock.moveTo("2026-10-26T18:01");
    assertThat(state("A1").verdict()).contains(Verdict.ACCEPTED_BY_SILENCE);
  }

  @Test
  void aWeekIsClosedAgainAtOnceAlthoughTheCaseThatClosedItStillRuns() {
    file("A1");
    clock.moveTo("2026-10-20T18:01");
    jdbc.update(
        "update weekly_round set closing_case = ? where week_code = ?",
        cast.taskOf("A2", FILL).getProcessInstanceId(),
        WEEK);
    delete(cast.taskOf("D1", REVIEW));
    catchUp();
    assertThat(cast.tasksOf("D1", REVIEW)).hasSize(1);
  }

  @Test
  void aLogThatStandsOnNoSheetIsReviewedToo() {
    reviewed();
    jdbc.update(NOT_REVIEWED);
    catchUp();
    assertThat(cast.sheet(cast.taskOf("D1", REVIEW)).path("rows").findValuesAsText("officer"))
        .containsExactly("A1");
    assertThat(settled()).isFalse();
  }

  @Test
  void aWeekThatIsBeingOpenedAgainIsNotSettled() throws Exception {
    reviewed();
    whileAnother(
        () -> {
          jdbc.update("update weekly_round set closed_at = null where week_code = ?", WEEK);
          jdbc.update(NOT_REVIEWED);
        },
        lost::any);
    assertThat(settled()).isFalse();
    catchUp();
    assertThat(cast.tasksOf("D1", REVIEW)).hasSize(1);
  }

  @Test
  void nothingOfAQuarterComesBackWhoseInputsAreFixed() {
    file("A1");
    clock.moveTo("2026-10-20T18:01");
    delete(cast.taskOf("D1", REVIEW));
    quarters.close(Week.parse(WEEK).quarter(), Part.INPUTS, clock.now());
    catchUp();
    assertThat(cast.tasksOf("D1", REVIEW)).isEmpty();
  }

  @Test
  void aCorrectionComesBackOnceWithTheReasonAndTheDayOnWhichItWasDue() {
    returned();
    delete(cast.taskOf("A1", CORRECT));
    catchUp();
    catchUp();
    Task again = cast.taskOf("A1", CORRECT);
    assertThat(cast.sheet(again).path("reason").asText()).isEqualTo("太简略");
    assertThat(again.getDueDate()).isEqualTo("2026-10-23T18:00:00");
    cast.complete(again, Map.of("content", "巡查了三处堤防。"));
    catchUp();
    assertThat(cast.tasksOf("A1", CORRECT)).isEmpty();
    assertThat(state("A1").verdict()).contains(Verdict.CORRECTED);
    assertThat(settled()).isTrue();
  }

  @Test
  void aCorrectionThatIsDeletedAgainAndAgainHasTimeUntilTheNextWorkingDayEnds() {
    returned();
    clock.moveTo("2026-10-23T09:00");
    delete(cast.taskOf("A1", CORRECT));
    clock.moveTo("2026-10-23T12:31");
    assertThat(cast.taskOf("A1", CORRECT).getDueDate()).isEqualTo("2026-10-26T18:00:00");
    clock.moveTo("2026-10-26T17:59");
    delete(cast.taskOf("A1", CORRECT));
    clock.moveTo("2026-10-27T06:31");
    assertThat(cast.taskOf("A1", CORRECT).getDueDate()).isEqualTo("2026-10-28T18:00:00");
    clock.moveTo("2026-10-28T17:59");
    assertThat(cast.tasksOf("A1", CORRECT)).hasSize(1);
    clock.moveTo("2026-10-28T18:01");
    assertThat(cast.tasksOf("A1", CORRECT)).isEmpty();
    assertThat(state("A1").verdict()).contains(Verdict.RETURNED_UNCORRECTED);
    assertThat(state("A1").reason()).contains("太简略");
  }

  @Test
  void theFirstVersionOfWhoHasLeftStands() {
    returned();
    county.leaves("A1", "2026-10-20");
    delete(cast.taskOf("A1", CORRECT));
    catchUp();
    assertThat(cast.tasksOf("A1", CORRECT)).isEmpty();
    assertThat(state("A1").verdict()).contains(Verdict.RETURNED_UNCORRECTED);
  }

  @Test
  void twoServersThatLookAtOnceBringEachCaseBackOnce() throws Exception {
    for (int i = 0; i < 320; i++) {
      county.officer("B" + (1000 + i), "U1", PostClass.GENERAL, "D1");
    }
    catchUp();
    tasks.createTaskQuery().taskDefinitionKey(FILL).list().forEach(this::delete);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      CyclicBarrier together = new CyclicBarrier(3);
      Set<String> taken = ConcurrentHashMap.newKeySet();
      List<Future<?>> servers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        servers.add(
            threads.submit(
                () -> {
                  together.await();
                  runtime.startProcessInstanceByKey("weekly-reissue");
                  runJobs("weekly-reissue", taken);
                  return null;
                }));
      }
      for (Future<?> server : servers) {
        server.get();
      }
    } finally {
      threads.shutdown();
    }
    runJobs("weekly-reissue", ConcurrentHashMap.newKeySet());
    assertThat(tasks.createTaskQuery().taskDefinitionKey(FILL).list())
        .extracting(Task::getAssignee)
        .hasSize(327)
        .doesNotHaveDuplicates();
  }

  /**
   * Does one thing in a transaction that is still open when the other begins; the other has half a
   * second to run into its locks.
   */
  private void whileAnother(Runnable first, Runnable second) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CountDownLatch done = new CountDownLatch(1);
      CountDownLatch commit = new CountDownLatch(1);
      Future<?> one =
          threads.submit(
              () ->
                  new TransactionTemplate(transactions)
                      .execute(
                          status -> {
                            first.run();
                            done.countDown();
                            try {
                              return commit.await(30, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                              throw new IllegalStateException(e);
                            }
                          }));
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      Future<?> other = threads.submit(second);
      TimeUnit.MILLISECONDS.sleep(500);
      commit.countDown();
      one.get();
      other.get();
    } finally {
      threads.shutdown();
    }
  }

  private List<Job> jobs(String process) {
    return management
        .createJobQuery()
        .processDefinitionKey(process)
        .messages()
        .withRetriesLeft()
        .list();
  }

  /** As the job executor does them: what fails in a race is tried again. */
  private void runJobs(String process, Set<String> taken) {
    List<Job> due;
    do {
      due = jobs(process);
      for (Job job : due) {
        if (taken.add(job.getId())) {
          try {
            management.executeJob(job.getId());
          } catch (RuntimeException e) {
            taken.remove(job.getId());
          }
        } else {
          Thread.onSpinWait();
        }
      }
    } while (!due.isEmpty());
  }

  private void reviewed() {
    file("A1");
    clock.moveTo("2026-10-20T18:01");
    cast.complete(cast.taskOf("D1", REVIEW), Map.of("rows", List.of(Map.of("decision", "ACCEPT"))));
  }

  /** W42's log, which is due on the second day of W43. */
  private Task lastWeeksLog(String officer) {
    return cast.tasksOf(officer, FILL).stream()
        .filter(task -> cast.sheet(task).path("title").asText().equals(Week.parse(WEEK).label()))
        .findFirst()
        .orElseThrow();
  }

  private int reminders() {
    return jdbc.queryForObject(
        "select count(*) from note where topic = '2026-W42/log-reminder'", Integer.class);
  }

  private void returned() {
    file("A1");
    clock.moveTo("2026-10-20T18:01");
    clock.moveTo("2026-10-21T09:00");
    cast.complete(
        cast.taskOf("D1", REVIEW),
        Map.of("rows", List.of(Map.of("decision", "RETURN", "reason", "太简略"))));
  }

  private void delete(Task task) {
    runtime.deleteProcessInstance(task.getProcessInstanceId(), "by hand");
  }

  private void catchUp() {
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private void file(String officer) {
    cast.complete(cast.taskOf(officer, FILL), Map.of("action", "FILE", "content", "巡查。"));
  }

  private WeeklyCase state(String officer) {
    return cases.findById(new WeeklyLog.Key(officer, WEEK)).orElseThrow();
  }

  private boolean settled() {
    return jdbc.queryForObject(
            "select count(*) from weekly_round where week_code = '2026-W42'"
                + " and settled_at is not null",
            Integer.class)
        == 1;
  }
}
