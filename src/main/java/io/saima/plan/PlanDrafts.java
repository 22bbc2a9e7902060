package io.saima.plan;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.organization.Unit;
import io.saima.scoring.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of plans on their way: opened, filled, submitted, returned or approved; an approved one
 * holds from the next quarter on, and the running quarter keeps what it has.
 */
@Service
@Transactional
public class PlanDrafts {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日H:mm");

  private static final String NO_PLAN = "这个岗位没有生效的方案：批准并执行之前，这里的人员没有指标，不能计分，也不能评定等次。";

  private final PlanVersions versions;
  private final PlanDecisions history;
  private final PlanRevisions revisions;
  private final Plans plans;
  private final ImportedPlans stored;
  private final PlanLibrary library;
  private final PlanReview review;
  private final ApprovedPolicy policies;
  private final PlanPeople people;
  private final Assignments assignments;
  private final ClosedQuarters closed;
  private final Deadlines deadlines;
  private final Notes notes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PlanDrafts(
      PlanVersions versions,
      PlanDecisions history,
      PlanRevisions revisions,
      Plans plans,
      ImportedPlans stored,
      PlanLibrary library,
      PlanReview review,
      ApprovedPolicy policies,
      PlanPeople people,
      Assignments assignments,
      ClosedQuarters closed,
      Deadlines deadlines,
      Notes notes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.versions = versions;
    this.history = history;
    this.revisions = revisions;
    this.plans = plans;
    this.stored = stored;
    this.library = library;
    this.review = review;
    this.policies = policies;
    this.people = people;
    this.assignments = assignments;
    this.closed = closed;
    this.deadlines = deadlines;
    this.notes = notes;
    this.events = events;
    this.clock = clock;
  }

  // ---- opening

  /**
   * Opens a draft that a person asks for in the task list.
   *
   * @param unit the unit; empty for that of the personnel officer who asks
   * @param fromTemplate begins with the template and not with the current plan
   * @throws TaskRefused if he may not, there is nobody in the post, or a draft is open
   * @return the draft's number, for example {@code P-12}
   */
  public String start(
      Optional<String> unit,
      PostClass postClass,
      boolean fromTemplate,
      String purpose,
      String starter) {
    Post post = new Post(unit.orElseGet(() -> onlyUnitOf(starter)), postClass);
    if (assignments.county().unit(post.unit()).isEmpty()) {
      throw new TaskRefused("没有编码为“%s”的单位，请核对单位编码。".formatted(post.unit()));
    }
    boolean ofUnit = people.ofUnit(starter, post.unit());
    if (!ofUnit && !people.ofDepartment(starter)) {
      throw new TaskRefused("考核方案只能由本单位人事干部（或单位负责人）发起，或由组织部要求编制。");
    }
    if (library.officers(post).isEmpty()) {
      throw new TaskRefused("%s没有%s的被考核人员，不需要方案。".formatted(unitName(post), postClass.label()));
    }
    versions
        .findByOpenPost(post.key())
        .ifPresent(
            open -> {
              throw new TaskRefused(
                  "%s（%s）已有一份方案%s，编号%s，请先办结。"
                      .formatted(
                          unitName(post), postClass.label(), open.state().label(), open.number()));
            });
    LocalDate today = LocalDate.now(clock);
    PlanVersion draft =
        open(
            post,
            fromTemplate,
            purpose,
            null,
            ofUnit ? starter : drafterOf(post),
            deadlines.from("plan-draft", today),
            deadlines.from("plan-draft-warning", today),
            starter);
    return draft.number();
  }

  private String onlyUnitOf(String starter) {
    List<String> units = people.unitsOf(starter);
    if (units.size() != 1) {
      throw new TaskRefused(units.isEmpty() ? "您不是单位人事干部；由组织部发起时，请填写单位编码。" : "您负责多个单位，请填写单位编码。");
    }
    return units.get(0);
  }

  private String drafterOf(Post post) {
    return people
        .drafterOf(post.unit())
        .orElseThrow(() -> new TaskRefused("这个单位没有可以编制方案的在岗人员，请先在“角色与密码”中任命人事干部。"));
  }

  /**
   * Asks a unit to draft, and starts the case; a post that was asked by this revision, or has a
   * draft open, is not asked again: that draft takes it in, and whoever works on it is told.
   *
   * @return whether a case was started
   */
  boolean ask(Post post, PlanRevision revision) {
    if (versions.existsByRevisionIdAndUnitCodeAndPostClass(
        revision.id(), post.unit(), post.postClass())) {
      return false;
    }
    Optional<PlanVersion> open = versions.findByOpenPost(post.key());
    if (open.isPresent()) {
      join(open.get(), revision);
      return false;
    }
    Optional<String> drafter = people.drafterOf(post.unit());
    if (drafter.isEmpty()) {
      return false;
    }
    PlanVersion draft =
        open(
            post,
            false,
            occasion(revision),
            revision.id(),
            drafter.get(),
            revision.dueAt(),
            revision.warnAt(),
            null);
    events.publishEvent(new DraftOpened(draft.number()));
    return true;
  }

  /**
   * The draft that is open already takes the revision in, by the nearer of the two dates. One that
   * lies with the organization department takes it in there: it is approved in spite of it, with a
   * reason, or returned for it.
   */
  private void join(PlanVersion draft, PlanRevision revision) {
    boolean submitted = draft.state() == PlanVersionState.SUBMITTED;
    draft.require(revision, bound(draft));
    if (submitted) {
      draft.overtake(
          PlanConcern.OVERTAKEN.line(
              occasion(revision).replaceAll("\\s+", " ") + "；未含这项调整的请退回修改。"));
    }
    String title = submitted ? "报送后有新的调整：" : "在办方案须一并修改：";
    String todo =
        submitted
            ? "这份方案已报送，由组织部审批时一并把关；退回的请一并修改。"
            : "请于%s前在这份方案中一并修改并报送。".formatted(MOMENT.format(draft.dueAt().orElseThrow()));
    draft
        .drafterId()
        .ifPresent(
            drafter ->
                note(
                    drafter,
                    draft,
                    "revision/" + revision.number(),
                    title + title(draft.post()),
                    occasion(revision) + "。" + todo));
    versions.flush();
    events.publishEvent(
        submitted
            ? new DraftOvertaken(draft.number(), revision.number())
            : new DraftRedated(draft.number()));
  }

  /** Tells whoever has a submitted draft before him what a revision has asked for since. */
  public void tellApprover(DraftOvertaken overtaken, String approver) {
    PlanVersion draft = version(overtaken.number());
    PlanRevision revision =
        PlanRevision.idOf(overtaken.revision()).flatMap(revisions::findById).orElseThrow();
    note(
        approver,
        draft,
        "overtaken/" + revision.number(),
        "待审批方案报送后有新的调整：" + title(draft.post()),
        occasion(revision) + "。未含这项调整的请退回修改；仍批准的请写明理由。");
  }

  private PlanVersion open(
      Post post,
      boolean fromTemplate,
      String purpose,
      Long revision,
      String drafter,
      LocalDateTime due,
      LocalDateTime warn,
      String by) {
    List<IndicatorLine> current = current(post);
    PlanVersion draft =
        versions.saveAndFlush(
            new PlanVersion(
                post,
                fromTemplate || current.isEmpty() ? library.template(post) : current,
                purpose,
                revision,
                drafter,
                due,
                warn,
                by,
                now()));
    record(draft, PlanStep.OPENED, by, purpose);
    return draft;
  }

  static String occasion(PlanRevision revision) {
    return revision.kind().label()
        + "："
        + revision.title()
        + revision.reference().map(reference -> "（" + reference + "）").orElse("")
        + revision.summary().map(summary -> "。" + summary).orElse("");
  }

  /** What will hold in the next quarter if nothing changes; empty if the post has no plan. */
  @Transactional(readOnly = true)
  public List<IndicatorLine> current(Post post) {
    return currentPlan(post)
        .map(plan -> stored.lines(List.of(plan.code())).getOrDefault(plan.code(), List.of()))
        .orElse(List.of());
  }

  private Optional<Plan> currentPlan(Post post) {
    return plans.findFirstByUnitCodeAndPostClassAndQuarterCodeLessThanEqualOrderByQuarterCodeDesc(
        post.unit(), post.postClass(), next().toString());
  }

  /** The quarter from which a plan holds that is approved now. */
  public Quarter next() {
    return Quarter.of(LocalDate.now(clock)).next();
  }

  // ---- drafting

  /** Keeps what was filled so far; nothing is checked but what the form checks. */
  public void save(String number, List<IndicatorLine> lines, String purpose, String by) {
    PlanVersion draft = version(number);
    draft.save(by, coded(draft, lines), purpose);
    record(draft, PlanStep.SAVED, by, null);
  }

  /**
   * Sends the draft to the organization department.
   *
   * @throws TaskRefused naming each indicator and the rule that it breaks
   */
  public void submit(String number, List<IndicatorLine> lines, String purpose, String by) {
    PlanVersion draft = version(number);
    if (purpose == null) {
      throw new TaskRefused("请填写“修改说明”：为什么这样编制或调整。");
    }
    if (lines.isEmpty()) {
      throw new TaskRefused("方案违反“指标数量”规则：至少要有一个指标，请添加。");
    }
    List<IndicatorLine> coded = coded(draft, lines);
    List<String> breaches = breaches(coded);
    if (!breaches.isEmpty()) {
      throw new TaskRefused(String.join(" ", breaches));
    }
    List<IndicatorLine> current = current(draft.post());
    if (PlanComparison.of(current, coded).unchanged()) {
      throw new TaskRefused("与现行方案完全一样，不需要审批；请修改，或选择“不修改，沿用现行方案”。");
    }
    draft.submit(
        by, coded, purpose, String.join("\n", review.concerns(draft.post(), coded, current)));
    record(draft, PlanStep.SUBMITTED, by, purpose);
  }

  private List<String> breaches(List<IndicatorLine> lines) {
    return PlanRules.draft(lines, library.places(), policies.of(next()));
  }

  /**
   * Indicators without a code get one: the library's entry and the first number that no version of
   * any of the unit's plans ever had. Under a code that meant something else stand figures, data
   * sources that may deliver it, and the items that resolve a red light.
   */
  private List<IndicatorLine> coded(PlanVersion draft, List<IndicatorLine> lines) {
    if (lines.stream().allMatch(line -> line.code() != null)) {
      return lines;
    }
    Set<String> taken = new HashSet<>();
    versions.findByUnitCodeOrderById(draft.post().unit()).stream()
        .filter(version -> version.id() != draft.id())
        .flatMap(version -> version.indicators().stream())
        .map(IndicatorLine::code)
        .forEach(taken::add);
    lines.stream().map(IndicatorLine::code).filter(code -> code != null).forEach(taken::add);
    List<IndicatorLine> coded = new ArrayList<>();
    for (IndicatorLine line : lines) {
      String code = line.code();
      for (int i = 1; code == null; i++) {
        String wanted = line.library() + "-" + i;
        code = taken.add(wanted) ? wanted : null;
      }
      coded.add(line.withCode(code));
    }
    return coded;
  }

  /** The unit goes on with its present plan. */
  public void keep(String number, String purpose, String by) {
    PlanVersion draft = version(number);
    if (current(draft.post()).isEmpty()) {
      throw new TaskRefused("这个岗位还没有方案，不能沿用；请编制后报送。");
    }
    boolean mandatory = bound(draft);
    if (mandatory && purpose == null) {
      throw new TaskRefused("上级有调整而不修改方案的，请在“修改说明”中写明理由。");
    }
    draft.keep();
    record(draft, PlanStep.KEPT, by, purpose);
    if (mandatory) {
      note(
          people.librarian(),
          draft,
          "kept",
          "未按上级调整修改方案：" + title(draft.post()),
          "单位选择沿用现行方案，理由：" + purpose);
    }
  }

  // ---- deadlines

  /** Tells the drafter, once, that the time is nearly over. */
  public void warn(String number) {
    PlanVersion draft = version(number);
    String due = MOMENT.format(draft.dueAt().orElseThrow());
    String topic = "warning/" + due;
    String drafter = people.drafter(number);
    if (!notes.has(drafter, topic(draft, topic))) {
      note(
          drafter,
          draft,
          topic,
          "考核方案即将到期：" + title(draft.post()),
          "请于%s前报送；到期未报%s%s。"
              .formatted(due, otherwise(draft), revision(draft).isPresent() ? "，并告知组织部" : ""));
      record(draft, PlanStep.REMINDED, null, null);
    }
  }

  /** What follows if nobody sends the draft in time, in words. */
  private String otherwise(PlanVersion draft) {
    boolean without = current(draft.post()).isEmpty();
    if ((without || bound(draft)) && people.next(draft).isPresent()) {
      return "将转上级办理";
    }
    return without ? "的，这个岗位仍没有生效的方案" : "将沿用现行方案";
  }

  /**
   * The time is over: a revision that must be followed, and a post without a plan, go to the next
   * in the line; otherwise, or with nobody left, the current plan goes on, or there is none.
   *
   * @return whether somebody else drafts now
   */
  public boolean lapse(String number) {
    PlanVersion draft = version(number);
    Optional<PlanRevision> revision = revision(draft);
    boolean without = current(draft.post()).isEmpty();
    boolean must = bound(draft) || without;
    Optional<String> next = must ? people.next(draft) : Optional.empty();
    Optional<String> silent = draft.drafterId();
    if (next.isPresent()) {
      LocalDate today = LocalDate.now(clock);
      draft.handUp(
          next.get(),
          deadlines.from("plan-least", today),
          deadlines.from("plan-least-warning", today));
      record(draft, PlanStep.HANDED_UP, null, "转" + name(next.get()));
      note(next.get(), draft, "handed-up", "转来的方案编制：" + title(draft.post()), "原经办人到期未报，请您编制并报送。");
    } else {
      draft.lapse();
      record(draft, PlanStep.LAPSED, null, null);
    }
    silent.ifPresent(
        person ->
            note(
                person,
                draft,
                "lapsed/" + history.findByVersionIdOrderById(draft.id()).size(),
                "考核方案到期未报：" + title(draft.post()),
                next.isPresent()
                    ? "这份方案已转上级办理。"
                    : without ? NO_PLAN + "请尽快在任务列表重新发起“考核方案审批”。" : "沿用现行方案；需要修改时，请在任务列表重新发起。"));
    if (revision.isPresent()) {
      note(
          people.librarian(),
          draft,
          "overdue/" + history.findByVersionIdOrderById(draft.id()).size(),
          "到期未报方案：" + title(draft.post()),
          occasion(revision.get())
              + "。"
              + (next.isPresent() ? "已转上级办理。" : without ? NO_PLAN + "请督促重新编制。" : "沿用现行方案。"));
    }
    return next.isPresent();
  }

  // ---- deciding

  /**
   * The organization department approves.
   *
   * @throws TaskRefused if there are warnings and no opinion on them, or the rules have become
   *     others since it was submitted
   */
  public void approve(String number, String by, String opinion) {
    PlanVersion draft = version(number);
    List<String> breaches = breaches(draft.indicators());
    if (!breaches.isEmpty()) {
      throw new TaskRefused("方案不再符合规定，请退回修改：" + String.join(" ", breaches));
    }
    if (!draft.warnings().isEmpty() && opinion == null) {
      throw new TaskRefused("方案有预警，仍批准的请填写“理由”。");
    }
    draft.approve(by);
    record(draft, PlanStep.APPROVED, by, opinion);
  }

  /** The organization department returns it with a reason. */
  public void sendBack(String number, String by, String reason) {
    PlanVersion draft = version(number);
    if (reason == null) {
      throw new TaskRefused("退回方案的请填写“理由”，写明哪个指标要改什么。");
    }
    LocalDate today = LocalDate.now(clock);
    draft.sendBack(
        by, deadlines.from("plan-least", today), deadlines.from("plan-least-warning", today));
    record(draft, PlanStep.RETURNED, by, reason);
  }

  /**
   * Makes an approved draft the post's plan from the next quarter on; what stood there for that
   * quarter is superseded and stays readable. Doing it again changes nothing.
   */
  public void adopt(String number) {
    PlanVersion draft = version(number);
    if (draft.state().adopted()) {
      return;
    }
    closed.hold();
    Quarter from = next();
    Post post = draft.post();
    String code = stored.codeFor(post, from.toString());
    stored.record(List.of(code));
    versions
        .findByPlanCodeAndState(code, PlanVersionState.APPROVED)
        .forEach(PlanVersion::supersede);
    String name =
        "%s%s平时考核方案（%s）".formatted(unitName(post), from.label(), post.postClass().label());
    stored.write(
        new Plan(code, post.unit(), post.postClass(), from.toString(), name), draft.indicators());
    draft.adopt(stored.nextNumber(post), from, code, name, now());
    record(draft, PlanStep.EFFECTIVE, null, from.label() + "起执行，本季度仍按原方案");
    Set<String> told = new LinkedHashSet<>();
    draft.drafterId().ifPresent(told::add);
    library.officers(post).stream().map(Officer::id).forEach(told::add);
    notes.writeToAll(
        told,
        topic(draft, "effective"),
        "新考核方案：" + title(post),
        "%s起执行，本季度仍按原方案。".formatted(from.label()),
        link(draft));
  }

  // ---- reading

  public PlanVersion version(String number) {
    return PlanVersion.idOf(number)
        .flatMap(versions::findById)
        .orElseThrow(() -> new IllegalArgumentException("No plan draft " + number));
  }

  /** When the draft should be submitted, and when its drafter is warned. */
  @Transactional(readOnly = true)
  public Dates dates(String number) {
    PlanVersion draft = version(number);
    return new Dates(draft.dueAt().orElseThrow(), draft.warnAt().orElseThrow());
  }

  /** The two moments of a draft's time. */
  public record Dates(LocalDateTime due, LocalDateTime warning) {}

  /** What was last said in a step; empty if nothing. */
  @Transactional(readOnly = true)
  public Optional<String> lastDetail(String number, PlanStep step) {
    return history
        .findFirstByVersionIdAndStepOrderByIdDesc(version(number).id(), step)
        .flatMap(PlanDecision::detail);
  }

  /** The entries of the library that a plan may use, as the options of a list. */
  @Transactional(readOnly = true)
  public List<Map<String, String>> libraryOptions() {
    return library.options();
  }

  /** What a plan approved now must keep, in words. */
  @Transactional(readOnly = true)
  public String limits() {
    Policy policy = policies.of(next());
    return "最多%d个指标，单项权重%s至%s，合计恰好100"
        .formatted(policy.maxIndicators(), policy.minWeight(), policy.maxWeight());
  }

  /** What the public decides of the quarterly score, in words. */
  public String publicShare(Quarter quarter) {
    return review.publicShare(quarter);
  }

  private Optional<PlanRevision> revision(PlanVersion draft) {
    return draft.revisionId().flatMap(revisions::findById);
  }

  /** Whether a change from above asks for the draft, so that it must be followed. */
  private boolean bound(PlanVersion draft) {
    return revision(draft).filter(PlanRevision::mandatory).isPresent();
  }

  /** A post as people know it. */
  public String title(Post post) {
    return unitName(post) + "（" + post.postClass().label() + "）";
  }

  private String unitName(Post post) {
    return assignments.county().unit(post.unit()).map(Unit::name).orElse(post.unit());
  }

  private String name(String person) {
    return assignments.county().officer(person).map(Officer::name).orElse(person);
  }

  private void record(PlanVersion draft, PlanStep step, String actor, String detail) {
    history.save(new PlanDecision(draft.id(), step, actor, detail, now()));
  }

  private void note(String person, PlanVersion draft, String topic, String title, String body) {
    notes.write(person, topic(draft, topic), cut(title, 120), cut(body, 2000), link(draft));
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static String topic(PlanVersion draft, String topic) {
    return "plan/" + draft.number() + "/" + topic;
  }

  private static String link(PlanVersion draft) {
    return "/plans/" + draft.number();
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
