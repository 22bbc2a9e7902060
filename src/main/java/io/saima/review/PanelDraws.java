package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessedCounties;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.plan.ApprovedPolicy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws panel members from other units by lot (双盲): the organization department says how many, the
 * seed is recorded at that moment, and they are drawn when the review begins. Until the cut-off the
 * seed and the drawn are shown to nobody; then anybody can draw again.
 */
@Service
@Transactional
public class PanelDraws {

  /** More would outweigh the body's own panel. */
  static final int MOST_SEATS = 5;

  private static final int SEED_BYTES = 16;

  private final JdbcTemplate jdbc;
  private final Reviews reviews;
  private final Recusals recusals;
  private final ApprovedPolicy policies;
  private final AssessedCounties assessed;
  private final Impartiality impartiality;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  PanelDraws(
      JdbcTemplate jdbc,
      Reviews reviews,
      Recusals recusals,
      ApprovedPolicy policies,
      AssessedCounties assessed,
      Impartiality impartiality,
      Clock clock) {
    this.jdbc = jdbc;
    this.reviews = reviews;
    this.recusals = recusals;
    this.policies = policies;
    this.assessed = assessed;
    this.impartiality = impartiality;
    this.clock = clock;
  }

  /**
   * @param seedHash shown from the first moment on, so that nobody can put in another seed later
   * @param candidates who was in the lot, by id; empty before the draw
   * @param drawn in the order of the draw; those after the first have taken the places of the
   *     replaced, one by one
   * @param replaced who left or stood aside, in the order in which others took their places
   */
  public record Draw(
      int seats,
      String seed,
      String seedHash,
      LocalDateTime recordedAt,
      List<String> candidates,
      String candidatesHash,
      List<String> drawn,
      List<String> replaced) {

    /** Those whom the draw itself brought. */
    public List<String> first() {
      return drawn.subList(0, drawn.size() - replaced.size());
    }

    /** Who took the place of the n-th of the replaced. */
    public String instead(int n) {
      return drawn.get(first().size() + n);
    }
  }

  /**
   * Says how many are to be drawn; the seed is recorded with the first order and stays.
   *
   * @return what is wrong, as a sentence; empty if it is recorded
   */
  public Optional<String> order(ReviewId review, int seats, String by) {
    Optional<String> refusal = impartiality.refusal(by, review);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (seats < 0 || seats > MOST_SEATS) {
      return Optional.of("外单位评委应为0至%d名。".formatted(MOST_SEATS));
    }
    if (reviews.find(review).isPresent()) {
      return Optional.of("测评已经开始，评委已经排定，不能再改。");
    }
    int known =
        jdbc.update(
            "update panel_draw set seats = ? where review_id = ?", seats, review.toString());
    if (known == 0) {
      byte[] seed = new byte[SEED_BYTES];
      random.nextBytes(seed);
      jdbc.update(
          "insert into panel_draw (review_id, seats, seed, recorded_by, recorded_at)"
              + " values (?,?,?,?,?)",
          review.toString(),
          seats,
          HexFormat.of().formatHex(seed),
          by,
          LocalDateTime.now(clock));
    }
    return Optional.empty();
  }

  @Transactional(readOnly = true)
  public Optional<Draw> of(ReviewId review) {
    return jdbc
        .query(
            "select seats, seed, recorded_at, candidates, drawn, replaced from panel_draw"
                + " where review_id = ?",
            (row, n) ->
                new Draw(
                    row.getInt(1),
                    row.getString(2),
                    RaceOrder.digest(row.getString(2)),
                    row.getObject(3, LocalDateTime.class),
                    list(row.getString(4)),
                    RaceOrder.digest(row.getString(4) == null ? "" : row.getString(4)),
                    list(row.getString(5)),
                    list(row.getString(6))),
            review.toString())
        .stream()
        .findFirst();
  }

  /** The record of a draw, once the ballots of the review are closed. */
  @Transactional(readOnly = true)
  public Optional<Draw> published(ReviewId review) {
    return reviews
        .find(review)
        .filter(one -> one.state() != ReviewState.COLLECTING)
        .flatMap(one -> of(review))
        .filter(one -> !one.drawn().isEmpty());
  }

  private static List<String> list(String text) {
    return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  /** Draws, if it was ordered; a second call gives the same. */
  List<String> draw(ReviewId review, Body body, List<Officer> roster) {
    Draw order = of(review).filter(one -> one.seats() > 0).orElse(null);
    if (order == null) {
      return List.of();
    }
    if (order.candidates().isEmpty()) {
      List<String> candidates = candidates(review.quarter(), body, roster);
      jdbc.update(
          "update panel_draw set candidates = ?, drawn = ?, drawn_at = ? where review_id = ?",
          String.join("\n", candidates),
          String.join("\n", drawn(order.seed(), candidates, order.seats())),
          LocalDateTime.now(clock),
          review.toString());
    }
    return of(review).orElseThrow().drawn();
  }

  /**
   * Who of the same draw may take the place of one of the drawn, in its order; nobody if he was not
   * drawn.
   */
  @Transactional(readOnly = true)
  List<String> after(ReviewId review, String drawn) {
    return of(review)
        .filter(draw -> draw.drawn().contains(drawn))
        .map(
            draw ->
                drawn(draw.seed(), draw.candidates(), draw.candidates().size()).stream()
                    .filter(id -> !draw.drawn().contains(id))
                    .toList())
        .orElse(List.of());
  }

  /** Records that somebody took a judge's place, if both come from the draw. */
  void replaced(ReviewId review, String judge, String next) {
    of(review)
        .filter(draw -> draw.drawn().contains(judge) && draw.candidates().contains(next))
        .ifPresent(
            draw ->
                jdbc.update(
                    "update panel_draw set drawn = ?, replaced = ? where review_id = ?",
                    lines(draw.drawn(), next),
                    lines(draw.replaced(), judge),
                    review.toString()));
  }

  private static String lines(List<String> known, String last) {
    return String.join("\n", Stream.concat(known.stream(), Stream.of(last)).toList());
  }

  /** Who comes first when everybody's id is hashed together with the seed. */
  static List<String> drawn(String seed, Collection<String> candidates, int seats) {
    return candidates.stream()
        .sorted(
            Comparator.comparing((String id) -> RaceOrder.digest(seed + "/" + id))
                .thenComparing(Comparator.naturalOrder()))
        .limit(seats)
        .toList();
  }

  /**
   * Leaders and middle ranks of other bodies who are at work, are no superiors there, have no part
   * in it already, and may rate everybody of the roster.
   */
  private List<String> candidates(Quarter quarter, Body body, List<Officer> roster) {
    County county = assessed.of(quarter);
    AssignmentRules rules = assessed.rules(quarter);
    Raters raters = new Raters(county, rules, recusals.bars(), policies.of(quarter));
    Set<String> involved = new TreeSet<>(rules.racePanel(body));
    involved.addAll(rules.organizationLine(body));
    roster.forEach(
        officer -> county.superiors(officer.id()).forEach(above -> involved.add(above.id())));
    return county.officers().stream()
        .filter(one -> one.assessed() && one.postClass() != PostClass.GENERAL)
        .filter(one -> !body.units().contains(one.unitCode()) && rules.atWork(one.id()))
        .map(Officer::id)
        .filter(id -> !involved.contains(id))
        .filter(id -> roster.stream().allMatch(officer -> raters.bar(id, officer.id()).isEmpty()))
        .sorted()
        .collect(Collectors.toList());
  }
}
