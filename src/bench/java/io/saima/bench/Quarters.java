package io.saima.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.bench.Rounds.Timed;
import io.saima.calendar.Quarter;
import io.saima.review.QuarterlyReviews;
import io.saima.review.ReviewId;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Measures a quarter: freezing the inputs and scoring everybody, against the same reads and writes
 * in JDBC. Everybody has eight ballots and three scores of the race's panel.
 */
final class Quarters {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final int CHUNK = 200;
  private static final int ROUNDS = 20;
  private static final int THREADS = 4;
  private static final List<String> BALLOTS =
      List.of(
          "ORG", "SUP", "SUP", "PEER", "PEER", "PEER", "THIRD", "MEDIA", "RACE", "RACE", "RACE");
  private static final List<String> BY_OFFICER =
      List.of("figure_correction", "fact", "special_merit", "officer_leave", "punishment");

  private final Application saima;
  private final DataSource database;
  private final int officers;
  private final Random random;
  private final ObjectMapper json;
  private final List<ReviewId> reviews;
  private String input;
  private String result;

  Quarters(Application saima, DataSource database, int officers, long seed) {
    this.saima = saima;
    this.database = database;
    this.officers = officers;
    this.random = new Random(seed);
    this.json = saima.bean(ObjectMapper.class);
    int units = (officers + FilledCounty.OF_A_UNIT - 1) / FilledCounty.OF_A_UNIT;
    this.reviews =
        IntStream.range(0, units)
            .mapToObj(unit -> new ReviewId(QUARTER, "U%04d".formatted(unit)))
            .toList();
  }

  /** Reviews whose window has closed, with everything that was said in them. */
  void fill() throws Exception {
    String policy = json.writeValueAsString(Policy.DEFAULT.toTree());
    LocalDateTime opened = LocalDateTime.of(2026, 10, 8, 8, 0);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (ReviewId review : reviews) {
        fill(connection, review, policy, opened);
        connection.commit();
      }
      Jdbc.write(
          connection,
          "insert into public_prior (quarter_code, post_type, mean_score, ratings)"
              + " values (?, ?, ?, ?)",
          List.<Object[]>of(new Object[] {QUARTER.toString(), "ADMINISTRATION", 88, 100}));
      connection.commit();
    }
    saima.jdbc().execute("create table bench_score like quarter_score");
    saima.jdbc().execute("analyze table review_member, ballot_score");
  }

  private void fill(Connection connection, ReviewId review, String policy, LocalDateTime opened)
      throws SQLException {
    String id = review.toString();
    Jdbc.write(
        connection,
        "insert into review (id, quarter_code, body_code, state, policy_version, policy, opened_at,"
            + " closes_at, cut_off_at) values (?, ?, ?, 'CUT_OFF', 'default', ?, ?, ?, ?)",
        List.<Object[]>of(
            new Object[] {
              id,
              QUARTER.toString(),
              review.body(),
              policy,
              opened,
              opened.plusDays(8),
              opened.plusDays(8)
            }));
    List<Object[]> people =
        Jdbc.read(
            connection,
            "select id, unit_code, post_class, post_type, post_since from officer"
                + " where unit_code = ? and rank_level not like 'COUNTY%' order by id",
            review.body());
    List<Object[]> members = new ArrayList<>();
    List<Object[]> ballots = new ArrayList<>();
    for (Object[] person : people) {
      String plan =
          "P%s-%d"
              .formatted(
                  review.body().substring(1),
                  List.of("PRINCIPAL", "DEPUTY", "MIDDLE", "GENERAL").indexOf(person[2]));
      members.add(
          new Object[] {
            id,
            QUARTER.toString(),
            person[0],
            person[1],
            person[2],
            person[3],
            person[4],
            plan,
            QUARTER.toString()
          });
      for (String channel : BALLOTS) {
        String key = "%016x".formatted(random.nextLong());
        ballots.add(new Object[] {id, person[0], channel, key, 75 + random.nextInt(25)});
      }
    }
    Jdbc.write(
        connection,
        "insert into review_member (review_id, quarter_code, officer_id, unit_code, post_class,"
            + " post_type, post_since, plan_code, plan_quarter) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        members);
    Jdbc.write(
        connection,
        "insert into ballot_score (review_id, ratee, channel, rater_key, state, score)"
            + " values (?, ?, ?, ?, 'VALID', ?)",
        ballots);
  }

  /** Body by body, as the review's delegates call it, and the same rows in JDBC. */
  Rounds scores() throws Exception {
    QuarterlyReviews service = saima.bean(QuarterlyReviews.class);
    Rounds rounds = new Rounds();
    int portion = Math.max(THREADS, reviews.size() / ROUNDS);
    for (int from = 0; from < reviews.size(); from += portion) {
      List<ReviewId> some = reviews.subList(from, Math.min(from + portion, reviews.size()));
      long before = saima.count("select count(*) from quarter_score where scored_at is not null");
      Timed ours =
          Rounds.time(
              () -> {
                inLanes(some, review -> score(service, review));
                return 0;
              });
      long scored =
          saima.count("select count(*) from quarter_score where scored_at is not null") - before;
      learn(some.get(0));
      Timed reference =
          Rounds.time(
              () -> {
                long rows = 0;
                try (Connection connection = database.getConnection()) {
                  connection.setAutoCommit(false);
                  for (ReviewId review : some) {
                    rows += plain(connection, review);
                  }
                }
                return rows;
              });
      if (from > 0 || some.size() == reviews.size()) {
        // The first round warms both up.
        rounds.add(new Timed(scored, ours.seconds()), reference);
      }
    }
    long all = saima.count("select count(*) from quarter_score where scored_at is not null");
    if (all != officers) {
      throw new IllegalStateException("%d officers are scored".formatted(all));
    }
    return rounds;
  }

  /** Reviews are cases of their own, and the job executor works on as many of them at once. */
  private static void inLanes(List<ReviewId> some, Consumer<ReviewId> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> lanes = new ArrayList<>();
      for (ReviewId review : some) {
        lanes.add(threads.submit(() -> work.accept(review)));
      }
      for (Future<?> lane : lanes) {
        lane.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void score(QuarterlyReviews service, ReviewId review) {
    boolean more = true;
    while (more) {
      more = service.freezeInputs(review, CHUNK);
    }
    more = true;
    while (more) {
      more = service.score(review, CHUNK).more();
    }
  }

  /** The documents that the reference writes: of somebody of the same round. */
  private void learn(ReviewId review) {
    saima
        .jdbc()
        .query(
            "select input, result from quarter_score where review_id = ? order by officer_id limit 1",
            row -> {
              input = row.getString(1);
              result = row.getString(2);
            },
            review.toString());
  }

  /** Reads what the scores of a body are made of, and writes its rows twice: frozen, and scored. */
  private long plain(Connection connection, ReviewId review) throws SQLException {
    String id = review.toString();
    Jdbc.read(connection, "select * from review where id = ?", id);
    Jdbc.read(connection, "select officer_id from bench_score where review_id = ?", id);
    List<Object[]> people =
        Jdbc.read(
            connection,
            "select officer_id, unit_code, post_class from review_member where review_id = ?"
                + " order by officer_id",
            id);
    List<Object> ids = people.stream().map(person -> person[0]).toList();
    List<Object> plans =
        Jdbc.read(connection, "select * from plan where unit_code = ?", review.body()).stream()
            .map(plan -> plan[0])
            .toList();
    Jdbc.read(connection, "select * from plan_indicator where plan_code in (%s)", plans);
    Jdbc.read(
        connection,
        "select * from indicator_actual where plan_code in (%s) and officer_id = ''"
            + " and month_code between '2026-07' and '2026-09'",
        plans);
    Jdbc.read(
        connection,
        "select * from indicator_actual where officer_id in (%s)"
            + " and month_code between '2026-07' and '2026-09'",
        ids);
    for (String table : BY_OFFICER) {
      Jdbc.read(connection, "select * from " + table + " where officer_id in (%s)", ids);
    }
    for (String table : List.of("weekly_log", "weekly_case")) {
      Jdbc.read(
          connection,
          "select * from "
              + table
              + " where officer_id in (%s) and week_code between '2026-W27' and '2026-W39'",
          ids);
    }
    Jdbc.read(
        connection,
        "select * from service_event e join rating r on r.event_id = e.id"
            + " where e.officer_id in (%s)",
        ids);
    Jdbc.read(connection, "select * from public_prior where quarter_code = ?", QUARTER.toString());
    Jdbc.read(
        connection,
        "select ratee, channel, rater_key, state, score from ballot_score where review_id = ?"
            + " order by ratee, channel, rater_key",
        id);
    LocalDateTime now = LocalDateTime.now();
    Jdbc.write(
        connection,
        "insert into bench_score (review_id, quarter_code, body_code, officer_id, version_no,"
            + " unit_code, post_class, published_r, outcome_reasons, ceiling_reasons, reds, yellows,"
            + " merit, debrief, reconsideration, input, frozen_at)"
            + " values (?,?,?,?,1,?,?,?,'','',0,0,false,false,false,?,?)",
        people.stream()
            .map(
                person ->
                    new Object[] {
                      id,
                      QUARTER.toString(),
                      review.body(),
                      person[0],
                      person[1],
                      person[2],
                      90,
                      input,
                      now
                    })
            .toList());
    connection.commit();
    List<Object[]> frozen =
        Jdbc.read(
            connection,
            "select officer_id, input from bench_score where review_id = ?"
                + " and scored_at is null order by officer_id",
            id);
    Jdbc.write(
        connection,
        "update bench_score set result = ?, outcome = 'GRADED', outcome_reasons = '',"
            + " q = 90, band = 'GOOD', ceiling = 'GOOD', ceiling_reasons = '', proposal = 'GOOD',"
            + " tie_p = 90, tie_pub = null, scored_at = ? where review_id = ? and officer_id = ?"
            + " and version_no = 1",
        frozen.stream().map(row -> new Object[] {result, now, id, row[0]}).toList());
    connection.commit();
    return people.size();
  }

  /** How many stored results differ in a byte from what their frozen input gives again. */
  long recomputed() {
    long[] different = new long[1];
    for (ReviewId review : reviews) {
      saima
          .jdbc()
          .query(
              "select input, result from quarter_score where review_id = ?",
              (ResultSet row) -> {
                if (!again(row.getString(1)).equals(row.getString(2))) {
                  different[0]++;
                }
              },
              review.toString());
    }
    return different[0];
  }

  private String again(String frozen) {
    try {
      Map<String, Object> tree = json.readValue(frozen, new TypeReference<>() {});
      return json.writeValueAsString(QuarterCalculation.run(QuarterInput.read(tree)).toTree());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
