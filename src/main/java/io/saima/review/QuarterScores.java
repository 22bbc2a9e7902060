package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.rating.OwnRatings;
import io.saima.scoring.Channel;
import io.saima.scoring.Disclosure;
import io.saima.scoring.InvalidInput;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterGrade;
import io.saima.scoring.QuarterInput;
import io.saima.scoring.QuarterResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * What a reader may know from elsewhere and could subtract: the organization department entered
   * three of them, mostly alike for a whole unit, so that two people of one unit need only lay
   * their results side by side; and an officer sees how citizens rated him, group by group.
   */
  private static final Set<Channel> KNOWN =
      Set.of(Channel.ORG, Channel.THIRD, Channel.MEDIA, Channel.PUB);

  private final JdbcTemplate jdbc;
  private final Documents documents;
  private final OwnRatings ownRatings;

  QuarterScores(JdbcTemplate jdbc, Documents documents, OwnRatings ownRatings) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.ownRatings = ownRatings;
  }

  /**
   * The frozen input and the stored result as JSON of the scoring specification; posting the input
   * to the calculator gives the result again.
   */
  record Frozen(String input, String result) {}

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

  /**
   * What the officer's score was computed from, and the whole result. Stays within the module:
   * whoever shows something of it to anybody takes {@link #told}.
   */
  Optional<Frozen> frozen(Quarter quarter, String officer) {
    return jdbc
        .query(
            "select s.input, s.result from quarter_score s where s.quarter_code = ? and"
                + " s.officer_id = ?"
                + IN_FORCE,
            (row, n) -> new Frozen(row.getString(1), row.getString(2)),
            quarter.toString(),
            officer)
        .stream()
        .findFirst();
  }

  /**
   * What may be told of an officer's score.
   *
   * @param recomputed whether the frozen input gives the stored result again
   */
  public record Told(Map<String, Object> input, Map<String, Object> result, boolean recomputed) {}

  /** The frozen input and the result, without whatever {@link Disclosure} keeps. */
  public Optional<Told> told(Quarter quarter, String officer) {
    return frozen(quarter, officer).map(this::told);
  }

  private Told told(Frozen frozen) {
    Map<String, Object> stored = documents.read(frozen.result());
    Map<String, Object> tree = documents.read(frozen.input());
    try {
      QuarterInput input = QuarterInput.read(tree);
      QuarterResult result = QuarterCalculation.run(input);
      Disclosure disclosure =
          Disclosure.of(
              input,
              result,
              new Disclosure.Known(
                  KNOWN, ownRatings.leavesFew(input.officer(), input.citizensEvents())));
      return new Told(
          disclosure.input(input),
          disclosure.result(input, result),
          documents.read(documents.write(result.toTree())).equals(stored));
    } catch (InvalidInput e) {
      tree.keySet().removeAll(Set.of("ballots", "peerMatrix"));
      return new Told(tree, stored, true);
    }
  }

  /** Whether enough citizens rated the officer that the mean of their ratings may be told. */
  public boolean tellsPublic(Quarter quarter, String officer) {
    return told(quarter, officer)
        .map(told -> told.result().get("tie"))
        .filter(tie -> ((Map<?, ?>) tie).get("pub") != null)
        .isPresent();
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
