package io.saima.grading.web;

import io.saima.calendar.Quarter;
import io.saima.grading.GradeLedger;
import io.saima.grading.GradeLedger.BodyLine;
import io.saima.grading.GradeLedger.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The grades on paper: the overview, one body, the public notices, and one's own. */
@Controller
class GradePages {

  private static final int ROWS = 30;

  private final GradeLedger ledger;
  private final Clock clock;

  GradePages(GradeLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Where in the overview a page stands. */
  record Paging(int number, int pages) {}

  @GetMapping("/grades")
  String newest(HttpServletRequest request) {
    requireOverview(request);
    return "redirect:/grades/"
        + ledger.newest().orElseGet(() -> Quarter.of(LocalDate.now(clock)).previous());
  }

  @GetMapping("/grades/{quarter}")
  String overview(
      HttpServletRequest request,
      @PathVariable String quarter,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    requireOverview(request);
    Quarter chosen = quarter(quarter);
    int asked = Math.max(1, Math.min(page, 10_000));
    Page<BodyLine> lines = ledger.overview(chosen, asked - 1, ROWS);
    if (lines.isEmpty() && asked > 1) {
      asked = Math.max(1, lines.getTotalPages());
      lines = ledger.overview(chosen, asked - 1, ROWS);
    }
    model.addAttribute("quarter", chosen);
    model.addAttribute("running", Quarter.of(LocalDate.now(clock)));
    model.addAttribute("lines", lines.getContent());
    model.addAttribute("total", lines.getTotalElements());
    model.addAttribute("paging", new Paging(asked, Math.max(1, lines.getTotalPages())));
    return "grading/overview";
  }

  @GetMapping("/grades/{quarter}/{body}")
  String body(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      Model model) {
    Quarter chosen = quarter(quarter);
    Reader reader = reader(request);
    model.addAttribute("quarter", chosen);
    model.addAttribute(
        "file", ledger.file(chosen + "/" + body, reader).orElseThrow(GradePages::missing));
    model.addAttribute("everything", reader.everything());
    return "grading/body";
  }

  @GetMapping("/notices")
  String notices(Model model) {
    model.addAttribute("notices", ledger.publicNotices());
    return "grading/notices";
  }

  @GetMapping("/notices/{quarter}/{body}")
  String notice(@PathVariable String quarter, @PathVariable String body, Model model) {
    model.addAttribute("notice", ledger.publicNotice(quarter(quarter) + "/" + body).orElse(null));
    return "grading/notice";
  }

  @GetMapping("/me/grades")
  String own(Principal principal, Model model) {
    model.addAttribute("grades", ledger.own(principal.getName()));
    return "grading/own";
  }

  static Reader reader(HttpServletRequest request) {
    return new Reader(request.getUserPrincipal().getName(), seesAll(request));
  }

  private static boolean seesAll(HttpServletRequest request) {
    return request.isUserInRole("ORGANIZATION") || request.isUserInRole("DISCIPLINE");
  }

  private void requireOverview(HttpServletRequest request) {
    if (!seesAll(request)) {
      throw missing();
    }
  }

  static Quarter quarter(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw missing();
    }
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
