package io.saima.verification.web;

import io.saima.verification.RetaliationClues;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** What discipline was given to look into; nobody else learns that the page exists. */
@Controller
class CluesPage {

  private final RetaliationClues clues;

  CluesPage(RetaliationClues clues) {
    this.clues = clues;
  }

  @GetMapping("/clues")
  String show(HttpServletRequest request, Model model) {
    if (!request.isUserInRole("DISCIPLINE")) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("clues", clues.readableBy(request.getUserPrincipal().getName()));
    return "verification/clues";
  }
}
