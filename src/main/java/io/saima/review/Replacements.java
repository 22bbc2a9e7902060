package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.organization.AssessedCounties;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.review.Ballots.AskedLine;
import io.saima.review.Ballots.Sheet;
import io.saima.review.Raters.Exclusion;
import io.saima.scoring.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds, while the ballots are out, somebody else for whoever declared a conflict on his sheet or
 * has left: the next superior, one more peer by lot, the next panel member.
 */
@Service
@Transactional
public class Replacements {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日H:mm");

  private final JdbcTemplate jdbc;
  private final Assignments assignments;
  private final AssessedCounties assessed;
  private final ReviewMembers members;
  private final Reviews reviews;
  private final Recusals recusals;
  private final Documents documents;
  private final Ballots ballots;
  private final PanelDraws draws;
  private final RaterSeeds seeds;
  private final Notes notes;
  private final Clock clock;

  Replacements(
      JdbcTemplate jdbc,
      Assignments assignments,
      AssessedCounties assessed,
      ReviewMembers members,
      Reviews reviews,
      Recusals recusals,
      Documents documents,
      Ballots ballots,
      PanelDraws draws,
      RaterSeeds seeds,
      Notes notes,
      Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.assessed = assessed;
    this.members = members;
    this.reviews = reviews;
    this.recusals = recusals;
    this.documents = documents;
    this.ballots = ballots;
    this.draws = draws;
    this.seeds = seeds;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * The same as {@link #exclude}.
   *
   * @return whether somebody is to be asked instead
   */
  public boolean record(long sheet) {
    return exclude(sheet) && !substitutes(sheet).isEmpty();
  }

  /**
   * Records whom the rater of a sheet does not rate after all: those from whom he stood aside on
   * it, or all of it if he has left. What he declared stays in the register, where it would tell
   * before the cut-off that somebody was drawn.
   *
   * @return whether there is anybody
   */
  public boolean exclude(long sheet) {
    List<Exclusion> fallen = fallen(sheet);
    for (AskedLine line : ballots.askedOn(sheet)) {
      fallen.stream()
          .filter(one -> one.ratee().equals(line.ratee()) && one.role() == line.role())
          .forEach(one -> ballots.exclude(line.review(), one));
    }
    Set<String> hidden = drawn(ballots.review(sheet));
    fallen.stream()
        .filter(one -> one.role() != RaterRole.RACE || !hidden.contains(one.rater()))
        .forEach(this::enter);
    return !fallen.isEmpty();
  }

  /** Enters in the register what the drawn members of a panel declared: they are known from now. */
  void enterDrawn(ReviewId review) {
    Set<String> known = drawn(review);
    ballots.exclusions(review).stream()
        .filter(one -> one.role() == RaterRole.RACE && known.contains(one.rater()))
        .forEach(this::enter);
  }

  private Set<String> drawn(ReviewId review) {
    return draws.of(review).map(draw -> Set.copyOf(draw.drawn())).orElse(Set.of());
  }

  private void enter(Exclusion one) {
    if (one.ground() == RecusalGround.CONFLICT) {
      recusals.enter(one.rater(), one.ratee(), one.ground(), one.rater());
    }
  }

  private List<Exclusion> fallen(long sheet) {
    String rater = ballots.rater(sheet);
    List<Exclusion> fallen = new ArrayList<>();
    if (ballots.state(sheet) == BallotState.CAST) {
      for (AskedLine line : ballots.recusedOn(sheet)) {
        RecusalGround ground = recusals.between(rater, line.ratee()).orElse(RecusalGround.CONFLICT);
        fallen.add(new Exclusion(rater, line.ratee(), line.role(), ground));
      }
    } else if (hasLeft(rater)) {
      for (AskedLine line : ballots.askedOn(sheet)) {
        fallen.add(new Exclusion(rater, line.ratee(), line.role(), RecusalGround.LEFT));
      }
    }
    return fallen;
  }

  private boolean hasLeft(String rater) {
    LocalDate today = LocalDate.now(clock);
    return assignments.county().officer(rater).filter(one -> one.hereOn(today)).isEmpty();
  }

  /** Makes sheets for those who are asked instead, and tells them; the caller sends them out. */
  public List<Sheet> replace(long sheet) {
    ReviewId review = ballots.review(sheet);
    // Two who fall away at once pass one by one, so that each sees how many the other has left.
    ballots.holdCollecting(review);
    List<Sheet> sheets = new ArrayList<>();
    substitutes(sheet)
        .forEach((rater, lines) -> sheets.add(ballots.add(review, rater, sheet, lines)));
    sheets.forEach(one -> tell(reviews.get(review), one));
    return sheets;
  }

  /** Of each sheet: he may have answered his others long ago. */
  private void tell(Review review, Sheet sheet) {
    notes.write(
        sheet.rater(),
        review.quarter() + "/ballot/instead/" + sheet.id(),
        review.quarter().label() + "测评：请您接替",
        "有评价人离任或回避，请您接替。新的一张已在任务列表，请在%s前提交。与被评人有须回避情形的，请勾选“回避”；投票不具名。"
            .formatted(review.closesAt().format(MOMENT)),
        "/camunda/app/tasklist/default/");
  }

  /**
   * Gives the place of a panel member to the next, if he has left, or stands aside from somebody
   * who has too few others. One who was drawn is followed by the next of the same draw, then and in
   * all other cases by the organization department and those above it.
   *
   * @return the sheet of the next; empty if nobody is needed, or there is nobody
   */
  public Optional<Sheet> replaceJudge(long sheet) {
    // Like whoever hands in a sheet: the review before the sheet.
    ballots.holdCollecting(ballots.review(sheet));
    // Who stands aside was excluded when he handed in his sheet.
    if (ballots.close(sheet)) {
      exclude(sheet);
    }
    Optional<Sheet> next = replace(sheet).stream().findFirst();
    next.ifPresent(one -> draws.replaced(ballots.review(sheet), ballots.rater(sheet), one.rater()));
    return next;
  }

  /** Who is asked instead about whom; nobody once the time is over. */
  private Map<String, List<AskedLine>> substitutes(long sheet) {
    Map<String, List<AskedLine>> found = new TreeMap<>();
    if (ballots.substituted(sheet)) {
      return found;
    }
    String rater = ballots.rater(sheet);
    ReviewId review = ballots.review(sheet);
    Quarter quarter = review.quarter();
    Policy policy = documents.policy(reviews.get(review));
    Raters raters =
        new Raters(assessed.of(quarter), assessed.rules(quarter), recusals.bars(), policy);
    List<AskedLine> fallen =
        ballots.askedOn(sheet).stream()
            .filter(line -> isOpen(ReviewId.of(line.review())) && excluded(line, rater))
            .toList();
    if (ballots.kind(sheet) == BallotKind.RACE) {
      return judge(raters, policy.raceMinPanel(), review, rater, fallen);
    }
    for (AskedLine line : fallen) {
      substitute(raters, ReviewId.of(line.review()), line, rater)
          .ifPresent(other -> found.computeIfAbsent(other, id -> new ArrayList<>()).add(line));
    }
    return found;
  }

  /**
   * The next panel member, with those of these lines that he may rate.
   *
   * @param least how many members are to rate somebody
   */
  private Map<String, List<AskedLine>> judge(
      Raters raters, int least, ReviewId review, String former, List<AskedLine> fallen) {
    Set<String> out = new HashSet<>();
    ballots.exclusions(review).stream()
        .filter(one -> one.role() == RaterRole.RACE)
        .forEach(one -> out.add(one.rater() + "/" + one.ratee()));
    Set<String> panel = new HashSet<>();
    Map<String, Integer> left = new HashMap<>();
    ballots.roll(review).stream()
        .filter(one -> one.role() == RaterRole.RACE)
        .forEach(
            one -> {
              panel.add(one.rater());
              if (!out.contains(one.rater() + "/" + one.ratee())) {
                left.merge(one.ratee(), 1, Integer::sum);
              }
            });
    boolean hasLeft = hasLeft(former);
    List<String> ratees =
        fallen.stream()
            .map(AskedLine::ratee)
            .filter(ratee -> hasLeft || left.getOrDefault(ratee, 0) < least)
            .toList();
    List<String> line = new ArrayList<>(draws.after(review, former));
    assessed
        .of(review.quarter())
        .body(review.body())
        .ifPresent(body -> line.addAll(assessed.rules(review.quarter()).organizationLine(body)));
    line.removeAll(panel);
    Map<String, List<AskedLine>> found = new TreeMap<>();
    raters
        .judge(line, ratees)
        .ifPresent(
            next -> {
              List<String> his = raters.rateable(next, ratees);
              found.put(next, fallen.stream().filter(one -> his.contains(one.ratee())).toList());
            });
    return found;
  }

  private boolean isOpen(ReviewId review) {
    return reviews
        .find(review)
        .filter(one -> one.state() == ReviewState.COLLECTING)
        .filter(one -> LocalDateTime.now(clock).isBefore(one.closesAt()))
        .isPresent();
  }

  private boolean excluded(AskedLine line, String rater) {
    return ballots.exclusions(ReviewId.of(line.review())).stream()
        .anyMatch(
            one ->
                one.rater().equals(rater)
                    && one.ratee().equals(line.ratee())
                    && one.role() == line.role());
  }

  private Optional<String> substitute(
      Raters raters, ReviewId review, AskedLine line, String former) {
    County county = assessed.of(review.quarter());
    Set<String> out = new HashSet<>();
    ballots.exclusions(review).stream()
        .filter(one -> one.ratee().equals(line.ratee()))
        .forEach(one -> out.add(one.rater()));
    Set<String> asked = new HashSet<>(out);
    Set<String> left = new HashSet<>();
    ballots.roll(review).stream()
        .filter(one -> one.ratee().equals(line.ratee()) && one.role() != RaterRole.RACE)
        .forEach(
            one -> {
              asked.add(one.rater());
              if (one.role() == line.role() && !out.contains(one.rater())) {
                left.add(one.rater());
              }
            });
    List<Officer> roster =
        members.of(review).stream()
            .map(member -> county.officer(member.officer()).orElseThrow())
            .toList();
    // A review that was collecting when seeds came has none; from no seed anybody could draw.
    seeds.record(review.quarter());
    return raters.substitute(
        county.officer(line.ratee()).orElseThrow(),
        line.role(),
        headDrawn(review, line.ratee())
            ? Raters.roster(
                county.officers().stream(), review.quarter().last(), LocalDate.now(clock))
            : roster,
        headDrawn(review, line.ratee()),
        asked,
        left.size(),
        seeds.of(review.quarter(), "%s/%s/%s".formatted(review, line.ratee(), former)));
  }

  private boolean headDrawn(ReviewId review, String ratee) {
    return jdbc.queryForObject(
            "select count(*) from head_draw where quarter_code = ? and ratee = ?",
            Integer.class,
            review.quarter().toString(),
            ratee)
        > 0;
  }
}
