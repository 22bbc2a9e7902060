package io.saima.rating.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page behind a citizen's link. Whatever leads nowhere ends at the same friendly page. */
@Controller
class RatePage {

  @RequestMapping("/rate/**")
  String nowhere(HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    return "rating/nowhere";
  }
}
