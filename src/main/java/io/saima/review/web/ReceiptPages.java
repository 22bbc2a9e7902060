package io.saima.review.web;

import io.saima.review.Receipts;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where a rater checks that his ballots stand as he cast them; to others they do not exist. */
@Controller
@RequestMapping("/me/ballots")
class ReceiptPages {

  private final Receipts receipts;

  ReceiptPages(Receipts receipts) {
    this.receipts = receipts;
  }

  @GetMapping
  String own(Principal me, Model model) {
    model.addAttribute("casts", receipts.of(me.getName()));
    return "review/receipts";
  }

  /** The phrase comes in the body, so that it stands in no address and no log. */
  @PostMapping("/{sheet}")
  String check(
      @PathVariable long sheet,
      @RequestParam(defaultValue = "") String phrase,
      Principal me,
      Model model) {
    model.addAttribute(
        "checked",
        receipts
            .check(me.getName(), sheet, phrase.strip())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("sheet", sheet);
    return own(me, model);
  }
}
