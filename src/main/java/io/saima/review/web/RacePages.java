package io.saima.review.web;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.review.RaceDesk;
import io.saima.review.RaceDesk.Held;
import io.saima.review.RaceDesk.Reader;
import io.saima.review.ReviewId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The race in the hall and the desk of who runs it; the address of a race is the id of its review.
 * Whoever may not enter learns nothing of it.
 */
@Controller
@RequestMapping("/race")
class RacePages {

  private static final int ROWS = 30;

  private final RaceDesk desk;
  private final Clock clock;

  RacePages(RaceDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping
  String races(
      HttpServletRequest request,
      @RequestParam(required = false) String quarter,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Quarter last = Quarter.of(LocalDate.now(clock)).previous();
    Quarter chosen = quarter == null ? last : quarter(quarter);
    model.addAttribute("quarter", chosen);
    model.addAttribute("last", last);
    List<Held> races = desk.held(reader(request), chosen);
    Paging paging = Paging.of(page, ROWS, races.size());
    model.addAttribute("races", races.stream().skip(paging.first()).limit(paging.size()).toList());
    model.addAttribute("paging", paging);
    return "review/races";
  }

  @GetMapping("/{quarter}/{body}")
  String hall(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      Model model) {
    ReviewId review = review(quarter, body);
    Reader reader = reader(request);
    model.addAttribute("hall", desk.hall(reader, review).orElseThrow(RacePages::missing));
    model.addAttribute("runs", desk.runs(reader, review));
    return "review/hall";
  }

  /** Without an account, for a screen in the hall. */
  @GetMapping("/screen/{token}")
  String screen(@PathVariable String token, Model model) {
    model.addAttribute("hall", desk.screen(token).orElseThrow(RacePages::missing));
    model.addAttribute("runs", false);
    return "review/hall";
  }

  /** Starts somebody's clock; without an officer stops the one that runs. */
  @PostMapping("/{quarter}/{body}/clock")
  String clock(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      @RequestParam Optional<String> officer,
      RedirectAttributes answer) {
    ReviewId review = review(quarter, body);
    return answered(
        answer,
        "/race/" + review,
        () -> desk.clock(reader(request), review, officer.filter(one -> !one.isBlank())),
        null);
  }

  @GetMapping("/{quarter}/{body}/desk")
  String desk(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      Model model) {
    model.addAttribute(
        "desk", desk.desk(reader(request), review(quarter, body)).orElseThrow(RacePages::missing));
    return "review/desk";
  }

  @PostMapping("/{quarter}/{body}/excuses")
  String excuse(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      @RequestParam String officer,
      @RequestParam String reason,
      RedirectAttributes answer) {
    ReviewId review = review(quarter, body);
    return answered(
        answer,
        "/race/" + review + "/desk",
        () -> desk.excuse(reader(request), review, officer, Optional.of(reason)),
        "已批准不参加，并告知本人。");
  }

  @PostMapping("/{quarter}/{body}/excuses/withdraw")
  String withdraw(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      @RequestParam String officer,
      RedirectAttributes answer) {
    ReviewId review = review(quarter, body);
    return answered(
        answer,
        "/race/" + review + "/desk",
        () -> desk.excuse(reader(request), review, officer, Optional.empty()),
        "已撤销，并告知本人。");
  }

  @PostMapping("/{quarter}/{body}/screens")
  String openScreen(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      RedirectAttributes answer) {
    ReviewId review = review(quarter, body);
    RaceDesk.ScreenLink link =
        desk.openScreen(reader(request), review).orElseThrow(RacePages::missing);
    answer.addFlashAttribute(
        "screen",
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/race/screen/" + link.token())
            .toUriString());
    answer.addFlashAttribute("until", link.until());
    return "redirect:/race/" + review + "/desk";
  }

  private interface Act {
    boolean done();
  }

  private static String answered(RedirectAttributes answer, String page, Act act, String done) {
    try {
      if (!act.done()) {
        throw missing();
      }
      answer.addFlashAttribute("done", done);
    } catch (TaskRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:" + page;
  }

  static Reader reader(HttpServletRequest request) {
    return new Reader(
        request.getUserPrincipal().getName(),
        request.isUserInRole("ORGANIZATION"),
        request.isUserInRole("DISCIPLINE"));
  }

  static ReviewId review(String quarter, String body) {
    return new ReviewId(quarter(quarter), body);
  }

  private static Quarter quarter(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw missing();
    }
  }

  static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
