package io.saima.rating.web;

import io.saima.rating.LinkToken;
import io.saima.rating.RatingLinks;
import io.saima.rating.RatingLinks.Asked;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind a citizen's link. A token that is forged, cut off, foreign or too old is looked
 * up like any other, and ends at the same friendly page as whatever else leads nowhere.
 */
@Controller
class RatePage {

  private static final int LEAST = 1;
  private static final int MOST = 10;

  private final RatingLinks links;

  RatePage(RatingLinks links) {
    this.links = links;
  }

  @GetMapping("/rate/{token}")
  String open(@PathVariable String token, Model model, HttpServletResponse response) {
    Optional<Asked> asked = links.find(new LinkToken(token));
    if (asked.isEmpty()) {
      return nowhere(response);
    }
    return asked.get().rated() ? "rating/thanks" : form(asked.get(), model);
  }

  @PostMapping("/rate/{token}")
  String rate(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String score,
      @RequestParam(defaultValue = "") List<String> tags,
      @RequestParam(defaultValue = "") String comment,
      Model model,
      HttpServletResponse response) {
    LinkToken link = new LinkToken(token);
    Set<String> ticked = new LinkedHashSet<>(tags);
    // A browser counts a line break as one character, and sends two.
    String words =
        comment.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "").strip();
    Map<String, String> faults = faults(score, ticked, words);
    if (faults.isEmpty()) {
      boolean taken = links.rate(link, Integer.parseInt(score), ticked, words);
      return taken ? "rating/thanks" : nowhere(response);
    }
    Optional<Asked> asked = links.find(link);
    if (asked.isEmpty()) {
      return nowhere(response);
    }
    if (asked.get().rated()) {
      return "rating/thanks";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("faults", faults);
    model.addAttribute("score", score);
    model.addAttribute("ticked", ticked);
    model.addAttribute("comment", words);
    return form(asked.get(), model);
  }

  @RequestMapping("/rate/**")
  String nowhere(HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    return "rating/nowhere";
  }

  private static String form(Asked asked, Model model) {
    model.addAttribute("asked", asked);
    model.addAttribute("tags", RatingLinks.TAGS);
    return "rating/rate";
  }

  /** What is wrong, by the field. */
  private static Map<String, String> faults(String score, Set<String> tags, String comment) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (!score.matches("\\d{1,2}")
        || Integer.parseInt(score) < LEAST
        || Integer.parseInt(score) > MOST) {
      faults.put("score", "“满意程度”还没有选，请在1至10中选一个分数。");
    }
    if (!RatingLinks.TAGS.containsAll(tags)) {
      faults.put("tags", "“标签”只能从列出的里面选，请重新选择。");
    } else if (tags.size() > RatingLinks.MOST_TAGS) {
      faults.put("tags", "“标签”最多选%d个，请取消几个。".formatted(RatingLinks.MOST_TAGS));
    }
    int length = comment.codePointCount(0, comment.length());
    if (length > RatingLinks.LONGEST_COMMENT) {
      faults.put(
          "comment", "“留言”不能超过%d字，现有%d字，请删短一些。".formatted(RatingLinks.LONGEST_COMMENT, length));
    }
    return faults;
  }
}
