package io.saima.grading;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What may be read of grades, and by whom: somebody sees a case by his role towards it. */
@Service
@Transactional(readOnly = true)
public class GradeLedger {

  private static final String RESULTS =
      """
      select r.officer_id, c.body_code, r.outcome, r.outcome_reasons, r.q, r.band, r.ceiling,
        r.ceiling_reasons, r.proposal, g.grade, c.state
      from grade_row r
      join grade_case c on c.id = r.case_id
      left join grade_result g on g.quarter_code = r.quarter_code and g.officer_id = r.officer_id
        and g.version_no = (select max(v.version_no) from grade_result v
          where v.quarter_code = r.quarter_code and v.officer_id = r.officer_id)
      where r.quarter_code = :quarter
      order by c.body_code, r.officer_id
      """;

  private final GradeCases cases;
  private final GradeRows rows;
  private final GradeNotices notices;
  private final OpenSteps steps;
  private final Assignments assignments;
  private final Deadlines deadlines;
  private final JdbcClient jdbc;
  private final Clock clock;

  GradeLedger(
      GradeCases cases,
      GradeRows rows,
      GradeNotices notices,
      OpenSteps steps,
      Assignments assignments,
      Deadlines deadlines,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.rows = rows;
    this.notices = notices;
    this.steps = steps;
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  // ---- for other systems

  /** Everybody's result, by body and officer; empty before any body is scored. */
  public List<ResultLine> results(Quarter quarter) {
    return jdbc.sql(RESULTS)
        .param("quarter", quarter.toString())
        .query((row, n) -> result(row))
        .list();
  }

  private static ResultLine result(ResultSet row) throws SQLException {
    BigDecimal q = row.getBigDecimal("q");
    return new ResultLine(
        row.getString("officer_id"),
        row.getString("body_code"),
        Outcome.valueOf(row.getString("outcome")),
        codes(row.getString("outcome_reasons")),
        q == null ? null : q.setScale(2).toPlainString(),
        grade(row.getString("band")),
        grade(row.getString("ceiling")),
        codes(row.getString("ceiling_reasons")),
        grade(row.getString("proposal")),
        grade(row.getString("grade")),
        GradeState.valueOf(row.getString("state")));
  }

  private static List<String> codes(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(";"));
  }

  private static QuarterGrade grade(String name) {
    return name == null ? null : QuarterGrade.valueOf(name);
  }

  // ---- the overview

  /** A body in the overview: how far it is, and who has the next step. */
  public record BodyLine(
      String body,
      String name,
      GradeState state,
      int size,
      int places,
      int goods,
      String waitsFor,
      boolean overdue) {}

  /** The bodies of a quarter whose scores are complete, by code. */
  public Page<BodyLine> overview(Quarter quarter, int page, int size) {
    Page<GradeCase> found =
        cases.findByQuarterCodeOrderByBodyCode(quarter.toString(), PageRequest.of(page, size));
    List<String> keys = found.map(gradeCase -> gradeCase.id().toString()).getContent();
    Map<String, List<OpenSteps.Step>> open = steps.of(keys);
    Map<String, Integer> goods = goods(keys);
    return found.map(
        gradeCase -> {
          String key = gradeCase.id().toString();
          List<OpenSteps.Step> waiting = open.getOrDefault(key, List.of());
          return new BodyLine(
              gradeCase.body(),
              bodyName(gradeCase.body()),
              gradeCase.state(),
              gradeCase.size(),
              gradeCase.places(),
              goods.getOrDefault(key, 0),
              waitsFor(waiting),
              waiting.stream().anyMatch(OpenSteps.Step::overdue));
        });
  }

  private Map<String, Integer> goods(List<String> keys) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      jdbc.sql(
              "select case_id, count(*) as number_of from grade_row"
                  + " where grade = 'GOOD' and case_id in (:keys) group by case_id")
          .param("keys", keys)
          .query((row, n) -> numbers.put(row.getString(1), row.getInt(2)))
          .list();
    }
    return numbers;
  }

  private String waitsFor(List<OpenSteps.Step> waiting) {
    List<String> names =
        waiting.stream().map(step -> name(step.person())).distinct().sorted().toList();
    return names.size() <= 3
        ? String.join("、", names)
        : String.join("、", names.subList(0, 3)) + "等" + names.size() + "人";
  }

  /** The newest quarter of which grades are known. */
  public Optional<Quarter> newest() {
    return jdbc.sql("select max(quarter_code) from grade_case")
        .query((row, n) -> Optional.ofNullable(row.getString(1)).map(Quarter::parse))
        .single();
  }

  // ---- one body

  /** Who reads, and whether his office lets him see every body. */
  public record Reader(String person, boolean everything) {}

  /** One officer on a body's page. */
  public record OfficerLine(
      String officer,
      String name,
      String unit,
      String post,
      String score,
      String computed,
      String grade,
      String proposer,
      String changed,
      String why,
      String notice) {}

  /** A step that waits, with the name of whom it waits for. */
  public record NamedStep(String name, String person, LocalDateTime due, boolean overdue) {}

  /** From when and until when the names with 好 are, or were, on public notice. */
  public record Shown(LocalDateTime since, LocalDateTime until) {}

  /** A body's page; {@code shown} is null where nothing was published. */
  public record BodyFile(
      String body,
      String name,
      GradeState state,
      int size,
      int places,
      int goods,
      BigDecimal carryIn,
      BigDecimal entitlement,
      BigDecimal carryOut,
      Shown shown,
      List<NamedStep> open,
      List<OfficerLine> officers,
      List<String> history) {}

  /**
   * A body as this reader may see it: the organization department, discipline and the head see
   * everybody, a proposer his own people; nobody sees himself or a relation here.
   */
  public Optional<BodyFile> file(String key, Reader reader) {
    return cases
        .findById(key)
        .flatMap(
            gradeCase -> {
              boolean everybody = reader.everything() || heads(reader, gradeCase);
              List<GradeRow> visible =
                  gradeCase.rows().stream()
                      .filter(row -> mayRead(reader, row, everybody))
                      .sorted(GradeCase.READING_ORDER)
                      .toList();
              return everybody || !visible.isEmpty()
                  ? Optional.of(file(gradeCase, visible, everybody))
                  : Optional.empty();
            });
  }

  private boolean mayRead(Reader reader, GradeRow row, boolean everybody) {
    return (everybody || proposes(reader, row))
        && !assignments.excludes(reader.person(), row.officerId());
  }

  private boolean heads(Reader reader, GradeCase gradeCase) {
    AssignmentRules today = assignments.today();
    return assignments
        .county()
        .body(gradeCase.body())
        .flatMap(today::bodyHead)
        .filter(reader.person()::equals)
        .isPresent();
  }

  private static boolean proposes(Reader reader, GradeRow row) {
    return row.proposer().filter(reader.person()::equals).isPresent()
        || row.decider().filter(reader.person()::equals).isPresent();
  }

  private BodyFile file(GradeCase gradeCase, List<GradeRow> visible, boolean everybody) {
    String key = gradeCase.id().toString();
    Map<String, GradeNotice> told = new LinkedHashMap<>();
    notices.findByCaseId(key).forEach(notice -> told.put(notice.officerId(), notice));
    return new BodyFile(
        gradeCase.body(),
        bodyName(gradeCase.body()),
        gradeCase.state(),
        gradeCase.size(),
        gradeCase.places(),
        gradeCase.goods(),
        gradeCase.carryIn(),
        gradeCase.entitlement(),
        gradeCase.carryOut(),
        shown(gradeCase).orElse(null),
        steps.of(List.of(key)).getOrDefault(key, List.of()).stream()
            .map(
                step -> new NamedStep(step.name(), name(step.person()), step.due(), step.overdue()))
            .toList(),
        visible.stream().map(row -> line(row, told.get(row.officerId()))).toList(),
        everybody ? history(gradeCase) : List.of());
  }

  private OfficerLine line(GradeRow row, GradeNotice notice) {
    return new OfficerLine(
        row.officerId(),
        name(row.officerId()),
        unitName(row.unitCode()),
        assignments.county().officer(row.officerId()).map(Officer::postTitle).orElse(""),
        row.q().map(BigDecimal::toPlainString).orElse("—"),
        row.computed().map(QuarterGrade::label).orElse("—"),
        row.grade().map(QuarterGrade::label).orElse("—"),
        row.proposer().map(this::name).orElse(row.step() == GradeStep.PROPOSED ? "无，按计算结果" : "—"),
        GradeWords.whatChanged(row),
        GradeWords.whyComputed(row),
        notice == null ? "" : notice.kind().label() + "，" + notice.state().label());
  }

  /** The decisions about the body as a whole, oldest first. */
  private List<String> history(GradeCase gradeCase) {
    List<String> lines = new ArrayList<>();
    gradeCase.decisions().stream()
        .filter(decision -> decision.officerId().isEmpty())
        .forEach(
            decision ->
                lines.add(
                    "%s %s（%s）%s%s"
                        .formatted(
                            decision.decidedAt().toString().replace('T', ' '),
                            decision.person().map(this::name).orElse("系统"),
                            decision.actingAs().label(),
                            decision.kind().label(),
                            decision.reason().map(reason -> "：" + reason).orElse(""))));
    return lines;
  }

  // ---- the public notice

  /** A name in a public notice: nothing but name and unit. */
  public record NamedGood(String name, String unit) {}

  /** A public notice while it is up. */
  public record PublicNotice(
      Quarter quarter, String body, String name, LocalDateTime until, List<NamedGood> good) {}

  /** The public notice of a body; empty before it is up and after its last day. */
  public Optional<PublicNotice> publicNotice(String key) {
    return cases
        .findById(key)
        .filter(gradeCase -> gradeCase.state() == GradeState.PUBLIC_NOTICE)
        .flatMap(
            gradeCase ->
                shown(gradeCase)
                    .filter(notice -> isUp(notice.until()))
                    .map(
                        notice ->
                            new PublicNotice(
                                gradeCase.quarter(),
                                gradeCase.body(),
                                bodyName(gradeCase.body()),
                                notice.until(),
                                gradeCase.rows().stream()
                                    .filter(GradeRow::good)
                                    .sorted(GradeCase.READING_ORDER)
                                    .map(
                                        row ->
                                            new NamedGood(
                                                name(row.officerId()), unitName(row.unitCode())))
                                    .toList())));
  }

  /** A public notice in the list of those that are up. */
  public record NoticeLine(
      Quarter quarter, String body, String name, LocalDateTime since, LocalDateTime until) {}

  /** The public notices that are up, the newest first. */
  public List<NoticeLine> publicNotices() {
    return jdbc
        .sql(
            "select quarter_code, body_code, published_at from grade_case"
                + " where published_at is not null and state = 'PUBLIC_NOTICE'"
                + " order by published_at desc, body_code")
        .query(
            (row, n) -> {
              LocalDateTime since = row.getTimestamp(3).toLocalDateTime();
              return new NoticeLine(
                  Quarter.parse(row.getString(1)),
                  row.getString(2),
                  bodyName(row.getString(2)),
                  since,
                  endOfNotice(since));
            })
        .list()
        .stream()
        .filter(notice -> isUp(notice.until()))
        .toList();
  }

  private Optional<Shown> shown(GradeCase gradeCase) {
    return gradeCase.publishedAt().map(since -> new Shown(since, endOfNotice(since)));
  }

  private LocalDateTime endOfNotice(LocalDateTime since) {
    return deadlines.from("public-notice", since.toLocalDate());
  }

  private boolean isUp(LocalDateTime until) {
    return LocalDateTime.now(clock).isBefore(until);
  }

  // ---- one's own

  /** One's own result of a quarter. */
  public record OwnGrade(
      Quarter quarter, String grade, String text, GradeState state, String notice) {}

  /** The officer's results of which he was told, the newest first. */
  public List<OwnGrade> own(String officer) {
    return rows.findByOfficerIdOrderByQuarterCodeDesc(officer).stream()
        .flatMap(
            row ->
                notices
                    .findById(new GradeNotice.Key(row.caseId().quarter().toString(), officer))
                    .map(
                        notice ->
                            new OwnGrade(
                                row.caseId().quarter(),
                                row.grade().map(QuarterGrade::label).orElse("不定等次"),
                                GradeWords.forOfficer(row),
                                cases.findById(row.caseId().toString()).orElseThrow().state(),
                                notice.state().label()))
                    .stream())
        .toList();
  }

  /** What became of an officer's score, as somebody with a role towards him reads it. */
  public record Explained(
      String name, String unit, String post, String grade, String text, GradeState state) {}

  /** An officer's result, as far as the reader may see it on his body's page. */
  public Optional<Explained> explained(String key, String officer, Reader reader) {
    return cases
        .findById(key)
        .flatMap(
            gradeCase -> {
              boolean everybody = reader.everything() || heads(reader, gradeCase);
              return gradeCase.rows().stream()
                  .filter(row -> row.officerId().equals(officer))
                  .filter(row -> mayRead(reader, row, everybody))
                  .findFirst()
                  .map(row -> explained(row, gradeCase));
            });
  }

  private Explained explained(GradeRow row, GradeCase gradeCase) {
    String changed = GradeWords.whatChanged(row);
    return new Explained(
        name(row.officerId()),
        unitName(row.unitCode()),
        assignments.county().officer(row.officerId()).map(Officer::postTitle).orElse(""),
        row.grade().map(QuarterGrade::label).orElse("等次未定"),
        GradeWords.whyComputed(row) + "。" + (changed.isEmpty() ? "" : changed + "。"),
        gradeCase.state());
  }

  // ---- names

  private String name(String officer) {
    return assignments.county().officer(officer).map(Officer::name).orElse(officer);
  }

  private String unitName(String unit) {
    return assignments.county().unit(unit).map(Unit::name).orElse(unit);
  }

  private String bodyName(String body) {
    return assignments.county().body(body).map(Body::name).orElse(body);
  }
}
