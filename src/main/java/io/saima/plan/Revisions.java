package io.saima.plan;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.calendar.WorkingDays;
import io.saima.engine.TaskRefused;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.organization.UnitChanges;
import io.saima.plan.PlanRevision.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The occasions on which plans are looked at again, and whom each concerns: every quarter's re-set
 * invites, June and December revise the library, and a change from above must be followed.
 */
@Service
@Transactional
public class Revisions {

  /** More do not fit into a note. */
  private static final int MOVEMENTS = 40;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

  private final PlanRevisions revisions;
  private final PlanDrafts drafts;
  private final PlanLibrary library;
  private final PlanPeople people;

  private final Assignments assignments;
  private final UnitChanges changes;
  private final Deadlines deadlines;
  private final WorkingDays workingDays;
  private final Notes notes;
  private final ApplicationEventPublisher events;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  Revisions(
      PlanRevisions revisions,
      PlanDrafts drafts,
      PlanLibrary library,
      PlanPeople people,
      Assignments assignments,
      UnitChanges changes,
      Deadlines deadlines,
      WorkingDays workingDays,
      Notes notes,
      ApplicationEventPublisher events,
      JdbcTemplate jdbc,
      Clock clock) {
    this.revisions = revisions;
    this.drafts = drafts;
    this.library = library;
    this.people = people;

    this.assignments = assignments;
    this.changes = changes;
    this.deadlines = deadlines;
    this.workingDays = workingDays;
    this.notes = notes;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  // ---- the re-set of each quarter

  /**
   * The quarter for which units are to be invited now: from that day of the last month before it on
   * which invitations begin, once. A county without plans has nothing to set again.
   */
  @Transactional(readOnly = true)
  public Optional<Quarter> resetDue() {
    LocalDate today = today();
    Quarter running = Quarter.of(today);
    YearMonth last = running.months().get(2);
    boolean due = !today.isBefore(begins(last)) && !revisions.existsByCode(resetCode(running));
    return Optional.of(running.next()).filter(quarter -> due && hasPlans());
  }

  private static String resetCode(Quarter running) {
    return "QUARTER/" + running.next();
  }

  private boolean hasPlans() {
    return !jdbc.queryForList("select code from plan limit 1", String.class).isEmpty();
  }

  /**
   * Invites every unit with a note: who changes nothing goes on with what it has. Only a post that
   * has people and no plan at all is asked to draft one. Doing it again changes nothing.
   *
   * @return the number of posts that were asked
   */
  public int invite(Quarter quarter) {
    Quarter running = quarter.previous();
    if (revisions.existsByCode(resetCode(running))) {
      return 0;
    }
    YearMonth month = running.months().get(2);
    PlanRevision revision =
        revisions.saveAndFlush(
            new PlanRevision(
                RevisionKind.QUARTER,
                resetCode(running),
                quarter.label() + "考核方案",
                null,
                today(),
                atLeast(monthEnd(month), "plan-least"),
                atLeast(warning(month), "plan-least-warning"),
                RevisionState.ASKED,
                null,
                now()));
    Map<String, Set<String>> unitsOf = new TreeMap<>();
    SortedSet<Post> posts = posts();
    posts.stream()
        .map(Post::unit)
        .distinct()
        .forEach(
            unit ->
                people
                    .drafterOf(unit)
                    .ifPresent(
                        person ->
                            unitsOf.computeIfAbsent(person, none -> new TreeSet<>()).add(unit)));
    String text =
        "人员、职责或任务有变化的，请及早在任务列表发起“考核方案审批”：%s（含）前批准的，自%s起执行，以后批准的自再下一季度起执行；不发起的沿用现行方案。"
            .formatted(DAY.format(running.last()), quarter.label());
    Map<String, List<String>> changed = changes.between(running.first(), today());
    unitsOf.forEach(
        (person, units) ->
            notes.write(
                person,
                "plan/" + revision.number(),
                quarter.label() + "考核方案重设",
                text + movements(units, changed),
                "/plans"));
    Set<Post> planned = planned(quarter).keySet();
    int asked = 0;
    for (Post post : posts) {
      if (!planned.contains(post) && drafts.ask(post, revision)) {
        asked++;
      }
    }
    return asked;
  }

  /** Who came, left or was posted in this quarter, as far as a note holds it. */
  private static String movements(Set<String> units, Map<String, List<String>> changed) {
    List<String> lines =
        units.stream().flatMap(unit -> changed.getOrDefault(unit, List.of()).stream()).toList();
    if (lines.isEmpty()) {
      return "本季度本单位没有人员变动。";
    }
    List<String> shown = lines.subList(0, Math.min(lines.size(), MOVEMENTS));
    return "本季度人员变动："
        + String.join("；", shown)
        + (shown.size() < lines.size() ? "；等%d项".formatted(lines.size()) : "")
        + "。";
  }

  // ---- June and December

  /** Whether this month's revision of the library is to begin. */
  @Transactional(readOnly = true)
  public boolean halfYearDue() {
    YearMonth month = YearMonth.from(today());
    return (month.getMonthValue() == 6 || month.getMonthValue() == 12)
        && !today().isBefore(begins(month))
        && hasPlans()
        && !revisions.existsByCode(halfYearCode(month));
  }

  private static String halfYearCode(YearMonth month) {
    return "HALF_YEAR/" + month;
  }

  /** Opens the half-year's revision; its case begins with the library. Once. */
  public void openHalfYear() {
    YearMonth month = YearMonth.from(today());
    if (revisions.existsByCode(halfYearCode(month))) {
      return;
    }
    PlanRevision revision =
        revisions.saveAndFlush(
            new PlanRevision(
                RevisionKind.HALF_YEAR,
                halfYearCode(month),
                "%d年%d月指标库修订".formatted(month.getYear(), month.getMonthValue()),
                null,
                today(),
                deadlines.from("library-revision", today()),
                deadlines.from("library-revision-warning", today()),
                RevisionState.LIBRARY,
                null,
                now()));
    events.publishEvent(new RevisionOpened(revision.number()));
  }

  /** Tells whoever revises the library that the time is nearly over. */
  public void warnLibrarian(String number, String person) {
    PlanRevision revision = revision(number);
    notes.write(
        person,
        "plan/" + number + "/warning",
        "即将到期：" + revision.title(),
        "请于%s前登记本期是否调整；到期未登记的，按本期不调整处理。".formatted(DAY.format(revision.dueAt())),
        null);
  }

  /**
   * The library was revised: the units concerned are asked until the month's last working day.
   *
   * @throws TaskRefused if an entry does not exist, or nobody is concerned
   */
  public void reviseLibrary(String number, Scope scope, String summary) {
    PlanRevision revision = revision(number);
    YearMonth month = YearMonth.from(revision.changedOn());
    ask(
        revision,
        scope,
        summary,
        atLeast(monthEnd(month), "plan-least"),
        atLeast(warning(month), "plan-least-warning"));
  }

  /** Nothing changes in this half-year. */
  public void leaveLibrary(String number, String why) {
    revision(number).leave(why);
  }

  /** Nobody said whether anything changes: nothing does, and the department's head learns of it. */
  public void lapseLibrary(String number) {
    PlanRevision revision = revision(number);
    revision.leave("到期未登记，按不调整处理");
    assignments
        .organizationHead(null)
        .ifPresent(
            head ->
                notes.write(
                    head,
                    "plan/" + number + "/lapsed",
                    "到期未登记：" + revision.title(),
                    "按本期不调整处理；如需调整，请在任务列表发起“方案修订”。",
                    "/plans"));
  }

  // ---- a change from above

  /**
   * Records a national or provincial change; every unit with affected posts has 15日 from the day of
   * the change.
   *
   * @return the revision's number, for example {@code T-3}
   * @throws TaskRefused if it was recorded before, lies in the future, names an entry that does not
   *     exist, or concerns nobody
   */
  public String recordChange(
      RevisionKind kind,
      String title,
      String reference,
      LocalDate changedOn,
      Scope scope,
      String summary,
      String by) {
    if (changedOn.isAfter(today())) {
      throw new TaskRefused("“调整日期”不能晚于今天，请更正。");
    }
    String code = kind.name() + "/" + reference;
    if (revisions.existsByCode(code)) {
      throw new TaskRefused("这份文件（%s）已登记过，请勿重复登记。".formatted(reference));
    }
    LocalDateTime due = deadlines.from("plan-change", changedOn);
    LocalDateTime warn = deadlines.from("plan-change-warning", changedOn);
    PlanRevision revision =
        revisions.saveAndFlush(
            new PlanRevision(
                kind,
                code,
                title,
                reference,
                changedOn,
                due,
                warn,
                RevisionState.ASKED,
                by,
                now()));
    ask(revision, scope, summary, atLeast(due, "plan-least"), atLeast(warn, "plan-least-warning"));
    return revision.number();
  }

  private void ask(
      PlanRevision revision, Scope scope, String summary, LocalDateTime due, LocalDateTime warn) {
    if (scope.empty()) {
      throw new TaskRefused("请填写受影响的指标，或勾选受影响的单位类型、职务层次。");
    }
    for (String code : scope.library()) {
      if (library.withChildren(code).isEmpty()) {
        throw new TaskRefused("指标库没有编码“%s”，请更正“受影响的指标”，或先导入新的指标库。".formatted(code));
      }
    }
    revision.ask(scope, summary, due, warn);
    if (affected(revision).isEmpty()) {
      throw new TaskRefused("没有岗位的方案受影响，请核对所填的指标、单位类型和职务层次。");
    }
  }

  // ---- asking, in chunks

  /** The next posts that are concerned, in order; empty at the end. */
  @Transactional(readOnly = true)
  public List<Post> affectedAfter(String number, Optional<Post> after, int most) {
    return affected(revision(number)).stream()
        .filter(post -> after.isEmpty() || post.compareTo(after.get()) > 0)
        .limit(most)
        .toList();
  }

  /** Asks one post to revise its plan; asking again changes nothing. */
  public void ask(String number, Post post) {
    drafts.ask(post, revision(number));
  }

  private SortedSet<Post> affected(PlanRevision revision) {
    Scope scope = revision.scope();
    County county = assignments.county();
    Set<String> entries = new HashSet<>();
    scope.library().forEach(code -> entries.addAll(library.withChildren(code)));
    Map<Post, String> planned = planned(drafts.next());
    Set<String> using = entries.isEmpty() ? Set.of() : using(planned, entries);
    SortedSet<Post> affected = new TreeSet<>();
    for (Post post : posts()) {
      boolean concerned =
          (scope.library().isEmpty() || using.contains(planned.getOrDefault(post, "")))
              && (scope.postClasses().isEmpty() || scope.postClasses().contains(post.postClass()))
              && (scope.unitKinds().isEmpty()
                  || county
                      .unit(post.unit())
                      .filter(unit -> scope.unitKinds().contains(unit.kind()))
                      .isPresent());
      if (concerned) {
        affected.add(post);
      }
    }
    return affected;
  }

  /** The plans among these that draw from one of the entries. */
  private Set<String> using(Map<Post, String> planned, Set<String> entries) {
    Set<String> codes = new HashSet<>(planned.values());
    Set<String> using = new HashSet<>();
    jdbc.query(
        "select distinct plan_code, library_code from plan_indicator",
        row -> {
          if (codes.contains(row.getString(1)) && entries.contains(row.getString(2))) {
            using.add(row.getString(1));
          }
        });
    return using;
  }

  /** The posts that have people who are assessed here. */
  SortedSet<Post> posts() {
    LocalDate today = today();
    SortedSet<Post> posts = new TreeSet<>();
    for (Officer officer : assignments.county().officers()) {
      if (officer.assessed() && officer.hereOn(today)) {
        posts.add(new Post(officer.unitCode(), officer.postClass()));
      }
    }
    return posts;
  }

  /** The plan that holds for each post in a quarter, by post; who has none is absent. */
  Map<Post, String> planned(Quarter quarter) {
    Map<Post, String> planned = new HashMap<>();
    jdbc.query(
        "select unit_code, post_class, code from plan where quarter_code <= ?"
            + " order by quarter_code",
        row -> {
          planned.put(
              new Post(row.getString(1), PostClass.valueOf(row.getString(2))), row.getString(3));
        },
        quarter.toString());
    return planned;
  }

  // ---- reading

  public PlanRevision revision(String number) {
    return PlanRevision.idOf(number)
        .flatMap(revisions::findById)
        .orElseThrow(() -> new IllegalArgumentException("No plan revision " + number));
  }

  /** The newest revisions, newest first. */
  @Transactional(readOnly = true)
  public List<PlanRevision> newest() {
    return new ArrayList<>(revisions.findTop12ByOrderByIdDesc());
  }

  // ---- dates

  /** The day of a month on which units are invited, or a half-year's revision begins. */
  private LocalDate begins(YearMonth month) {
    return deadlines.from("plan-invitation", month.atDay(1).minusDays(1)).toLocalDate();
  }

  private LocalDateTime monthEnd(YearMonth month) {
    LocalDate day = month.atEndOfMonth();
    while (!workingDays.isWorkingDay(day)) {
      day = day.minusDays(1);
    }
    return day.atTime(Deadlines.CLOSE_OF_BUSINESS);
  }

  private LocalDateTime warning(YearMonth month) {
    return deadlines.from("plan-month-warning", month.atDay(1));
  }

  /** That moment, but not before the least time that people get. */
  private LocalDateTime atLeast(LocalDateTime moment, String least) {
    LocalDateTime earliest = deadlines.from(least, today());
    return moment.isBefore(earliest) ? earliest : moment;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
