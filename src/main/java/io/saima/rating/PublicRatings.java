package io.saima.rating;

import static java.util.stream.Collectors.joining;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import io.saima.organization.PostType;
import io.saima.scoring.Ballot;
import io.saima.scoring.Ballot.Period;
import io.saima.scoring.Ballot.Scale;
import io.saima.scoring.Rational;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells scoring which citizens' ratings count: given within 8 × 24 hours of the event and before
 * the quarter's cut-off, and of one citizen only the first few about one officer in one quarter.
 * What came after the cut-off counts in the next quarter, whose half-year holds the event too.
 */
@Service
public class PublicRatings {

  /** How long after the event a rating counts: dispatched within a day, then open for seven. */
  static final Duration OPEN_FOR = Duration.ofHours(8 * 24);

  private static final int TO_HUNDRED = 10;
  private static final int DECIMALS = 6;

  private final JdbcTemplate jdbc;
  private final ClosedQuarters closed;

  PublicRatings(JdbcTemplate jdbc, ClosedQuarters closed) {
    this.jdbc = jdbc;
    this.closed = closed;
  }

  private record Counted(
      String officer, String contact, String event, Quarter quarter, int score) {}

  /**
   * The ballots of the channel {@code pub}: of the quarter and of the one before.
   *
   * @param officers a few hundred at once; who has no rating is absent
   * @param mostPerRater how many ratings of one citizen count in one quarter
   */
  @Transactional(readOnly = true)
  public Map<String, List<Ballot>> ballots(
      Collection<String> officers, Quarter quarter, int mostPerRater) {
    Map<String, List<Ballot>> ballots = new HashMap<>();
    counted(
        officers,
        quarter,
        mostPerRater,
        rating ->
            ballots
                .computeIfAbsent(rating.officer, id -> new ArrayList<>())
                .add(
                    Ballot.ofCitizen(
                        rating.contact,
                        rating.event,
                        rating.quarter.equals(quarter) ? Period.CURRENT : Period.PREVIOUS,
                        Scale.TEN,
                        Rational.of(rating.score))));
    return ballots;
  }

  /**
   * Fixes the mean of each post type for a quarter; a second call changes nothing.
   *
   * @param frozenTypes the post types of the quarter's frozen rosters by officer; who stands on
   *     none (he left before the quarter ended) counts with his last one. Asked for only if
   *     something is to be fixed
   */
  @Transactional
  public void freezePriors(
      Quarter quarter, int mostPerRater, Supplier<Map<String, PostType>> frozenTypes) {
    if (jdbc.queryForObject(
            "select count(*) from public_prior where quarter_code = ?",
            Integer.class,
            quarter.toString())
        > 0) {
      return;
    }
    Map<String, PostType> typeOf = new HashMap<>();
    jdbc.query(
        "select id, post_type from officer",
        row -> {
          typeOf.put(row.getString(1), PostType.valueOf(row.getString(2)));
        });
    typeOf.putAll(frozenTypes.get());
    Map<PostType, long[]> sums = new EnumMap<>(PostType.class);
    counted(
        List.of(),
        quarter,
        mostPerRater,
        rating -> {
          long[] sum = sums.computeIfAbsent(typeOf.get(rating.officer), type -> new long[2]);
          sum[0] += rating.score;
          sum[1]++;
        });
    sums.forEach(
        (type, sum) ->
            jdbc.update(
                "insert into public_prior (quarter_code, post_type, mean_score, ratings)"
                    + " values (?,?,?,?)",
                quarter.toString(),
                type.name(),
                Rational.of(sum[0] * TO_HUNDRED, sum[1]).rounded(DECIMALS),
                sum[1]));
  }

  /** The frozen means on the 0–100 scale; a post type without any rating is absent. */
  @Transactional(readOnly = true)
  public Map<PostType, Rational> priors(Quarter quarter) {
    Map<PostType, Rational> priors = new EnumMap<>(PostType.class);
    jdbc.query(
        "select post_type, mean_score from public_prior where quarter_code = ?",
        row -> {
          priors.put(PostType.valueOf(row.getString(1)), Rational.of(row.getBigDecimal(2)));
        },
        quarter.toString());
    return priors;
  }

  /**
   * @param officers empty for the whole county
   */
  private void counted(
      Collection<String> officers, Quarter quarter, int mostPerRater, Consumer<Counted> use) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                quarter.previous().first().atStartOfDay(), quarter.next().first().atStartOfDay()));
    arguments.addAll(officers);
    String only =
        officers.isEmpty()
            ? ""
            : Collections.nCopies(officers.size(), "?").stream()
                .collect(joining(",", "and e.officer_id in (", ") "));
    LocalDateTime cutOff = closed.moments(Part.INPUTS).get(quarter);
    Map<String, Integer> given = new HashMap<>();
    jdbc.query(
        "select e.officer_id, e.contact_hash, e.id, e.occurred_at, r.score, r.rated_at"
            + " from service_event e join rating r on r.event_id = e.id"
            + " where e.occurred_at >= ? and e.occurred_at < ? "
            + only
            + "order by e.officer_id, r.rated_at, e.id",
        row -> {
          LocalDateTime occurred = row.getObject(4, LocalDateTime.class);
          LocalDateTime rated = row.getObject(6, LocalDateTime.class);
          if (rated.isAfter(occurred.plus(OPEN_FOR)) || cutOff != null && !rated.isBefore(cutOff)) {
            return;
          }
          Quarter of = Quarter.of(occurred.toLocalDate());
          String key = row.getString(1) + "/" + row.getString(2) + "/" + of;
          if (given.merge(key, 1, Integer::sum) <= mostPerRater) {
            use.accept(
                new Counted(
                    row.getString(1), row.getString(2), row.getString(3), of, row.getInt(5)));
          }
        },
        arguments.toArray());
  }
}
