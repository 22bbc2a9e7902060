package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The scores of the quarters, each with the frozen input from which anybody can recompute it. */
@Repository
@Transactional(readOnly = true)
public class QuarterScores {

  private static final String COLUMNS =
      "select quarter_code, body_code, officer_id, version_no, unit_code, post_class, published_r,"
          + " outcome, outcome_reasons, a1517, q, band, ceiling, ceiling_reasons, proposal, tie_p,"
          + " tie_pub, reds, yellows, merit, debrief, reconsideration from quarter_score s ";

  private static final String IN_FORCE =
      " and s.scored_at is not null and s.version_no = (select max(v.version_no) from quarter_score v"
          + " where v.quarter_code = s.quarter_code and v.officer_id = s.officer_id"
          + " and v.scored_at is not null) ";

  private final JdbcTemplate jdbc;

  QuarterScores(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The frozen input and the stored result as JSON of the scoring specification; posting the input
   * to the calculator gives the result again.
   */
  public record Documents(String input, String result) {}

  /** Everybody of a body, by id; empty until the review is handed over. */
  public List<QuarterScore> ofBody(Quarter quarter, String body) {
    return jdbc.query(
        COLUMNS
            + "where s.quarter_code = ? and s.body_code = ?"
            + IN_FORCE
            + "order by s.officer_id",
        (row, n) -> read(row),
        quarter.toString(),
        body);
  }

  /** Everybody of the county, by body and id. */
  public List<QuarterScore> ofQuarter(Quarter quarter) {
    return jdbc.query(
        COLUMNS + "where s.quarter_code = ?" + IN_FORCE + "order by s.body_code, s.officer_id",
        (row, n) -> read(row),
        quarter.toString());
  }

  /** The officer's score of the quarter. */
  public Optional<QuarterScore> of(Quarter quarter, String officer) {
    return jdbc
        .query(
            COLUMNS + "where s.quarter_code = ? and s.officer_id = ?" + IN_FORCE,
            (row, n) -> read(row),
            quarter.toString(),
            officer)
        .stream()
        .findFirst();
  }

  /** What the officer's score was computed from, and the whole result. */
  public Optional<Documents> documents(Quarter quarter, String officer) {
    return jdbc
        .query(
            "select s.input, s.result from quarter_score s where s.quarter_code = ? and"
                + " s.officer_id = ?"
                + IN_FORCE,
            (row, n) -> new Documents(row.getString(1), row.getString(2)),
            quarter.toString(),
            officer)
        .stream()
        .findFirst();
  }

  private static QuarterScore read(ResultSet row) throws SQLException {
    return new QuarterScore(
        Quarter.parse(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        PostClass.valueOf(row.getString(6)),
        row.getBigDecimal(7),
        Outcome.valueOf(row.getString(8)),
        codes(row.getString(9)),
        row.getString(10),
        row.getBigDecimal(11),
        grade(row.getString(12)),
        grade(row.getString(13)),
        codes(row.getString(14)),
        grade(row.getString(15)),
        row.getBigDecimal(16),
        row.getBigDecimal(17),
        row.getInt(18),
        row.getInt(19),
        row.getBoolean(20),
        row.getBoolean(21),
        row.getBoolean(22));
  }

  private static QuarterGrade grade(String name) {
    return name == null ? null : QuarterGrade.valueOf(name);
  }

  private static List<String> codes(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(","));
  }
}
