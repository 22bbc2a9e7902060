package io.saima.review;

import static io.saima.review.ScoreState.OPEN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.organization.AssessedCounties;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.SheetParts;
import io.saima.plan.ApprovedPolicy;
import io.saima.review.Raters.Exclusion;
import io.saima.review.Raters.Pair;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sheets of a review, from the draw of the raters to the close. The roll ({@code ballot},
 * {@code ballot_line}) says who was asked about whom and whether he answered; what was said ({@code
 * ballot_score}) stands apart from it under the {@link RaterKey} of one rater and one person rated.
 * {@code rater_key} alone connects the two.
 */
@Service
@Transactional
public class Ballots {

  private static final Comparator<Line> IN_ORDER =
      Comparator.comparing(Line::role)
          .thenComparing(line -> line.officer().unitCode())
          .thenComparing(line -> line.officer().postClass())
          .thenComparing(line -> line.officer().id());

  private static final String ROLL =
      "select b.rater, l.ratee, l.channel, b.state from ballot_line l"
          + " join ballot b on b.id = l.ballot_id where l.review_id = ?";

  private static final String BY_RATEE = " order by l.ratee, l.channel, b.rater";

  private static final RowMapper<Asked> ASKED =
      (row, n) ->
          new Asked(
              row.getString(1),
              row.getString(2),
              RaterRole.valueOf(row.getString(3)),
              BallotState.valueOf(row.getString(4)));

  private final JdbcTemplate jdbc;
  private final Assignments assignments;
  private final AssessedCounties assessed;
  private final ReviewMembers members;
  private final Recusals recusals;
  private final PanelDraws panelDraws;
  private final RaterSeeds seeds;
  private final ApprovedPolicy policies;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Ballots(
      JdbcTemplate jdbc,
      Assignments assignments,
      AssessedCounties assessed,
      ReviewMembers members,
      Recusals recusals,
      PanelDraws panelDraws,
      RaterSeeds seeds,
      ApprovedPolicy policies,
      Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.assessed = assessed;
    this.members = members;
    this.recusals = recusals;
    this.panelDraws = panelDraws;
    this.seeds = seeds;
    this.policies = policies;
    this.clock = clock;
  }

  /** One row of a sheet: somebody to be rated, and in what role. */
  public record Line(Officer officer, RaterRole role) {}

  /** A sheet on its way to its rater. */
  public record Sheet(long id, String rater, String part) {}

  // ---- the draw

  /** Draws once for the whole county who rates which head of a unit. */
  void drawHeads(Quarter quarter) {
    String code = quarter.toString();
    if (jdbc.queryForObject(
            "select count(*) from head_draw where quarter_code = ?", Integer.class, code)
        > 0) {
      return;
    }
    seeds.record(quarter);
    List<Object[]> rows = new ArrayList<>();
    heads(quarter)
        .forEach(
            (ratee, raters) ->
                raters.forEach(rater -> rows.add(new Object[] {code, ratee, rater})));
    jdbc.batchUpdate("insert into head_draw (quarter_code, ratee, rater) values (?,?,?)", rows);
  }

  private Map<String, List<String>> heads(Quarter quarter) {
    List<Officer> everybody =
        Raters.roster(
            assessed.of(quarter).officers().stream(), quarter.last(), LocalDate.now(clock));
    return raters(quarter).drawHeads(everybody, seeds.of(quarter, quarter.toString()));
  }

  private Raters raters(Quarter quarter) {
    return new Raters(
        assessed.of(quarter), assessed.rules(quarter), recusals.bars(), policies.of(quarter));
  }

  /** Draws the raters of a body and writes their sheets; a second call changes nothing. */
  void draw(ReviewId review) {
    if (jdbc.queryForObject(
            "select count(*) from rater_key where review_id = ?", Integer.class, review.toString())
        > 0) {
      return;
    }
    seeds.record(review.quarter());
    County county = assessed.of(review.quarter());
    List<Officer> roster =
        members.of(review).stream()
            .map(member -> county.officer(member.officer()).orElseThrow())
            .toList();
    Body body = county.body(review.body()).orElseThrow();
    Plan plan =
        plan(review, roster, panelDraws.draw(review, body, roster), headDraw(review.quarter()));
    List<Pair> pairs = plan.pairs();
    write(review, BallotKind.RACE, pairs.stream().filter(Ballots::race).toList(), county);
    write(review, BallotKind.BALLOT, pairs.stream().filter(pair -> !race(pair)).toList(), county);
    plan.exclusions().forEach(one -> exclude(review.toString(), one));
  }

  /**
   * Who is to rate whom in a review, and who is left out.
   *
   * @param heads who rates which head in the whole county
   */
  public record Plan(
      List<Pair> pairs, List<Exclusion> exclusions, Map<String, List<String>> heads) {}

  /**
   * What the rules say today about this roster; nothing of it is stored.
   *
   * @param heads who rates which head in the whole county
   */
  @Transactional(readOnly = true)
  public Plan plan(ReviewId review, List<Officer> roster, Map<String, List<String>> heads) {
    return plan(review, roster, List.of(), heads);
  }

  /** Who rates which head of a unit: as it was drawn, before that as the rules say today. */
  @Transactional(readOnly = true)
  public Map<String, List<String>> headDraw(Quarter quarter) {
    Map<String, List<String>> heads = new TreeMap<>();
    jdbc.query(
        "select ratee, rater from head_draw where quarter_code = ? order by ratee, rater",
        row -> {
          heads.computeIfAbsent(row.getString(1), ratee -> new ArrayList<>()).add(row.getString(2));
        },
        quarter.toString());
    return heads.isEmpty() ? heads(quarter) : heads;
  }

  private Plan plan(
      ReviewId review, List<Officer> roster, List<String> guests, Map<String, List<String>> heads) {
    Body body = assessed.of(review.quarter()).body(review.body()).orElseThrow();
    Raters raters = raters(review.quarter());
    return new Plan(
        raters.of(body, roster, heads, guests, seeds.of(review.quarter(), review.toString())),
        raters.exclusions(body, roster, guests),
        heads);
  }

  /** Records who does not rate somebody of a review; a second call changes nothing. */
  void exclude(String review, Exclusion one) {
    int known =
        jdbc.queryForObject(
            "select count(*) from rater_exclusion where review_id = ? and ratee = ? and rater = ?"
                + " and channel = ?",
            Integer.class,
            review,
            one.ratee(),
            one.rater(),
            one.role().name());
    if (known == 0) {
      jdbc.update(
          "insert into rater_exclusion (review_id, ratee, rater, channel, ground, recorded_at)"
              + " values (?,?,?,?,?,?)",
          review,
          one.ratee(),
          one.rater(),
          one.role().name(),
          one.ground().name(),
          LocalDateTime.now(clock));
    }
  }

  private static boolean race(Pair pair) {
    return pair.role() == RaterRole.RACE;
  }

  private void write(ReviewId review, BallotKind kind, List<Pair> pairs, County county) {
    Map<String, List<Pair>> byRater =
        pairs.stream()
            .collect(groupingBy(Pair::rater, TreeMap::new, java.util.stream.Collectors.toList()));
    Map<String, RaterKey> keyOf = new HashMap<>();
    Map<String, Map<String, List<Line>>> partsOf = new LinkedHashMap<>();
    List<Object[]> sheets = new ArrayList<>();
    byRater.forEach(
        (rater, rated) -> {
          Map<String, List<Line>> parts =
              parts(
                  rated.stream()
                      .map(
                          pair -> new Line(county.officer(pair.ratee()).orElseThrow(), pair.role()))
                      .sorted(IN_ORDER)
                      .toList());
          parts.keySet().forEach(part -> sheets.add(sheet(review, rater, kind, part)));
          partsOf.put(rater, parts);
          keyOf.put(rater, key(review, kind, rater));
        });
    jdbc.batchUpdate(
        "insert into ballot (review_id, rater, kind, part, state) values (?,?,?,?,?)", sheets);
    List<Object[]> lines = new ArrayList<>();
    List<Object[]> scores = new ArrayList<>();
    jdbc.query(
        "select id, rater, part from ballot where review_id = ? and kind = ?",
        row -> {
          RaterKey key = keyOf.get(row.getString(2));
          for (Line line : partsOf.get(row.getString(2)).get(row.getString(3))) {
            String ratee = line.officer().id();
            String of = reviewOf(review, line.officer(), county);
            String role = line.role().name();
            lines.add(new Object[] {row.getLong(1), of, ratee, role});
            scores.add(new Object[] {of, ratee, role, key.about(ratee, line.role()), OPEN.name()});
          }
        },
        review.toString(),
        kind.name());
    jdbc.batchUpdate(
        "insert into ballot_line (ballot_id, review_id, ratee, channel) values (?,?,?,?)", lines);
    // Neither place nor moment of a row may tell whose it is.
    Collections.shuffle(scores, random);
    jdbc.batchUpdate(
        "insert into ballot_score (review_id, ratee, channel, rater_key, state)"
            + " values (?,?,?,?,?)",
        scores);
  }

  private static Object[] sheet(ReviewId review, String rater, BallotKind kind, String part) {
    BallotState state = kind == BallotKind.RACE ? BallotState.OPEN : BallotState.PREPARED;
    return new Object[] {review.toString(), rater, kind.name(), part, state.name()};
  }

  /** A head whom another body's head rates belongs to the review of his own body. */
  private static String reviewOf(ReviewId review, Officer ratee, County county) {
    return new ReviewId(review.quarter(), county.bodyOf(ratee.id()).orElseThrow().code())
        .toString();
  }

  /** A new random key of somebody in this review. */
  private RaterKey key(ReviewId review, BallotKind kind, String holder) {
    RaterKey key = RaterKey.random(random);
    jdbc.update(
        "insert into rater_key (rater_key, review_id, kind, holder) values (?,?,?,?)",
        key.secret(),
        review.toString(),
        kind.name(),
        holder);
    return key;
  }

  /** The lines of one rater, on as many sheets as they need. */
  static Map<String, List<Line>> parts(List<Line> lines) {
    return SheetParts.of(lines, line -> line.officer().postClass());
  }

  // ---- the roll

  /** Somebody was asked about somebody; what became of his sheet is known, what he said is not. */
  public record Asked(String rater, String ratee, RaterRole role, BallotState sheet) {}

  /** Everybody who was asked about people of this review. */
  @Transactional(readOnly = true)
  public List<Asked> roll(ReviewId review) {
    return jdbc.query(ROLL + BY_RATEE, ASKED, review.toString());
  }

  /** Who was asked about some people of this review. */
  @Transactional(readOnly = true)
  public List<Asked> roll(ReviewId review, Collection<String> ratees) {
    if (ratees.isEmpty()) {
      return List.of();
    }
    List<Object> arguments = new ArrayList<>(List.of(review.toString()));
    arguments.addAll(ratees);
    return jdbc.query(
        ROLL
            + " and l.ratee in ("
            + String.join(",", Collections.nCopies(ratees.size(), "?"))
            + ")"
            + BY_RATEE,
        ASKED,
        arguments.toArray());
  }

  /** How many people were asked about people of a review, and how many of them answered all. */
  public record Turnout(int asked, int answered) {}

  @Transactional(readOnly = true)
  public Turnout turnout(ReviewId review) {
    return jdbc.queryForObject(
        "select count(*), sum(case when r.waiting = 0 then 1 else 0 end) from (select b.rater,"
            + " sum(case when b.state = 'CAST' then 0 else 1 end) waiting from ballot_line l"
            + " join ballot b on b.id = l.ballot_id where l.review_id = ? group by b.rater) r",
        (row, n) -> new Turnout(row.getInt(1), row.getInt(2)),
        review.toString());
  }

  /** Who was left out about people of this review, and why. */
  @Transactional(readOnly = true)
  public List<Exclusion> exclusions(ReviewId review) {
    return jdbc.query(
        "select rater, ratee, channel, ground from rater_exclusion where review_id = ?"
            + " order by ratee, channel, rater",
        (row, n) ->
            new Exclusion(
                row.getString(1),
                row.getString(2),
                RaterRole.valueOf(row.getString(3)),
                RecusalGround.valueOf(row.getString(4))),
        review.toString());
  }

  // ---- the sheets

  /** The next ballots to be sent out; they count as open from now on. */
  public List<Sheet> openNext(ReviewId review, int most) {
    List<Sheet> next = sheets(review, BallotKind.BALLOT, BallotState.PREPARED, most);
    mark(next.stream().map(Sheet::id).toList(), BallotState.OPEN);
    return next;
  }

  public boolean moreToOpen(ReviewId review) {
    return !sheets(review, BallotKind.BALLOT, BallotState.PREPARED, 1).isEmpty();
  }

  /** The panel's sheets of the race. */
  @Transactional(readOnly = true)
  public List<Sheet> race(ReviewId review) {
    return sheets(review, BallotKind.RACE, BallotState.OPEN, Integer.MAX_VALUE);
  }

  /** Open ballots that the close has not reached. */
  public List<Sheet> stillOpen(ReviewId review, int most) {
    return sheets(review, BallotKind.BALLOT, BallotState.OPEN, most);
  }

  private List<Sheet> sheets(ReviewId review, BallotKind kind, BallotState state, int most) {
    return jdbc.query(
        "select id, rater, part from ballot where review_id = ? and kind = ? and state = ?"
            + " order by id limit ?",
        (row, n) -> new Sheet(row.getLong(1), row.getString(2), row.getString(3)),
        review.toString(),
        kind.name(),
        state.name(),
        most);
  }

  private void mark(Collection<Long> sheets, BallotState state) {
    jdbc.batchUpdate(
        "update ballot set state = ? where id = ?",
        sheets.stream().map(id -> new Object[] {state.name(), id}).toList());
  }

  /** Everybody who still has a sheet to fill in. */
  @Transactional(readOnly = true)
  public Set<String> unanswered(ReviewId review) {
    return jdbc
        .queryForList(
            "select rater from ballot where review_id = ? and state = 'OPEN'",
            String.class,
            review.toString())
        .stream()
        .collect(toSet());
  }

  /** Who fills in the sheet. */
  @Transactional(readOnly = true)
  public String rater(long sheet) {
    return jdbc.queryForObject("select rater from ballot where id = ?", String.class, sheet);
  }

  /** The review whose raters a sheet belongs to. */
  @Transactional(readOnly = true)
  public ReviewId review(long sheet) {
    return ReviewId.of(
        jdbc.queryForObject("select review_id from ballot where id = ?", String.class, sheet));
  }

  /** Whether the sheet waits for its rater. */
  @Transactional(readOnly = true)
  public boolean isOpen(long sheet) {
    return state(sheet) == BallotState.OPEN;
  }

  @Transactional(readOnly = true)
  BallotKind kind(long sheet) {
    return BallotKind.valueOf(
        jdbc.queryForObject("select kind from ballot where id = ?", String.class, sheet));
  }

  @Transactional(readOnly = true)
  BallotState state(long sheet) {
    return BallotState.valueOf(
        jdbc.queryForObject("select state from ballot where id = ?", String.class, sheet));
  }

  /**
   * A row of a sheet as the roll knows it.
   *
   * @param review of the person rated
   */
  record AskedLine(String review, String ratee, RaterRole role) {}

  @Transactional(readOnly = true)
  List<AskedLine> askedOn(long sheet) {
    return jdbc.query(
        "select review_id, ratee, channel from ballot_line where ballot_id = ? order by ratee",
        (row, n) ->
            new AskedLine(row.getString(1), row.getString(2), RaterRole.valueOf(row.getString(3))),
        sheet);
  }

  /** The rows of a sheet from which its rater stood aside. */
  @Transactional(readOnly = true)
  List<AskedLine> recusedOn(long sheet) {
    RaterKey key = keyOf(sheet);
    return askedOn(sheet).stream()
        .filter(
            line ->
                jdbc.queryForObject(
                        "select count(*) from ballot_score where review_id = ? and ratee = ? and"
                            + " channel = ? and rater_key = ? and state = 'RECUSED'",
                        Integer.class,
                        line.review(),
                        line.ratee(),
                        line.role().name(),
                        key.about(line.ratee(), line.role()))
                    > 0)
        .toList();
  }

  /** Whether others were asked instead of the rater of this sheet. */
  @Transactional(readOnly = true)
  boolean substituted(long sheet) {
    return jdbc.queryForObject(
            "select count(*) from ballot where review_id = ? and part = ?",
            Integer.class,
            review(sheet).toString(),
            partInsteadOf(sheet))
        > 0;
  }

  private static String partInsteadOf(long sheet) {
    return "+" + sheet;
  }

  /** Makes an open sheet for somebody who is asked instead of the rater of another one. */
  Sheet add(ReviewId review, String rater, long insteadOf, List<AskedLine> lines) {
    String part = partInsteadOf(insteadOf);
    BallotKind kind = kind(insteadOf);
    jdbc.update(
        "insert into ballot (review_id, rater, kind, part, state) values (?,?,?,?,?)",
        review.toString(),
        rater,
        kind.name(),
        part,
        BallotState.OPEN.name());
    long id =
        jdbc.queryForObject(
            "select id from ballot where review_id = ? and rater = ? and kind = ? and part = ?",
            Long.class,
            review.toString(),
            rater,
            kind.name(),
            part);
    RaterKey key = known(review, kind, rater).orElseGet(() -> key(review, kind, rater));
    for (AskedLine line : lines) {
      String role = line.role().name();
      jdbc.update(
          "insert into ballot_line (ballot_id, review_id, ratee, channel) values (?,?,?,?)",
          id,
          line.review(),
          line.ratee(),
          role);
      jdbc.update(
          "insert into ballot_score (review_id, ratee, channel, rater_key, state)"
              + " values (?,?,?,?,?)",
          line.review(),
          line.ratee(),
          role,
          key.about(line.ratee(), line.role()),
          OPEN.name());
    }
    return new Sheet(id, rater, part);
  }

  private Optional<RaterKey> known(ReviewId review, BallotKind kind, String holder) {
    return jdbc
        .query(
            "select rater_key from rater_key where review_id = ? and kind = ? and holder = ?",
            (row, n) -> new RaterKey(row.getString(1)),
            review.toString(),
            kind.name(),
            holder)
        .stream()
        .findFirst();
  }

  /** The rows of a sheet, in order. */
  @Transactional(readOnly = true)
  public List<Line> lines(long sheet) {
    County county = assignments.county();
    return jdbc
        .query(
            "select ratee, channel from ballot_line where ballot_id = ?",
            (row, n) ->
                new Line(
                    county.officer(row.getString(1)).orElseThrow(),
                    RaterRole.valueOf(row.getString(2))),
            sheet)
        .stream()
        .sorted(IN_ORDER)
        .toList();
  }

  /**
   * Stores what a rater says. What he says about somebody who turned out to be his relation counts
   * as recused, and about somebody whose review is past its cut-off as late.
   */
  public void cast(long sheet, List<Opinion> opinions) {
    cast(sheet, opinions, "");
  }

  /**
   * The same with a phrase that the rater chose, without which nobody can make the commitments of
   * his opinions again.
   */
  public void cast(long sheet, List<Opinion> opinions, String phrase) {
    String rater = rater(sheet);
    Raters raters = raters(review(sheet).quarter());
    RaterKey key = keyOf(sheet);
    Map<String, Opinion> opinionOf =
        opinions.stream().collect(toMap(Opinion::ratee, Function.identity()));
    List<AskedLine> lines = askedOn(sheet);
    Map<String, ReviewState> states = hold(sheet, lines);
    List<Object[]> rows = new ArrayList<>();
    for (AskedLine line : lines) {
      if (!states.containsKey(line.review())) {
        continue;
      }
      Opinion opinion = opinionOf.get(line.ratee());
      ScoreState state = opinion.state();
      if (raters.bar(rater, line.ratee()).isPresent()) {
        state = ScoreState.RECUSED;
      } else if (states.get(line.review()) != ReviewState.COLLECTING) {
        state = ScoreState.LATE;
      }
      rows.add(
          said(
              key,
              phrase,
              line.review(),
              line.ratee(),
              line.role(),
              state,
              state == ScoreState.VALID ? opinion.score() : null));
    }
    store(rows);
    jdbc.update(
        "update ballot set state = 'CAST', receipt_check = ? where id = ?",
        phrase.isEmpty() ? null : key.receiptCheck(phrase),
        sheet);
  }

  /**
   * Holds the reviews of everybody on a sheet, and the sheet's own, always in the same order.
   *
   * @return their states; a review that never began has none
   */
  private Map<String, ReviewState> hold(long sheet, List<AskedLine> lines) {
    Set<String> reviews = new TreeSet<>(lines.stream().map(AskedLine::review).toList());
    reviews.add(review(sheet).toString());
    Map<String, ReviewState> states = new HashMap<>();
    reviews.forEach(id -> hold(id).ifPresent(state -> states.put(id, state)));
    return states;
  }

  /**
   * Holds a review until this transaction ends, so that its cut-off comes before what is stored now
   * or after it, never in between.
   *
   * @return its state
   */
  private Optional<ReviewState> hold(String review) {
    return jdbc
        .queryForList("select state from review where id = ? for update", String.class, review)
        .stream()
        .findFirst()
        .map(ReviewState::valueOf);
  }

  /** Holds a review until this transaction ends; says whether it takes ballots. */
  boolean holdCollecting(ReviewId review) {
    return hold(review.toString()).filter(ReviewState.COLLECTING::equals).isPresent();
  }

  /** A row of what is said, with its commitment. */
  private static Object[] said(
      RaterKey key,
      String phrase,
      String review,
      String ratee,
      RaterRole role,
      ScoreState state,
      BigDecimal score) {
    String about = key.about(ratee, role);
    String commitment =
        Commitment.of(review, ratee, role, about, state, score, key.salt(phrase, ratee, role));
    return new Object[] {state.name(), score, commitment, review, ratee, role.name(), about};
  }

  /** Makes ready for what somebody without a sheet on the roll will say about these people. */
  void prepare(ReviewId review, String holder, RaterRole role, List<String> ratees) {
    if (known(review, BallotKind.EXTERNAL, holder).isPresent()) {
      return;
    }
    RaterKey key = key(review, BallotKind.EXTERNAL, holder);
    jdbc.batchUpdate(
        "insert into ballot_score (review_id, ratee, channel, rater_key, state)"
            + " values (?,?,?,?,?)",
        ratees.stream()
            .map(
                ratee ->
                    new Object[] {
                      review.toString(), ratee, role.name(), key.about(ratee, role), OPEN.name()
                    })
            .toList());
  }

  @Transactional(readOnly = true)
  RaterKey keyOf(ReviewId review, BallotKind kind, String holder) {
    return known(review, kind, holder).orElseThrow();
  }

  /** Stores what somebody without a sheet on the roll says about people of one review. */
  void cast(ReviewId review, RaterKey key, RaterRole role, List<Opinion> opinions, String phrase) {
    store(
        opinions.stream()
            .map(
                one ->
                    said(
                        key,
                        phrase,
                        review.toString(),
                        one.ratee(),
                        role,
                        one.state(),
                        one.score()))
            .toList());
  }

  /** Takes out what the department recorded in a role about those whom others have scored now. */
  void dropOvertaken(ReviewId review, RaterRole role) {
    List<RaterKey> keys = recordedUnder(review, role);
    Set<String> overtaken = new TreeSet<>();
    jdbc.query(
        "select ratee, rater_key from ballot_score where review_id = ? and channel = ?"
            + " and state = 'VALID'",
        row -> {
          String ratee = row.getString(1);
          String key = row.getString(2);
          if (keys.stream().noneMatch(one -> one.about(ratee, role).equals(key))) {
            overtaken.add(ratee);
          }
        },
        review.toString(),
        role.name());
    dropRecorded(review, role, overtaken);
  }

  private List<RaterKey> recordedUnder(ReviewId review, RaterRole role) {
    return jdbc.query(
        "select rater_key from rater_key where review_id = ? and kind = ?",
        (row, n) -> new RaterKey(row.getString(1)),
        review.toString(),
        role.name());
  }

  private void dropRecorded(ReviewId review, RaterRole role, Collection<String> ratees) {
    for (RaterKey key : recordedUnder(review, role)) {
      jdbc.batchUpdate(
          "delete from ballot_score where review_id = ? and ratee = ? and channel = ?"
              + " and rater_key = ?",
          ratees.stream()
              .map(
                  ratee ->
                      new Object[] {review.toString(), ratee, role.name(), key.about(ratee, role)})
              .toList());
    }
  }

  /**
   * Makes recused what was said about people of this review by somebody who by now must not rate
   * them: that became known after he had handed in his sheet. The commitment stays as he made it.
   */
  void recuseBarred(ReviewId review) {
    Raters raters = raters(review.quarter());
    List<Exclusion> barred = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    jdbc.query(
        "select b.rater, l.ratee, l.channel, k.rater_key from ballot_line l"
            + " join ballot b on b.id = l.ballot_id join rater_key k on k.review_id = b.review_id"
            + " and k.kind = b.kind and k.holder = b.rater"
            + " where l.review_id = ? and b.state = 'CAST'",
        row -> {
          String rater = row.getString(1);
          String ratee = row.getString(2);
          RaterRole role = RaterRole.valueOf(row.getString(3));
          RaterKey key = new RaterKey(row.getString(4));
          raters
              .bar(rater, ratee)
              .ifPresent(
                  ground -> {
                    barred.add(new Exclusion(rater, ratee, role, ground));
                    rows.add(
                        new Object[] {
                          review.toString(), ratee, role.name(), key.about(ratee, role)
                        });
                  });
        },
        review.toString());
    int[] recused =
        jdbc.batchUpdate(
            "update ballot_score set state = 'RECUSED', score = null where review_id = ?"
                + " and ratee = ? and channel = ? and rater_key = ? and state = 'VALID'",
            rows);
    for (int i = 0; i < recused.length; i++) {
      if (recused[i] > 0) {
        exclude(review.toString(), barred.get(i));
      }
    }
    dropBarredEntries(review, raters);
  }

  /** Takes out what the department recorded by somebody who by now must not. */
  private void dropBarredEntries(ReviewId review, Raters raters) {
    List<String> roster = members.of(review).stream().map(ReviewMember::officer).toList();
    for (RaterRole role : List.of(RaterRole.ORG, RaterRole.THIRD, RaterRole.MEDIA)) {
      jdbc.queryForList(
              "select holder from rater_key where review_id = ? and kind = ?",
              String.class,
              review.toString(),
              role.name())
          .forEach(
              recorder ->
                  dropRecorded(
                      review,
                      role,
                      roster.stream()
                          .filter(ratee -> raters.bar(recorder, ratee).isPresent())
                          .toList()));
    }
  }

  private RaterKey keyOf(long sheet) {
    return jdbc.queryForObject(
        "select k.rater_key from ballot b join rater_key k on k.review_id = b.review_id"
            + " and k.kind = b.kind and k.holder = b.rater where b.id = ?",
        (row, n) -> new RaterKey(row.getString(1)),
        sheet);
  }

  private void store(List<Object[]> rows) {
    int[] stored =
        jdbc.batchUpdate(
            "update ballot_score set state = ?, score = ?, commitment = ?"
                + " where review_id = ? and ratee = ? and channel = ? and rater_key = ?",
            rows);
    // A sheet drawn before there was a key for each person rated has no rows yet.
    List<Object[]> missing = new ArrayList<>();
    for (int i = 0; i < stored.length; i++) {
      if (stored[i] == 0) {
        missing.add(rows.get(i));
      }
    }
    insert(missing);
  }

  private void insert(List<Object[]> rows) {
    jdbc.batchUpdate(
        "insert into ballot_score (state, score, commitment, review_id, ratee, channel, rater_key)"
            + " values (?,?,?,?,?,?,?)",
        rows);
  }

  /**
   * What a sheet asked that was not filled in stays unsaid.
   *
   * @return whether that was so
   */
  public boolean close(long sheet) {
    return jdbc.update(
            "update ballot set state = 'CLOSED' where id = ? and state in ('PREPARED', 'OPEN')",
            sheet)
        > 0;
  }

  /** Closes whatever sheet of the review is left. */
  void closeAll(ReviewId review) {
    jdbc.update(
        "update ballot set state = 'CLOSED' where review_id = ? and state in ('PREPARED', 'OPEN')",
        review.toString());
  }

  // ---- what the organization department records

  /** Scores that hold for all of a unit, and for single persons instead of their unit's. */
  public record Recorded(
      Map<String, Map<RaterRole, BigDecimal>> ofUnits,
      Map<String, Map<RaterRole, BigDecimal>> ofPersons) {}

  /**
   * Stores what the department enters for itself, for third parties and for the media. Nobody
   * enters a score of himself or of a relation.
   */
  public void record(ReviewId review, String recorder, Recorded recorded) {
    if (!holdCollecting(review)) {
      throw new TaskRefused("测评已经截止，不能再录入。");
    }
    Map<RaterRole, BallotKind> kinds =
        Map.of(
            RaterRole.ORG, BallotKind.ORG,
            RaterRole.THIRD, BallotKind.THIRD,
            RaterRole.MEDIA, BallotKind.MEDIA);
    List<String> recordedBefore = members.of(review).stream().map(ReviewMember::officer).toList();
    kinds.keySet().forEach(role -> dropRecorded(review, role, recordedBefore));
    jdbc.update(
        "delete from rater_key where review_id = ? and kind in ('ORG', 'THIRD', 'MEDIA')",
        review.toString());
    List<ReviewMember> roster = members.of(review);
    Raters raters = raters(review.quarter());
    List<Object[]> rows = new ArrayList<>();
    kinds.forEach(
        (role, kind) -> {
          RaterKey key = key(review, kind, recorder);
          for (ReviewMember member : roster) {
            BigDecimal score =
                Optional.ofNullable(
                        recorded.ofPersons().getOrDefault(member.officer(), Map.of()).get(role))
                    .orElse(recorded.ofUnits().getOrDefault(member.unit(), Map.of()).get(role));
            if (score != null && raters.bar(recorder, member.officer()).isEmpty()) {
              rows.add(
                  said(
                      key, "", review.toString(), member.officer(), role, ScoreState.VALID, score));
            }
          }
        });
    insert(rows);
  }

  /** Whether the department has entered its scores. */
  @Transactional(readOnly = true)
  public boolean recorded(ReviewId review) {
    return jdbc.queryForObject(
            "select count(*) from rater_key where review_id = ? and kind = 'ORG'",
            Integer.class,
            review.toString())
        > 0;
  }

  // ---- for the score

  /** What one rater said about one person, under the key that he has for that person alone. */
  record Said(String ratee, RaterRole role, String key, ScoreState state, BigDecimal score) {}

  /** All that was said about some people of a review, by person. */
  @Transactional(readOnly = true)
  Map<String, List<Said>> about(ReviewId review, Collection<String> ratees) {
    if (ratees.isEmpty()) {
      return Map.of();
    }
    List<Object> arguments = new ArrayList<>(List.of(review.toString()));
    arguments.addAll(ratees);
    return jdbc
        .query(
            "select ratee, channel, rater_key, state, score from ballot_score where review_id = ?"
                + " and state <> 'OPEN' and ratee in ("
                + Collections.nCopies(ratees.size(), "?").stream().collect(joining(","))
                + ") order by ratee, channel, rater_key",
            (row, n) ->
                new Said(
                    row.getString(1),
                    RaterRole.valueOf(row.getString(2)),
                    row.getString(3),
                    ScoreState.valueOf(row.getString(4)),
                    row.getBigDecimal(5)),
            arguments.toArray())
        .stream()
        .collect(groupingBy(Said::ratee));
  }

  /** The valid scores that each person of a review has in a role, in no order. */
  @Transactional(readOnly = true)
  Map<String, List<Rational>> scores(ReviewId review, RaterRole role) {
    Map<String, List<Rational>> scores = new HashMap<>();
    jdbc.query(
        "select ratee, score from ballot_score where review_id = ? and channel = ?"
            + " and state = 'VALID'",
        row -> {
          scores
              .computeIfAbsent(row.getString(1), ratee -> new ArrayList<>())
              .add(Rational.of(row.getBigDecimal(2)));
        },
        review.toString(),
        role.name());
    return scores;
  }
}
