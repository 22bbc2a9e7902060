package io.saima.plan;

import static io.saima.plan.SmallPlans.add;
import static io.saima.plan.SmallPlans.answer;
import static io.saima.plan.SmallPlans.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saima.calendar.Quarter;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.Appointment;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Appointments;
import io.saima.organization.Assignments;
import io.saima.organization.CurrentCounty;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import io.saima.support.Timetable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@SaimaTest
@Import(SmallPlans.class)
class PlanApprovalProcessTest {

  private static final Post POST = new Post("U1", PostClass.GENERAL);

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired SmallPlans small;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired PlanDrafts drafts;
  @Autowired PlanVersions versions;
  @Autowired PlanDecisions decisions;
  @Autowired PlansInForce inForce;
  @Autowired Assignments assignments;
  @Autowired Appointments appointments;
  @Autowired CurrentCounty current;
  @Autowired Notes notes;
  @Autowired EngineTexts texts;

  @BeforeEach
  void aCountyWithAPlan() {
    small.settle();
  }

  // ---- the way through

  @Test
  void aUnitDraftsTheDepartmentApprovesAndTheNextQuarterHasANewVersion() {
    start("H1", "CURRENT");
    Task drafting = cast.taskOf("H1", "task_draft");
    assertThat(drafting.getDueDate()).isEqualTo("2026-10-21T18:00:00");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    assertThat(answer.path("indicators")).hasSize(4);
    row(answer, 0).put("target", 96).put("name", "民主评议优良率（标记文字）");
    cast.complete(drafting, answer);
    assertThat(draft().state()).isEqualTo(PlanVersionState.SUBMITTED);
    assertThat(inForceIn("2027-Q1")).isEqualTo("U1-26Q4-4");

    Task approval = cast.taskOf("Z1", "task_approve");
    assertThat(cast.sheet(approval).path("rows").findValuesAsText("change"))
        .containsExactlyInAnyOrder("不变", "不变", "不变", "调整：名称 民主评议优良率 → 民主评议优良率（标记文字）；目标 95 → 96");
    assertThat(cast.sheet(approval).path("publicShare").asText()).contains("有效占比为13.33%");
    cast.complete(approval, Map.of("decision", "APPROVE"));

    assertThat(cases()).isZero();
    assertThat(draft().state()).isEqualTo(PlanVersionState.APPROVED);
    assertThat(draft().versionNo()).contains(2);
    assertThat(inForceIn("2026-Q4")).isEqualTo("U1-26Q4-4");
    assertThat(inForceIn("2027-Q1")).isEqualTo("U1-27Q1-4");
    assertThat(targetIn("2026-Q4")).isEqualTo("95");
    assertThat(targetIn("2027-Q1")).isEqualTo("96");
    assertThat(steps())
        .containsExactly(
            PlanStep.OPENED, PlanStep.SUBMITTED, PlanStep.APPROVED, PlanStep.EFFECTIVE);
    assertThat(titles("A1")).contains("新考核方案：县水利局（一般）");
    assertThat(texts.tablesWith("标记文字")).isEmpty();
  }

  @Test
  void aSecondApprovalForTheSameQuarterSupersedesTheFirstWhichStaysAsItWas() {
    approveTarget(96);
    approveTarget(97);
    List<PlanVersion> all = versions();
    assertThat(all)
        .extracting(PlanVersion::state)
        .containsExactly(
            PlanVersionState.APPROVED, PlanVersionState.SUPERSEDED, PlanVersionState.APPROVED);
    assertThat(all.get(1).indicators().get(0).target()).isEqualByComparingTo("96");
    assertThat(all.get(0).planCode()).isEqualTo(all.get(1).planCode()).contains("U1-27Q1-4");
    assertThat(targetIn("2027-Q1")).isEqualTo("97");
  }

  @Test
  void anImportThatChangesAPlanMakesANewVersionToo() {
    assertThat(versions()).hasSize(1);
    small.importIndicators("95");
    assertThat(versions()).hasSize(1);
    small.importIndicators("93");
    assertThat(versions())
        .extracting(v -> v.versionNo().orElseThrow() + v.state().label() + v.origin().label())
        .containsExactly("2已批准导入", "1已被替代导入");
  }

  @Test
  void theDepartmentReturnsAPlanWithAReasonAndGetsABetterOne() {
    start("H1", "CURRENT");
    submitTarget(96);
    Task approval = cast.taskOf("Z1", "task_approve");
    assertThatThrownBy(() -> cast.complete(approval, Map.of("decision", "RETURN")))
        .hasMessageContaining("退回方案的请填写“理由”，写明哪个指标要改什么");
    cast.complete(approval, Map.of("decision", "RETURN", "opinion", "目标太粗略"));
    assertThat(draft().state()).isEqualTo(PlanVersionState.RETURNED);
    assertThat(cast.sheet(cast.taskOf("H1", "task_draft")).path("returned").asText())
        .contains("目标太粗略");
    submitTarget(97);
    assertThat(cast.tasksOf("Z1", "task_approve")).hasSize(1);
  }

  @Test
  void aDraftIsKeptForLaterAndAUnitMayGoOnWithWhatItHas() {
    start("H1", "CURRENT");
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode half = answer(cast.sheet(drafting), "SAVE");
    row(half, 0).put("weight", 15);
    half.remove("purpose");
    cast.complete(drafting, half);
    Task again = cast.taskOf("H1", "task_draft");
    assertThat(cast.sheet(again).path("indicators").path(0).path("weight").asInt()).isEqualTo(15);
    cast.complete(again, answer(cast.sheet(again), "KEEP"));
    assertThat(draft().state()).isEqualTo(PlanVersionState.KEPT);
    assertThat(cases()).isZero();
    assertThat(inForceIn("2027-Q1")).isEqualTo("U1-26Q4-4");
  }

  // ---- codes

  @Test
  void aNewIndicatorTakesTheCodeOfNoneThatIsDroppedOrInForceInAnotherPlanOfTheUnit() {
    // The post's own J401-1 goes, and another one of the same entry comes.
    start("H1", "CURRENT");
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    ((ArrayNode) answer.path("indicators")).remove(indexOf(answer, "J401-1"));
    add(answer, "J401", "湿地保护率", 30);
    cast.complete(drafting, answer);
    cast.complete(
        cast.taskOf("Z1", "task_approve"), Map.of("decision", "APPROVE", "opinion", "同意"));
    assertThat(codes(draft())).contains("J401-2").doesNotContain("J401-1");

    // It is dropped in its turn; what comes then is a third one.
    start("H1", "CURRENT");
    Task again = cast.taskOf("H1", "task_draft");
    ObjectNode third = answer(cast.sheet(again), "SUBMIT");
    ((ArrayNode) third.path("indicators")).remove(indexOf(third, "J401-2"));
    add(third, "J401", "水质达标率", 30);
    cast.complete(again, third);
    assertThat(codes(draft())).contains("J401-3");

    // The deputies' first plan, while that draft is open.
    cast.start(
        "H1", "plan-approval", Map.of("postClass", "DEPUTY", "basis", "CURRENT", "purpose", "新设"));
    submitThree();
    assertThat(
            codes(versions.findByUnitCodeAndPostClassOrderByIdDesc("U1", PostClass.DEPUTY).get(0)))
        .containsExactly("J401-4", "J401-5", "J401-6");
  }

  private static int indexOf(ObjectNode answer, String code) {
    return answer.path("indicators").findValuesAsText("code").indexOf(code);
  }

  private static List<String> codes(PlanVersion version) {
    return version.indicators().stream().map(IndicatorLine::code).toList();
  }

  // ---- refusals

  @Test
  void aRefusedPlanNamesIndicatorAndRuleAndNothingIsStored() {
    start("H1", "CURRENT");
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    row(answer, 1).put("weight", 45);
    add(answer, "J401", "湿地保护率", 4).put("system", "MORALITY");
    assertThatThrownBy(() -> cast.complete(drafting, answer))
        .hasMessageContaining("第2项“招商任务完成率”违反“单项权重”规则")
        .hasMessageContaining("第5项“湿地保护率”违反“六大系统”规则：必须与指标库一致，应为“绩”")
        .hasMessageContaining("方案违反“权重合计”规则：权重合计为");
    assertThat(draft().indicators()).hasSize(4);
    ObjectNode same = answer(cast.sheet(drafting), "SUBMIT");
    assertThatThrownBy(() -> cast.complete(drafting, same)).hasMessageContaining("与现行方案完全一样");
    ObjectNode unlisted = answer(cast.sheet(drafting), "SUBMIT");
    row(unlisted, 0).put("library", "X999");
    assertThatThrownBy(() -> cast.complete(drafting, unlisted))
        .hasMessageContaining("第1行“指标库二级指标”的选项不在列表中");
  }

  @Test
  void onlyTheUnitAndTheDepartmentStartADraftAndOneAtATime() {
    assertThatThrownBy(() -> start("A1", "CURRENT")).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(
            () ->
                cast.start(
                    "H1",
                    "plan-approval",
                    Map.of(
                        "unit", "U0", "postClass", "GENERAL", "basis", "CURRENT", "purpose", "试")))
        .hasMessageContaining("只能由本单位人事干部");
    appointments.save(
        new Appointment(
            "A1",
            AppointmentRole.PERSONNEL_OFFICER,
            "U1",
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-10-07")));
    current.changed();
    assertThatThrownBy(() -> start("A1", "CURRENT")).isInstanceOf(AuthorizationException.class);
    cast.start(
        "Z1",
        "plan-approval",
        Map.of("unit", "U1", "postClass", "GENERAL", "basis", "CURRENT", "purpose", "要求"));
    assertThat(cast.tasksOf("H1", "task_draft")).hasSize(1);
    assertThatThrownBy(() -> start("H1", "CURRENT")).hasMessageContaining("已有一份方案编制中");
    assertThatThrownBy(
            () ->
                cast.start(
                    "H1",
                    "plan-approval",
                    Map.of("postClass", "MIDDLE", "basis", "CURRENT", "purpose", "试")))
        .hasMessageContaining("没有中层的被考核人员");
  }

  @Test
  void theDrafterNeverApprovesAndTheDepartmentsOwnPlansGoAboveIt() {
    start("H1", "CURRENT");
    submitTarget(96);
    Task approval = cast.taskOf("Z1", "task_approve");
    assertThatThrownBy(() -> cast.complete("H1", approval, Map.of("decision", "APPROVE")))
        .isInstanceOf(AuthorizationException.class);
    county.relation("A1", "Z1");
    assertThatThrownBy(() -> cast.complete(approval, Map.of("decision", "APPROVE")))
        .isInstanceOf(AuthorizationException.class);

    cast.start(
        "Z1",
        "plan-approval",
        Map.of("unit", "U0", "postClass", "GENERAL", "basis", "TEMPLATE", "purpose", "新设"));
    Task own = cast.taskOf("Z1", "task_draft");
    ObjectNode answer = answer(cast.sheet(own), "SUBMIT");
    answer.putArray("indicators");
    for (int weight : new int[] {35, 35, 30}) {
      add(answer, "J401", "任务" + weight, weight);
    }
    cast.complete(own, answer);
    assertThat(cast.tasksOf("L1", "task_approve")).hasSize(1);
  }

  // ---- warnings

  @Test
  void warningsStandOnTheApprovalSheetAndApprovingInSpiteOfThemNeedsAReason() {
    figures.actual(SmallPlans.PLAN, "J103-1", "A1", "2026-10", "90");
    figures.actual(SmallPlans.PLAN, "Q201-1", "A1", "2026-10", "45");
    figures.actual(SmallPlans.PLAN, "J103-1", "A2", "2026-10", "36");
    figures.actual(SmallPlans.PLAN, "Q201-1", "A2", "2026-10", "90");
    start("H1", "CURRENT");
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    row(answer, 0).put("weight", 10);
    row(answer, 1).put("weight", 40).put("unit", "起").put("name", "酒驾查处起数");
    row(answer, 2).put("weight", 10);
    cast.complete(drafting, answer);
    Task approval = cast.taskOf("Z1", "task_approve");
    String warnings = cast.sheet(approval).path("warnings").toString();
    assertThat(warnings)
        .contains("【显绩重于潜绩】经济、项目类显绩权重合计40，党建、生态、平安等潜绩权重合计20")
        .contains("【法定执法数量作指标】“酒驾查处起数”以起计，越多越好")
        .contains("【权重调整影响具体个人】")
        .contains("将改变")
        .contains("某A1第2→第1");
    assertThatThrownBy(() -> cast.complete(approval, Map.of("decision", "APPROVE")))
        .hasMessageContaining("方案有预警，仍批准的请填写“理由”");
    cast.complete(approval, Map.of("decision", "APPROVE", "opinion", "专项行动期间，一个季度"));
    assertThat(draft().state()).isEqualTo(PlanVersionState.APPROVED);
    assertThat(draft().warnings()).hasSize(3);
  }

  @Test
  void aWeightChangedForAPostOfOneIsNoticed() {
    cast.start(
        "H1", "plan-approval", Map.of("postClass", "DEPUTY", "basis", "TEMPLATE", "purpose", "新设"));
    submitThree();
    cast.complete(
        cast.taskOf("Z1", "task_approve"), Map.of("decision", "APPROVE", "opinion", "同意"));
    cast.start(
        "H1", "plan-approval", Map.of("postClass", "DEPUTY", "basis", "CURRENT", "purpose", "调整"));
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    row(answer, 0).put("weight", 25);
    row(answer, 1).put("weight", 40);
    cast.complete(drafting, answer);
    assertThat(cast.sheet(cast.taskOf("Z1", "task_approve")).path("warnings").toString())
        .contains("【权重调整影响具体个人】本岗位只有某D1一人");
  }

  @Test
  void aWeightMovedToANewIndicatorForAPostOfOneIsNoticedToo() {
    cast.start(
        "H1", "plan-approval", Map.of("postClass", "DEPUTY", "basis", "TEMPLATE", "purpose", "新设"));
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode first = answer(cast.sheet(drafting), "SUBMIT");
    first.putArray("indicators");
    add(first, "D102", "民主评议", 35).put("module", "COMMON").put("system", "MORALITY");
    add(first, "J401", "岸线修复", 35);
    add(first, "J401", "湿地保护", 30);
    cast.complete(drafting, first);
    Task approval = cast.taskOf("Z1", "task_approve");
    assertThat(cast.sheet(approval).path("warnings").toString())
        .as("nothing was weighed before")
        .doesNotContain("权重调整影响具体个人");
    cast.complete(approval, Map.of("decision", "APPROVE", "opinion", "同意"));
    cast.start(
        "H1", "plan-approval", Map.of("postClass", "DEPUTY", "basis", "CURRENT", "purpose", "调整"));
    Task again = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(again), "SUBMIT");
    ((ArrayNode) answer.path("indicators")).remove(0);
    add(answer, "J103", "外资到位", 35);
    cast.complete(again, answer);
    assertThat(cast.sheet(cast.taskOf("Z1", "task_approve")).path("warnings").toString())
        .contains("【权重调整影响具体个人】本岗位只有某D1一人，“外资到位”0→35、“民主评议”35→0不是模板给定的权重");
  }

  // ---- deadlines

  @Test
  void everyStepAndTimerIsAtItsMoment() {
    start("H1", "CURRENT");
    timetable.says("plan-approval/task_draft", "2026-10-21T18:00");
    timetable.says("plan-approval/boundary_due", "2026-10-21T18:00");
    timetable.says("plan-approval/boundary_warning", "2026-10-16T18:00");
    submitTarget(96);
    timetable.says("plan-approval/task_approve", "2026-10-14T18:00");
  }

  @Test
  void aDraftThatNobodySendsIsRemindedOnceAndThenLapses() {
    start("H1", "CURRENT");
    moveTo("2026-10-16T18:01");
    assertThat(titles("H1")).contains("考核方案即将到期：县水利局（一般）");
    assertThat(body("H1", "考核方案即将到期：县水利局（一般）")).contains("到期未报将沿用现行方案");
    Task drafting = cast.taskOf("H1", "task_draft");
    cast.complete(drafting, answer(cast.sheet(drafting), "SAVE"));
    moveTo("2026-10-20T18:01");
    assertThat(titles("H1")).filteredOn(title -> title.contains("即将到期")).hasSize(1);
    moveTo("2026-10-21T18:01");
    assertThat(cases()).isZero();
    assertThat(draft().state()).isEqualTo(PlanVersionState.LAPSED);
    assertThat(body("H1", "考核方案到期未报：县水利局（一般）")).contains("沿用现行方案");
    assertThat(inForceIn("2027-Q1")).isEqualTo("U1-26Q4-4");
    start("H1", "CURRENT");
    assertThat(cast.tasksOf("H1", "task_draft")).hasSize(1);
  }

  @Test
  void aPostWithoutAPlanGoesUpTheLineWhenNobodyDraftsIt() {
    appointments.save(
        new Appointment(
            "A1", AppointmentRole.PERSONNEL_OFFICER, "U1", LocalDate.parse("2026-01-01"), null));
    cast.start(
        "A1", "plan-approval", Map.of("postClass", "DEPUTY", "basis", "CURRENT", "purpose", "新设"));
    Task first = cast.taskOf("A1", "task_draft");
    assertThatThrownBy(() -> cast.complete(first, answer(cast.sheet(first), "KEEP")))
        .hasMessageContaining("还没有方案，不能沿用");
    moveTo("2026-10-21T18:01");
    assertThat(cast.tasksOf("A1", "task_draft")).isEmpty();
    assertThat(cast.taskOf("H1", "task_draft").getDueDate()).isEqualTo("2026-10-26T18:00:00");
    assertThat(titles("H1")).contains("转来的方案编制：县水利局（副职）");
  }

  @Test
  void aPostWithoutAPlanThatNobodyDraftsIsNotToldThatItGoesOnWithOne() {
    cast.start(
        "H1", "plan-approval", Map.of("postClass", "DEPUTY", "basis", "CURRENT", "purpose", "新设"));
    moveTo("2026-10-16T18:01");
    assertThat(body("H1", "考核方案即将到期：县水利局（副职）")).contains("到期未报将转上级办理").doesNotContain("沿用");
    String last = "H1";
    while (cases() > 0) {
      Task drafting = tasks.createTaskQuery().taskDefinitionKey("task_draft").singleResult();
      last = drafting.getAssignee();
      moveTo(
          LocalDateTime.ofInstant(drafting.getDueDate().toInstant(), ZoneId.systemDefault())
              .plusMinutes(1)
              .toString());
    }
    PlanVersion draft =
        versions.findByUnitCodeAndPostClassOrderByIdDesc("U1", PostClass.DEPUTY).get(0);
    assertThat(draft.state()).isEqualTo(PlanVersionState.LAPSED);
    assertThat(draft.state().label()).doesNotContain("沿用");
    assertThat(body(last, "考核方案到期未报：县水利局（副职）"))
        .contains("没有生效的方案", "不能计分", "在任务列表重新发起")
        .doesNotContain("沿用");
  }

  @Test
  void asTimeGoesByAnApprovedPlanRunsAndTheOldOneIsHistory() {
    approveTarget(96);
    clock.set("2027-01-04T09:00");
    assertThat(inForceIn("2027-Q1")).isEqualTo("U1-27Q1-4");
    // Approved in the first quarter, it holds from the second one on.
    approveTarget(97);
    assertThat(draft().quarter()).contains(Quarter.parse("2027-Q2"));
    assertThat(targetIn("2027-Q1")).isEqualTo("96");
  }

  @Test
  void whoApprovesInTheNextQuarterIsToldFromWhichOneThePlanHoldsNowBeforeItDoes() {
    clock.set("2026-12-31T09:00");
    start("H1", "CURRENT");
    assertThat(cast.sheet(cast.taskOf("H1", "task_draft")).path("effective").asText())
        .isEqualTo("2027年第一季度（12月31日及以前批准的）");
    submitTarget(96);
    Task approval = cast.taskOf("Z1", "task_approve");
    assertThat(cast.sheet(approval).path("effective").asText()).isEqualTo("2027年第一季度");

    clock.set("2027-01-04T09:00");
    assertThatThrownBy(() -> cast.complete(approval, Map.of("decision", "APPROVE")))
        .hasMessageContaining("现在批准的方案自2027年第二季度起执行，不再是2027年第一季度");
    assertThat(draft().state()).isEqualTo(PlanVersionState.SUBMITTED);
    assertThat(cast.sheet(approval).path("effective").asText()).isEqualTo("2027年第二季度");

    cast.complete(approval, Map.of("decision", "APPROVE"));
    assertThat(draft().quarter()).contains(Quarter.parse("2027-Q2"));
    assertThat(inForceIn("2027-Q1")).isEqualTo("U1-26Q4-4");
  }

  // ---- helpers

  private long cases() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("plan-approval").count();
  }

  private void start(String person, String basis) {
    cast.start(
        person, "plan-approval", Map.of("postClass", "GENERAL", "basis", basis, "purpose", "季度重设"));
  }

  private void submitTarget(int target) {
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    row(answer, 0).put("target", target);
    cast.complete(drafting, answer);
  }

  private void approveTarget(int target) {
    start("H1", "CURRENT");
    submitTarget(target);
    cast.complete(cast.taskOf("Z1", "task_approve"), Map.of("decision", "APPROVE"));
  }

  /** Sends three indicators whose weights are 35, 30 and 35. */
  private void submitThree() {
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    answer.putArray("indicators");
    for (int weight : new int[] {35, 30, 35}) {
      add(answer, "J401", "任务" + weight, weight);
    }
    cast.complete(drafting, answer);
  }

  private List<PlanVersion> versions() {
    return versions.findByUnitCodeAndPostClassOrderByIdDesc("U1", POST.postClass());
  }

  private PlanVersion draft() {
    return versions().get(0);
  }

  private List<PlanStep> steps() {
    return decisions.findByVersionIdOrderById(draft().id()).stream()
        .map(PlanDecision::step)
        .toList();
  }

  private String inForceIn(String quarter) {
    return inForce
        .of(List.of(assignments.county().officer("A1").orElseThrow()), Quarter.parse(quarter))
        .get("A1")
        .plan()
        .code();
  }

  private String targetIn(String quarter) {
    return inForce
        .of(List.of(assignments.county().officer("A1").orElseThrow()), Quarter.parse(quarter))
        .get("A1")
        .indicators()
        .get(0)
        .target()
        .stripTrailingZeros()
        .toPlainString();
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 50).map(Note::title).getContent();
  }

  private String body(String person, String title) {
    return notes.of(person, 0, 50).stream()
        .filter(note -> note.title().equals(title))
        .findFirst()
        .orElseThrow()
        .body();
  }

  private void moveTo(String time) {
    clock.moveTo(time, "plan-approval");
  }
}
