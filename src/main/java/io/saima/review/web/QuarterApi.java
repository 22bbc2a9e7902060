package io.saima.review.web;

import io.saima.calendar.Quarter;
import io.saima.review.QuarterScores;
import io.saima.review.QuarterScores.Told;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives the frozen input and the result of a quarterly score, without what fewer than three raters
 * said, and says whether the whole of the one gives the other again.
 */
@RestController
@PreAuthorize("hasRole('ORGANIZATION')")
class QuarterApi {

  private final QuarterScores scores;

  QuarterApi(QuarterScores scores) {
    this.scores = scores;
  }

  @GetMapping(
      path = "/api/quarters/{quarter}/officers/{id}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Told officer(@PathVariable String quarter, @PathVariable String id) {
    return scores
        .told(parse(quarter), id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这名人员本季度的计分结果。"));
  }

  private static Quarter parse(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "季度应写作2026-Q3这样的形式。", e);
    }
  }
}
