package io.saima.calendar.web;

import io.saima.calendar.CalendarOverride;
import io.saima.calendar.CalendarOverrides;
import io.saima.calendar.CalendarRefused;
import io.saima.calendar.WorkingDays;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A year's working days as everybody's deadlines count them, and where they are corrected. */
@Controller
@RequestMapping("/calendar")
@PreAuthorize("hasRole('ADMIN')")
class CalendarPage {

  private final WorkingDays workingDays;
  private final CalendarOverrides overrides;
  private final Clock clock;

  CalendarPage(WorkingDays workingDays, CalendarOverrides overrides, Clock clock) {
    this.workingDays = workingDays;
    this.overrides = overrides;
    this.clock = clock;
  }

  /** A day of the shown year: whether it is worked, and why if that is not plain. */
  record Day(int number, boolean worked, boolean entered, boolean today, String why) {}

  /** A month, in weeks from Monday to Sunday; days of other months are null. */
  record Month(int number, long worked, List<List<Day>> weeks) {}

  @GetMapping
  String show(@RequestParam(required = false) Integer year, Model model) {
    LocalDate today = LocalDate.now(clock);
    int shown =
        Math.max(
            today.getYear() - 1,
            Math.min(today.getYear() + 2, Optional.ofNullable(year).orElse(today.getYear())));
    List<CalendarOverride> entered = overrides.all();
    model.addAttribute("year", shown);
    model.addAttribute(
        "years", IntStream.rangeClosed(today.getYear() - 1, today.getYear() + 2).boxed().toList());
    model.addAttribute("known", workingDays.isKnown(shown));
    model.addAttribute(
        "months",
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> month(YearMonth.of(shown, month), entered, today))
            .toList());
    model.addAttribute("overrides", entered);
    model.addAttribute("today", today);
    return "calendar";
  }

  @PostMapping
  String enter(
      @RequestParam(required = false) LocalDate from,
      @RequestParam(required = false) LocalDate to,
      @RequestParam boolean worked,
      @RequestParam(required = false) String reason,
      Principal person,
      RedirectAttributes answer) {
    LocalDate last = to == null ? from : to;
    try {
      overrides.enter(from, last, worked, reason, person.getName());
      answer.addFlashAttribute("done", "已设置，以后计算的期限都照此办理；已经定下的期限不变。");
    } catch (CalendarRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
    }
    return from == null ? "redirect:/calendar" : "redirect:/calendar?year=" + from.getYear();
  }

  @PostMapping("/{id}/withdraw")
  String withdraw(@PathVariable long id, Principal person, RedirectAttributes answer) {
    try {
      overrides.withdraw(id, person.getName());
      answer.addFlashAttribute("done", "已撤销。");
    } catch (CalendarRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:/calendar";
  }

  private Month month(YearMonth month, List<CalendarOverride> entered, LocalDate today) {
    List<List<Day>> weeks = new ArrayList<>();
    long worked = 0;
    for (LocalDate day = month.atDay(1);
        !day.isAfter(month.atEndOfMonth());
        day = day.plusDays(1)) {
      int place = day.getDayOfWeek().getValue() - 1;
      if (weeks.isEmpty() || place == 0) {
        weeks.add(new ArrayList<>(Collections.nCopies(7, null)));
      }
      Day shown = day(day, entered, today);
      weeks.get(weeks.size() - 1).set(place, shown);
      worked += shown.worked() ? 1 : 0;
    }
    return new Month(month.getMonthValue(), worked, weeks);
  }

  private Day day(LocalDate day, List<CalendarOverride> entered, LocalDate today) {
    Optional<String> reason =
        entered.stream()
            .filter(one -> one.counts() && !day.isBefore(one.from()) && !day.isAfter(one.to()))
            .findFirst()
            .map(CalendarOverride::reason);
    return new Day(
        day.getDayOfMonth(),
        workingDays.isWorkingDay(day),
        reason.isPresent(),
        day.equals(today),
        reason.or(() -> workingDays.holiday(day)).orElse(null));
  }
}
