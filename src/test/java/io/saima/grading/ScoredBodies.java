package io.saima.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.review.ReviewScored;
import io.saima.scoring.Outcome;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterGrade;
import io.saima.support.TestClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the scores of a body as the review leaves them, and hands them over. */
@TestComponent
class ScoredBodies {

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final Assignments assignments;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final TestClock clock;
  private final List<Score> scores = new ArrayList<>();

  ScoredBodies(
      JdbcTemplate jdbc,
      ObjectMapper json,
      Assignments assignments,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      TestClock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.assignments = assignments;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Score(
      String officer,
      Outcome outcome,
      String reasons,
      String q,
      QuarterGrade ceiling,
      String caps) {}

  /** Forgets what an earlier test said. */
  ScoredBodies none() {
    scores.clear();
    return this;
  }

  ScoredBodies score(String officer, String q) {
    return capped(officer, q, QuarterGrade.GOOD, "");
  }

  ScoredBodies capped(String officer, String q, QuarterGrade ceiling, String caps) {
    scores.add(new Score(officer, Outcome.GRADED, "", q, ceiling, caps));
    return this;
  }

  ScoredBodies without(String officer, Outcome outcome, String reasons) {
    scores.add(new Score(officer, outcome, reasons, null, QuarterGrade.GOOD, ""));
    return this;
  }

  /** The review of the body is done: its grade approval begins. */
  void handOver(String quarter, String body) {
    transaction.executeWithoutResult(
        status -> {
          write(quarter, body);
          events.publishEvent(new ReviewScored(Quarter.parse(quarter), body));
        });
    clock.runJobs();
  }

  private void write(String quarter, String body) {
    String review = quarter + "/" + body;
    try {
      jdbc.update(
          "insert into review (id, quarter_code, body_code, state, policy_version, policy, opened_at,"
              + " closes_at, cut_off_at, handed_over_at) values (?, ?, ?, 'HANDED_OVER', 'default', ?,"
              + " ?, ?, ?, ?)",
          review,
          quarter,
          body,
          json.writeValueAsString(Policy.DEFAULT.toTree()),
          clock.now(),
          clock.now(),
          clock.now(),
          clock.now());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    for (Score score : scores) {
      Officer officer = assignments.county().officer(score.officer()).orElseThrow();
      BigDecimal q = score.q() == null ? null : new BigDecimal(score.q());
      QuarterGrade band = q == null ? null : Policy.DEFAULT.band(io.saima.scoring.Rational.of(q));
      jdbc.update(
          "insert into quarter_score (review_id, quarter_code, body_code, officer_id, version_no,"
              + " unit_code, post_class, outcome, outcome_reasons, q, band, ceiling,"
              + " ceiling_reasons, proposal, tie_p, tie_pub, reds, yellows, merit, debrief,"
              + " reconsideration, input, result, frozen_at, scored_at)"
              + " values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, false, false, false,"
              + " '{}', '{}', ?, ?)",
          review,
          quarter,
          body,
          officer.id(),
          officer.unitCode(),
          officer.postClass().name(),
          score.outcome().name(),
          score.reasons(),
          q,
          band == null ? null : band.name(),
          score.ceiling().name(),
          score.caps(),
          band == null ? null : band.atMost(score.ceiling()).name(),
          q,
          q,
          clock.now(),
          clock.now());
    }
    scores.clear();
  }
}
