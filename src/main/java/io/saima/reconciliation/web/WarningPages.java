package io.saima.reconciliation.web;

import io.saima.calendar.WorkingDays;
import io.saima.organization.Unit;
import io.saima.reconciliation.StatementDesk.Reader;
import io.saima.reconciliation.Warning;
import io.saima.reconciliation.WarningDesk;
import io.saima.reconciliation.WarningDesk.Line;
import io.saima.scoring.Light;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The warnings that concern somebody, and one of them with its history. */
@Controller
class WarningPages {

  private static final int ROWS = 50;
  private static final List<Light> LIGHTS =
      List.of(Light.RED, Light.ORANGE, Light.YELLOW, Light.GREY);

  private final WarningDesk desk;
  private final WorkingDays workingDays;
  private final Clock clock;

  WarningPages(WarningDesk desk, WorkingDays workingDays, Clock clock) {
    this.desk = desk;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** Where in the list a page stands. */
  record Paging(int number, int pages) {}

  @GetMapping("/warnings")
  String list(
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean ended,
      @RequestParam(required = false) String unit,
      @RequestParam(required = false) String light,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Reader reader = reader(request);
    List<Unit> units = desk.units(reader);
    String wanted =
        units.stream().map(Unit::code).filter(code -> code.equals(unit)).findFirst().orElse(null);
    Light colour =
        Arrays.stream(Light.values()).filter(l -> l.name().equals(light)).findFirst().orElse(null);
    Page<Line> found =
        AskedPage.of(page, ROWS, asked -> desk.list(reader, !ended, wanted, colour, asked));
    model.addAttribute("lines", found.getContent());
    model.addAttribute("total", found.getTotalElements());
    model.addAttribute("filtered", ended || wanted != null || colour != null);
    model.addAttribute(
        "paging", new Paging(found.getNumber() + 1, Math.max(1, found.getTotalPages())));
    model.addAttribute("units", units);
    model.addAttribute("unit", wanted);
    model.addAttribute("lights", LIGHTS);
    model.addAttribute("light", colour == null ? null : colour.name());
    model.addAttribute("ended", ended);
    model.addAttribute("names", this);
    return "reconciliation/warnings";
  }

  @GetMapping("/warnings/{number}")
  String one(HttpServletRequest request, @PathVariable String number, Model model) {
    Reader reader = reader(request);
    model.addAttribute(
        "file",
        desk.file(reader, number)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("reader", reader.id());
    model.addAttribute("names", this);
    return "reconciliation/warning";
  }

  private static Reader reader(HttpServletRequest request) {
    return new Reader(
        request.getUserPrincipal().getName(),
        request.isUserInRole("ORGANIZATION") || request.isUserInRole("DISCIPLINE"));
  }

  /** How long whoever has it now has left, in working days as deadlines are. */
  public String daysLeft(Warning warning) {
    if (warning.dueAt().isEmpty()) {
      return "—";
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate due = warning.dueAt().get().toLocalDate();
    if (due.isBefore(today)) {
      return "已逾期";
    }
    int left = 0;
    for (LocalDate day = today; day.isBefore(due); day = day.plusDays(1)) {
      left += workingDays.isWorkingDay(day.plusDays(1)) ? 1 : 0;
    }
    return left == 0 ? "今天到期" : "还剩%d个工作日".formatted(left);
  }

  public String person(String id) {
    return desk.person(id);
  }
}
