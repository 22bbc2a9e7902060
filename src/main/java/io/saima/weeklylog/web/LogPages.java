package io.saima.weeklylog.web;

import io.saima.calendar.Quarter;
import io.saima.weeklylog.LogDesk;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An officer's own logs, as they count and with what the supervisor said. */
@Controller
class LogPages {

  private final LogDesk desk;
  private final Clock clock;

  LogPages(LogDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping("/me/logs")
  String mine(
      Principal person,
      @RequestParam(name = "quarter", required = false) String code,
      Model model) {
    Quarter running = Quarter.of(LocalDate.now(clock));
    Quarter quarter;
    try {
      quarter = code == null ? running : Quarter.parse(code);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("quarter", quarter);
    model.addAttribute("running", running);
    model.addAttribute("logs", desk.pages(person.getName(), quarter));
    return "weeklylog/mine";
  }
}
