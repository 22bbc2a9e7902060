package io.saima.review.web;

import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.review.RecusalGround;
import io.saima.review.Recusals;
import io.saima.review.Recusals.Search;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Keeps the register of those who complained about somebody or declared a conflict. Nobody reads,
 * counts or ends what is about himself or a relation of his.
 */
@Controller
@RequestMapping("/reviews/recusals")
class RecusalPages {

  private static final int ROWS = 20;
  private static final List<RecusalGround> GROUNDS =
      List.of(RecusalGround.COMPLAINANT, RecusalGround.CONFLICT);

  private final Recusals recusals;
  private final Assignments assignments;

  RecusalPages(Recusals recusals, Assignments assignments) {
    this.recusals = recusals;
    this.assignments = assignments;
  }

  /** An entry of the register with the names of its people. */
  record Entry(Recusals.Recusal recusal, String person, String about) {}

  @ModelAttribute("search")
  Search search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String ground) {
    return new Search(
        q.strip(), unit, GROUNDS.stream().filter(one -> one.name().equals(ground)).findFirst());
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('ORGANIZATION', 'DISCIPLINE')")
  String register(
      @ModelAttribute(name = "search", binding = false) Search search,
      @RequestParam(defaultValue = "1") int page,
      Principal me,
      Model model) {
    Paging paging = Paging.of(page, ROWS, recusals.count(me.getName(), search));
    model.addAttribute(
        "entries",
        recusals.page(me.getName(), search, paging.first(), paging.size()).stream()
            .map(one -> new Entry(one, name(one.person()), name(one.about())))
            .toList());
    model.addAttribute("paging", paging);
    model.addAttribute("filtered", !search.equals(Search.EVERYTHING));
    model.addAttribute(
        "units",
        assignments.county().units().stream().sorted(Comparator.comparing(Unit::code)).toList());
    model.addAttribute("grounds", GROUNDS);
    return "review/recusals";
  }

  @PostMapping
  @PreAuthorize("hasRole('ORGANIZATION')")
  String enter(
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String about,
      @RequestParam RecusalGround ground,
      Principal me,
      RedirectAttributes after) {
    Optional<String> problem = recusals.enter(person.strip(), about.strip(), ground, me.getName());
    problem.ifPresentOrElse(
        text -> after.addFlashAttribute("problem", text),
        () -> after.addFlashAttribute("done", "已登记：今后不再请他评价此人；测评没有截止的，他已经收到或投出的票上，对此人的意见按回避计。"));
    return "redirect:/reviews/recusals";
  }

  /** Afterwards he is where he was in the register. */
  @PostMapping("/{id}/end")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String end(
      @PathVariable long id,
      @ModelAttribute(name = "search", binding = false) Search search,
      @RequestParam(defaultValue = "1") int page,
      Principal me,
      RedirectAttributes after) {
    if (!recusals.end(id, me.getName())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    after.addFlashAttribute("done", "已解除回避。");
    after.addAttribute("q", search.words());
    after.addAttribute("unit", search.unit());
    after.addAttribute("ground", search.ground().map(RecusalGround::name).orElse(""));
    after.addAttribute("page", page);
    return "redirect:/reviews/recusals";
  }

  private String name(String id) {
    return assignments
        .county()
        .officer(id)
        .map(Officer::name)
        .map(name -> name + "（" + id + "）")
        .orElse(id);
  }
}
