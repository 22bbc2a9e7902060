package io.saima.reconciliation;

import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.reconciliation.StatementDesk.Reader;
import io.saima.scoring.Light;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows warnings to those who have a role towards them. */
@Service
@Transactional(readOnly = true)
public class WarningDesk {

  private final WarningRows warnings;
  private final WarningRecords records;
  private final Warnings service;
  private final StatementDesk statements;
  private final Assignments assignments;

  WarningDesk(
      WarningRows warnings,
      WarningRecords records,
      Warnings service,
      StatementDesk statements,
      Assignments assignments) {
    this.warnings = warnings;
    this.records = records;
    this.service = service;
    this.statements = statements;
    this.assignments = assignments;
  }

  /** A warning with whose light it is and who is responsible, as people know them. */
  public record Line(Warning warning, String whose, String unit, String responsible) {}

  /** Everything about a warning. */
  public record File(Line line, List<WarningRecord> records) {}

  /** The units of the warnings that a reader may see, by code. */
  public List<Unit> units(Reader reader) {
    List<Unit> units = statements.units(reader);
    if (!units.isEmpty()) {
      return units;
    }
    County county = assignments.county();
    return county.officer(reader.id()).flatMap(own -> county.unit(own.unitCode())).stream()
        .toList();
  }

  /**
   * The warnings that a reader may see, what is due first.
   *
   * @param unit its code; null for all
   * @param light null for all
   */
  public Page<Line> list(Reader reader, boolean open, String unit, Light light, Pageable page) {
    if (reader.everything()) {
      return warnings.readable(open, unit, light, reader.id(), page).map(this::line);
    }
    List<String> units = units(reader).stream().map(Unit::code).toList();
    List<Warning> visible =
        warnings.ofUnits(open, unit, light, units, reader.id()).stream()
            .filter(warning -> maySee(reader, warning))
            .toList();
    int from = (int) Math.min(page.getOffset(), visible.size());
    int to = Math.min(from + page.getPageSize(), visible.size());
    return new PageImpl<>(
        visible.subList(from, to).stream().map(this::line).toList(), page, visible.size());
  }

  /** A warning with its history; empty if there is none or it is not for the reader. */
  public Optional<File> file(Reader reader, String number) {
    return Warning.idOf(number)
        .flatMap(warnings::findById)
        .filter(warning -> maySee(reader, warning))
        .map(warning -> new File(line(warning), records.findByWarningIdOrderById(warning.id())));
  }

  /**
   * Who is responsible, whoever may see his statements, and everybody of the post whose light it
   * is.
   */
  private boolean maySee(Reader reader, Warning warning) {
    return statements.maySee(reader, warning.officerId().orElse(warning.responsibleId()))
        || reader.id().equals(warning.responsibleId())
        || assignments
            .county()
            .officer(reader.id())
            .map(Officer::post)
            .filter(warning.subject()::equals)
            .isPresent();
  }

  private Line line(Warning warning) {
    County county = assignments.county();
    return new Line(
        warning,
        service.whose(warning),
        county.unit(warning.unitCode()).map(Unit::name).orElse(warning.unitCode()),
        person(warning.responsibleId()));
  }

  /** A person as people know him; who is no officer acted for the organization department. */
  public String person(String id) {
    return assignments.county().officer(id).map(Officer::name).orElse("组织部");
  }
}
