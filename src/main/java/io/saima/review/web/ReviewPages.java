package io.saima.review.web;

import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.rating.ContactKind;
import io.saima.review.BallotFlags;
import io.saima.review.ExternalKind;
import io.saima.review.ExternalRaters;
import io.saima.review.Impartiality;
import io.saima.review.Invitations;
import io.saima.review.Invitations.Plan;
import io.saima.review.PanelDraws;
import io.saima.review.RaterRole;
import io.saima.review.ReviewId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Shows the organization department who rates whom before the ballots are sent and who has answered
 * afterwards. The head of a body sees who stands aside there, but neither the raters, nor whoever
 * complained or declared a conflict, nor who does not rate himself; no more does anybody of the
 * department where he himself or a relation of his is rated.
 */
@Controller
@RequestMapping("/reviews")
class ReviewPages {

  private static final int ROWS = 20;

  private final Invitations invitations;
  private final ExternalRaters externals;
  private final PanelDraws draws;
  private final BallotFlags flags;
  private final Impartiality impartiality;
  private final Assignments assignments;
  private final Clock clock;

  ReviewPages(
      Invitations invitations,
      ExternalRaters externals,
      PanelDraws draws,
      BallotFlags flags,
      Impartiality impartiality,
      Assignments assignments,
      Clock clock) {
    this.invitations = invitations;
    this.externals = externals;
    this.draws = draws;
    this.flags = flags;
    this.impartiality = impartiality;
    this.assignments = assignments;
    this.clock = clock;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('ORGANIZATION', 'DISCIPLINE')")
  String now() {
    return "redirect:/reviews/" + Quarter.of(LocalDate.now(clock));
  }

  @GetMapping("/{quarter}")
  @PreAuthorize("hasAnyRole('ORGANIZATION', 'DISCIPLINE')")
  String overview(
      @PathVariable String quarter,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Principal me,
      Model model) {
    Quarter chosen = parse(quarter);
    List<String> bodies = invitations.bodies(chosen);
    List<String> found = invitations.found(chosen, bodies, q.strip());
    Paging paging = Paging.of(page, ROWS, found.size());
    model.addAttribute("q", q.strip());
    model.addAttribute("quarter", chosen);
    model.addAttribute("running", Quarter.of(LocalDate.now(clock)));
    model.addAttribute(
        "lines",
        invitations.lines(
            chosen, found.stream().skip(paging.first()).limit(paging.size()).toList()));
    model.addAttribute("his", impartiality.bodies(me.getName(), chosen));
    model.addAttribute("paging", paging);
    model.addAttribute("kinds", ExternalKind.values());
    model.addAttribute("takesExternals", externals.takesAny(chosen, bodies));
    return "review/overview";
  }

  /** Registers many raters from outside, of any bodies, all or none. */
  @PostMapping("/{quarter}/externals")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String outsiders(
      @PathVariable String quarter,
      @RequestParam(defaultValue = "") String lines,
      Principal me,
      RedirectAttributes after) {
    Quarter chosen = parse(quarter);
    List<String> faults =
        externals.registerAll(chosen, lines, invitations.bodies(chosen), me.getName());
    if (faults.isEmpty()) {
      after.addFlashAttribute("done", "已全部登记。测评开始后发出链接；已经开始的，现在就发。");
    } else {
      after.addFlashAttribute("faults", faults);
      after.addFlashAttribute("typed", lines);
    }
    after.addAttribute("quarter", quarter);
    return "redirect:/reviews/{quarter}";
  }

  @GetMapping("/{quarter}/{body}")
  String body(
      HttpServletRequest request,
      Principal me,
      @PathVariable String quarter,
      @PathVariable String body,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    ReviewId id = new ReviewId(parse(quarter), body);
    boolean duty = request.isUserInRole("ORGANIZATION") || request.isUserInRole("DISCIPLINE");
    if (!duty && !isHead(me.getName(), body)) {
      throw notFound();
    }
    boolean everything = duty && !impartiality.concerns(me.getName(), id);
    List<Officer> found = everything ? invitations.found(id, q.strip(), unit) : List.of();
    Paging paging = Paging.of(page, ROWS, found.size());
    Plan plan =
        invitations
            .of(id, found.stream().skip(paging.first()).limit(paging.size()).toList())
            .orElseThrow(ReviewPages::notFound);
    model.addAttribute("q", q.strip());
    model.addAttribute("unit", unit);
    model.addAttribute("units", units(id));
    model.addAttribute("paging", paging);
    model.addAttribute("quarter", id.quarter());
    model.addAttribute("plan", plan);
    model.addAttribute("everything", everything);
    model.addAttribute("recused", duty && !everything);
    model.addAttribute("externals", externals.of(id));
    model.addAttribute("takesExternals", externals.takes(id));
    model.addAttribute("draw", draws.of(id).orElse(null));
    if (everything && request.isUserInRole("ORGANIZATION")) {
      model.addAttribute("flags", flags.of(id));
    }
    model.addAttribute("kinds", ExternalKind.values());
    model.addAttribute("contactKinds", ContactKind.values());
    model.addAttribute(
        "exclusions",
        plan.exclusions().stream()
            .filter(one -> everything || one.isFor(me.getName()))
            .filter(one -> !impartiality.concerns(me.getName(), one.ratee()))
            .toList());
    model.addAttribute("roles", List.of(RaterRole.SUP, RaterRole.PEER, RaterRole.RACE));
    return "review/body";
  }

  /** Orders members of the panel from other units; the seed is recorded now. */
  @PostMapping("/{quarter}/{body}/draw")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String order(
      @PathVariable String quarter,
      @PathVariable String body,
      @RequestParam(defaultValue = "-1") int seats,
      Principal me,
      RedirectAttributes after) {
    ReviewId id = new ReviewId(parse(quarter), body);
    invitations.of(id, List.of()).orElseThrow(ReviewPages::notFound);
    draws
        .order(id, seats, me.getName())
        .ifPresentOrElse(
            text -> after.addFlashAttribute("problem", text),
            () -> after.addFlashAttribute("done", "已登记；种子已记录，测评开始时抽取。"));
    after.addAttribute("quarter", quarter);
    after.addAttribute("body", body);
    return "redirect:/reviews/{quarter}/{body}";
  }

  /** The record of the draw, for everybody, once the ballots are closed. */
  @GetMapping("/{quarter}/{body}/draw")
  String draw(@PathVariable String quarter, @PathVariable String body, Model model) {
    ReviewId id = new ReviewId(parse(quarter), body);
    model.addAttribute("quarter", id.quarter());
    model.addAttribute("name", assignments.county().body(body).map(Body::name).orElse(body));
    model.addAttribute("draw", draws.published(id).orElseThrow(ReviewPages::notFound));
    return "review/draw";
  }

  private List<Unit> units(ReviewId id) {
    County county = assignments.county();
    return county.body(id.body()).map(Body::units).orElse(List.of()).stream()
        .flatMap(code -> county.unit(code).stream())
        .toList();
  }

  private boolean isHead(String person, String body) {
    return assignments
        .county()
        .body(body)
        .flatMap(assignments::bodyHead)
        .filter(person::equals)
        .isPresent();
  }

  private static Quarter parse(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
