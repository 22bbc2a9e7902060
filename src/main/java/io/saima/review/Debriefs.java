package io.saima.review;

import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those at the end of the race explain (复盘说明). It has no effect on any score and holds nobody
 * up.
 */
@Service
@Transactional
public class Debriefs {

  private final JdbcTemplate jdbc;
  private final Assignments assignments;
  private final Clock clock;

  Debriefs(JdbcTemplate jdbc, Assignments assignments, Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.clock = clock;
  }

  /** One explanation; empty if the officer let the time pass. */
  public record Debrief(String officer, Optional<String> explanation) {}

  /** Writes the list of those who explain, and gives it; who has left is not asked. */
  public List<String> ask(ReviewId review) {
    County county = assignments.county();
    LocalDate today = LocalDate.now(clock);
    List<String> asked = asked(review);
    if (asked.isEmpty()) {
      asked =
          jdbc
              .queryForList(
                  "select officer_id from quarter_score where review_id = ? and debrief = ?"
                      + " order by officer_id",
                  String.class,
                  review.toString(),
                  true)
              .stream()
              .filter(id -> county.officer(id).filter(one -> one.hereOn(today)).isPresent())
              .toList();
      jdbc.batchUpdate(
          "insert into debrief (review_id, officer_id) values (?,?)",
          asked.stream().map(id -> new Object[] {review.toString(), id}).toList());
    }
    return asked;
  }

  /** Those who explain, by id. */
  @Transactional(readOnly = true)
  public List<String> asked(ReviewId review) {
    return of(review).stream().map(Debrief::officer).toList();
  }

  /** The head of the body, or the organization department's if he is himself on the list. */
  @Transactional(readOnly = true)
  public Optional<String> reader(ReviewId review) {
    Body body = assignments.county().body(review.body()).orElseThrow();
    return assignments.today().signer(body, asked(review));
  }

  public void explain(ReviewId review, String officer, String explanation) {
    jdbc.update(
        "update debrief set explanation = ?, written_at = ? where review_id = ? and officer_id = ?",
        explanation,
        LocalDateTime.now(clock),
        review.toString(),
        officer);
  }

  public void read(ReviewId review, String reader) {
    jdbc.update(
        "update debrief set reader = ?, read_at = ? where review_id = ?",
        reader,
        LocalDateTime.now(clock),
        review.toString());
  }

  @Transactional(readOnly = true)
  public List<Debrief> of(ReviewId review) {
    return jdbc.query(
        "select officer_id, explanation from debrief where review_id = ? order by officer_id",
        (row, n) -> new Debrief(row.getString(1), Optional.ofNullable(row.getString(2))),
        review.toString());
  }
}
