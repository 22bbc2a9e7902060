package io.saima.review;

import io.saima.review.ExternalRaters.External;
import io.saima.review.ExternalRaters.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts, at the cut-off, the sheets on which everybody has the same score and those that equal
 * another one; those from outside all together, because one of a kind would be known by it. The
 * organization department learns how many, never whose: with the scores of an officer before it, it
 * could tell what was said. Nothing follows from a flag.
 */
@Service
@Transactional
public class BallotFlags {

  /** Fewer answers on a sheet may well be alike. */
  static final int LEAST_ANSWERS = 5;

  /** Of fewer sheets a number would tell whose it is. */
  static final int LEAST_SHEETS = 3;

  private final JdbcTemplate jdbc;
  private final Ballots ballots;
  private final ExternalRaters externals;

  BallotFlags(JdbcTemplate jdbc, Ballots ballots, ExternalRaters externals) {
    this.jdbc = jdbc;
    this.ballots = ballots;
    this.externals = externals;
  }

  /** What is conspicuous about a sheet. */
  public enum Kind {
    STRAIGHT_LINE("全部同一分数"),
    COPIED("与另一张逐项相同");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** So many of the sheets cast are conspicuous in this way. */
  public record Flag(Kind flag, BallotKind kind, int sheets, int ofSheets) {}

  @Transactional(readOnly = true)
  public List<Flag> of(ReviewId review) {
    return jdbc.query(
        "select flag, kind, sheets, of_sheets from ballot_flag where review_id = ?"
            + " order by kind, flag",
        (row, n) ->
            new Flag(
                Kind.valueOf(row.getString(1)),
                BallotKind.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4)),
        review.toString());
  }

  /** Counts and stores; a second call changes nothing. */
  void count(ReviewId review) {
    jdbc.update("delete from ballot_flag where review_id = ?", review.toString());
    count(review, BallotKind.BALLOT, sheets(review, BallotKind.BALLOT));
    count(review, BallotKind.RACE, sheets(review, BallotKind.RACE));
    count(review, BallotKind.EXTERNAL, sheetsFromOutside(review));
  }

  private void count(ReviewId review, BallotKind kind, List<Map<String, BigDecimal>> sheets) {
    if (sheets.size() >= LEAST_SHEETS) {
      store(review, Kind.STRAIGHT_LINE, kind, straight(sheets), sheets.size());
      store(review, Kind.COPIED, kind, copied(sheets), sheets.size());
    }
  }

  private void store(ReviewId review, Kind flag, BallotKind kind, int sheets, int of) {
    if (sheets > 0) {
      jdbc.update(
          "insert into ballot_flag (review_id, flag, kind, sheets, of_sheets) values (?,?,?,?,?)",
          review.toString(),
          flag.name(),
          kind.name(),
          sheets,
          of);
    }
  }

  static int straight(List<Map<String, BigDecimal>> sheets) {
    return (int)
        sheets.stream().filter(sheet -> sheet.size() >= LEAST_ANSWERS && isStraight(sheet)).count();
  }

  private static boolean isStraight(Map<String, BigDecimal> sheet) {
    return new HashSet<>(sheet.values()).size() == 1;
  }

  static int copied(List<Map<String, BigDecimal>> sheets) {
    Set<Integer> copies = new HashSet<>();
    for (int i = 0; i < sheets.size(); i++) {
      for (int j = i + 1; j < sheets.size(); j++) {
        Map<String, BigDecimal> both = new HashMap<>(sheets.get(i));
        both.keySet().retainAll(sheets.get(j).keySet());
        if (both.size() >= LEAST_ANSWERS
            && !isStraight(both)
            && both.entrySet().stream().allMatch(sheets.get(j).entrySet()::contains)) {
          copies.addAll(List.of(i, j));
        }
      }
    }
    return copies.size();
  }

  /** The valid scores of each rater's sheets, by person rated. */
  private List<Map<String, BigDecimal>> sheets(ReviewId review, BallotKind kind) {
    Map<String, Map<String, BigDecimal>> byRater = new TreeMap<>();
    Map<String, Map<String, BigDecimal>> saidOf = new HashMap<>();
    jdbc.query(
        "select k.rater_key, l.review_id, l.ratee, l.channel from ballot b"
            + " join ballot_line l on l.ballot_id = b.id"
            + " join rater_key k on k.review_id = b.review_id and k.kind = b.kind"
            + " and k.holder = b.rater where b.review_id = ? and b.kind = ? and b.state = 'CAST'",
        row -> {
          String ratee = row.getString(3);
          RaterRole role = RaterRole.valueOf(row.getString(4));
          BigDecimal score =
              saidOf
                  .computeIfAbsent(row.getString(2), this::said)
                  .get(new RaterKey(row.getString(1)).about(ratee, role));
          Map<String, BigDecimal> sheet =
              byRater.computeIfAbsent(row.getString(1), key -> new HashMap<>());
          if (score != null) {
            sheet.put(ratee, score);
          }
        },
        review.toString(),
        kind.name());
    return new ArrayList<>(byRater.values());
  }

  /**
   * The valid scores of each sheet from outside, by its rows: a unit has one for all its people.
   */
  private List<Map<String, BigDecimal>> sheetsFromOutside(ReviewId review) {
    List<Row> rows = externals.rows(review);
    Map<String, BigDecimal> said = said(review.toString());
    List<Map<String, BigDecimal>> sheets = new ArrayList<>();
    for (External rater : externals.of(review)) {
      if (rater.state() == ExternalState.CAST) {
        RaterKey key = ballots.keyOf(review, BallotKind.EXTERNAL, rater.holder());
        Map<String, BigDecimal> sheet = new HashMap<>();
        for (Row row : rows) {
          row.ratees().stream()
              .map(ratee -> said.get(key.about(ratee, rater.kind().role())))
              .filter(Objects::nonNull)
              .findFirst()
              .ifPresent(score -> sheet.put(row.ratees().get(0), score));
        }
        sheets.add(sheet);
      }
    }
    return sheets;
  }

  private Map<String, BigDecimal> said(String review) {
    Map<String, BigDecimal> scores = new HashMap<>();
    jdbc.query(
        "select rater_key, score from ballot_score where review_id = ? and state = 'VALID'",
        row -> {
          scores.put(row.getString(1), row.getBigDecimal(2));
        },
        review);
    return scores;
  }
}
