package io.saima.review.web;

import io.saima.rating.LinkToken;
import io.saima.review.ExternalRaters;
import io.saima.review.ExternalRaters.OpenSheet;
import io.saima.review.Receipts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sheet behind the link of somebody from outside: once, until the cut-off. Whatever leads
 * nowhere ends at the same friendly page as a citizen's link.
 */
@Controller
@RequestMapping("/rate/sheet/{token}")
class ExternalSheetPage {

  private static final int RECEIPT = 16;

  private final ExternalRaters externals;
  private final Receipts receipts;

  ExternalSheetPage(ExternalRaters externals, Receipts receipts) {
    this.externals = externals;
    this.receipts = receipts;
  }

  @GetMapping
  String show(@PathVariable String token, Model model, HttpServletResponse response) {
    return externals
        .open(token)
        .map(sheet -> sheet(sheet, token, new String[0], model))
        .orElseGet(() -> done(token, model, response));
  }

  private static String sheet(OpenSheet sheet, String token, String[] answers, Model model) {
    model.addAttribute("sheet", sheet);
    model.addAttribute("token", token);
    model.addAttribute("answers", answers);
    return "review/sheet";
  }

  private String done(String token, Model model, HttpServletResponse response) {
    if (externals.done(token).isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "rating/nowhere";
    }
    model.addAttribute("token", token);
    return "review/sheet-done";
  }

  @PostMapping
  String cast(
      @PathVariable String token,
      @RequestParam Map<String, String> fields,
      Model model,
      HttpServletResponse response) {
    OpenSheet sheet = externals.open(token).orElse(null);
    if (sheet == null) {
      return done(token, model, response);
    }
    String[] answers = new String[sheet.rows().size()];
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      String answer = fields.get("row" + i);
      if (ExternalRaters.isAnswer(answer)) {
        answers[i] = answer;
      } else {
        missing.add(sheet.rows().get(i).title());
      }
    }
    if (!missing.isEmpty()) {
      model.addAttribute("problem", "还没有评价：" + String.join("、", missing) + "。请每项选一个。");
      return sheet(sheet, token, answers, model);
    }
    String receipt = LinkToken.random().text().substring(0, RECEIPT);
    if (externals.cast(token, List.of(answers), receipt)) {
      model.addAttribute("receipt", receipt);
    }
    return done(token, model, response);
  }

  @PostMapping("/receipt")
  String check(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String receipt,
      Model model,
      HttpServletResponse response) {
    externals
        .done(token)
        .flatMap(rater -> receipts.check(rater, receipt.strip()))
        .ifPresent(checked -> model.addAttribute("checked", checked));
    return done(token, model, response);
  }
}
