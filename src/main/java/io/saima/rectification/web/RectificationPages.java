package io.saima.rectification.web;

import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.rectification.RectificationLedger;
import io.saima.rectification.RectificationLedger.Line;
import io.saima.rectification.RectificationLedger.Reader;
import io.saima.rectification.RectificationState;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The ledger of rectification items, and one item with its whole history, ready to be printed. */
@Controller
class RectificationPages {

  private static final int ROWS = 30;

  private final RectificationLedger ledger;
  private final Assignments assignments;

  RectificationPages(RectificationLedger ledger, Assignments assignments) {
    this.ledger = ledger;
    this.assignments = assignments;
  }

  /** Where in the list a page stands. */
  record Paging(int number, int pages) {

    static Paging of(int asked, int total) {
      int pages = Math.max(1, (total + ROWS - 1) / ROWS);
      return new Paging(Math.max(1, Math.min(asked, pages)), pages);
    }

    List<Line> of(List<Line> all) {
      int from = (number - 1) * ROWS;
      return all.subList(from, Math.min(from + ROWS, all.size()));
    }
  }

  @GetMapping("/rectifications")
  String list(
      HttpServletRequest request,
      Principal principal,
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String unit,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    List<Line> visible = ledger.lines(reader(request, principal));
    List<Line> chosen =
        visible.stream()
            .filter(line -> blank(state) || line.state().name().equals(state))
            .filter(line -> blank(unit) || line.unitCode().equals(unit))
            .filter(line -> !overdue || line.overdue())
            .toList();
    Paging paging = Paging.of(page, chosen.size());
    Map<String, String> units = new TreeMap<>();
    visible.forEach(line -> units.computeIfAbsent(line.unitCode(), this::unitName));
    model.addAttribute("lines", paging.of(chosen));
    model.addAttribute("total", chosen.size());
    model.addAttribute("filtered", !blank(state) || !blank(unit) || overdue);
    model.addAttribute("paging", paging);
    model.addAttribute("states", RectificationState.values());
    model.addAttribute("units", units);
    model.addAttribute("state", state);
    model.addAttribute("unit", unit);
    model.addAttribute("overdue", overdue);
    model.addAttribute("names", this);
    return "rectification/list";
  }

  @GetMapping("/rectifications/{number}")
  String item(
      HttpServletRequest request, Principal principal, @PathVariable String number, Model model) {
    model.addAttribute(
        "file",
        ledger
            .file(number, reader(request, principal))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("names", this);
    return "rectification/item";
  }

  private static Reader reader(HttpServletRequest request, Principal principal) {
    return new Reader(
        principal.getName(),
        request.isUserInRole("ORGANIZATION") || request.isUserInRole("DISCIPLINE"));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /** A person as people know him; who is no officer acted for the organization department. */
  public String person(String id) {
    return assignments.county().officer(id).map(Officer::name).orElse("组织部");
  }

  public String unitName(String code) {
    return assignments.county().unit(code).map(Unit::name).orElse(code);
  }
}
