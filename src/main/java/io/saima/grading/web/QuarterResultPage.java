package io.saima.grading.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.grading.GradeLedger;
import io.saima.grading.GradeLedger.OwnGrade;
import io.saima.review.QuarterScores;
import io.saima.scoring.QuarterGrade;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows how a score came about (得分说明), step by step and ready to be printed: to the officer as soon
 * as he was told his grade, and to whoever may see his line on his body's page.
 */
@Controller
class QuarterResultPage {

  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("C", "勤勉率"),
          Map.entry("K", "勤勉系数"),
          Map.entry("P", "实绩P"),
          Map.entry("CH:org", "组织部门评价"),
          Map.entry("CH:sup", "上级评价"),
          Map.entry("CH:peer", "同级互评"),
          Map.entry("CH:pub", "群众评价"),
          Map.entry("CH:third", "第三方评价"),
          Map.entry("CH:media", "舆论监督"),
          Map.entry("E", "多元评价E"),
          Map.entry("R", "赛马R"),
          Map.entry("MIX", "合成分"),
          Map.entry("ADJ", "加减分"),
          Map.entry("Q", "季度得分Q"),
          Map.entry("BAND", "按得分的等次"),
          Map.entry("CEILING", "等次上限"),
          Map.entry("PROPOSAL", "计算等次"));

  private static final Set<String> GRADES = Set.of("BAND", "CEILING", "PROPOSAL");

  private final GradeLedger ledger;
  private final QuarterScores scores;
  private final ObjectMapper json;

  QuarterResultPage(GradeLedger ledger, QuarterScores scores, ObjectMapper json) {
    this.ledger = ledger;
    this.scores = scores;
    this.json = json;
  }

  /** One step of the derivation as the page shows it. */
  record Line(String name, String value, String text) {}

  @GetMapping("/me/results/{quarter}")
  String own(Principal principal, @PathVariable String quarter, Model model) {
    OwnGrade told =
        ledger.own(principal.getName()).stream()
            .filter(one -> one.quarter().toString().equals(quarter))
            .findFirst()
            .orElseThrow(QuarterResultPage::missing);
    show(told.quarter(), principal.getName(), model);
    model.addAttribute("own", true);
    model.addAttribute("told", told);
    return "grading/result";
  }

  @GetMapping("/grades/{quarter}/{body}/{officer}")
  String others(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      @PathVariable String officer,
      Model model) {
    Quarter of = GradePages.quarter(quarter);
    model.addAttribute(
        "told",
        ledger
            .explained(of + "/" + body, officer, GradePages.reader(request))
            .orElseThrow(QuarterResultPage::missing));
    show(of, officer, model);
    model.addAttribute("own", false);
    model.addAttribute("back", "/grades/" + of + "/" + body);
    return "grading/result";
  }

  private void show(Quarter quarter, String officer, Model model) {
    JsonNode result =
        json.valueToTree(
            scores.told(quarter, officer).orElseThrow(QuarterResultPage::missing).result());
    model.addAttribute("quarter", quarter);
    model.addAttribute("lines", lines(result.path("steps")));
    model.addAttribute("policy", result.path("policyVersion").asText());
  }

  private static List<Line> lines(JsonNode steps) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode step : steps) {
      String id = step.path("id").asText();
      String name = id.startsWith("S:") ? "指标" + id.substring(2) : STEPS.getOrDefault(id, id);
      lines.add(new Line(name, value(id, step.path("value")), step.path("text").asText("")));
    }
    return lines;
  }

  private static String value(String step, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "—";
    }
    return GRADES.contains(step) ? QuarterGrade.valueOf(value.asText()).label() : value.asText();
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
