package io.saima.review;

import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out how the peers of a review lean, at its cut-off. This is the one place where the roll,
 * the keys and the opinions are read together; only leanings leave it.
 */
@Component
@Transactional(readOnly = true)
class PeerLeans {

  /** Everybody whom somebody rates as a peer who rates a peer of this review. */
  private static final String LINES =
      "select k.rater_key, l.review_id, l.ratee from ballot_line l"
          + " join ballot b on b.id = l.ballot_id"
          + " join rater_key k on k.review_id = b.review_id and k.kind = 'BALLOT'"
          + " and k.holder = b.rater"
          + " where l.channel = 'PEER' and b.kind = 'BALLOT' and exists ("
          + "select 1 from ballot_line l2 join ballot b2 on b2.id = l2.ballot_id"
          + " where b2.review_id = b.review_id and b2.rater = b.rater and b2.kind = 'BALLOT'"
          + " and l2.channel = 'PEER' and l2.review_id = ?)";

  private final JdbcTemplate jdbc;

  PeerLeans(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Leanings by the keys under which opinions about people of this review stand. */
  Map<String, PeerLean> of(ReviewId review, Policy policy) {
    Map<String, List<Key>> keysOf = new HashMap<>();
    Set<String> reviews = new HashSet<>();
    jdbc.query(
        LINES,
        row -> {
          RaterKey secret = new RaterKey(row.getString(1));
          reviews.add(row.getString(2));
          keysOf
              .computeIfAbsent(secret.secret(), one -> new ArrayList<>())
              .add(
                  new Key(
                      row.getString(2),
                      row.getString(3),
                      secret.about(row.getString(3), RaterRole.PEER)));
        },
        review.toString());
    Map<String, Map<String, Rational>> scoresOf = new HashMap<>();
    reviews.forEach(one -> read(one, scoresOf));
    Map<String, PeerLean> leans = new HashMap<>();
    for (List<Key> keys : keysOf.values()) {
      PeerLean lean = PeerLean.of(differences(keys, scoresOf, policy), policy);
      if (lean != null) {
        keys.stream()
            .filter(key -> key.review().equals(review.toString()))
            .forEach(key -> leans.put(key.text(), lean));
      }
    }
    return leans;
  }

  /** Under which one rater's opinion about one person stands. */
  private record Key(String review, String ratee, String text) {}

  private void read(String review, Map<String, Map<String, Rational>> scoresOf) {
    jdbc.query(
        "select ratee, rater_key, score from ballot_score where review_id = ?"
            + " and channel = 'PEER' and state = 'VALID'",
        row -> {
          scoresOf
              .computeIfAbsent(row.getString(1), ratee -> new HashMap<>())
              .put(row.getString(2), Rational.of(row.getBigDecimal(3)));
        },
        review);
  }

  private static List<Rational> differences(
      List<Key> keys, Map<String, Map<String, Rational>> scoresOf, Policy policy) {
    List<Rational> differences = new ArrayList<>();
    for (Key key : keys) {
      Map<String, Rational> others = new HashMap<>(scoresOf.getOrDefault(key.ratee(), Map.of()));
      Rational own = others.remove(key.text());
      if (own != null && others.size() >= policy.calibMinOthers()) {
        differences.add(own.minus(Rational.median(others.values())));
      }
    }
    return differences;
  }
}
