package io.saima.review;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.notification.Notes;
import io.saima.organization.Assignments;
import io.saima.organization.PostClass;
import io.saima.scoring.Policy;
import io.saima.scoring.Race;
import io.saima.scoring.RaceScore;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The race of each review (季赛马): the order by lot, what people bring, who is excused, and the clock
 * in the hall. Who may do what is {@link RaceDesk}'s rule.
 */
@Service
@Transactional
public class Races {

  private static final int SEED_BYTES = 18;
  private static final int LONGEST_STATEMENT = 1000;
  private static final int LONGEST_LINK = 500;
  private static final int LONGEST_REASON = 500;
  private static final int PUBLISHED = 2;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Reviews reviews;
  private final ReviewMembers members;
  private final Assignments assignments;
  private final Notes notes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Races(
      JdbcTemplate batches,
      Reviews reviews,
      ReviewMembers members,
      Assignments assignments,
      Notes notes,
      Clock clock) {
    this.jdbc = JdbcClient.create(batches);
    this.batches = batches;
    this.reviews = reviews;
    this.members = members;
    this.assignments = assignments;
    this.notes = notes;
    this.clock = clock;
  }

  // ---- the lot

  /** What the order of a quarter's races is drawn from, and since when it is on record. */
  public record Seed(String text, LocalDateTime recordedAt) {}

  /** Puts a random seed on record, once for the quarter and before any roster is known. */
  void recordSeed(Quarter quarter) {
    if (seed(quarter).isEmpty()) {
      byte[] bytes = new byte[SEED_BYTES];
      random.nextBytes(bytes);
      jdbc.sql("insert into race_seed (quarter_code, seed, recorded_at) values (?, ?, ?)")
          .params(
              quarter.toString(),
              Base64.getUrlEncoder().encodeToString(bytes),
              LocalDateTime.now(clock))
          .update();
    }
  }

  @Transactional(readOnly = true)
  public Optional<Seed> seed(Quarter quarter) {
    return jdbc.sql("select seed, recorded_at from race_seed where quarter_code = ?")
        .param(quarter.toString())
        .query((row, n) -> new Seed(row.getString(1), row.getObject(2, LocalDateTime.class)))
        .optional();
  }

  /**
   * Draws the order of those on a body's frozen roster who present, puts the others after them and,
   * if it has a panel, tells everybody how he is judged; a second call changes nothing.
   */
  void draw(ReviewId review) {
    if (!of(review).isEmpty()) {
      return;
    }
    recordSeed(review.quarter());
    Map<Boolean, List<String>> people =
        members.of(review).stream()
            .collect(
                partitioningBy(
                    member -> Runner.presents(member.postClass()),
                    mapping(ReviewMember::officer, toList())));
    List<String> order =
        RaceOrder.of(seed(review.quarter()).orElseThrow().text(), review, people.get(true));
    List<String> rated = people.get(false);
    List<String> rows = Stream.concat(order.stream(), rated.stream()).toList();
    batches.batchUpdate(
        "insert into race_entry (review_id, officer_id, place) values (?, ?, ?)",
        rows.stream()
            .map(officer -> new Object[] {review.toString(), officer, rows.indexOf(officer) + 1})
            .toList());
    if (!panel(review).isEmpty()) {
      String race = review.quarter().label() + "赛马";
      notes.writeToAll(
          order,
          review.quarter() + "/race",
          race + "已经抽签",
          "您的出场次序在“我的赛马”。开赛以前，可以在那里放一段简介、一个链接或几个文件给评委看，也可以不放。",
          "/me/race");
      notes.writeToAll(
          rated,
          review.quarter() + "/race",
          race + "由评委根据对账单评您",
          "您不用上台述职。开赛或测评截止以前，可以在“我的赛马”放一段简介、一个链接或几个文件给评委看，也可以不放。",
          "/me/race");
    }
  }

  /** Those who have a sheet of the race. */
  @Transactional(readOnly = true)
  public Set<String> panel(ReviewId review) {
    return jdbc
        .sql("select distinct rater from ballot where review_id = ? and kind = 'RACE'")
        .param(review.toString())
        .query(String.class)
        .stream()
        .collect(toSet());
  }

  /** The races of a quarter in which he appears or judges. */
  @Transactional(readOnly = true)
  Set<String> with(String person, Quarter quarter) {
    return jdbc
        .sql(
            "select review_id from race_entry where officer_id = ? and review_id like ?"
                + " union select review_id from ballot where rater = ? and kind = 'RACE'"
                + " and review_id like ?")
        .params(person, quarter + "/%", person, quarter + "/%")
        .query(String.class)
        .stream()
        .collect(toSet());
  }

  /** Everybody in the race: those who present in the order drawn, then the others. */
  @Transactional(readOnly = true)
  public List<Runner> of(ReviewId review) {
    return jdbc.sql(
            "select e.officer_id, e.place, m.post_class, e.statement, e.link, e.excused_reason,"
                + " e.excused_by, e.excused_at, e.last_spoke_at, e.speaking_since,"
                + " e.spoken_seconds from race_entry e join review_member m"
                + " on m.review_id = e.review_id and m.officer_id = e.officer_id"
                + " where e.review_id = ? order by e.place")
        .param(review.toString())
        .query(
            (row, n) ->
                new Runner(
                    row.getString(1),
                    row.getInt(2),
                    Runner.presents(PostClass.valueOf(row.getString(3))),
                    Optional.ofNullable(row.getString(4)),
                    Optional.ofNullable(row.getString(5)),
                    row.getString(6) == null
                        ? Optional.empty()
                        : Optional.of(
                            new Runner.Excuse(
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, LocalDateTime.class))),
                    Optional.ofNullable(row.getObject(9, LocalDateTime.class)),
                    Optional.ofNullable(row.getObject(10, LocalDateTime.class)),
                    row.getInt(11)))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Runner> runner(ReviewId review, String officer) {
    return of(review).stream().filter(one -> one.officer().equals(officer)).findFirst();
  }

  // ---- what people bring

  /** Whether material can still be brought: until the first one speaks or the window closes. */
  @Transactional(readOnly = true)
  public boolean takesMaterial(ReviewId review) {
    return collecting(reviews.get(review))
        && of(review).stream().allMatch(one -> one.lastSpokeAt().isEmpty());
  }

  private boolean collecting(Review review) {
    return review.state() == ReviewState.COLLECTING
        && LocalDateTime.now(clock).isBefore(review.closesAt());
  }

  /** Passes if the officer may bring or change material now; whoever begins the race waits. */
  void requireMaterial(ReviewId review) {
    lock(review);
    if (!takesMaterial(review)) {
      throw new TaskRefused("赛马已经开始或测评已经截止，材料不能再改。");
    }
  }

  /**
   * Stores an officer's words and link; an empty one is taken away.
   *
   * @throws TaskRefused if the race has begun, the words are too long, or the link is no https
   *     address
   */
  public void bring(ReviewId review, String officer, String statement, String link) {
    String words =
        statement.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    int length = words.codePointCount(0, words.length());
    if (length > LONGEST_STATEMENT) {
      throw new TaskRefused("简介不能超过%d字，现有%d字。".formatted(LONGEST_STATEMENT, length));
    }
    String address = link.strip();
    if (!address.isEmpty()) {
      host(address);
    }
    requireMaterial(review);
    jdbc.sql("update race_entry set statement = ?, link = ? where review_id = ? and officer_id = ?")
        .params(
            words.isEmpty() ? null : words,
            address.isEmpty() ? null : address,
            review.toString(),
            officer)
        .update();
  }

  /**
   * The host of a link that people may be shown. Nothing is ever fetched from it.
   *
   * @throws TaskRefused if it is no plain https address
   */
  static String host(String link) {
    if (link.length() > LONGEST_LINK) {
      throw new TaskRefused("链接不能超过%d个字符。".formatted(LONGEST_LINK));
    }
    try {
      URI address = new URI(link);
      if (!"https".equalsIgnoreCase(address.getScheme())
          || address.getHost() == null
          || address.getRawUserInfo() != null) {
        throw new TaskRefused("链接须是以https://开头的完整网址，不带用户名和密码。");
      }
      return address.getHost();
    } catch (URISyntaxException e) {
      throw new TaskRefused("链接须是以https://开头的完整网址，其中不能有空格或汉字。");
    }
  }

  // ---- who is excused

  /** Everybody who is excused from the race. */
  @Transactional(readOnly = true)
  public Set<String> excused(ReviewId review) {
    return jdbc
        .sql("select officer_id from race_entry where review_id = ? and excused_reason is not null")
        .param(review.toString())
        .query(String.class)
        .stream()
        .collect(toSet());
  }

  /**
   * The organization department excuses somebody who presents, until the window closes; no panel
   * score of his counts then.
   *
   * @throws TaskRefused without a reason, after the close, for oneself or a relation, or for
   *     somebody who does not present
   */
  public void excuse(ReviewId review, String officer, String reason, String by) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new TaskRefused("请写明不参加的理由，不超过%d字。".formatted(LONGEST_REASON));
    }
    requireExcusable(review, officer, by);
    jdbc.sql(
            "update race_entry set excused_reason = ?, excused_by = ?, excused_at = ?,"
                + " speaking_since = null where review_id = ? and officer_id = ?")
        .params(why, by, LocalDateTime.now(clock), review.toString(), officer)
        .update();
    tell(review, officer, "经组织部批准，您不参加本次赛马，理由：" + why + "。不计赛马得分，其权重按比例分给实绩和多元评价。");
  }

  /** Takes an excuse back, until the window closes. */
  public void withdrawExcuse(ReviewId review, String officer, String by) {
    requireExcusable(review, officer, by);
    jdbc.sql(
            "update race_entry set excused_reason = null, excused_by = null, excused_at = null"
                + " where review_id = ? and officer_id = ?")
        .params(review.toString(), officer)
        .update();
    tell(review, officer, "组织部撤销了您不参加本次赛马的批准，请按抽签次序参加。");
  }

  private void requireExcusable(ReviewId review, String officer, String by) {
    if (!collecting(lock(review))) {
      throw new TaskRefused("测评已经截止，不能再批准或撤销不参加。");
    }
    if (assignments.excludes(by, officer)) {
      throw new TaskRefused("不能批准本人或亲属不参加，请由组织部其他人办理。");
    }
    if (!runner(review, officer).map(Runner::presents).orElse(false)) {
      throw new TaskRefused("这个人不用上台，由评委根据对账单评分，不需要批准不参加。");
    }
  }

  private void tell(ReviewId review, String officer, String what) {
    notes.write(
        officer, review.quarter() + "/race", review.quarter().label() + "赛马", what, "/me/race");
  }

  // ---- the clock in the hall

  /**
   * Somebody begins to speak, or goes on; whoever spoke until now stops. Pressing it twice changes
   * nothing.
   */
  public void speak(ReviewId review, String officer) {
    requireClock(review);
    List<Runner> runners = of(review);
    Runner next =
        runners.stream()
            .filter(one -> one.officer().equals(officer) && one.presents() && !one.excused())
            .findFirst()
            .orElseThrow(() -> new TaskRefused("这个人不在本次赛马中、不用上台，或经批准不参加。"));
    if (next.speakingSince().isPresent()) {
      return;
    }
    LocalDateTime now = LocalDateTime.now(clock).withNano(0);
    stop(review, runners, now);
    jdbc.sql(
            "update race_entry set speaking_since = ?, last_spoke_at = ?"
                + " where review_id = ? and officer_id = ?")
        .params(now, now, review.toString(), officer)
        .update();
  }

  /** Stops whoever speaks. */
  public void stop(ReviewId review) {
    requireClock(review);
    stop(review, of(review), LocalDateTime.now(clock).withNano(0));
  }

  private void stop(ReviewId review, List<Runner> runners, LocalDateTime now) {
    runners.stream()
        .filter(one -> one.speakingSince().isPresent())
        .forEach(
            one ->
                jdbc.sql(
                        "update race_entry set speaking_since = null, spoken_seconds = ?"
                            + " where review_id = ? and officer_id = ?")
                    .params(one.spoken(now).toSeconds(), review.toString(), one.officer())
                    .update());
  }

  private void requireClock(ReviewId review) {
    if (!collecting(lock(review))) {
      throw new TaskRefused("测评已经截止，不能再计时。");
    }
  }

  /** Two browsers that act on one race at the same moment take turns. */
  private Review lock(ReviewId review) {
    jdbc.sql("select id from review where id = ? for update")
        .param(review.toString())
        .query(String.class)
        .single();
    return reviews.get(review);
  }

  // ---- links for a screen

  /** A new link for a screen; the token is known to the caller only. */
  String openScreen(ReviewId review, String by, LocalDateTime until) {
    byte[] bytes = new byte[SEED_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().encodeToString(bytes);
    jdbc.sql("delete from race_screen where valid_until < ?")
        .param(LocalDateTime.now(clock))
        .update();
    jdbc.sql(
            "insert into race_screen (digest, review_id, made_by, made_at, valid_until)"
                + " values (?, ?, ?, ?, ?)")
        .params(RaceOrder.digest(token), review.toString(), by, LocalDateTime.now(clock), until)
        .update();
    return token;
  }

  /** The race that a screen's link shows, while it is valid. */
  @Transactional(readOnly = true)
  Optional<ReviewId> screen(String token) {
    return jdbc.sql("select review_id from race_screen where digest = ? and valid_until > ?")
        .params(RaceOrder.digest(token), LocalDateTime.now(clock))
        .query(String.class)
        .optional()
        .map(ReviewId::of);
  }

  // ---- how it ended

  /**
   * Everybody's published R; empty unless all who are not excused have enough judges: who has too
   * few would be worse off.
   */
  @Transactional(readOnly = true)
  Map<String, BigDecimal> published(ReviewId review, List<ReviewMember> roster, Policy policy) {
    Map<String, List<Race.Score>> said = new HashMap<>();
    jdbc.sql(
            "select ratee, rater_key, score from ballot_score where review_id = ?"
                + " and channel = 'RACE' and state = 'VALID'")
        .param(review.toString())
        .query(
            row -> {
              said.computeIfAbsent(row.getString(1), ratee -> new ArrayList<>())
                  .add(new Race.Score(row.getString(2), Rational.of(row.getBigDecimal(3))));
            });
    Set<String> excused = excused(review);
    Map<String, BigDecimal> published = new HashMap<>();
    for (ReviewMember member : roster) {
      if (!excused.contains(member.officer())) {
        List<Race.Score> panel = said.getOrDefault(member.officer(), List.of());
        Rational r = RaceScore.of(policy, new Race(false, panel, List.of())).r();
        if (r == null) {
          return Map.of();
        }
        published.put(member.officer(), r.rounded(PUBLISHED));
      }
    }
    return published;
  }

  /** A place in the ranking; who has the same R shares it. */
  public record Rank(int rank, String officer, String unit, BigDecimal r) {}

  /** The ranking by published R, best first; empty where the race counted for nobody. */
  static List<Rank> ranking(List<QuarterScore> scores) {
    List<Rank> ranks = new ArrayList<>();
    for (QuarterScore score : inOrder(scores).toList()) {
      int rank =
          1 + (int) inOrder(scores).filter(other -> other.r().compareTo(score.r()) > 0).count();
      ranks.add(new Rank(rank, score.officer(), score.unit(), score.r()));
    }
    return ranks;
  }

  private static Stream<QuarterScore> inOrder(List<QuarterScore> scores) {
    return scores.stream()
        .filter(score -> score.r() != null)
        .sorted(comparing(QuarterScore::r).reversed().thenComparing(QuarterScore::officer));
  }
}
