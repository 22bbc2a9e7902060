package io.saima.bench;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that thanks for a rating behind the same door, without looking anything up or storing
 * it.
 */
@Controller
class BarePage {

  @PostMapping("/rate/bare/{token}")
  String thank(
      @PathVariable String token,
      @RequestParam String score,
      @RequestParam(defaultValue = "") List<String> tags,
      @RequestParam(defaultValue = "") String comment) {
    return "rating/thanks";
  }
}
