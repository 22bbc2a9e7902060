package io.saima.organization.personnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Assignments;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.organization.PersonnelChanged;
import io.saima.organization.PersonnelKind;
import io.saima.organization.Posting.Origin;
import io.saima.organization.Posting.Source;
import io.saima.organization.Unit;
import io.saima.organization.imports.OfficerRows;
import io.saima.organization.personnel.PersonnelChange.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where changes of the personnel file are entered: what has begun is written at once, what begins
 * later waits for its day; both by the rules of the import.
 */
@Service
@Transactional
public class PersonnelChanges {

  private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
  private static final int AT_ONCE = 100;

  private final JdbcTemplate jdbc;
  private final OfficerRows rows;
  private final ClosedQuarters closed;
  private final CurrentCounty county;
  private final Assignments assignments;
  private final Notes notes;
  private final ObjectMapper json;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PersonnelChanges(
      JdbcTemplate jdbc,
      OfficerRows rows,
      ClosedQuarters closed,
      CurrentCounty county,
      Assignments assignments,
      Notes notes,
      ObjectMapper json,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.closed = closed;
    this.county = county;
    this.assignments = assignments;
    this.notes = notes;
    this.json = json;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Whoever enters a change.
   *
   * @param organization acts for the organization department, in every unit
   */
  public record Person(String id, boolean organization) {}

  /** Whether somebody keeps the personnel file of a unit. */
  @Transactional(readOnly = true)
  public boolean keeps(Person person, String unit) {
    return person.organization()
        || assignments.today().holders(AppointmentRole.PERSONNEL_OFFICER, unit).stream()
            .anyMatch(person.id()::equals);
  }

  /**
   * Whether somebody may enter changes of an officer: one of his unit, not himself or a relation.
   */
  @Transactional(readOnly = true)
  public boolean mayChange(Person person, Officer officer) {
    return keeps(person, officer.unitCode()) && !assignments.excludes(person.id(), officer.id());
  }

  /** All changes that were entered for an officer, the newest first. */
  @Transactional(readOnly = true)
  public List<PersonnelChange> of(String officer) {
    return jdbc.query(
        "select * from personnel_change where officer_id = ? order by id desc",
        this::read,
        officer);
  }

  /**
   * Enters a change of somebody who is there, or a recruit.
   *
   * @return empty if it was taken, else Chinese sentences that say why not
   */
  public List<String> enter(String id, ChangeForm form, Person by) {
    closed.hold();
    Optional<Officer> officer = county.get().officer(id);
    List<String> problems =
        Stream.of(problem(id, officer, form, by)).flatMap(Optional::stream).toList();
    if (!problems.isEmpty()) {
      return problems;
    }
    LocalDateTime now = LocalDateTime.now(clock);
    boolean later = form.from().isAfter(now.toLocalDate());
    Map<String, String> row = row(id, form);
    problems = later ? rows.check(row, origin(by.id(), now)) : rows.take(row, origin(by.id(), now));
    if (problems.isEmpty()) {
      county.changed();
      jdbc.update(
          "insert into personnel_change (officer_id, kind, from_date, cells, state, entered_by,"
              + " entered_at) values (?,?,?,?,?,?,?)",
          id,
          form.kind().name(),
          form.from(),
          write(form.cells()),
          (later ? State.WAITING : State.APPLIED).name(),
          by.id(),
          now);
      tell(id, officer, row, form, later);
      if (!later) {
        events.publishEvent(new PersonnelChanged(id, form.from()));
      }
    }
    return problems;
  }

  private static Origin origin(String by, LocalDateTime at) {
    return new Origin(Source.FORM, null, null, by, at);
  }

  private Map<String, String> row(String id, ChangeForm form) {
    Map<String, String> cells = new LinkedHashMap<>(form.cells());
    if (form.kind() == PersonnelKind.RECRUIT) {
      cells.put("id", id);
    }
    boolean comes = form.kind() == PersonnelKind.MOVE || form.kind() == PersonnelKind.RECRUIT;
    if (comes && cells.getOrDefault("supervisor_id", "").isEmpty()) {
      assignments
          .unitHead(cells.getOrDefault("unit_code", ""))
          .ifPresent(head -> cells.put("supervisor_id", head));
    }
    LocalDate unitSince = county.get().officer(id).map(Officer::unitSince).orElse(form.from());
    return new ChangeForm(form.kind(), form.from(), cells)
        .on(rows.stored(id).orElseGet(Map::of), unitSince);
  }

  private Optional<String> problem(
      String id, Optional<Officer> officer, ChangeForm form, Person by) {
    boolean recruit = form.kind() == PersonnelKind.RECRUIT;
    if (form.kind() == null || !recruit && !ChangeForm.KINDS.contains(form.kind())) {
      return Optional.of("请选择变动种类。");
    }
    LocalDate from = form.from();
    if (from == null || from.isBefore(FIRST_DAY) || from.isAfter(LAST_DAY)) {
      return Optional.of("请填写日期，应在1950年至2100年之间。");
    }
    if (recruit) {
      if (officer.isPresent()) {
        return Optional.of("人员编号" + id + "已经存在，请核对。");
      }
      return keeps(by, form.cells().getOrDefault("unit_code", ""))
          ? frozen(from)
          : Optional.of("您只能登记本单位新录用的人员，请核对所属单位。");
    }
    if (officer.isEmpty() || !mayChange(by, officer.get())) {
      return Optional.of("您不能登记这位人员的变动：只能登记本单位人员，且不能登记本人和亲属。");
    }
    return about(officer.get(), form).or(() -> frozen(from));
  }

  private Optional<String> about(Officer officer, ChangeForm form) {
    LocalDate from = form.from();
    if (officer.leftOn() != null) {
      return Optional.of("这位人员已于" + officer.leftOn() + "离开，不能再登记变动。");
    }
    if (of(officer.id()).stream().anyMatch(PersonnelChange::waiting)) {
      return Optional.of("这位人员已有待生效的变动，请先撤回或等它生效。");
    }
    return switch (form.kind()) {
      case MOVE ->
          form.cells().getOrDefault("unit_code", "").isEmpty()
                  || officer.unitCode().equals(form.cells().get("unit_code"))
              ? Optional.of("请选择调入的单位；本单位内的变化请登记“任职变动”。")
              : notBefore(officer, from);
      case RETURN ->
          officer.status().posted()
              ? notBefore(officer, from)
              : Optional.of("这位人员现在没有驻村或借调，不需要归队。");
      case LEAVING -> Optional.empty();
      default -> notBefore(officer, from);
    };
  }

  private static Optional<String> notBefore(Officer officer, LocalDate from) {
    return from.isBefore(officer.unitSince())
        ? Optional.of("生效日期早于现在工作单位的起始日期%s；以前的记录有误的，请由组织部通过数据导入更正。".formatted(officer.unitSince()))
        : Optional.empty();
  }

  private Optional<String> frozen(LocalDate from) {
    return closed.of(ClosedQuarters.Part.PLANS).stream()
        .max(Quarter::compareTo)
        .filter(quarter -> !from.isAfter(quarter.last()))
        .map(
            quarter ->
                "%s的考核名册已经固定，生效日期不能早于%s。".formatted(quarter.label(), quarter.last().plusDays(1)));
  }

  /** The officer and the heads of all units that he leaves, joins or visits. */
  private void tell(
      String id,
      Optional<Officer> before,
      Map<String, String> row,
      ChangeForm form,
      boolean later) {
    Set<String> units = new TreeSet<>();
    before.ifPresent(
        officer ->
            Stream.of(officer.unitCode(), officer.worksInUnit())
                .filter(Objects::nonNull)
                .forEach(units::add));
    Stream.of(row.get("unit_code"), row.get("works_in_unit"))
        .filter(unit -> unit != null && !unit.isEmpty())
        .forEach(units::add);
    Set<String> people = new TreeSet<>(Set.of(id));
    units.forEach(unit -> assignments.unitHead(unit).ifPresent(people::add));
    String name = row.get("name");
    boolean leaves = form.kind() == PersonnelKind.LEAVING;
    notes.writeToAll(
        people,
        "personnel/" + id + "/" + form.from(),
        "人事变动：%s %s".formatted(name, form.kind().label()),
        "%s（%s）%s，%s%s。%s"
                .formatted(
                    name,
                    id,
                    form.kind().label(),
                    leaves ? "最后工作日为" : "自",
                    form.from() + (leaves ? "" : "起"),
                    where(row, form.kind()))
            + (later ? "到期自动生效，之前可以撤回。" : ""),
        "/people/" + id);
  }

  private String where(Map<String, String> row, PersonnelKind kind) {
    String unit =
        switch (kind) {
          case VILLAGE, SECONDMENT -> row.getOrDefault("works_in_unit", "");
          case LEAVING -> "";
          default -> row.getOrDefault("unit_code", "");
        };
    if (unit.isEmpty()) {
      return kind == PersonnelKind.SECONDMENT ? "借调到县外。" : "";
    }
    return "单位：" + county.get().unit(unit).map(Unit::name).orElse(unit) + "。";
  }

  /**
   * Takes a change back that has not begun.
   *
   * @return empty if done, else a Chinese sentence that says why not
   */
  public Optional<String> withdraw(String officer, long id, Person by) {
    closed.hold();
    boolean may = county.get().officer(officer).filter(one -> mayChange(by, one)).isPresent();
    int changed =
        may
            ? jdbc.update(
                "update personnel_change set state = 'WITHDRAWN', ended_by = ?, ended_at = ?"
                    + " where id = ? and officer_id = ? and state = 'WAITING'",
                by.id(),
                LocalDateTime.now(clock),
                id,
                officer)
            : 0;
    return changed == 1 ? Optional.empty() : Optional.of("这项变动已经生效或撤回，或您无权撤回。");
  }

  /** Writes what has begun by today; what the rules refuse by now goes back to who entered it. */
  public void applyDue() {
    closed.hold();
    LocalDateTime now = LocalDateTime.now(clock);
    List<PersonnelChange> due;
    do {
      due =
          jdbc.query(
              "select * from personnel_change where state = 'WAITING' and from_date <= ?"
                  + " order by from_date, id limit ?",
              this::read,
              now.toLocalDate(),
              AT_ONCE);
      due.forEach(change -> apply(change, now));
    } while (due.size() == AT_ONCE);
  }

  private void apply(PersonnelChange change, LocalDateTime now) {
    ChangeForm form = new ChangeForm(change.kind(), change.from(), change.cells());
    List<String> problems = rows.take(row(change.officer(), form), origin(change.enteredBy(), now));
    county.changed();
    boolean applied = problems.isEmpty();
    String reason = String.join("", problems);
    jdbc.update(
        "update personnel_change set state = ?, reason = ?, ended_at = ? where id = ?",
        (applied ? State.APPLIED : State.REFUSED).name(),
        applied ? null : reason.substring(0, Math.min(reason.length(), 1_000)),
        now,
        change.id());
    if (applied) {
      events.publishEvent(new PersonnelChanged(change.officer(), change.from()));
    } else {
      notes.write(
          change.enteredBy(),
          "personnel/" + change.id() + "/refused",
          "人事变动未能生效",
          "您登记的人事变动（%s，%s起，人员编号%s）到期未能生效：%s请核对后重新登记。"
              .formatted(change.kind().label(), change.from(), change.officer(), reason),
          "/people/" + change.officer());
    }
  }

  private String write(Map<String, String> cells) {
    try {
      return json.writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private PersonnelChange read(ResultSet row, int number) throws SQLException {
    try {
      return new PersonnelChange(
          row.getLong("id"),
          row.getString("officer_id"),
          PersonnelKind.valueOf(row.getString("kind")),
          row.getObject("from_date", LocalDate.class),
          json.readValue(
              row.getString("cells"), new TypeReference<LinkedHashMap<String, String>>() {}),
          State.valueOf(row.getString("state")),
          row.getString("reason"),
          row.getString("entered_by"),
          row.getObject("entered_at", LocalDateTime.class),
          row.getString("ended_by"),
          row.getObject("ended_at", LocalDateTime.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Change " + row.getLong("id") + " cannot be read", e);
    }
  }
}
