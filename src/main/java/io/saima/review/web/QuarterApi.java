package io.saima.review.web;

import io.saima.calendar.Quarter;
import io.saima.review.QuarterScores;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lets anybody who may see it recompute a quarterly score: the frozen input and the stored result.
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
  String officer(@PathVariable String quarter, @PathVariable String id) {
    return scores
        .documents(parse(quarter), id)
        .map(one -> "{\"input\":" + one.input() + ",\"result\":" + one.result() + "}")
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
