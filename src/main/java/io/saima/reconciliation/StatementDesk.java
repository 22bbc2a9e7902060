package io.saima.reconciliation;

import io.saima.organization.AppointmentRole;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.scoring.Light;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
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
  private final StatementViews views;
  private final Assignments assignments;

  StatementDesk(Statements statements, StatementViews views, Assignments assignments) {
    this.statements = statements;
    this.views = views;
    this.assignments = assignments;
  }

  /**
   * Who looks.
   *
   * @param everything he may see all of the county, as the organization department and discipline
   *     do
   */
  public record Reader(String id, boolean everything) {}

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
    Set<String> units = unitsOf(reader);
    return officer ->
        units.contains(officer.unitCode())
            || county.superiors(officer.id()).stream()
                .anyMatch(above -> above.id().equals(reader.id()));
  }

  /** The units all of whose people are his to see, because of an office that he has. */
  private Set<String> unitsOf(Reader reader) {
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
    return units;
  }

  /**
   * Whether there is anybody but himself whose statements he may see. It is answered from those who
   * report to him and those of his units; nobody else is looked at, and no statement is read.
   */
  public boolean seesOthers(Reader reader) {
    if (reader.everything()) {
      return true;
    }
    County county = assignments.county();
    Predicate<Officer> visible =
        officer ->
            officer.assessed()
                && !officer.id().equals(reader.id())
                && !county.related(reader.id(), officer.id());
    return anyBelow(reader.id(), visible, new HashSet<>())
        || unitsOf(reader).stream()
            .flatMap(unit -> county.officersOf(unit).stream())
            .anyMatch(visible);
  }

  private boolean anyBelow(String officerId, Predicate<Officer> wanted, Set<String> seen) {
    return assignments.county().directReports(officerId).stream()
        .filter(officer -> seen.add(officer.id()))
        .anyMatch(officer -> wanted.test(officer) || anyBelow(officer.id(), wanted, seen));
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
  public Optional<StatementView> view(
      Reader reader, String officerId, YearMonth month, Integer version) {
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
    return officer.flatMap(who -> statement.map(found -> views.of(reader, who, found)));
  }

  /**
   * One figure of a statement with all that it came from; empty if the statement is not there or
   * not for the reader, or does not have the indicator.
   *
   * @param indicator its code
   */
  public Optional<FigureView> figure(
      Reader reader, String officerId, YearMonth month, Integer version, String indicator) {
    return view(reader, officerId, month, version)
        .flatMap(view -> views.figure(reader, view, indicator));
  }
}
