package io.saima.review.web;

import io.saima.calendar.Quarter;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import io.saima.rating.QrCode;
import io.saima.review.ExternalKind;
import io.saima.review.ExternalRaters;
import io.saima.review.ExternalRaters.External;
import io.saima.review.Impartiality;
import io.saima.review.Invitations;
import io.saima.review.ReviewId;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the organization department registers those from outside who rate a body. */
@Controller
@RequestMapping("/reviews/{quarter}/{body}/externals")
@PreAuthorize("hasRole('ORGANIZATION')")
class ExternalPages {

  private static final String NO_LINK = "测评没有开始或已截止，或他已经评价，不能生成链接。";

  private final ExternalRaters externals;
  private final Invitations invitations;
  private final Impartiality impartiality;

  ExternalPages(ExternalRaters externals, Invitations invitations, Impartiality impartiality) {
    this.externals = externals;
    this.invitations = invitations;
    this.impartiality = impartiality;
  }

  @PostMapping
  String register(
      @PathVariable String quarter,
      @PathVariable String body,
      @RequestParam ExternalKind kind,
      @RequestParam(defaultValue = "") String name,
      @RequestParam ContactKind contactKind,
      @RequestParam(defaultValue = "") String contact,
      Principal me,
      RedirectAttributes after) {
    ReviewId review = review(quarter, body);
    Optional<String> problem =
        externals.register(
            review, kind, name.strip(), new Contact(contactKind, contact.strip()), me.getName());
    problem.ifPresentOrElse(
        text -> after.addFlashAttribute("problem", text),
        () -> after.addFlashAttribute("done", "已登记。测评开始后发出链接；已经开始的，现在就发。"));
    return back(review, after);
  }

  @PostMapping("/{id}/withdraw")
  String withdraw(
      @PathVariable String quarter,
      @PathVariable String body,
      @PathVariable long id,
      Principal me,
      RedirectAttributes after) {
    ReviewId review = review(quarter, body);
    found(review, id);
    if (refuses(me, review, after)) {
      return back(review, after);
    }
    if (externals.withdraw(id)) {
      after.addFlashAttribute("done", "已撤回，链接随即失效。");
    } else {
      after.addFlashAttribute("problem", "他已经评价，不能撤回。");
    }
    return back(review, after);
  }

  /** The link is on one page once: after a reload it is gone. */
  @PostMapping("/{id}/link")
  String link(
      @PathVariable String quarter,
      @PathVariable String body,
      @PathVariable long id,
      Principal me,
      RedirectAttributes after) {
    ReviewId review = review(quarter, body);
    External rater = found(review, id);
    if (refuses(me, review, after)) {
      return back(review, after);
    }
    externals
        .hand(id)
        .ifPresentOrElse(
            path -> {
              after.addFlashAttribute("link", address(path));
              after.addFlashAttribute("linkOf", rater.name());
            },
            () -> after.addFlashAttribute("problem", NO_LINK));
    return back(review, after);
  }

  /** The link as a code to be printed; like the link it is made anew each time. */
  @PostMapping("/{id}/code")
  String code(
      @PathVariable String quarter,
      @PathVariable String body,
      @PathVariable long id,
      Principal me,
      Model model,
      RedirectAttributes after) {
    ReviewId review = review(quarter, body);
    External rater = found(review, id);
    if (refuses(me, review, after)) {
      return back(review, after);
    }
    Optional<String> path = externals.hand(id);
    if (path.isEmpty()) {
      after.addFlashAttribute("problem", NO_LINK);
      return back(review, after);
    }
    model.addAttribute("rater", rater);
    model.addAttribute("sheet", externals.open(path.get().replaceFirst(".*/", "")).orElseThrow());
    model.addAttribute("code", QrCode.of(address(path.get())));
    return "review/code";
  }

  /** Whoever hands a link over could use it himself, so nobody does for a body of his own. */
  private boolean refuses(Principal me, ReviewId review, RedirectAttributes after) {
    Optional<String> refusal = impartiality.refusal(me.getName(), review);
    refusal.ifPresent(text -> after.addFlashAttribute("problem", text));
    return refusal.isPresent();
  }

  private String address(String path) {
    return externals.address(
        path, ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
  }

  private External found(ReviewId review, long id) {
    return externals
        .find(id)
        .filter(one -> one.review().equals(review))
        .orElseThrow(ExternalPages::notFound);
  }

  private ReviewId review(String quarter, String body) {
    try {
      ReviewId review = new ReviewId(Quarter.parse(quarter), body);
      if (invitations.bodies(review.quarter()).contains(body)) {
        return review;
      }
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
    throw notFound();
  }

  private static String back(ReviewId review, RedirectAttributes after) {
    after.addAttribute("quarter", review.quarter().toString());
    after.addAttribute("body", review.body());
    return "redirect:/reviews/{quarter}/{body}";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
