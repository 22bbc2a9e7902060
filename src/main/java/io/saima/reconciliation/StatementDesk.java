package io.saima.reconciliation;

import io.saima.calendar.Quarter;
import io.saima.organization.AppointmentRole;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.Rectifications;
import io.saima.scoring.Light;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows statements to the officers themselves, and to others because of a role towards them. */
@Service
@Transactional(readOnly = true)
public class StatementDesk {

  private final Statements statements;
  private final StatementPress press;
  private final Confirmations confirmations;
  private final Assignments assignments;
  private final RectificationPeople rectification;
  private final Rectifications rectifications;

  StatementDesk(
      Statements statements,
      StatementPress press,
      Confirmations confirmations,
      Assignments assignments,
      RectificationPeople rectification,
      Rectifications rectifications) {
    this.statements = statements;
    this.press = press;
    this.confirmations = confirmations;
    this.assignments = assignments;
    this.rectification = rectification;
    this.rectifications = rectifications;
  }

  /**
   * Who looks.
   *
   * @param everything he may see all of the county, as the organization department and discipline
   *     do
   */
  public record Reader(String id, boolean everything) {}

  /** One indicator in words. */
  public record Row(
      String code,
      String name,
      String weight,
      boolean core,
      String target,
      String due,
      String actual,
      String attainment,
      Light light,
      String why,
      String change,
      String source,
      String debt,
      boolean resolved,
      boolean disputable) {

    public String colour() {
      return light.name().toLowerCase(Locale.ROOT);
    }
  }

  /** A dispute in words. */
  public record Said(Dispute dispute, String indicator, String decidedBy) {}

  /** A statement as its page shows it. */
  public record View(
      Officer officer,
      String unit,
      Statement statement,
      StatementDocument document,
      String month,
      String lights,
      String limits,
      List<Row> rows,
      List<Confirmation> confirmations,
      List<Said> said,
      List<Statement> versions,
      boolean own,
      boolean disputable,
      boolean mayRectify) {}

  /** A line of a list of people. */
  public record Person(Officer officer, String unit, Statement statement) {}

  // ---- who may see

  /**
   * Whether somebody may read an officer's statements: he himself, everybody above him, the
   * personnel officer and the head of his unit, the race panel of his body, and who sees
   * everything; never a relation.
   */
  public boolean maySee(Reader reader, String officerId) {
    if (reader.id().equals(officerId)) {
      return true;
    }
    County county = assignments.county();
    Optional<Officer> officer = county.officer(officerId);
    if (officer.isEmpty() || county.related(reader.id(), officerId)) {
      return false;
    }
    return reader.everything() || scope(reader).test(officer.get());
  }

  private Predicate<Officer> scope(Reader reader) {
    County county = assignments.county();
    AssignmentRules rules = assignments.today();
    Set<String> units = new TreeSet<>();
    if (county.officer(reader.id()).isPresent()) {
      for (Unit unit : county.units()) {
        if (rules.holders(AppointmentRole.PERSONNEL_OFFICER, unit.code()).contains(reader.id())
            || rules.unitHead(unit.code()).filter(reader.id()::equals).isPresent()) {
          units.add(unit.code());
        }
      }
      for (Body body : county.bodies()) {
        if (rules.racePanel(body).contains(reader.id())) {
          units.addAll(body.units());
        }
      }
    }
    return officer ->
        units.contains(officer.unitCode())
            || county.superiors(officer.id()).stream()
                .anyMatch(above -> above.id().equals(reader.id()));
  }

  // ---- lists

  /** One's own statements, the newest first. */
  public List<Statement> own(String officerId) {
    return statements
        .findByOfficerIdAndPublishedAtIsNotNullOrderByMonthCodeDescVersionDesc(officerId)
        .stream()
        .filter(statement -> !statement.superseded())
        .toList();
  }

  /** The months that were published, the newest first. */
  public List<YearMonth> months() {
    return statements.months().stream().map(YearMonth::parse).toList();
  }

  /** The units whose people a reader may see, by code. */
  public List<Unit> units(Reader reader) {
    County county = assignments.county();
    if (reader.everything()) {
      return List.copyOf(county.units());
    }
    Set<String> codes = new TreeSet<>();
    visible(reader, null).forEach(officer -> codes.add(officer.unitCode()));
    return codes.stream().map(code -> county.unit(code).orElseThrow()).toList();
  }

  /**
   * The statements of the people whom a reader may see.
   *
   * @param unit its code; null for all
   * @param light null for all
   * @param words a part of a name, or an officer's id; empty for all
   */
  public Page<Person> people(
      Reader reader, YearMonth month, String unit, Light light, String words, Pageable page) {
    County county = assignments.county();
    Page<Statement> found;
    if (reader.everything() && words.isEmpty()) {
      found = statements.readable(month.toString(), unit, light, reader.id(), page);
    } else {
      List<String> ids =
          (reader.everything() ? unrelated(reader) : visible(reader, unit).stream())
              .filter(
                  officer -> officer.name().contains(words) || officer.id().equalsIgnoreCase(words))
              .map(Officer::id)
              .toList();
      found =
          ids.isEmpty()
              ? Page.empty(page)
              : statements.readable(
                  ids, month.toString(), reader.everything() ? unit : null, light, page);
    }
    return found.map(
        statement ->
            new Person(
                county.officer(statement.officerId()).orElseThrow(),
                county.unit(statement.unitCode()).map(Unit::name).orElse(statement.unitCode()),
                statement));
  }

  private Stream<Officer> unrelated(Reader reader) {
    County county = assignments.county();
    return county.officers().stream().filter(officer -> !county.related(reader.id(), officer.id()));
  }

  private List<Officer> visible(Reader reader, String unit) {
    Predicate<Officer> scope = scope(reader);
    return unrelated(reader)
        .filter(Officer::assessed)
        .filter(officer -> unit == null || officer.unitCode().equals(unit))
        .filter(officer -> !officer.id().equals(reader.id()))
        .filter(scope)
        .toList();
  }

  // ---- one statement

  /**
   * A statement as the reader sees it; empty if there is none or it is not for him to see.
   *
   * @param version an older one; null for the newest
   */
  public Optional<View> view(Reader reader, String officerId, YearMonth month, Integer version) {
    if (!maySee(reader, officerId)) {
      return Optional.empty();
    }
    Optional<Officer> officer = assignments.county().officer(officerId);
    Optional<Statement> statement =
        version == null
            ? statements.published(officerId, month.toString())
            : statements
                .findById(new Statement.Key(officerId, month.toString(), version))
                .filter(one -> one.publishedAt().isPresent());
    return officer.flatMap(who -> statement.map(found -> view(reader, who, month, found)));
  }

  private View view(Reader reader, Officer officer, YearMonth month, Statement statement) {
    StatementDocument document = press.read(statement);
    List<Confirmation> confirmed = confirmations.of(officer.id(), month);
    List<Dispute> disputes = confirmations.disputesOf(officer.id(), month);
    boolean own = reader.id().equals(officer.id());
    boolean frozen = confirmations.frozen(month);
    boolean disputable =
        own
            && !frozen
            && !statement.superseded()
            && confirmed.stream().noneMatch(one -> one.state().open());
    Set<String> resolved = rectifications.resolvedIndicators(officer.id(), Quarter.of(month));
    List<Row> rows =
        document.lines().stream()
            .map(
                line ->
                    row(
                        line,
                        document,
                        resolved.contains(line.code()),
                        disputable && !disputed(line, disputes)))
            .toList();
    return new View(
        officer,
        assignments.county().unit(statement.unitCode()).map(Unit::name).orElse(""),
        statement,
        document,
        StatementWords.month(month),
        StatementWords.lights(document),
        StatementWords.limits(document),
        rows,
        confirmed,
        disputes.stream().map(dispute -> said(dispute, document)).toList(),
        statements
            .findByOfficerIdAndPublishedAtIsNotNullOrderByMonthCodeDescVersionDesc(officer.id())
            .stream()
            .filter(one -> one.month().equals(month))
            .toList(),
        own,
        rows.stream().anyMatch(Row::disputable),
        !own
            && !frozen
            && !statement.superseded()
            && rows.stream().anyMatch(row -> row.light() == Light.RED && !row.resolved())
            && rectification.mayOpen(officer.id(), reader.id()));
  }

  private static boolean disputed(Line line, List<Dispute> disputes) {
    BigDecimal actual = line.actual() == null ? null : new BigDecimal(line.actual());
    return disputes.stream()
        .anyMatch(one -> one.indicatorCode().equals(line.code()) && one.concerns(actual));
  }

  private static Row row(
      Line line, StatementDocument document, boolean resolved, boolean disputable) {
    return new Row(
        line.code(),
        line.name(),
        line.weight(),
        line.core(),
        line.target() + line.unit(),
        StatementWords.due(line),
        StatementWords.figure(line.actual(), line),
        StatementWords.percent(line.attainment()),
        line.light(),
        StatementWords.reason(line, document),
        StatementWords.change(line),
        line.source() == null ? "—" : line.source(),
        line.debtRate() == null
            ? null
            : "负债率%s%%，上限%s%%".formatted(line.debtRate(), line.debtCeiling()),
        resolved,
        disputable);
  }

  private Said said(Dispute dispute, StatementDocument document) {
    return new Said(
        dispute,
        document.line(dispute.indicatorCode()).map(Line::name).orElse(dispute.indicatorCode()),
        dispute
            .decidedBy()
            .map(by -> assignments.county().officer(by).map(Officer::name).orElse(by))
            .orElse(""));
  }
}
