package io.saima.review;

import io.saima.organization.AssessedCounties;
import io.saima.organization.Body;
import io.saima.review.ExternalRaters.External;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a rater see that his ballot stands and counted as he cast it; what he said is shown to
 * nobody, not even to him, so that nobody can make him show it.
 */
@Service
@Transactional(readOnly = true)
public class Receipts {

  private final JdbcTemplate jdbc;
  private final AssessedCounties assessed;
  private final Documents documents;

  Receipts(JdbcTemplate jdbc, AssessedCounties assessed, Documents documents) {
    this.jdbc = jdbc;
    this.assessed = assessed;
    this.documents = documents;
  }

  /** A sheet that somebody cast. */
  public record Cast(long sheet, ReviewId review, String body, BallotKind kind, int people) {}

  /** What came of a check. */
  public enum Finding {
    UNCHANGED("与提交时一致"),
    CHANGED("与提交时不一致"),
    OTHER_PHRASE("口令与投票时填写的不同"),
    NO_PHRASE("投票时没有填写口令");

    private final String label;

    Finding(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * @param people on the sheet
   * @param frozen about how many of them the inputs are frozen already
   * @param counted in how many of the frozen inputs the opinion stands as it was cast
   * @param aside from how many of them the rater stands aside by what was entered after he had cast
   *     it; they are neither frozen nor counted here
   */
  public record Checked(Finding finding, int people, int frozen, int counted, int aside) {}

  /** The sheets that somebody cast, the newest first. */
  public List<Cast> of(String rater) {
    return jdbc.query(
        "select b.id, b.review_id, b.kind, (select count(*) from ballot_line l where l.ballot_id ="
            + " b.id) from ballot b where b.rater = ? and b.state = 'CAST' order by b.id desc",
        (row, n) -> {
          ReviewId review = ReviewId.of(row.getString(2));
          return new Cast(
              row.getLong(1),
              review,
              assessed
                  .of(review.quarter())
                  .body(review.body())
                  .map(Body::name)
                  .orElse(review.body()),
              BallotKind.valueOf(row.getString(3)),
              row.getInt(4));
        },
        rater);
  }

  private record Said(
      String review,
      String ratee,
      RaterRole role,
      String key,
      ScoreState state,
      BigDecimal score,
      String commitment) {}

  /**
   * Checks a sheet against the commitments beside its opinions, and against the frozen inputs.
   *
   * @param phrase that the rater chose when he cast it; empty if he chose none
   * @return empty if the sheet is not his, or was not cast
   */
  public Optional<Checked> check(String rater, long sheet, String phrase) {
    return jdbc
        .query(
            "select k.rater_key, b.receipt_check from ballot b join rater_key k on k.review_id ="
                + " b.review_id and k.kind = b.kind and k.holder = b.rater"
                + " where b.id = ? and b.rater = ? and b.state = 'CAST'",
            (row, n) ->
                check(
                    rater, lines(sheet), new RaterKey(row.getString(1)), row.getString(2), phrase),
            sheet,
            rater)
        .stream()
        .findFirst();
  }

  /** The same for the sheet of somebody from outside who opened his link again. */
  public Optional<Checked> check(External rater, String phrase) {
    return jdbc
        .query(
            "select k.rater_key, e.receipt_check from external_rater e join rater_key k"
                + " on k.review_id = e.review_id and k.kind = 'EXTERNAL' and k.holder = ?"
                + " where e.id = ? and e.state = 'CAST'",
            (row, n) -> {
              RaterKey key = new RaterKey(row.getString(1));
              List<Line> lines =
                  jdbc.query(
                      "select officer_id from review_member where review_id = ?",
                      (member, m) ->
                          new Line(
                              rater.review().toString(), member.getString(1), rater.kind().role()),
                      rater.review().toString());
              return check(rater.holder(), lines, key, row.getString(2), phrase);
            },
            rater.holder(),
            rater.id())
        .stream()
        .findFirst();
  }

  /** One about whom a sheet asks. */
  private record Line(String review, String ratee, RaterRole role) {}

  private Checked check(String rater, List<Line> lines, RaterKey key, String known, String phrase) {
    List<Said> said =
        lines.stream()
            .flatMap(line -> said(line.review(), line.ratee(), line.role(), key).stream())
            .toList();
    if (known != null && !known.equals(key.receiptCheck(phrase))) {
      return new Checked(Finding.OTHER_PHRASE, said.size(), 0, 0, 0);
    }
    if (known == null && !phrase.isEmpty()) {
      return new Checked(Finding.NO_PHRASE, said.size(), 0, 0, 0);
    }
    boolean unchanged = true;
    int frozen = 0;
    int counted = 0;
    int aside = 0;
    for (Said one : said) {
      boolean asCast =
          Commitment.of(
                  one.review(),
                  one.ratee(),
                  one.role(),
                  one.key(),
                  one.state(),
                  one.score(),
                  key.salt(phrase, one.ratee(), one.role()))
              .equals(one.commitment());
      if (!asCast && standsAside(rater, one)) {
        aside++;
        continue;
      }
      unchanged &= asCast;
      Optional<Map<String, Object>> input = input(one);
      frozen += input.isPresent() ? 1 : 0;
      counted += input.filter(tree -> holds(tree, one)).isPresent() ? 1 : 0;
    }
    return new Checked(
        unchanged && said.size() == lines.size() ? Finding.UNCHANGED : Finding.CHANGED,
        lines.size(),
        frozen,
        counted,
        aside);
  }

  /** Whether it is on record that an opinion was made recused. */
  private boolean standsAside(String rater, Said one) {
    return one.state() == ScoreState.RECUSED
        && jdbc.queryForObject(
                "select count(*) from rater_exclusion where review_id = ? and ratee = ?"
                    + " and rater = ? and channel = ?",
                Integer.class,
                one.review(),
                one.ratee(),
                rater,
                one.role().name())
            > 0;
  }

  private List<Line> lines(long sheet) {
    return jdbc.query(
        "select review_id, ratee, channel from ballot_line where ballot_id = ? order by ratee",
        (row, n) ->
            new Line(row.getString(1), row.getString(2), RaterRole.valueOf(row.getString(3))),
        sheet);
  }

  private List<Said> said(String review, String ratee, RaterRole role, RaterKey key) {
    return jdbc.query(
        "select rater_key, state, score, commitment from ballot_score where review_id = ?"
            + " and ratee = ? and channel = ? and rater_key = ?",
        (row, n) ->
            new Said(
                review,
                ratee,
                role,
                row.getString(1),
                ScoreState.valueOf(row.getString(2)),
                row.getBigDecimal(3),
                row.getString(4)),
        review,
        ratee,
        role.name(),
        key.about(ratee, role));
  }

  private Optional<Map<String, Object>> input(Said one) {
    return jdbc
        .queryForList(
            "select input from quarter_score where review_id = ? and officer_id = ?"
                + " order by version_no",
            String.class,
            one.review(),
            one.ratee())
        .stream()
        .findFirst()
        .map(documents::read);
  }

  /** Whether the frozen input has this opinion, and as it was cast. */
  private static boolean holds(Map<String, Object> input, Said one) {
    Object all =
        one.role() == RaterRole.RACE
            ? ((Map<?, ?>) input.getOrDefault("race", Map.of())).get("panel")
            : input.get("ballots");
    return all instanceof List<?> ballots
        && ballots.stream()
            .map(ballot -> (Map<?, ?>) ballot)
            .filter(ballot -> one.key().equals(ballot.get("rater")))
            .anyMatch(ballot -> same(ballot, one));
  }

  private static boolean same(Map<?, ?> ballot, Said one) {
    Object state = ballot.get("state");
    Object score = ballot.get("score");
    return (state == null || state.equals(one.state().name()))
        && (one.score() == null
            ? score == null
            : score != null && Rational.of(one.score()).toString().equals(score));
  }
}
