package io.saima.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saima.engine.CatchUp;
import io.saima.notification.Notes;
import io.saima.organization.PostClass;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.Timetable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SaimaTest
@Import(ScoredBodies.class)
class GradeApprovalProcessTest {

  private static final String CASE = "2026-Q3/U1";
  private static final String RANK = "task_rankTied";
  private static final String PROPOSE = "task_propose";
  private static final String RAISE = "task_decideRaise";
  private static final String SIGN = "task_sign";
  private static final String APPROVE = "task_approve";
  private static final String RECEIVE = "task_receive";
  private static final String MARKER = "夔州旧事";

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired ScoredBodies scored;
  @Autowired GradeApprovals approvals;
  @Autowired GradeTelling telling;
  @Autowired GradeResults results;
  @Autowired Notes notes;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired EngineTexts texts;
  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void aSmallCounty() {
    county.small();
    scored.none();
  }

  /** Five people, two places: A1 and A2 have 好, H1 is just below. */
  private void fiveScored() {
    scored
        .score("A1", "95.00")
        .score("A2", "92.00")
        .score("A3", "58.00")
        .score("D1", "75.00")
        .score("H1", "88.00")
        .handOver("2026-Q3", "U1");
  }

  @Test
  void agreedProposalsAreSignedApprovedPublishedToldAndEffective() {
    fiveScored();
    assertThat(state()).isEqualTo(GradeState.PROPOSING);
    Task sheet = cast.taskOf("D1", PROPOSE);
    assertThat(sheet.getDueDate()).isEqualTo("2026-10-12T18:00:00");
    assertThat(cast.sheet(sheet).path("places").asText())
        .isEqualTo("参加考核5人，“好”等次名额2个（不超过40%），现已占用2个，还空0个");
    assertThat(cast.sheet(sheet).path("rows").findValuesAsText("computedLabel"))
        .containsExactly("好", "好", "较差");
    agree("D1");
    ProcessInstance theCase =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(CASE).singleResult();
    assertThat(theCase).isWaitingAt(PROPOSE);
    agree("H1");
    agree("L1");
    sign("H1");
    assertThat(cast.sheet(cast.taskOf("Z1", APPROVE)).path("rows")).hasSize(5);
    approve("Z1");
    assertThat(state()).isEqualTo(GradeState.PUBLIC_NOTICE);
    assertThat(notes.of("A3", 0, 5)).extracting("title").containsExactly("2026年第三季度平时考核“好”等次公示");
    until("2026-10-14T17:59");
    assertThat(cast.tasksOf("A3", RECEIVE)).isEmpty();
    assertThat(state()).isEqualTo(GradeState.PUBLIC_NOTICE);

    until("2026-10-14T18:01");
    assertThat(state()).isEqualTo(GradeState.OBJECTION);
    assertThat(notes.of("A1", 0, 5)).extracting("title").contains("2026年第三季度平时考核结果");
    assertThat(notes.of("H1", 0, 5).getContent().get(0).body())
        .contains("本季度等次为“较好”。得分88.00达到“较好”");
    assertThat(cast.tasksOf("A1", RECEIVE)).isEmpty();
    assertThat(cast.tasksOf("A3", RECEIVE)).hasSize(1);
    assertThat(cast.tasksOf("D1", RECEIVE)).hasSize(1);
    assertThat(results.count()).isZero();

    until("2026-10-22T18:01");
    assertThat(state()).isEqualTo(GradeState.EFFECTIVE);
    assertThat(grades())
        .containsExactly("A1 GOOD", "A2 GOOD", "A3 POOR", "D1 ORDINARY", "H1 FAIRLY_GOOD");
    assertThat(theCase)
        .isEnded()
        .hasPassedInOrder(PROPOSE, "task_sign", APPROVE, "task_publish", "task_takeEffect");
  }

  @Test
  void whatTheOtherUnitSaysIsReadByWhoProposesAndByWhoApproves() {
    jdbc.update(
        "insert into unit_opinion (review_id, officer_id, unit_code, opinion, grade)"
            + " values (?, 'A1', 'U0', '驻村期间表现突出', 'GOOD')",
        CASE);
    fiveScored();
    String said = "县委组织部意见：驻村期间表现突出（建议“好”）";

    assertThat(cast.sheet(cast.taskOf("D1", PROPOSE)).path("rows").findValuesAsText("why"))
        .filteredOn(why -> why.contains(said))
        .hasSize(1);
    agree("D1");
    agree("H1");
    agree("L1");
    sign("H1");
    assertThat(cast.sheet(cast.taskOf("Z1", APPROVE)).path("rows").findValuesAsText("note"))
        .filteredOn(note -> note.contains(said))
        .hasSize(1);
  }

  @Test
  void aRaiseOntoAFreePlaceIsConfirmedByTheNextSupervisor() {
    scored.score("A1", "95.00").score("A2", "85.00").score("A3", "84.00").score("D1", "83.00");
    scored.score("H1", "82.00").handOver("2026-Q3", "U1");
    cast.complete(
        cast.taskOf("D1", PROPOSE), proposals("D1", Map.of("A2", entry("GOOD", "抗洪抢险连续值守二十天"))));
    agree("H1");
    agree("L1");
    Task raise = cast.taskOf("H1", RAISE);
    assertThat(cast.sheet(raise).path("rows").findValuesAsText("name")).containsExactly("某A2");
    assertThat(cast.sheet(raise).path("rows").findValuesAsText("why"))
        .containsExactly("抗洪抢险连续值守二十天");
    assertThat(state()).isEqualTo(GradeState.RAISING);
    cast.complete(raise, rows(raise, Map.of("decision", "CONFIRM")));
    clock.runJobs();
    sign("H1");
    approve("Z1");
    assertThat(row("A2").grade()).contains(QuarterGrade.GOOD);
    assertThat(decisions("A2"))
        .containsExactly("PROPOSED D1 FAIRLY_GOOD→GOOD", "RAISE_CONFIRMED H1 GOOD→GOOD");
  }

  @Test
  void aDeclinedRaiseFallsBackToTheComputedGradeAndNeedsAReason() {
    scored.score("A1", "95.00").score("A2", "75.00").score("A3", "74.00").score("D1", "83.00");
    scored.score("H1", "82.00").handOver("2026-Q3", "U1");
    cast.complete(
        cast.taskOf("D1", PROPOSE), proposals("D1", Map.of("A2", entry("FAIRLY_GOOD", "进步明显"))));
    agree("H1");
    agree("L1");
    Task raise = cast.taskOf("H1", RAISE);
    assertThatThrownBy(() -> cast.complete(raise, rows(raise, Map.of("decision", "DECLINE"))))
        .hasMessageContaining("第1行：不同意上调要写明理由。");
    cast.complete(raise, rows(raise, Map.of("decision", "DECLINE", "reason", "任务未完成")));
    clock.runJobs();
    assertThat(row("A2").grade()).contains(QuarterGrade.ORDINARY);
    assertThat(state()).isEqualTo(GradeState.SIGNING);
  }

  @Test
  void aSheetThatBreaksTheRulesIsRefusedWithASentence() {
    scored.score("A1", "95.00").score("A2", "92.00").score("A3", "58.00");
    scored
        .capped("D1", "91.00", QuarterGrade.FAIRLY_GOOD, "UNRESOLVED_RED:I5")
        .score("H1", "93.00")
        .handOver("2026-Q3", "U1");
    Task sheet = cast.taskOf("D1", PROPOSE);
    assertThatThrownBy(
            () -> cast.complete(sheet, proposals("D1", Map.of("A3", entry("ORDINARY", null)))))
        .hasMessageContaining("第3行：上调计算等次“较差”，请写明理由。");
    assertThatThrownBy(
            () -> cast.complete(sheet, proposals("D1", Map.of("A1", entry("ORDINARY", null)))))
        .hasMessageContaining("第1行：下调计算等次“好”，请写明理由。");
    assertThatThrownBy(
            () -> cast.complete(sheet, proposals("D1", Map.of("A3", entry("FAIRLY_GOOD", "表现好")))))
        .hasMessageContaining("第3行：最多只能比计算等次“较差”上调一档，请改为“一般”或维持计算等次。");
    assertThatThrownBy(
            () -> cast.complete(sheet, proposals("D1", Map.of("A2", entry("GOOD", "表现好")))))
        .hasMessageContaining("本考核主体“好”等次名额共2个，照此将有3个，超出名额。");
    Task heads = cast.taskOf("H1", PROPOSE);
    assertThatThrownBy(
            () -> cast.complete(heads, proposals("H1", Map.of("D1", entry("GOOD", "表现好")))))
        .hasMessageContaining("第1行：红灯未销号（I5），等次封顶为“较好”，不能上调。");
    assertThatThrownBy(
            () -> cast.complete(sheet, proposals("D1", Map.of("A1", entry("EXCELLENT", "好")))))
        .hasMessageContaining("“提名等次”的选项不在列表中");
    assertThat(row("A2").quotaReason()).hasToString("Optional[QUOTA]");
    assertThat(GradeWords.whyComputed(row("A2"))).endsWith("达到“好”的人中按得分排第3；得分达好，因名额未定为好");
    assertThat(goods()).isEqualTo(2);
  }

  @Test
  void nobodyProposesOnASheetOfSomebodyElseOrForgesRows() {
    fiveScored();
    Task sheet = cast.taskOf("D1", PROPOSE);
    Object agreed = proposals("D1", Map.of());
    assertThatThrownBy(() -> cast.complete("A1", sheet, agreed))
        .isInstanceOf(AuthorizationException.class);
    Map<String, Object> forged = new LinkedHashMap<>();
    List<Object> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(Map.of("grade", "GOOD", "reason", "加一行"));
    }
    forged.put("rows", four);
    assertThatThrownBy(() -> cast.complete(sheet, forged)).hasMessageContaining("行数与发出时不一致");
    assertThatThrownBy(
            () ->
                cast.complete(
                    sheet,
                    Map.of(
                        "rows",
                        List.of(
                            Map.of("grade", "GOOD", "officer", "H1"),
                            Map.of("grade", "GOOD"),
                            Map.of("grade", "POOR")))))
        .hasMessageContaining("没有“officer”这一项");
    assertThat(goods()).isEqualTo(2);
  }

  @Test
  void twoProposersAtOnceCannotTakeTheSameLastPlace() throws Exception {
    county.officer("D2", "U1", PostClass.DEPUTY, "H1");
    county.officer("B1", "U1", PostClass.GENERAL, "D2");
    scored.score("A1", "95.00").score("A2", "85.00").score("A3", "84.00").score("B1", "86.00");
    scored.score("D1", "70.00").score("D2", "70.00").score("H1", "70.00");
    scored.handOver("2026-Q3", "U1");
    assertThat(approvals.get(CASE).places()).isEqualTo(2);
    assertThat(approvals.get(CASE).places() - goods()).isEqualTo(1);
    Task first = cast.taskOf("D1", PROPOSE);
    Task second = cast.taskOf("D2", PROPOSE);
    Object one = proposals("D1", Map.of("A2", entry("GOOD", "防汛")));
    Object two = proposals("D2", Map.of("B1", entry("GOOD", "招商")));
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> a = threads.submit(() -> outcome(start, first, one));
      Future<String> b = threads.submit(() -> outcome(start, second, two));
      start.countDown();
      List<String> both = List.of(a.get(), b.get());
      assertThat(both).filteredOn("done"::equals).hasSize(1);
      assertThat(both).filteredOn(said -> said.contains("超出名额")).hasSize(1);
    } finally {
      threads.shutdown();
    }
    assertThat(goods()).isEqualTo(2);
  }

  private String outcome(CountDownLatch start, Task task, Object sheet)
      throws InterruptedException {
    start.await();
    try {
      cast.complete(task, sheet);
      return "done";
    } catch (RuntimeException e) {
      return e.getMessage();
    }
  }

  @Test
  void whatWasForgedPastTheSheetsIsStoppedAtSignatureAndApproval() {
    fiveScored();
    agree("D1");
    agree("H1");
    agree("L1");
    jdbc.update("update grade_row set grade = 'GOOD' where officer_id = 'H1'");
    assertThatThrownBy(() -> sign("H1")).hasMessageContaining("照此将有3个，超出名额。请退回提名人减少“好”");
    jdbc.update("update grade_row set grade = 'FAIRLY_GOOD' where officer_id = 'H1'");
    sign("H1");
    jdbc.update("update grade_row set grade = 'GOOD' where officer_id = 'H1'");
    assertThatThrownBy(() -> approve("Z1")).hasMessageContaining("超出名额");
    assertThat(state()).isEqualTo(GradeState.APPROVING);
  }

  @Test
  void aTieAtTheLastPlaceIsRankedByTheHeadWithAReason() {
    scored.score("A1", "95.00").score("A2", "92.00").score("A3", "92.00").score("D1", "92.00");
    scored.score("H1", "70.00").handOver("2026-Q3", "U1");
    assertThat(state()).isEqualTo(GradeState.RANKING);
    Task tie = cast.taskOf("H1", RANK);
    assertThat(cast.sheet(tie).path("rows").findValuesAsText("name"))
        .containsExactly("某D1", "某A2", "某A3");
    assertThatThrownBy(() -> cast.complete(tie, ranking("任务更重", 1, 1, 2)))
        .hasMessageContaining("请用1到3排出先后，每个数字只用一次。");
    assertThatThrownBy(() -> cast.complete(tie, ranking("任务更重", 1, 2, 4)))
        .hasMessageContaining("请用1到3排出先后");
    assertThatThrownBy(() -> cast.complete(tie, ranking("", 1, 2, 3)))
        .hasMessageContaining("“排定的理由”必须填写");
    cast.complete(tie, ranking("任务更重", 2, 3, 1));
    clock.runJobs();
    assertThat(state()).isEqualTo(GradeState.PROPOSING);
    assertThat(row("A3").computed()).contains(QuarterGrade.GOOD);
    assertThat(row("A2").computed()).contains(QuarterGrade.FAIRLY_GOOD);
    assertThat(row("D1").computed()).contains(QuarterGrade.FAIRLY_GOOD);
    assertThat(decisions("A3")).containsExactly("TIE_RANKED H1 null→null");
  }

  @Test
  void aHeadWhoIsTiedHimselfDoesNotRankTheTie() {
    scored.score("A1", "95.00").score("A2", "92.00").score("H1", "92.00").score("D1", "70.00");
    scored.score("A3", "70.00").handOver("2026-Q3", "U1");
    assertThat(cast.tasksOf("H1", RANK)).isEmpty();
    cast.complete(cast.taskOf("Z1", RANK), ranking("一线优先", 2, 1));
    clock.runJobs();
    assertThat(row("A2").computed()).contains(QuarterGrade.GOOD);
  }

  @Test
  void theHeadSendsOneProposerBackAndTheOthersStand() {
    fiveScored();
    cast.complete(
        cast.taskOf("D1", PROPOSE), proposals("D1", Map.of("A2", entry("FAIRLY_GOOD", "迟报材料"))));
    agree("H1");
    agree("L1");
    Task sign = cast.taskOf("H1", SIGN);
    assertThatThrownBy(() -> cast.complete(sign, verdict(sign, "RETURN", "请复核", null)))
        .hasMessageContaining("请勾选退回给哪些提名人");
    assertThatThrownBy(() -> cast.complete(sign, verdict(sign, "RETURN", "", "D1")))
        .hasMessageContaining("退回要写明理由。");
    cast.complete(sign, verdict(sign, "RETURN", "请复核A2", "D1"));
    clock.runJobs();
    Task again = cast.taskOf("D1", PROPOSE);
    assertThat(cast.sheet(again).path("returned").asText()).isEqualTo("退回意见（某H1）：请复核A2");
    assertThat(cast.sheet(again).path("rows").findValuesAsText("grade"))
        .containsExactly("GOOD", "FAIRLY_GOOD", "POOR");
    assertThat(cast.tasksOf("H1", PROPOSE)).isEmpty();
    cast.complete(again, proposals("D1", Map.of("A2", entry("GOOD", null))));
    clock.runJobs();
    sign("H1");
    assertThat(row("A2").grade()).contains(QuarterGrade.GOOD);
    assertThat(row("A2").signedBy()).contains("H1");
  }

  @Test
  void theOrganizationDepartmentReturnsAndThenApproves() {
    fiveScored();
    agree("D1");
    agree("H1");
    agree("L1");
    sign("H1");
    Task approve = cast.taskOf("Z1", APPROVE);
    cast.complete(approve, verdict(approve, "RETURN", "A1有举报未查清", "D1"));
    clock.runJobs();
    assertThat(row("H1").signedBy()).isEmpty();
    cast.complete(
        cast.taskOf("D1", PROPOSE), proposals("D1", Map.of("A1", entry("FAIRLY_GOOD", "举报未查清"))));
    clock.runJobs();
    sign("H1");
    approve("Z1");
    until("2026-10-15T18:01");
    Task notice = cast.taskOf("A1", RECEIVE);
    assertThat(cast.sheet(notice).path("text").asText())
        .startsWith("本季度等次为“较好”。")
        .contains("提名下调：举报未查清");
    assertThatThrownBy(() -> cast.complete(notice, Map.of("read", false)))
        .hasMessageContaining("我已阅知");
    cast.complete(notice, Map.of("read", true));
    assertThat(telling.notice(approvals.get(CASE).quarter(), "A1").orElseThrow().state())
        .isEqualTo(GradeNotice.State.RECEIVED);
  }

  @Test
  void aWrittenNoticeThatIsNotReadCountsAsServed() {
    fiveScored();
    throughApproval();
    until("2026-10-15T18:01");
    assertThat(cast.tasksOf("A3", RECEIVE)).hasSize(1);
    until("2026-10-22T18:01");
    assertThat(cast.tasksOf("A3", RECEIVE)).isEmpty();
    assertThat(telling.notice(approvals.get(CASE).quarter(), "A3").orElseThrow().state())
        .isEqualTo(GradeNotice.State.SERVED_UNREAD);
  }

  @Test
  void peopleWithoutAGradeAreListedToldAndHoldNobodyUp() {
    scored
        .score("A1", "95.00")
        .without("A2", Outcome.DEFERRED, "NO_DATA:I1")
        .without("A3", Outcome.COMMENT_ONLY, "PROBATION")
        .without("D1", Outcome.PENDING, "INVESTIGATED")
        .without("H1", Outcome.NOT_ASSESSED, "LONG_LEAVE")
        .handOver("2026-Q3", "U1");
    assertThat(approvals.get(CASE).size()).isEqualTo(2);
    assertThat(approvals.get(CASE).places()).isZero();
    agree("D1");
    Task sign = cast.taskOf("H1", SIGN);
    assertThat(cast.sheet(sign).path("without").findValuesAsText("reason"))
        .containsExactly("指标无数据（I1）", "试用期", "立案审查未结案", "病假、事假累计超过考核期一半");
    sign("H1");
    approve("Z1");
    clock.runJobs();
    assertThat(state()).isEqualTo(GradeState.OBJECTION);
    assertThat(notes.of("A2", 0, 1).getContent().get(0).body())
        .isEqualTo("本季度不评定等次：暂缓评定（指标无数据（I1））。");
    until("2026-10-15T18:01");
    assertThat(grades()).containsExactly("A1 FAIRLY_GOOD");
  }

  @Test
  void aBodyInWhichNobodyCanBeGradedIsOnlyTold() {
    scored
        .without("A1", Outcome.COMMENT_ONLY, "PROBATION")
        .without("A2", Outcome.PENDING, "INVESTIGATED")
        .handOver("2026-Q3", "U1");
    assertThat(tasks.createTaskQuery().count()).isZero();
    assertThat(state()).isEqualTo(GradeState.OBJECTION);
    until("2026-10-15T18:01");
    assertThat(state()).isEqualTo(GradeState.EFFECTIVE);
    assertThat(grades()).isEmpty();
  }

  @Test
  void aRelationDoesNotProposeAndAHeadDoesNotSignForHisOwn() {
    county.relation("D1", "A1");
    county.relation("H1", "A2");
    fiveScored();
    assertThat(cast.sheet(cast.taskOf("D1", PROPOSE)).path("rows").findValuesAsText("name"))
        .containsExactly("某A2", "某A3");
    assertThat(cast.sheet(cast.taskOf("H1", PROPOSE)).path("rows").findValuesAsText("name"))
        .containsExactlyInAnyOrder("某D1", "某A1");
    agree("D1");
    agree("H1");
    agree("L1");
    Task sign = cast.taskOf("H1", SIGN);
    assertThat(cast.sheet(sign).path("rows").findValuesAsText("name")).doesNotContain("某H1", "某A2");
    assertThat(cast.sheet(sign).path("recused").asText()).startsWith("另有2人因您须回避");
    sign("H1");
    assertThat(row("A3").signedBy()).contains("H1");
    assertThat(row("A2").signedBy()).isEmpty();
    assertThat(row("H1").signedBy()).isEmpty();
    assertThat(row("D1").signedBy()).isEmpty();
    approve("Z1");
    assertThat(state()).isEqualTo(GradeState.PUBLIC_NOTICE);
  }

  @Test
  void aRelationThatBecomesKnownLaterLeavesTheSheetAndTheRestIsProposed() {
    fiveScored();
    Task sheet = cast.taskOf("D1", PROPOSE);
    county.relation("D1", "A2");
    assertThatThrownBy(() -> cast.complete(sheet, proposals(sheet, Map.of())))
        .hasMessageContaining("回避");
    events.publishEvent(new CatchUp());
    assertThat(cast.sheet(sheet).path("rows").findValuesAsText("name"))
        .containsExactly("某A1", "某A3");
    agree("D1");
    assertThat(row("A1").proposer()).contains("D1");
    assertThat(row("A2").proposer()).isEmpty();
    assertThat(decisions("A2")).containsExactly("STANDS_AS_COMPUTED null GOOD→GOOD");
    agree("H1");
    agree("L1");
    sign("H1");
    approve("Z1");
    assertThat(state()).isEqualTo(GradeState.PUBLIC_NOTICE);
    assertThat(goods()).isEqualTo(2);
  }

  @Test
  void aRelationThatBecomesKnownLaterDoesNotConfirmARaise() {
    scored.score("A1", "95.00").score("A2", "85.00").score("A3", "58.00").score("D1", "83.00");
    scored.score("H1", "82.00").handOver("2026-Q3", "U1");
    cast.complete(
        cast.taskOf("D1", PROPOSE),
        proposals(
            "D1", Map.of("A2", entry("GOOD", "抗洪抢险连续值守二十天"), "A3", entry("ORDINARY", "已补办"))));
    agree("H1");
    agree("L1");
    Task raise = cast.taskOf("H1", RAISE);
    county.relation("H1", "A3");
    events.publishEvent(new CatchUp());
    assertThat(cast.sheet(raise).path("rows").findValuesAsText("name")).containsExactly("某A2");
    cast.complete(raise, rows(raise, Map.of("decision", "CONFIRM")));
    clock.runJobs();
    assertThat(row("A2").grade()).contains(QuarterGrade.GOOD);
    assertThat(row("A3").grade()).contains(QuarterGrade.POOR);
    assertThat(decisions("A3"))
        .containsExactly("PROPOSED D1 POOR→ORDINARY", "STANDS_AS_COMPUTED null ORDINARY→POOR");
    assertThat(state()).isEqualTo(GradeState.SIGNING);
  }

  @Test
  void theDepartmentsOwnBodyIsSignedAndApprovedByItsHeadsSupervisor() {
    scored.score("Z1", "91.00").score("Z2", "85.00").handOver("2026-Q3", "U0");
    agree("L1");
    agree("Z1");
    sign("L1");
    approve("L1");
    assertThat(approvals.get("2026-Q3/U0").state()).isEqualTo(GradeState.OBJECTION);
  }

  @Test
  void aSheetLongerThanAHundredAndThirtyIsSplitByClassOfPost() {
    for (int i = 0; i < 120; i++) {
      county.officer("G%03d".formatted(i), "U1", PostClass.GENERAL, "D1");
      scored.score("G%03d".formatted(i), "85.00");
    }
    for (int i = 0; i < 20; i++) {
      county.officer("M%03d".formatted(i), "U1", PostClass.MIDDLE, "D1");
      scored.score("M%03d".formatted(i), "85.00");
    }
    scored.handOver("2026-Q3", "U1");
    assertThat(cast.tasksOf("D1", PROPOSE))
        .extracting(task -> cast.sheet(task).path("rows").size())
        .containsExactlyInAnyOrder(120, 20);
    agree("D1");
    sign("H1");
    approve("Z1");
    clock.runJobs();
    assertThat(state()).isEqualTo(GradeState.OBJECTION);
    assertThat(jdbc.queryForObject("select count(*) from grade_notice", Integer.class))
        .isEqualTo(140);
  }

  @Test
  void theCarryOfTheLastQuarterIsShownButGivesNoPlaceOfItsOwn() {
    scored.score("A1", "95.00").score("A2", "92.00").handOver("2026-Q2", "U1");
    assertThat(approvals.get("2026-Q2/U1").carryOut()).isEqualByComparingTo("0.80");
    scored.score("A1", "95.00").score("A2", "92.00").handOver("2026-Q3", "U1");
    assertThat(approvals.get(CASE).carryIn()).isEqualByComparingTo("0.80");
    assertThat(approvals.get(CASE).places()).isZero();
    assertThat(approvals.get(CASE).carryOut()).isEqualByComparingTo("1.60");
  }

  @Test
  void aBodyIsStartedOnce() {
    fiveScored();
    long open = tasks.createTaskQuery().count();
    jdbc.update("delete from quarter_score");
    jdbc.update("delete from review");
    scored.handOver("2026-Q3", "U1");
    assertThat(tasks.createTaskQuery().count()).isEqualTo(open);
  }

  @Test
  void whoStaysSilentLosesTheStepToTheNextInLine() {
    fiveScored();
    clock.moveTo("2026-10-14T09:00");
    assertThat(notes.of("D1", 0, 20)).extracting("title").contains("待办提醒：为分管人员提名等次（一张表） · 县水利局");
    clock.moveTo("2026-10-16T09:00");
    assertThat(cast.tasksOf("D1", PROPOSE)).isEmpty();
    Task own = cast.tasksOf("H1", PROPOSE).get(0);
    assertThat(cast.tasksOf("H1", PROPOSE)).hasSize(1);
    cast.complete(own, proposals(own, Map.of()));
    clock.runJobs();
    assertThat(row("A1").proposer()).contains("H1");
    for (Task left : tasks.createTaskQuery().taskDefinitionKey(PROPOSE).list()) {
      cast.complete(left, proposals(left, Map.of()));
    }
    clock.runJobs();
    Task sign = cast.taskOf("H1", SIGN);
    clock.moveTo("2026-10-26T09:00");
    assertThat(tasks.createTaskQuery().taskId(sign.getId()).singleResult().getAssignee())
        .isEqualTo("Z1");
  }

  @Test
  void withNobodyLeftToAnswerEverythingStandsAsComputed() {
    fiveScored();
    untilCared("2027-03-31", () -> state() == GradeState.EFFECTIVE);
    assertThat(state()).isEqualTo(GradeState.EFFECTIVE);
    assertThat(grades())
        .containsExactly("A1 GOOD", "A2 GOOD", "A3 POOR", "D1 ORDINARY", "H1 FAIRLY_GOOD");
    assertThat(decisions("A1")).containsExactly("STANDS_AS_COMPUTED null GOOD→GOOD");
    assertThat(GradeWords.forOfficer(row("A1"))).endsWith("无人办理提名，按计算结果。");
    assertThat(row("A1").proposer()).isEmpty();
    assertThat(bodyDecisions())
        .containsExactly(
            "STANDS_AS_COMPUTED 无人签署，由组织部一并审定", "STANDS_AS_COMPUTED 无人审定，已签署的以签署为准，其余以计算结果为准");
  }

  @Test
  void aRaiseThatNobodyConfirmsFallsBackToTheComputedGrade() {
    scored.score("A1", "95.00").score("A2", "85.00").score("A3", "84.00").score("D1", "83.00");
    scored.score("H1", "82.00").handOver("2026-Q3", "U1");
    cast.complete(
        cast.taskOf("D1", PROPOSE), proposals("D1", Map.of("A2", entry("GOOD", "抗洪抢险连续值守二十天"))));
    agree("H1");
    agree("L1");
    assertThat(cast.tasksOf("H1", RAISE)).hasSize(1);
    untilCared("2026-12-31", () -> state() == GradeState.SIGNING);
    assertThat(state()).isEqualTo(GradeState.SIGNING);
    assertThat(row("A2").grade()).contains(QuarterGrade.FAIRLY_GOOD);
    assertThat(decisions("A2"))
        .containsExactly(
            "PROPOSED D1 FAIRLY_GOOD→GOOD", "STANDS_AS_COMPUTED null GOOD→FAIRLY_GOOD");
    assertThat(GradeWords.whatChanged(row("A2"))).endsWith("无人确认上调，按计算结果");
    assertThat(cast.tasksOf("H1", SIGN)).hasSize(1);
  }

  @Test
  void aTieThatNobodyRanksGivesNobodyTheContestedPlace() {
    scored.score("A1", "95.00").score("A2", "92.00").score("A3", "92.00").score("D1", "92.00");
    scored.score("H1", "70.00").handOver("2026-Q3", "U1");
    untilCared("2026-12-31", () -> state() == GradeState.PROPOSING);
    assertThat(state()).isEqualTo(GradeState.PROPOSING);
    assertThat(goods()).isOne();
    for (String tied : List.of("A2", "A3", "D1")) {
      assertThat(row(tied).computed()).contains(QuarterGrade.FAIRLY_GOOD);
      assertThat(GradeWords.whyComputed(row(tied))).endsWith("末位并列，无人排定先后，均不占名额");
    }
    assertThat(decisions("A2")).containsExactly("TIE_UNRANKED null null→FAIRLY_GOOD");
    assertThat(cast.tasksOf("D1", PROPOSE)).hasSize(1);
  }

  @Test
  void whoTakesASignatureOverGetsASheetWithoutHisOwnRelations() {
    county.relation("Z1", "A1");
    fiveScored();
    throughProposals();
    Task sign = cast.taskOf("H1", SIGN);
    assertThat(cast.sheet(sign).path("rows").findValuesAsText("officer")).contains("A1");
    clock.moveTo("2026-10-15T09:00", "task-care");
    assertThat(cast.sheet(cast.taskOf("Z1", SIGN)).path("rows").findValuesAsText("officer"))
        .contains("H1")
        .doesNotContain("A1");
    assertThatThrownBy(() -> cast.complete("H1", sign, verdict(sign, "SIGN", "", null)))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void whatWaitsForALeaverGoesToTheNextInLineTheDayAfter() {
    fiveScored();
    county.leaves("D1", "2026-10-08");
    clock.moveTo("2026-10-09T09:00", "task-care");
    assertThat(cast.tasksOf("D1", PROPOSE)).isEmpty();
    assertThat(tasks.createTaskQuery().taskDefinitionKey(PROPOSE).list())
        .extracting(Task::getAssignee)
        .containsExactlyInAnyOrder("H1", "H1", "L1");
  }

  /** Runs the daily care and the case, day by day, until something is reached. */
  private void untilCared(String last, BooleanSupplier reached) {
    for (LocalDate day = clock.now().toLocalDate();
        !reached.getAsBoolean() && !day.isAfter(LocalDate.parse(last));
        day = day.plusDays(1)) {
      clock.moveTo(day + "T09:00", "task-care");
      until(day + "T18:30");
    }
  }

  @Test
  void reasonsAndNamesNeverReachTheEngine() {
    scored.score("A1", "95.00").score("A2", "85.00").score("A3", "92.00").score("D1", "92.00");
    scored.score("H1", "92.00").handOver("2026-Q3", "U1");
    cast.complete(cast.taskOf("Z1", RANK), ranking(MARKER, 1, 2, 3));
    clock.runJobs();
    for (String proposer : List.of("H1", "L1")) {
      agree(proposer);
    }
    cast.complete(
        cast.taskOf("D1", PROPOSE),
        proposals("D1", Map.of("A1", entry("FAIRLY_GOOD", MARKER), "A2", entry("GOOD", MARKER))));
    clock.runJobs();
    Task raise = cast.taskOf("H1", RAISE);
    cast.complete(raise, rows(raise, Map.of("decision", "CONFIRM", "reason", MARKER)));
    clock.runJobs();
    Task sign = cast.taskOf("H1", SIGN);
    cast.complete(sign, verdict(sign, "RETURN", MARKER, "H1"));
    clock.runJobs();
    agree("H1");
    sign("H1");
    approve("Z1");
    until("2026-10-15T18:01");
    for (String officer : List.of("A1", "D1", "H1", "A3")) {
      cast.tasksOf(officer, RECEIVE).forEach(task -> cast.complete(task, Map.of("read", true)));
    }
    until("2026-10-22T18:01");
    assertThat(state()).isEqualTo(GradeState.EFFECTIVE);
    assertThat(texts.tablesWith(MARKER)).isEmpty();
    assertThat(texts.tablesWith("某A1")).isEmpty();
  }

  // ---- what people do

  private void until(String time) {
    clock.moveTo(time, "grade-approval");
    clock.moveTo(time, "grade-notice");
  }

  private void throughApproval() {
    throughProposals();
    sign("H1");
    approve("Z1");
  }

  private void throughProposals() {
    agree("D1");
    agree("H1");
    agree("L1");
  }

  private void agree(String proposer) {
    for (Task task : cast.tasksOf(proposer, PROPOSE)) {
      cast.complete(task, proposals(task, Map.of()));
    }
    clock.runJobs();
  }

  private void sign(String person) {
    Task task = cast.taskOf(person, SIGN);
    cast.complete(task, verdict(task, "SIGN", "", null));
    clock.runJobs();
  }

  private void approve(String person) {
    Task task = cast.taskOf(person, APPROVE);
    cast.complete(task, verdict(task, "APPROVE", "", null));
    clock.runJobs();
  }

  // ---- when

  @Test
  void everyStepAndTimerIsAtItsMoment() {
    fiveScored();
    timetable.says("grade-approval/task_propose", "2026-10-12T18:00");
    throughProposals();
    timetable.says("grade-approval/task_sign", "2026-10-12T18:00");
    clock.set("2026-10-09T15:00");
    sign("H1");
    timetable.says("grade-approval/task_approve", "2026-10-15T18:00");
    clock.set("2026-10-12T08:00");
    approve("Z1");
    timetable.says("grade-approval/timer_publicNotice", "2026-10-19T18:00");
    until("2026-10-19T18:01");
    timetable.says("grade-approval/timer_objections", "2026-10-26T18:00");
    timetable.says("grade-notice/task_receive", "2026-10-26T18:00");
    timetable.says("grade-notice/boundary_unread", "2026-10-26T18:00");
  }

  @Test
  void overTheNationalDayWorkingDaysAreCountedAndTheSaturdayWorkedInExchangeIsOne() {
    clock.set("2026-09-30T10:00");
    scored.score("A1", "92.00").score("A2", "92.00").score("A3", "70.00").score("D1", "60.00");
    scored.score("H1", "94.00").handOver("2026-Q3", "U1");
    timetable.says("grade-approval/task_rankTied", "2026-10-10T18:00");
    cast.complete(cast.taskOf("H1", RANK), ranking("任务更重", 1, 2));
    clock.runJobs();
    cast.complete(
        cast.taskOf("D1", PROPOSE), proposals("D1", Map.of("A3", entry("FAIRLY_GOOD", "防汛"))));
    agree("H1");
    agree("L1");
    timetable.says("grade-approval/task_decideRaise", "2026-10-10T18:00");
  }

  // ---- what they enter

  private record Change(String grade, String reason) {}

  private static Change entry(String grade, String reason) {
    return new Change(grade, reason);
  }

  private Map<String, Object> proposals(String proposer, Map<String, Change> changes) {
    return proposals(cast.taskOf(proposer, PROPOSE), changes);
  }

  private Map<String, Object> proposals(Task task, Map<String, Change> changes) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode row : cast.sheet(task).path("rows")) {
      Change change =
          changes.getOrDefault(
              row.path("officer").asText(),
              entry(row.path("grade").asText(), row.path("reason").asText()));
      Map<String, Object> entered = new LinkedHashMap<>();
      entered.put("grade", change.grade());
      entered.put("reason", change.reason());
      rows.add(entered);
    }
    return Map.of("rows", rows);
  }

  private Map<String, Object> rows(Task task, Map<String, Object> each) {
    List<Object> rows = new ArrayList<>();
    cast.sheet(task).path("rows").forEach(row -> rows.add(each));
    return Map.of("rows", rows);
  }

  private static Map<String, Object> ranking(String reason, int... places) {
    List<Object> rows = new ArrayList<>();
    for (int place : places) {
      rows.add(Map.of("place", place));
    }
    return Map.of("rows", rows, "reason", reason);
  }

  private Map<String, Object> verdict(Task task, String decision, String reason, String back) {
    List<Object> proposers = new ArrayList<>();
    cast.sheet(task)
        .path("proposers")
        .forEach(row -> proposers.add(Map.of("again", row.path("proposer").asText().equals(back))));
    return Map.of("decision", decision, "reason", reason, "proposers", proposers);
  }

  // ---- what stands

  private GradeState state() {
    return approvals.get(CASE).state();
  }

  private int goods() {
    return transaction.execute(status -> approvals.get(CASE).goods());
  }

  private GradeRow row(String officer) {
    return transaction.execute(status -> approvals.get(CASE).row(officer));
  }

  private List<String> decisions(String officer) {
    return transaction.execute(
        status ->
            approvals.get(CASE).decisions().stream()
                .filter(decision -> decision.officerId().filter(officer::equals).isPresent())
                .map(
                    decision ->
                        "%s %s %s→%s"
                            .formatted(
                                decision.kind(),
                                decision.person().orElse(null),
                                decision.gradeBefore().orElse(null),
                                decision.gradeAfter().orElse(null)))
                .toList());
  }

  private List<String> bodyDecisions() {
    return transaction.execute(
        status ->
            approvals.get(CASE).decisions().stream()
                .filter(decision -> decision.officerId().isEmpty())
                .map(decision -> decision.kind() + " " + decision.reason().orElse(""))
                .toList());
  }

  private List<String> grades() {
    return results.findAll().stream()
        .map(result -> result.officerId() + " " + result.grade())
        .sorted()
        .toList();
  }
}
