package io.saima.plan.web;

import io.saima.calendar.Quarter;
import io.saima.plan.ApprovedPolicy;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The parameters of a quarter as JSON: what a what-if calculation takes as its {@code policy}. */
@RestController
@PreAuthorize("hasAnyRole('ORGANIZATION', 'DISCIPLINE', 'DESIGNER')")
class PolicyApi {

  private final ApprovedPolicy approved;

  PolicyApi(ApprovedPolicy approved) {
    this.approved = approved;
  }

  @GetMapping("/api/policies/{quarter}")
  Map<String, Object> of(@PathVariable String quarter) {
    return approved.of(parse(quarter)).toTree();
  }

  private static Quarter parse(String quarter) {
    try {
      return Quarter.parse(quarter);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
