package io.saima.reconciliation.web;

import io.saima.engine.TaskRefused;
import io.saima.organization.Unit;
import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.Reconciliations;
import io.saima.reconciliation.StatementDesk;
import io.saima.reconciliation.StatementDesk.Person;
import io.saima.reconciliation.StatementDesk.Reader;
import io.saima.reconciliation.StatementView;
import io.saima.scoring.Light;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The statements on paper: one's own, and those of the people for whom one answers. */
@Controller
class StatementPages {

  private static final int ROWS = 50;
  private static final int MOST_UNITS_AT_ONCE = 60;
  private static final int LONGEST_REASON = 500;

  private final StatementDesk desk;
  private final Confirmations confirmations;
  private final Reconciliations reconciliations;
  private final Clock clock;

  StatementPages(
      StatementDesk desk,
      Confirmations confirmations,
      Reconciliations reconciliations,
      Clock clock) {
    this.desk = desk;
    this.confirmations = confirmations;
    this.reconciliations = reconciliations;
    this.clock = clock;
  }

  /** Where in the list a page stands. */
  record Paging(int number, int pages) {}

  // ---- one's own

  @GetMapping("/me/statements")
  String mine(HttpServletRequest request, Model model) {
    Reader reader = reader(request);
    model.addAttribute("statements", desk.own(reader.id()));
    model.addAttribute("seesOthers", desk.seesOthers(reader));
    model.addAttribute("begins", reconciliations.begins(YearMonth.now(clock)));
    return "reconciliation/mine";
  }

  @GetMapping("/me/statements/{month}")
  String own(
      HttpServletRequest request,
      @PathVariable String month,
      @RequestParam(required = false) Integer version,
      Model model) {
    Reader reader = reader(request);
    return show(reader, reader.id(), parse(month), version, model);
  }

  @GetMapping("/me/statements/{month}/figures/{indicator}")
  String ownFigure(
      HttpServletRequest request,
      @PathVariable String month,
      @PathVariable String indicator,
      @RequestParam(required = false) Integer version,
      Model model) {
    Reader reader = reader(request);
    return figure(reader, reader.id(), month, indicator, version, model);
  }

  @PostMapping("/me/statements/{month}/disputes")
  String dispute(
      HttpServletRequest request,
      @PathVariable String month,
      @RequestParam String indicator,
      @RequestParam String reason,
      RedirectAttributes answer) {
    YearMonth chosen = parse(month);
    String words = reason.strip();
    try {
      if (words.isEmpty()) {
        throw new TaskRefused("请写明异议理由。");
      }
      if (words.codePointCount(0, words.length()) > LONGEST_REASON) {
        throw new TaskRefused("异议理由不能超过%d字。".formatted(LONGEST_REASON));
      }
      confirmations.raiseFromPage(request.getUserPrincipal().getName(), chosen, indicator, words);
      answer.addFlashAttribute("done", "异议已提出，主管领导答复后会通知您。");
    } catch (TaskRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
      answer.addFlashAttribute("typed", Map.of("indicator", indicator, "reason", words));
    }
    return "redirect:/me/statements/" + chosen;
  }

  // ---- other people's

  @GetMapping("/statements")
  String list(
      HttpServletRequest request,
      @RequestParam(required = false) String month,
      @RequestParam(required = false) String unit,
      @RequestParam(required = false) String light,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Reader reader = reader(request);
    List<Unit> units = desk.units(reader);
    if (units.isEmpty() && !reader.everything() && !request.isUserInRole("SUPERVISOR")) {
      throw missing();
    }
    List<YearMonth> months = desk.months();
    YearMonth chosen =
        month != null && !month.isEmpty() ? parse(month) : months.isEmpty() ? null : months.get(0);
    String wanted =
        units.stream()
            .map(Unit::code)
            .filter(code -> code.equals(unit))
            .findFirst()
            .orElse(
                reader.everything() || units.size() <= MOST_UNITS_AT_ONCE
                    ? null
                    : units.get(0).code());
    Light colour =
        Arrays.stream(Light.values()).filter(l -> l.name().equals(light)).findFirst().orElse(null);
    String words = q.strip();
    Page<Person> people =
        chosen == null
            ? Page.empty()
            : AskedPage.of(
                page, ROWS, asked -> desk.people(reader, chosen, wanted, colour, words, asked));
    model.addAttribute("months", months);
    model.addAttribute("month", chosen);
    model.addAttribute("units", units);
    model.addAttribute("unit", wanted);
    model.addAttribute("lights", Light.values());
    model.addAttribute("light", colour == null ? null : colour.name());
    model.addAttribute("q", words);
    model.addAttribute("people", people.getContent());
    model.addAttribute("total", people.getTotalElements());
    model.addAttribute(
        "paging", new Paging(people.getNumber() + 1, Math.max(1, people.getTotalPages())));
    return "reconciliation/people";
  }

  @GetMapping("/statements/{officer}/{month}")
  String others(
      HttpServletRequest request,
      @PathVariable String officer,
      @PathVariable String month,
      @RequestParam(required = false) Integer version,
      Model model) {
    return show(reader(request), officer, parse(month), version, model);
  }

  @GetMapping("/statements/{officer}/{month}/figures/{indicator}")
  String othersFigure(
      HttpServletRequest request,
      @PathVariable String officer,
      @PathVariable String month,
      @PathVariable String indicator,
      @RequestParam(required = false) Integer version,
      Model model) {
    return figure(reader(request), officer, month, indicator, version, model);
  }

  @PostMapping("/statements/{officer}/{month}/rectify")
  String rectify(
      HttpServletRequest request,
      @PathVariable String officer,
      @PathVariable String month,
      RedirectAttributes answer) {
    Reader reader = reader(request);
    YearMonth chosen = parse(month);
    StatementView view = desk.view(reader, officer, chosen, null).orElseThrow(this::missing);
    if (!view.mayRectify()) {
      throw missing();
    }
    int reds = confirmations.rectify(officer, chosen, reader.id());
    answer.addFlashAttribute("done", "已将%d项红灯指标列入整改。".formatted(reds));
    return "redirect:/statements/%s/%s".formatted(view.officer().id(), chosen);
  }

  // ---- helpers

  private String show(
      Reader reader, String officer, YearMonth month, Integer version, Model model) {
    model.addAttribute(
        "view", desk.view(reader, officer, month, version).orElseThrow(this::missing));
    return "reconciliation/statement";
  }

  private String figure(
      Reader reader, String officer, String month, String indicator, Integer version, Model model) {
    model.addAttribute(
        "figure",
        desk.figure(reader, officer, parse(month), version, indicator).orElseThrow(this::missing));
    return "reconciliation/figure";
  }

  private static Reader reader(HttpServletRequest request) {
    return new Reader(
        request.getUserPrincipal().getName(),
        request.isUserInRole("ORGANIZATION") || request.isUserInRole("DISCIPLINE"));
  }

  private YearMonth parse(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw missing();
    }
  }

  private ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
