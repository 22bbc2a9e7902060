package io.saima.rating.web;

import io.saima.engine.TaskRefused;
import io.saima.rating.CitizensVoices;
import io.saima.rating.OwnRatings;
import io.saima.rating.SampleReminders;
import io.saima.rectification.ProblemClass;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What citizens answered: to the officer in sum, to the organization department word by word. */
@Controller
class RatingsPages {

  private static final int ROWS = 30;

  private final OwnRatings own;
  private final CitizensVoices voices;
  private final SampleReminders samples;

  RatingsPages(OwnRatings own, CitizensVoices voices, SampleReminders samples) {
    this.own = own;
    this.voices = voices;
    this.samples = samples;
  }

  /** Where in the list a page stands. */
  record Paging(int number, int pages) {}

  @GetMapping("/me/ratings")
  @PreAuthorize("hasRole('OFFICER')")
  String mine(Principal me, Model model) {
    model.addAttribute("summary", own.of(me.getName()));
    return "rating/mine";
  }

  @GetMapping("/ratings")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String all(Principal me, @RequestParam(defaultValue = "1") int page, Model model) {
    int pages = Math.max(1, (voices.count(me.getName()) + ROWS - 1) / ROWS);
    int number = Math.max(1, Math.min(page, pages));
    model.addAttribute("voices", voices.page(me.getName(), (number - 1) * ROWS, ROWS));
    model.addAttribute("paging", new Paging(number, pages));
    model.addAttribute("states", voices.dispatched());
    model.addAttribute("selfEntered", voices.selfEntered());
    model.addAttribute("month", samples.month());
    model.addAttribute("few", samples.of(samples.month()));
    model.addAttribute("classes", ProblemClass.values());
    return "rating/all";
  }

  @PostMapping("/ratings/{event}/rectification")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String rectify(
      @PathVariable String event,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam String problemClass,
      @RequestParam(defaultValue = "") String problem,
      @RequestParam(defaultValue = "") String task,
      Principal me,
      RedirectAttributes after) {
    ProblemClass of =
        Arrays.stream(ProblemClass.values())
            .filter(one -> one.name().equals(problemClass))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    try {
      String item = voices.rectify(event, of, problem.strip(), task.strip(), me.getName());
      after.addFlashAttribute("done", "已转为整改事项" + item + "，本人将收到任务。");
    } catch (TaskRefused refused) {
      after.addFlashAttribute("refused", refused.getMessage());
      after.addFlashAttribute("typed", Map.of("event", event, "problem", problem, "task", task));
    }
    after.addAttribute("page", Math.max(1, page));
    return "redirect:/ratings";
  }
}
