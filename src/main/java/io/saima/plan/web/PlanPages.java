package io.saima.plan.web;

import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.plan.Direction;
import io.saima.plan.IndicatorScope;
import io.saima.plan.LibraryHistory;
import io.saima.plan.LibraryVersion;
import io.saima.plan.Measure;
import io.saima.plan.PlanLedger;
import io.saima.plan.PlanLedger.Filter;
import io.saima.plan.PlanLedger.Lines;
import io.saima.plan.PlanLedger.Reader;
import io.saima.plan.PlanVersion;
import io.saima.plan.PlanWords;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Plans on paper: the list, one post's versions, one version, and two versions side by side. */
@Controller
class PlanPages {

  private static final int ROWS = 30;

  private final PlanLedger ledger;
  private final LibraryHistory library;
  private final Assignments assignments;

  PlanPages(PlanLedger ledger, LibraryHistory library, Assignments assignments) {
    this.ledger = ledger;
    this.library = library;
    this.assignments = assignments;
  }

  /** Where in the list a page stands. */
  record Paging(int number, int pages) {}

  @GetMapping("/plans")
  String list(
      HttpServletRequest request,
      Principal principal,
      @RequestParam(required = false) String unit,
      @RequestParam(required = false) String state,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Reader reader = reader(request, principal);
    String chosenUnit = unit == null || unit.isBlank() ? null : unit;
    Filter filter =
        Arrays.stream(Filter.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElse(null);
    int asked = Math.max(1, Math.min(page, 100_000));
    Lines lines = ledger.lines(reader, chosenUnit, filter, (asked - 1) * ROWS, ROWS);
    int pages = Math.max(1, (lines.total() + ROWS - 1) / ROWS);
    if (asked > pages) {
      asked = pages;
      lines = ledger.lines(reader, chosenUnit, filter, (asked - 1) * ROWS, ROWS);
    }
    model.addAttribute("lines", lines.lines());
    model.addAttribute("total", lines.total());
    model.addAttribute("filtered", chosenUnit != null || filter != null);
    model.addAttribute("paging", new Paging(asked, pages));
    model.addAttribute("units", ledger.units(reader));
    model.addAttribute("unit", chosenUnit);
    model.addAttribute("filters", Filter.values());
    model.addAttribute("state", filter);
    model.addAttribute("revisions", ledger.revisions(reader));
    return "plan/list";
  }

  @GetMapping("/plans/{unit}/{postClass}")
  String post(
      HttpServletRequest request,
      Principal principal,
      @PathVariable String unit,
      @PathVariable String postClass,
      Model model) {
    PostClass known =
        Arrays.stream(PostClass.values())
            .filter(one -> one.name().equals(postClass))
            .findFirst()
            .orElseThrow(this::missing);
    model.addAttribute(
        "file", ledger.post(unit, known, reader(request, principal)).orElseThrow(this::missing));
    model.addAttribute("words", this);
    return "plan/post";
  }

  @GetMapping("/plans/{number:P-\\d+}")
  String version(
      HttpServletRequest request, Principal principal, @PathVariable String number, Model model) {
    model.addAttribute(
        "file", ledger.version(number, reader(request, principal)).orElseThrow(this::missing));
    model.addAttribute("words", this);
    return "plan/version";
  }

  @GetMapping("/plans/compare")
  String compare(
      HttpServletRequest request,
      Principal principal,
      @RequestParam String from,
      @RequestParam String to,
      Model model) {
    model.addAttribute(
        "file", ledger.compare(from, to, reader(request, principal)).orElseThrow(this::missing));
    model.addAttribute("words", this);
    return "plan/compare";
  }

  /** A version of the library and what it changed. */
  record Edition(LibraryVersion version, List<String> changes) {}

  @GetMapping("/plans/library")
  String library(Model model) {
    List<LibraryVersion> versions = library.versions();
    model.addAttribute("newest", versions.stream().findFirst());
    model.addAttribute(
        "editions",
        IntStream.range(0, versions.size())
            .mapToObj(
                i ->
                    new Edition(
                        versions.get(i),
                        i + 1 == versions.size()
                            ? List.of()
                            : versions.get(i).changesSince(versions.get(i + 1))))
            .toList());
    return "plan/library";
  }

  private static Reader reader(HttpServletRequest request, Principal principal) {
    return new Reader(
        principal.getName(),
        request.isUserInRole("ORGANIZATION") || request.isUserInRole("DISCIPLINE"));
  }

  private ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  // ---- what the templates ask

  /** A person as people know him; who is no officer acted for the organization department. */
  public String person(Optional<String> id) {
    return id.map(one -> assignments.county().officer(one).map(Officer::name).orElse("组织部"))
        .orElse("系统");
  }

  /** A version as people know it: its place, or its number while it is a draft. */
  public String label(PlanVersion version) {
    return version.versionNo().map(no -> "第" + no + "版").orElse("草案" + version.number());
  }

  public String word(Direction direction) {
    return PlanWords.of(direction);
  }

  public String word(Measure measure) {
    return PlanWords.of(measure);
  }

  public String word(IndicatorScope scope) {
    return PlanWords.of(scope);
  }
}
