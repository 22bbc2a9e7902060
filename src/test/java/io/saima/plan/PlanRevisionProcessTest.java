package io.saima.plan;

import static io.saima.plan.SmallPlans.answer;
import static io.saima.plan.SmallPlans.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import io.saima.support.Timetable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

@SaimaTest
@Import(SmallPlans.class)
class PlanRevisionProcessTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired SmallPlans small;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired PlanVersions versions;
  @Autowired PlanRevisions revisions;
  @Autowired Notes notes;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void aCountyWithAPlan() {
    small.settle();
    for (String post : List.of("U0 PRINCIPAL", "U0 GENERAL", "U1 PRINCIPAL", "U1 DEPUTY")) {
      String[] parts = post.split(" ");
      String plan = figures.plan(parts[0], PostClass.valueOf(parts[1]), "2026-Q4");
      figures.level(plan, "J103", "招商任务完成率", IndicatorScope.OFFICER, "100", "90");
    }
  }

  // ---- a change from above

  @Test
  void everyUnitWithAnAffectedPostGetsFifteenDaysAndAWarningBefore() {
    cast.start("Z1", "plan-revision", change("J4"));
    clock.runJobs();
    Task drafting = cast.taskOf("H1", "task_draft");
    assertThat(drafting.getDueDate()).isEqualTo("2026-10-21T18:00:00");
    assertThat(cases()).isOne();
    assertThat(cast.sheet(drafting).path("purpose").asText())
        .isEqualTo("国家调整：生态考核办法（国发〔2026〕9号）。生态类权重不低于三成");
    moveTo("2026-10-16T18:01");
    assertThat(titles("H1")).contains("考核方案即将到期：县水利局（一般）");

    ObjectNode keep = answer(cast.sheet(drafting), "KEEP");
    keep.remove("purpose");
    assertThatThrownBy(() -> cast.complete(drafting, keep)).hasMessageContaining("写明理由");
    cast.complete(drafting, keep.put("purpose", "现行权重已达三成"));
    assertThat(titles("Z1")).contains("未按上级调整修改方案：县水利局（一般）");
    assertThat(cases()).isZero();
  }

  @Test
  void whoDoesNotFollowAChangeIsOverdueAndItGoesUpTheLineUntilNobodyIsLeft() {
    cast.start("Z1", "plan-revision", change("J401"));
    clock.runJobs();
    moveTo("2026-10-21T18:01");
    assertThat(cast.tasksOf("H1", "task_draft")).isEmpty();
    assertThat(titles("Z1")).contains("到期未报方案：县水利局（一般）", "转来的方案编制：县水利局（一般）");
    moveTo("2026-10-26T18:01");
    assertThat(cast.tasksOf("L1", "task_draft")).hasSize(1);
    moveTo("2026-10-29T18:01");
    assertThat(cases()).isZero();
    assertThat(drafts()).extracting(PlanVersion::state).contains(PlanVersionState.LAPSED);
  }

  @Test
  void aChangeIsRecordedOnceAndSaysWhomItConcerns() {
    assertThatThrownBy(() -> cast.start("Z1", "plan-revision", change("X9")))
        .hasMessageContaining("指标库没有编码“X9”");
    assertThatThrownBy(() -> cast.start("Z1", "plan-revision", change("")))
        .hasMessageContaining("请填写受影响的指标");
    Map<String, Object> late = change("J4");
    late.put("changedOn", "2026-10-09");
    assertThatThrownBy(() -> cast.start("Z1", "plan-revision", late))
        .hasMessageContaining("不能晚于今天");
    Map<String, Object> nobody = change("J4");
    nobody.put("postClasses", List.of("MIDDLE"));
    assertThatThrownBy(() -> cast.start("Z1", "plan-revision", nobody))
        .hasMessageContaining("没有岗位的方案受影响");
    assertThat(revisions.count()).isZero();
    assertThatThrownBy(() -> cast.start("H1", "plan-revision", change("J4")))
        .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);

    Map<String, Object> kinds = change("");
    kinds.put("unitKinds", List.of("ORGAN"));
    kinds.put("postClasses", List.of("PRINCIPAL"));
    cast.start("Z1", "plan-revision", kinds);
    clock.runJobs();
    assertThat(drafts()).hasSize(2);
    assertThatThrownBy(() -> cast.start("Z1", "plan-revision", change("J4")))
        .hasMessageContaining("已登记过");
  }

  @Test
  void aDraftThatIsOpenTakesTheChangeInByTheNearerDate() {
    cast.start(
        "H1",
        "plan-approval",
        Map.of("postClass", "GENERAL", "basis", "CURRENT", "purpose", "季度重设"));
    assertThat(cast.taskOf("H1", "task_draft").getDueDate()).isEqualTo("2026-10-21T18:00:00");
    Map<String, Object> change = change("J4");
    change.put("changedOn", "2026-09-30");
    cast.start("Z1", "plan-revision", change);
    clock.runJobs();
    assertThat(cast.taskOf("H1", "task_draft").getDueDate()).isEqualTo("2026-10-15T18:00:00");
    assertThat(titles("H1")).contains("在办方案须一并修改：县水利局（一般）");
    moveTo("2026-10-12T18:01");
    assertThat(titles("H1")).contains("考核方案即将到期：县水利局（一般）");
    moveTo("2026-10-15T18:01");
    assertThat(cast.tasksOf("H1", "task_draft")).isEmpty();
    assertThat(cast.tasksOf("Z1", "task_draft")).hasSize(1);
  }

  @Test
  void aChangeThatComesAfterADraftWasSubmittedIsBeforeItsApprover() {
    cast.start(
        "H1",
        "plan-approval",
        Map.of("postClass", "GENERAL", "basis", "CURRENT", "purpose", "季度重设"));
    Task first = cast.taskOf("H1", "task_draft");
    ObjectNode submit = answer(cast.sheet(first), "SUBMIT");
    row(submit, 0).put("target", 96);
    cast.complete(first, submit);
    assertThat(cast.sheet(cast.taskOf("Z1", "task_approve")).path("warnings")).isEmpty();

    Map<String, Object> change = change("J4");
    change.put("summary", "生态类权重\n不低于三成");
    cast.start("Z1", "plan-revision", change);
    clock.runJobs();
    assertThat(titles("H1")).contains("报送后有新的调整：县水利局（一般）");
    assertThat(titles("Z1")).contains("待审批方案报送后有新的调整：县水利局（一般）");
    Task approval = cast.taskOf("Z1", "task_approve");
    assertThat(cast.sheet(approval).path("warnings").findValuesAsText("text"))
        .containsExactly("【报送后有新的调整】国家调整：生态考核办法（国发〔2026〕9号）。生态类权重 不低于三成；未含这项调整的请退回修改。");
    assertThatThrownBy(() -> cast.complete(approval, Map.of("decision", "APPROVE")))
        .hasMessageContaining("方案有预警，仍批准的请填写“理由”");

    cast.complete(approval, Map.of("decision", "RETURN", "opinion", "请按国家调整修改"));
    Task again = cast.taskOf("H1", "task_draft");
    ObjectNode keep = answer(cast.sheet(again), "KEEP");
    keep.remove("purpose");
    assertThatThrownBy(() -> cast.complete(again, keep)).hasMessageContaining("写明理由");
    ObjectNode better = answer(cast.sheet(again), "SUBMIT");
    row(better, 0).put("target", 97);
    cast.complete(again, better);
    assertThat(cast.sheet(cast.taskOf("Z1", "task_approve")).path("warnings")).isEmpty();
  }

  @Test
  void theHalfYearsRevisionLeavesTheDutyToFollowAChangeFromAbove() {
    clock.set("2026-11-30T09:00");
    Map<String, Object> change = change("J4");
    change.put("changedOn", "2026-11-30");
    cast.start("Z1", "plan-revision", change);
    clock.runJobs();
    openDecember();
    cast.complete(
        cast.taskOf("Z1", "task_reviseLibrary"),
        Map.of("decision", "CHANGED", "libraryCodes", "J401", "summary", "生态权重提高"));
    clock.runJobs();
    assertThat(titles("H1")).contains("在办方案须一并修改：县水利局（一般）");

    Task drafting = cast.taskOf("H1", "task_draft");
    assertThat(drafting.getDueDate()).isEqualTo("2026-12-15T18:00:00");
    ObjectNode keep = answer(cast.sheet(drafting), "KEEP");
    keep.remove("purpose");
    assertThatThrownBy(() -> cast.complete(drafting, keep)).hasMessageContaining("写明理由");
    moveTo("2026-12-15T18:01");
    assertThat(cast.tasksOf("Z1", "task_draft")).as("handed up the line").hasSize(1);
  }

  /** Fifteen days from October 2 end on a Saturday. */
  @Test
  void aChangeFromAboveIsFollowedByTheNextWorkingDayAfterFifteenDays() {
    Map<String, Object> change = change("J4");
    change.put("changedOn", "2026-10-02");
    cast.start("Z1", "plan-revision", change);
    clock.runJobs();
    timetable.says("plan-approval/task_draft", "2026-10-19T18:00");
    timetable.says("plan-approval/boundary_due", "2026-10-19T18:00");
    timetable.says("plan-approval/boundary_warning", "2026-10-12T18:00");
  }

  @Test
  void moreThanFiftyPostsAreAskedInChunks() {
    for (int i = 10; i < 65; i++) {
      county.unit("V" + i, "第" + i + "局");
      county.officer("V" + i + "-1", "V" + i, PostClass.PRINCIPAL, "L1");
    }
    Map<String, Object> change = change("");
    change.put("postClasses", List.of("PRINCIPAL"));
    cast.start("Z1", "plan-revision", change);
    clock.runJobs();
    assertThat(drafts()).hasSize(57);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("task_draft").count()).isEqualTo(57);
  }

  // ---- June and December

  @Test
  void inDecemberTheDepartmentRevisesTheLibraryAndTheUnitsHaveUntilItsLastWorkingDay() {
    openDecember();
    Task library = cast.taskOf("Z1", "task_reviseLibrary");
    assertThat(library.getDueDate()).isEqualTo("2026-12-15T18:00:00");
    assertThatThrownBy(
            () -> cast.complete(library, Map.of("decision", "CHANGED", "libraryCodes", "J401")))
        .hasMessageContaining("请填写“修订内容”");
    cast.complete(
        library, Map.of("decision", "CHANGED", "libraryCodes", "J401，D1", "summary", "生态权重提高"));
    clock.runJobs();
    Task drafting = cast.taskOf("H1", "task_draft");
    assertThat(drafting.getDueDate()).isEqualTo("2026-12-31T18:00:00");
    moveTo("2026-12-21T18:01");
    assertThat(titles("H1")).contains("考核方案即将到期：县水利局（一般）");
    // A half-year's revision may be left alone.
    moveTo("2026-12-31T18:01");
    assertThat(drafts()).extracting(PlanVersion::state).contains(PlanVersionState.LAPSED);
    assertThat(titles("Z1")).contains("到期未报方案：县水利局（一般）");
  }

  @Test
  void inDecemberEveryStepAndTimerIsAtItsMoment() {
    openDecember();
    timetable.says("plan-revision/task_reviseLibrary", "2026-12-15T18:00");
    timetable.says("plan-revision/boundary_libraryDue", "2026-12-15T18:00");
    timetable.says("plan-revision/boundary_libraryWarning", "2026-12-10T18:00");
    cast.complete(
        cast.taskOf("Z1", "task_reviseLibrary"),
        Map.of("decision", "CHANGED", "libraryCodes", "J401，D1", "summary", "生态权重提高"));
    clock.runJobs();
    timetable.says("plan-approval/task_draft", "2026-12-31T18:00");
    timetable.says("plan-approval/boundary_due", "2026-12-31T18:00");
    timetable.says("plan-approval/boundary_warning", "2026-12-21T18:00");
  }

  @Test
  void theDepartmentMayLeaveTheLibraryAsItIs() {
    openDecember();
    cast.complete(cast.taskOf("Z1", "task_reviseLibrary"), Map.of("decision", "NONE"));
    assertThat(cases()).isZero();
    assertThat(revisions.findAll())
        .filteredOn(revision -> revision.kind() == RevisionKind.HALF_YEAR)
        .extracting(PlanRevision::state)
        .containsExactly(RevisionState.UNCHANGED);
  }

  @Test
  void whoForgetsTheLibraryIsRemindedAndThenNothingChanges() {
    openDecember();
    clock.moveTo("2026-12-10T18:01", "plan-revision");
    assertThat(titles("Z1")).contains("即将到期：2026年12月指标库修订");
    clock.moveTo("2026-12-15T18:01", "plan-revision");
    assertThat(cases()).isZero();
    assertThat(titles("Z1")).contains("到期未登记：2026年12月指标库修订");
  }

  // ---- the re-set of each quarter

  @Test
  void beforeAQuarterEveryUnitIsInvitedOnceAndOnlyAPostWithoutAPlanIsAskedToDraft() {
    county.unit("U2", "县林业局");
    county.officer("H2", "U2", PostClass.PRINCIPAL, "L1");
    clock.set("2026-12-01T09:00");
    events.publishEvent(new CatchUp());
    clock.runJobs();
    events.publishEvent(new CatchUp());
    clock.runJobs();
    assertThat(notes.of("H1", 0, 50).getContent())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.title()).isEqualTo("2027年第一季度考核方案重设");
              assertThat(note.body()).contains("12月31日（含）前批准的，自2027年第一季度起执行");
            });
    assertThat(titles("Z1")).containsOnlyOnce("2027年第一季度考核方案重设");
    assertThat(drafts())
        .singleElement()
        .satisfies(draft -> assertThat(draft.post().unit()).isEqualTo("U2"));
    assertThat(cast.taskOf("H2", "task_draft").getDueDate()).isEqualTo("2026-12-31T18:00:00");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("task_reviseLibrary").count()).isOne();
  }

  @Test
  void inMarchUnitsAreInvitedAndTheLibraryStays() {
    clock.set("2027-03-01T09:00");
    clock.moveTo("2027-03-02T08:00", "plan-launch");
    assertThat(titles("H1")).containsExactly("2027年第二季度考核方案重设");
    assertThat(cases()).isZero();
    assertThat(revisions.count()).isOne();
  }

  @Test
  void withinAQuarterNothingIsDue() {
    clock.moveTo("2026-10-10T08:00", "plan-launch");
    assertThat(revisions.count()).isZero();
    assertThat(titles("H1")).isEmpty();
  }

  // ---- helpers

  private long cases() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKeyIn("plan-approval", "plan-revision", "plan-launch")
        .count();
  }

  private void openDecember() {
    clock.set("2026-12-01T09:00");
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private static Map<String, Object> change(String codes) {
    Map<String, Object> sheet = new HashMap<>();
    sheet.put("kind", "NATIONAL");
    sheet.put("title", "生态考核办法");
    sheet.put("reference", "国发〔2026〕9号");
    sheet.put("changedOn", "2026-10-06");
    sheet.put("libraryCodes", codes);
    sheet.put("summary", "生态类权重不低于三成");
    return sheet;
  }

  private List<PlanVersion> drafts() {
    return versions.findAll().stream()
        .filter(version -> version.origin() == PlanOrigin.DRAFTED)
        .toList();
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 50).map(Note::title).getContent();
  }

  private void moveTo(String time) {
    clock.moveTo(time, "plan-approval");
  }
}
