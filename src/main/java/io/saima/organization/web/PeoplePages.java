package io.saima.organization.web;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessingUnit;
import io.saima.organization.Assignments;
import io.saima.organization.Career;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.PersonnelKind;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.Posting;
import io.saima.organization.Postings;
import io.saima.organization.RankLevel;
import io.saima.organization.Unit;
import io.saima.organization.UnitKind;
import io.saima.organization.personnel.ChangeForm;
import io.saima.organization.personnel.PersonnelChange;
import io.saima.organization.personnel.PersonnelChanges;
import io.saima.organization.personnel.PersonnelChanges.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
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
 * People and where they stood when: the organization department and discipline see everybody, a
 * unit's personnel officer and head its people and guests, a supervisor his people, everybody
 * himself. Personnel officers and the organization department enter changes.
 */
@Controller
@RequestMapping("/people")
class PeoplePages {

  private static final int SIZE = 30;
  private static final Set<String> COLUMNS =
      Set.of(
          "name",
          "unit_code",
          "works_in_unit",
          "post_title",
          "post_class",
          "post_type",
          "rank_level",
          "supervisor_id");

  private final PersonnelChanges changes;
  private final Postings postings;
  private final Assignments assignments;
  private final Clock clock;

  PeoplePages(PersonnelChanges changes, Postings postings, Assignments assignments, Clock clock) {
    this.changes = changes;
    this.postings = postings;
    this.assignments = assignments;
    this.clock = clock;
  }

  /** A person in the list. */
  record Line(String id, String name, String unit, String worksAt, String title, String state) {}

  /** Where in the list a page stands. */
  record Paging(int number, int pages, long total) {}

  /** A time in somebody's career, with names in place of codes. */
  record Span(
      LocalDate from,
      LocalDate to,
      String what,
      String unit,
      String worksAt,
      Posting posting,
      String supervisor,
      String by) {}

  /** Who assesses him in a quarter. */
  record Assessing(Quarter quarter, String unit, String ground, String days, String other) {}

  @GetMapping
  String list(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "1") int p,
      Model model) {
    County county = assignments.county();
    Predicate<Officer> seen = seen(request);
    Person me = person(request);
    List<Officer> mine = county.officers().stream().filter(seen).toList();
    if (mine.stream().allMatch(one -> one.id().equals(me.id())) && !mine.isEmpty()) {
      return "redirect:/people/" + me.id();
    }
    String words = q.strip();
    List<Officer> found =
        mine.stream()
            .filter(one -> unit.isEmpty() || units(one).anyMatch(unit::equals))
            .filter(
                one ->
                    words.isEmpty()
                        || one.name().contains(words)
                        || one.id().equalsIgnoreCase(words)
                        || name(county, one.unitCode()).contains(words))
            .sorted(Comparator.comparing(Officer::id))
            .toList();
    int pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
    int page = Math.max(1, Math.min(p, pages));
    model.addAttribute("q", words);
    model.addAttribute("unit", unit);
    model.addAttribute("units", unitsOf(county, mine));
    model.addAttribute("paging", new Paging(page, pages, found.size()));
    model.addAttribute(
        "people",
        found.stream().skip((page - 1L) * SIZE).limit(SIZE).map(one -> line(county, one)).toList());
    List<Unit> kept =
        county.units().stream()
            .filter(one -> changes.keeps(me, one.code()))
            .sorted(Comparator.comparing(Unit::code))
            .toList();
    model.addAttribute("kept", kept);
    choices(model, county);
    return "people/list";
  }

  @GetMapping("/{id}")
  String one(HttpServletRequest request, @PathVariable String id, Model model) {
    County county = assignments.county();
    Officer officer = county.officer(id).filter(seen(request)).orElseThrow(PeoplePages::notFound);
    List<Posting> known = postings.of(id);
    Career career = postings.career(officer);
    List<Span> spans = new ArrayList<>();
    Posting before = null;
    for (Career.Span span : career.spans()) {
      spans.add(
          0, span(county, span.posting(), span.from(), span.to(), what(before, span.posting())));
      before = span.posting();
    }
    Set<Posting> counted =
        career.spans().stream().map(Career.Span::posting).collect(Collectors.toSet());
    model.addAttribute("officer", officer);
    model.addAttribute("line", line(county, officer));
    model.addAttribute("spans", spans);
    model.addAttribute(
        "superseded",
        known.stream()
            .filter(one -> !counted.contains(one))
            .map(one -> span(county, one, one.from(), null, label(one.origin().kind())))
            .toList());
    model.addAttribute("assessing", assessing(county, officer, career));
    model.addAttribute("changes", changes.of(id));
    model.addAttribute(
        "brings", (Function<PersonnelChange, String>) change -> brings(county, change));
    model.addAttribute("names", (UnaryOperator<String>) this::personName);
    model.addAttribute(
        "may", changes.mayChange(person(request), officer) && officer.leftOn() == null);
    model.addAttribute("kinds", ChangeForm.KINDS);
    model.addAttribute("today", LocalDate.now(clock));
    choices(model, county);
    return "people/one";
  }

  /** Where a change leads, and to which post, in words; what stays as it is is left out. */
  private String brings(County county, PersonnelChange change) {
    Map<String, String> cells = change.cells();
    List<String> parts = new ArrayList<>();
    for (String column : List.of("unit_code", "works_in_unit")) {
      String unit = cells.getOrDefault(column, "");
      if (!unit.isEmpty()) {
        parts.add(name(county, unit));
      }
    }
    if (change.kind() == PersonnelKind.SECONDMENT && parts.isEmpty()) {
      parts.add("县外");
    }
    for (String column : List.of("post_title", "post_class", "post_type", "rank_level")) {
      parts.add(cells.getOrDefault(column, ""));
    }
    String superior = cells.getOrDefault("supervisor_id", "");
    parts.add(superior.isEmpty() ? "" : "主管领导" + personName(superior));
    parts.removeIf(String::isEmpty);
    return parts.isEmpty() ? "—" : String.join("，", parts);
  }

  private List<Assessing> assessing(County county, Officer officer, Career career) {
    Quarter now = Quarter.of(LocalDate.now(clock));
    if (!officer.assessed()) {
      return List.of();
    }
    return Stream.of(now, now.previous())
        .flatMap(
            quarter ->
                AssessingUnit.of(career.stays(), quarter)
                    .map(by -> assessing(county, quarter, by))
                    .stream())
        .toList();
  }

  private static Assessing assessing(County county, Quarter quarter, AssessingUnit by) {
    return new Assessing(
        quarter,
        name(county, by.unit()),
        by.ground().label(),
        by.days().entrySet().stream()
            .map(one -> name(county, one.getKey()) + one.getValue() + "天")
            .collect(Collectors.joining("，")),
        by.other().map(other -> name(county, other)).orElse("—"));
  }

  private static String what(Posting before, Posting now) {
    return before == null
        ? now.origin().source() == Posting.Source.FORM ? "新录用" : "建档"
        : label(Career.kind(before, now));
  }

  private static String label(PersonnelKind kind) {
    return kind == null ? "建档" : kind.label();
  }

  private Span span(County county, Posting one, LocalDate from, LocalDate to, String what) {
    String at =
        one.origin().at() == null
            ? ""
            : "，" + one.origin().at().toString().replace('T', ' ').substring(0, 16);
    String by = one.origin().by() == null ? "" : "，" + personName(one.origin().by());
    return new Span(
        from,
        to,
        what,
        name(county, one.unit()),
        !one.status().posted() ? "" : one.worksIn() == null ? "县外" : name(county, one.worksIn()),
        one,
        one.supervisor() == null ? "—" : personName(one.supervisor()),
        one.origin().source().label()
            + (one.origin().importId() == null ? "" : "第" + one.origin().importId() + "次")
            + by
            + at);
  }

  @PostMapping
  String recruit(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam Map<String, String> filled,
      RedirectAttributes after) {
    String number = id.strip();
    List<String> problems =
        changes.enter(
            number, new ChangeForm(PersonnelKind.RECRUIT, from, cells(filled)), person(request));
    if (problems.isEmpty()) {
      after.addFlashAttribute("done", "新录用人员已登记。");
    } else {
      after.addFlashAttribute("problem", String.join(" ", problems));
      after.addFlashAttribute("filled", filled);
    }
    return "redirect:/people";
  }

  @PostMapping("/{id}/changes")
  String enter(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam(required = false) PersonnelKind kind,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam Map<String, String> filled,
      RedirectAttributes after) {
    assignments.county().officer(id).filter(seen(request)).orElseThrow(PeoplePages::notFound);
    PersonnelKind entered = ChangeForm.KINDS.contains(kind) ? kind : null;
    List<String> problems =
        changes.enter(id, new ChangeForm(entered, from, cells(filled)), person(request));
    return answer(id, problems, "人事变动已登记。", after);
  }

  @PostMapping("/{id}/changes/{change}/withdraw")
  String withdraw(
      HttpServletRequest request,
      @PathVariable String id,
      @PathVariable long change,
      RedirectAttributes after) {
    assignments.county().officer(id).filter(seen(request)).orElseThrow(PeoplePages::notFound);
    return answer(
        id, changes.withdraw(id, change, person(request)).stream().toList(), "人事变动已撤回。", after);
  }

  private static String answer(
      String id, List<String> problems, String done, RedirectAttributes after) {
    if (problems.isEmpty()) {
      after.addFlashAttribute("done", done);
    } else {
      after.addFlashAttribute("problem", String.join(" ", problems));
    }
    after.addAttribute("id", id);
    return "redirect:/people/{id}";
  }

  private static Map<String, String> cells(Map<String, String> filled) {
    Map<String, String> cells = new LinkedHashMap<>();
    filled.forEach(
        (name, value) -> {
          if (COLUMNS.contains(name) && !value.isBlank()) {
            cells.put(name, value.strip());
          }
        });
    return cells;
  }

  // ---- who sees whom

  private Predicate<Officer> seen(HttpServletRequest request) {
    Person me = person(request);
    if (me.organization() || request.isUserInRole("DISCIPLINE")) {
      return officer -> true;
    }
    Map<String, Boolean> units = new LinkedHashMap<>();
    Set<String> below = below(me.id());
    return officer ->
        officer.id().equals(me.id())
            || below.contains(officer.id())
            || units(officer).anyMatch(unit -> units.computeIfAbsent(unit, one -> runs(me, one)));
  }

  /** Everybody whose superior he is, directly or through others. */
  private Set<String> below(String id) {
    County county = assignments.county();
    Set<String> below = new HashSet<>();
    Deque<String> superiors = new ArrayDeque<>(List.of(id));
    while (!superiors.isEmpty()) {
      county.directReports(superiors.remove()).stream()
          .map(Officer::id)
          .filter(below::add)
          .forEach(superiors::add);
    }
    return below;
  }

  private boolean runs(Person me, String unit) {
    return changes.keeps(me, unit)
        || assignments.unitHead(unit).filter(me.id()::equals).isPresent();
  }

  private static Person person(HttpServletRequest request) {
    return new Person(request.getUserPrincipal().getName(), request.isUserInRole("ORGANIZATION"));
  }

  private static Stream<String> units(Officer officer) {
    return Stream.of(officer.unitCode(), officer.worksInUnit()).filter(Objects::nonNull);
  }

  // ---- words

  private static void choices(Model model, County county) {
    List<Unit> all = county.units().stream().sorted(Comparator.comparing(Unit::code)).toList();
    model.addAttribute("allUnits", all);
    model.addAttribute(
        "townships", all.stream().filter(one -> one.kind() == UnitKind.TOWNSHIP).toList());
    model.addAttribute("classes", PostClass.values());
    model.addAttribute("types", PostType.values());
    model.addAttribute("ranks", RankLevel.values());
  }

  private static List<Unit> unitsOf(County county, List<Officer> people) {
    return people.stream()
        .flatMap(PeoplePages::units)
        .distinct()
        .sorted()
        .flatMap(code -> county.unit(code).stream())
        .toList();
  }

  private Line line(County county, Officer one) {
    LocalDate left = one.leftOn();
    boolean gone = left != null && left.isBefore(LocalDate.now(clock));
    String state =
        gone
            ? "已离开"
            : switch (one.status()) {
              case VILLAGE -> "驻村";
              case SECONDED -> "借调";
              case PROBATION -> "试用期";
              default -> "";
            };
    String host =
        !one.status().posted()
            ? ""
            : one.worksInUnit() == null ? "县外" : name(county, one.worksInUnit());
    return new Line(
        one.id(), one.name(), name(county, one.unitCode()), host, one.postTitle(), state);
  }

  private String personName(String account) {
    return assignments.county().officer(account).map(Officer::name).orElse(account);
  }

  private static String name(County county, String unit) {
    return county.unit(unit).map(Unit::name).orElse(unit);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
