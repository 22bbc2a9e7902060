package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.notification.Notes;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those at the end of the race explain (复盘说明), and what the reader says to it: he accepts it,
 * or returns it once with a reason. It has no effect on any score and holds nobody up.
 */
@Service
@Transactional
public class Debriefs {

  /** A returned explanation is written once more; what is then said about it stands. */
  public static final int LAST_ROUND = 2;

  private static final RowMapper<Debrief> ROW =
      (row, n) ->
          new Debrief(
              row.getString(1),
              row.getInt(2),
              Optional.ofNullable(row.getString(3)),
              Optional.ofNullable(row.getString(4)).map(DebriefVerdict::valueOf),
              Optional.ofNullable(row.getString(5)));

  private static final String COLUMNS =
      "select officer_id, round_no, explanation, verdict, reason from debrief where review_id = ?";

  private final JdbcTemplate jdbc;
  private final Assignments assignments;
  private final Notes notes;
  private final Clock clock;

  Debriefs(JdbcTemplate jdbc, Assignments assignments, Notes notes, Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * One explanation.
   *
   * @param round 1, or 2 after a return
   * @param explanation empty if the officer let the time pass
   * @param verdict empty until it is read, and if the reader let the time pass
   * @param reason why it was returned
   */
  public record Debrief(
      String officer,
      int round,
      Optional<String> explanation,
      Optional<DebriefVerdict> verdict,
      Optional<String> reason) {}

  /** What the reader says about one officer's explanation; a return needs a reason. */
  public record Reading(String officer, DebriefVerdict verdict, String reason) {}

  /** Writes the list of those who explain, and gives it; who has left is not asked. */
  public List<String> ask(ReviewId review) {
    List<String> asked = asked(review);
    if (asked.isEmpty()) {
      asked =
          stillHere(
              jdbc.queryForList(
                  "select officer_id from quarter_score where review_id = ? and debrief = ?"
                      + " order by officer_id",
                  String.class,
                  review.toString(),
                  true));
      open(review, asked, 1);
    }
    return asked;
  }

  private List<String> stillHere(List<String> officers) {
    County county = assignments.county();
    LocalDate today = LocalDate.now(clock);
    return officers.stream()
        .filter(id -> county.officer(id).filter(one -> one.hereOn(today)).isPresent())
        .toList();
  }

  private void open(ReviewId review, List<String> officers, int round) {
    jdbc.batchUpdate(
        "insert into debrief (review_id, officer_id, round_no) values (?,?,?)",
        officers.stream().map(id -> new Object[] {review.toString(), id, round}).toList());
  }

  /** Those who explain in the round that is open, by id. */
  @Transactional(readOnly = true)
  public List<String> asked(ReviewId review) {
    return current(review).stream().map(Debrief::officer).toList();
  }

  /** The explanations of the round that is open, by officer. */
  @Transactional(readOnly = true)
  public List<Debrief> current(ReviewId review) {
    return jdbc.query(
        COLUMNS
            + " and round_no = (select max(d.round_no) from debrief d where d.review_id = ?)"
            + " order by officer_id",
        ROW,
        review.toString(),
        review.toString());
  }

  /** All explanations of a review, by officer and round. */
  @Transactional(readOnly = true)
  public List<Debrief> of(ReviewId review) {
    return jdbc.query(COLUMNS + " order by officer_id, round_no", ROW, review.toString());
  }

  /** Why the officer's first explanation was returned, if he writes the second now. */
  @Transactional(readOnly = true)
  public Optional<String> returnedBecause(ReviewId review, String officer) {
    return of(review).stream()
        .filter(one -> one.officer().equals(officer) && one.round() < LAST_ROUND)
        .findFirst()
        .flatMap(Debrief::reason);
  }

  /**
   * The first in the line of those who sign for the body who may judge all who explain: its head,
   * or the organization department's.
   */
  @Transactional(readOnly = true)
  public Optional<String> reader(ReviewId review) {
    return reader(review, Set.of());
  }

  /** The next reader behind those who had it already. */
  @Transactional(readOnly = true)
  public Optional<String> reader(ReviewId review, Set<String> had) {
    Body body = assignments.county().body(review.body()).orElseThrow();
    AssignmentRules today = assignments.today();
    return today.next(today.signerLine(body), had, asked(review));
  }

  /** Stores an explanation in the round that is open. */
  public void explain(ReviewId review, String officer, String explanation) {
    jdbc.update(
        "update debrief set explanation = ?, written_at = ? where review_id = ? and officer_id = ?"
            + " and round_no = ?",
        explanation,
        LocalDateTime.now(clock),
        review.toString(),
        officer,
        round(review));
  }

  private int round(ReviewId review) {
    return jdbc.queryForObject(
        "select max(round_no) from debrief where review_id = ?", Integer.class, review.toString());
  }

  /**
   * Stores what the reader says, and tells each officer. Those whose first explanation is returned
   * write once more; what is said about a second one stands.
   *
   * @return whether somebody writes again
   */
  public boolean read(ReviewId review, String reader, List<Reading> readings) {
    for (Reading reading : readings) {
      if (reading.verdict() == DebriefVerdict.RETURNED && reading.reason() == null) {
        throw new TaskRefused("不认可的，请在“意见”中写明理由。");
      }
    }
    int round = round(review);
    jdbc.batchUpdate(
        "update debrief set verdict = ?, reason = ?, reader = ?, read_at = ?"
            + " where review_id = ? and officer_id = ? and round_no = ?",
        readings.stream()
            .map(
                one ->
                    new Object[] {
                      one.verdict().name(),
                      one.reason(),
                      reader,
                      LocalDateTime.now(clock),
                      review.toString(),
                      one.officer(),
                      round
                    })
            .toList());
    List<String> again =
        round >= LAST_ROUND
            ? List.of()
            : stillHere(
                readings.stream()
                    .filter(one -> one.verdict() == DebriefVerdict.RETURNED)
                    .map(Reading::officer)
                    .toList());
    open(review, again, round + 1);
    readings.forEach(one -> tell(review.quarter(), one, again.contains(one.officer())));
    return !again.isEmpty();
  }

  private void tell(Quarter quarter, Reading reading, boolean again) {
    String what =
        reading.verdict() == DebriefVerdict.ACCEPTED
            ? "您的复盘说明已获认可。"
            : again ? "您的复盘说明被退回，请在任务列表中重写一次，退回理由见任务。" : "您的复盘说明未获认可，记录在案，不影响得分。";
    notes.write(
        reading.officer(), quarter + "/debrief", quarter.label() + "复盘说明", what, "/me/race");
  }
}
