package io.saima.security.web;

import io.saima.organization.Appointment;
import io.saima.organization.AppointmentChange;
import io.saima.organization.AppointmentRole;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Offices;
import io.saima.organization.Unit;
import io.saima.security.AccountChange;
import io.saima.security.AccountChanges;
import io.saima.security.OneTimePasswords;
import io.saima.security.OneTimePasswords.Handout;
import io.saima.security.People;
import io.saima.security.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the organization department sees who holds which office, changes it, and prints one-time
 * passwords; administrators only look and print.
 */
@Controller
@RequestMapping("/roles")
@PreAuthorize("hasAnyRole('ORGANIZATION', 'ADMIN')")
class RolesPage {

  private static final int SIZE = 20;

  private final Assignments assignments;
  private final Offices offices;
  private final OneTimePasswords passwords;
  private final AccountChanges accountChanges;
  private final People names;
  private final Clock clock;

  RolesPage(
      Assignments assignments,
      Offices offices,
      OneTimePasswords passwords,
      AccountChanges accountChanges,
      People names,
      Clock clock) {
    this.assignments = assignments;
    this.offices = offices;
    this.passwords = passwords;
    this.accountChanges = accountChanges;
    this.names = names;
    this.clock = clock;
  }

  /** A person in a list. */
  record Line(String id, String name, String unit, String title, String offices, boolean left) {}

  /** An office with those who hold it today. */
  record Office(AppointmentRole role, List<Line> holders, boolean standIn) {}

  /** A change of somebody's appointments, with names in place of codes. */
  record Change(AppointmentChange change, String officer, String unit, String by) {}

  /** Something done to an account, with names in place of ids. */
  record Act(AccountChange change, String account, String by) {}

  /** A row of somebody's appointments. */
  record Row(Appointment appointment, String unit, boolean inForce, boolean over) {}

  @GetMapping
  String show(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "1") int p,
      Model model) {
    County county = assignments.county();
    String words = q.strip();
    List<Officer> found =
        county.officers().stream()
            .filter(officer -> unit.isEmpty() || officer.unitCode().equals(unit))
            .filter(
                officer ->
                    words.isEmpty()
                        || officer.name().contains(words)
                        || officer.id().equalsIgnoreCase(words)
                        || unitName(county, officer.unitCode()).contains(words))
            .sorted(Comparator.comparing(Officer::id))
            .toList();
    Paging paging = Paging.of(p, SIZE, found.size());
    model.addAttribute("q", words);
    model.addAttribute("unit", unit);
    model.addAttribute("units", units(county));
    model.addAttribute("paging", paging);
    model.addAttribute(
        "people", found.stream().skip(paging.first()).limit(SIZE).map(this::line).toList());
    model.addAttribute(
        "offices",
        Arrays.stream(AppointmentRole.values())
            .filter(role -> !Offices.ofAUnit(role))
            .map(role -> office(role, null))
            .toList());
    return "roles/list";
  }

  @GetMapping("/units/{code}")
  String unit(@PathVariable String code, Model model) {
    County county = assignments.county();
    Unit unit = county.unit(code).orElseThrow(RolesPage::notFound);
    model.addAttribute("unit", unit);
    model.addAttribute(
        "body", county.bodyOfUnit(code).map(body -> body.name()).orElse(unit.name()));
    model.addAttribute(
        "head", assignments.unitHead(code).flatMap(county::officer).map(this::line).orElse(null));
    model.addAttribute(
        "offices",
        Arrays.stream(AppointmentRole.values())
            .filter(role -> Offices.ofAUnit(role) && offices.fits(role, code))
            .map(role -> office(role, code))
            .toList());
    List<Line> people = present(county, code).map(this::line).toList();
    model.addAttribute("people", people);
    model.addAttribute("withPassword", passwords.holders(people.stream().map(Line::id).toList()));
    return "roles/unit";
  }

  @GetMapping("/officers/{id}")
  String officer(@PathVariable String id, @AuthenticationPrincipal Person me, Model model) {
    County county = assignments.county();
    Officer officer = county.officer(id).orElseThrow(RolesPage::notFound);
    LocalDate today = LocalDate.now(clock);
    AssignmentRules rules = assignments.today();
    List<Row> rows =
        offices.history(id).stream()
            .map(
                row ->
                    new Row(
                        row,
                        row.unitCode().map(unit -> unitName(county, unit)).orElse("全县"),
                        row.inForceOn(today),
                        row.toDate() != null && row.toDate().isBefore(today)))
            .toList();
    Set<AppointmentRole> standIn = rules.rolesOf(id);
    rows.stream().filter(Row::inForce).forEach(row -> standIn.remove(row.appointment().role()));
    model.addAttribute("officer", line(officer));
    model.addAttribute("unitCode", officer.unitCode());
    model.addAttribute("unitHead", rules.isUnitHead(id));
    model.addAttribute("rows", rows);
    model.addAttribute("standIn", standIn);
    model.addAttribute("roles", AppointmentRole.values());
    model.addAttribute("units", units(county));
    model.addAttribute("today", today);
    model.addAttribute("hasPassword", !passwords.holders(List.of(id)).isEmpty());
    model.addAttribute("noPassword", passwords.refusal(id, me).orElse(null));
    model.addAttribute("changes", offices.changes(id).stream().map(this::named).toList());
    model.addAttribute("acts", accountChanges.of(id).stream().map(this::named).toList());
    return "roles/officer";
  }

  @GetMapping("/changes")
  String changes(
      @RequestParam(name = "a", defaultValue = "1") int appointmentPage,
      @RequestParam(name = "p", defaultValue = "1") int accountPage,
      Model model) {
    Page<AppointmentChange> found = offices.changes(clamp(appointmentPage) - 1, SIZE);
    Paging appointments = Paging.of(appointmentPage, SIZE, found.getTotalElements());
    if (appointments.number() != appointmentPage) {
      found = offices.changes(appointments.number() - 1, SIZE);
    }
    Paging accounts = Paging.of(accountPage, SIZE, accountChanges.count());
    model.addAttribute("appointments", appointments);
    model.addAttribute("changes", found.map(this::named).getContent());
    model.addAttribute("accounts", accounts);
    model.addAttribute(
        "acts", accountChanges.list(accounts.first(), SIZE).stream().map(this::named).toList());
    return "roles/changes";
  }

  private static int clamp(int page) {
    return Math.max(1, Math.min(page, 100_000));
  }

  private Change named(AppointmentChange change) {
    return new Change(
        change,
        names.title(change.officerId()),
        change.unitCode().map(unit -> unitName(assignments.county(), unit)).orElse("全县"),
        names.title(change.doneBy()));
  }

  private Act named(AccountChange change) {
    return new Act(change, names.title(change.username()), names.title(change.doneBy()));
  }

  @PostMapping("/officers/{id}/appointments")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String appoint(
      @PathVariable String id,
      @RequestParam(required = false) AppointmentRole role,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @AuthenticationPrincipal Person me,
      RedirectAttributes after) {
    Optional<String> problem = offices.appoint(id, role, unit, from, to, me.getUsername());
    return answer(id, problem, "任职已保存。", after);
  }

  @PostMapping("/officers/{id}/appointments/end")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String end(
      @PathVariable String id,
      @RequestParam AppointmentRole role,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @AuthenticationPrincipal Person me,
      RedirectAttributes after) {
    Appointment.Key key = new Appointment.Key(id, role, unit, from);
    return answer(id, offices.end(key, to, me.getUsername()), "任职的截止日期已保存。", after);
  }

  private static String answer(
      String id, Optional<String> problem, String done, RedirectAttributes after) {
    problem.ifPresentOrElse(
        text -> after.addFlashAttribute("problem", text),
        () -> after.addFlashAttribute("done", done));
    after.addAttribute("id", id);
    return "redirect:/roles/officers/{id}";
  }

  @PostMapping("/officers/{id}/password")
  String password(@PathVariable String id, @AuthenticationPrincipal Person me, Model model) {
    return slips(passwords.issue(List.of(id), me), model);
  }

  @PostMapping("/units/{code}/passwords")
  String passwords(
      @PathVariable String code,
      @RequestParam(defaultValue = "false") boolean all,
      @AuthenticationPrincipal Person me,
      Model model) {
    List<String> people = present(assignments.county(), code).map(Officer::id).toList();
    Set<String> holders = all ? Set.of() : passwords.holders(people);
    List<String> wanted = people.stream().filter(id -> !holders.contains(id)).toList();
    return slips(passwords.issue(wanted, me), model);
  }

  private static String slips(Handout handout, Model model) {
    model.addAttribute("slips", handout.slips());
    model.addAttribute("refusals", handout.refusals());
    return "roles/slips";
  }

  private Stream<Officer> present(County county, String unitCode) {
    LocalDate today = LocalDate.now(clock);
    return county.officersOf(unitCode).stream()
        .filter(officer -> officer.leftOn() == null || !officer.leftOn().isBefore(today));
  }

  private Office office(AppointmentRole role, String unitCode) {
    List<Line> holders =
        assignments.today().holders(role, unitCode).stream()
            .flatMap(id -> assignments.county().officer(id).stream())
            .map(this::line)
            .toList();
    LocalDate today = LocalDate.now(clock);
    boolean appointed =
        holders.stream()
            .flatMap(line -> offices.history(line.id()).stream())
            .anyMatch(row -> row.role() == role && row.inForceOn(today));
    return new Office(role, holders, !appointed);
  }

  private Line line(Officer officer) {
    LocalDate today = LocalDate.now(clock);
    return new Line(
        officer.id(),
        officer.name(),
        unitName(assignments.county(), officer.unitCode()),
        officer.postTitle(),
        String.join(
            "、",
            assignments.today().rolesOf(officer.id()).stream()
                .map(AppointmentRole::label)
                .toList()),
        officer.leftOn() != null && officer.leftOn().isBefore(today));
  }

  private static List<Unit> units(County county) {
    return county.units().stream().sorted(Comparator.comparing(Unit::code)).toList();
  }

  private static String unitName(County county, String code) {
    return county.unit(code).map(Unit::name).orElse(code);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
