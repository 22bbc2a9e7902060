package io.saima.review;

import static java.util.stream.Collectors.groupingBy;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessedCounties;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.rating.PublicRatings;
import io.saima.review.Ballots.Asked;
import io.saima.review.Ballots.Turnout;
import io.saima.review.Raters.Exclusion;
import io.saima.scoring.Ballot;
import io.saima.scoring.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the organization department who rates whom in a review: before it begins as the rules say
 * today, from then on as the roll has it, with whoever is left out and whatever will be missing.
 */
@Service
@Transactional(readOnly = true)
public class Invitations {

  private static final String GUEST = "外单位评委";
  private static final List<RaterRole> ASKED =
      List.of(RaterRole.SUP, RaterRole.PEER, RaterRole.RACE);

  private static final Comparator<Officer> IN_ORDER =
      Comparator.comparing(Officer::unitCode)
          .thenComparing(Officer::postClass)
          .thenComparing(Officer::id);

  private final Reviews reviews;
  private final ReviewMembers members;
  private final QuarterlyReviews work;
  private final Ballots ballots;
  private final PublicRatings ratings;
  private final PanelDraws panelDraws;
  private final AssessedCounties assessed;

  Invitations(
      Reviews reviews,
      ReviewMembers members,
      QuarterlyReviews work,
      Ballots ballots,
      PublicRatings ratings,
      PanelDraws panelDraws,
      AssessedCounties assessed) {
    this.reviews = reviews;
    this.members = members;
    this.work = work;
    this.ballots = ballots;
    this.ratings = ratings;
    this.panelDraws = panelDraws;
    this.assessed = assessed;
  }

  /** A body in the overview of a quarter. */
  public record BodyLine(
      String code, String name, String state, int people, int raters, int excluded, int warnings) {}

  /**
   * Somebody who is asked about an officer.
   *
   * @param sheet what became of his sheet; empty before the review begins
   */
  public record RaterLine(String id, String name, Optional<BallotState> sheet) {}

  /** An officer with his raters, in the order of the channels. */
  public record OfficerLine(
      String id,
      String name,
      String post,
      Map<RaterRole, List<RaterLine>> raters,
      List<String> warnings) {}

  /**
   * Somebody who does not rate an officer, and why.
   *
   * @param ratee the officer's id
   */
  public record ExclusionLine(
      String rater, String ratee, String officer, RaterRole role, RecusalGround ground) {

    /**
     * Whether the head of the body may read it: none about himself, and of nobody that he
     * complained or declared a conflict.
     */
    public boolean isFor(String head) {
      return !ratee.equals(head)
          && ground != RecusalGround.COMPLAINANT
          && ground != RecusalGround.CONFLICT;
    }
  }

  /**
   * All that is to be known of a body's raters.
   *
   * @param officers those who were asked for
   * @param raters of everybody in the body
   * @param answered how many of the raters have answered all they were asked
   */
  public record Plan(
      ReviewId id,
      String name,
      Optional<Review> review,
      List<OfficerLine> officers,
      List<ExclusionLine> exclusions,
      int raters,
      int answered) {}

  /** The bodies that have a review in the quarter, or would have one, by code. */
  public List<String> bodies(Quarter quarter) {
    Set<String> bodies = new TreeSet<>();
    reviews
        .findByQuarterCodeOrderByBodyCode(quarter.toString())
        .forEach(review -> bodies.add(review.body()));
    work.bodiesAfter(quarter, "", Integer.MAX_VALUE).forEach(ahead -> bodies.add(ahead.body()));
    return List.copyOf(bodies);
  }

  /**
   * Those of the bodies that have the words in the name of a unit, or somebody to be rated who has
   * them in his name or is known by that number.
   */
  public List<String> found(Quarter quarter, List<String> bodies, String words) {
    if (words.isEmpty()) {
      return bodies;
    }
    County county = assessed.of(quarter);
    Set<String> found = new TreeSet<>();
    members.reviewsOf(quarter, words).forEach(review -> found.add(review.body()));
    Set<String> enrolled = members.enrolled(quarter);
    county.officers().stream()
        .filter(Officer::assessed)
        .filter(officer -> isNamed(officer, words) && !enrolled.contains(officer.id()))
        .flatMap(officer -> county.bodyOf(officer.id()).stream())
        .forEach(body -> found.add(body.code()));
    return bodies.stream()
        .filter(
            code ->
                found.contains(code)
                    || county.body(code).stream()
                        .flatMap(body -> body.units().stream())
                        .anyMatch(unit -> unitName(county, unit).contains(words)))
        .toList();
  }

  /**
   * Who of a body is rated and looked for, by unit and class; an empty part leaves nobody out.
   *
   * @param words in his name or that of his unit, or his number
   */
  public List<Officer> found(ReviewId id, String words, String unit) {
    County county = assessed.of(id.quarter());
    return work.roster(id).stream()
        .filter(officer -> unit.isEmpty() || officer.unitCode().equals(unit))
        .filter(
            officer ->
                isNamed(officer, words) || unitName(county, officer.unitCode()).contains(words))
        .sorted(IN_ORDER)
        .toList();
  }

  private static boolean isNamed(Officer officer, String words) {
    return officer.name().contains(words) || officer.id().equalsIgnoreCase(words);
  }

  private static String unitName(County county, String unit) {
    return county.unit(unit).map(Unit::name).orElse(unit);
  }

  /** Some bodies of a quarter in its overview; one that has nobody to rate is left out. */
  public List<BodyLine> lines(Quarter quarter, List<String> bodies) {
    Map<String, List<String>> heads = ballots.headDraw(quarter);
    return bodies.stream()
        .map(body -> of(new ReviewId(quarter, body), heads, officer -> true))
        .flatMap(Optional::stream)
        .map(Invitations::line)
        .toList();
  }

  private static BodyLine line(Plan plan) {
    return new BodyLine(
        plan.id().body(),
        plan.name(),
        plan.review().map(review -> review.state().label()).orElse("未开始"),
        plan.officers().size(),
        plan.raters(),
        plan.exclusions().size(),
        (int) plan.officers().stream().filter(officer -> !officer.warnings().isEmpty()).count());
  }

  /** Who rates whom in a body; empty if it has nobody to rate. */
  public Optional<Plan> of(ReviewId id) {
    return of(id, heads(id), officer -> true);
  }

  /** Who rates some people of a body; empty if it has nobody to rate. */
  public Optional<Plan> of(ReviewId id, Collection<Officer> wanted) {
    return of(id, heads(id), Set.copyOf(wanted.stream().map(Officer::id).toList())::contains);
  }

  private Map<String, List<String>> heads(ReviewId id) {
    return reviews.find(id).isPresent() ? Map.of() : ballots.headDraw(id.quarter());
  }

  private Optional<Plan> of(
      ReviewId id, Map<String, List<String>> heads, Predicate<String> wanted) {
    List<Officer> roster = work.roster(id);
    if (roster.isEmpty()) {
      return Optional.empty();
    }
    List<Officer> shown =
        roster.stream().filter(officer -> wanted.test(officer.id())).sorted(IN_ORDER).toList();
    Optional<Review> review = reviews.find(id);
    if (review.isPresent()) {
      List<Asked> asked =
          shown.size() == roster.size()
              ? ballots.roll(id)
              : ballots.roll(id, shown.stream().map(Officer::id).toList());
      return Optional.of(
          plan(id, review, shown, asked, ballots.exclusions(id), ballots.turnout(id)));
    }
    List<Asked> asked = new ArrayList<>();
    Ballots.Plan plan = ballots.plan(id, roster, heads);
    Set<String> here = new TreeSet<>(roster.stream().map(Officer::id).toList());
    plan.pairs().stream()
        .filter(pair -> here.contains(pair.ratee()))
        .filter(pair -> !plan.heads().containsKey(pair.ratee()) || pair.role() != RaterRole.PEER)
        .map(pair -> asked(pair.rater(), pair.ratee(), pair.role()))
        .forEach(asked::add);
    plan.heads().entrySet().stream()
        .filter(head -> here.contains(head.getKey()))
        .forEach(
            head ->
                head.getValue()
                    .forEach(rater -> asked.add(asked(rater, head.getKey(), RaterRole.PEER))));
    int raters = (int) asked.stream().map(Asked::rater).distinct().count();
    return Optional.of(plan(id, review, shown, asked, plan.exclusions(), new Turnout(raters, 0)));
  }

  private static Asked asked(String rater, String ratee, RaterRole role) {
    return new Asked(rater, ratee, role, BallotState.PREPARED);
  }

  private Plan plan(
      ReviewId id,
      Optional<Review> review,
      List<Officer> shown,
      List<Asked> asked,
      List<Exclusion> exclusions,
      Turnout turnout) {
    County county = assessed.of(id.quarter());
    Policy policy = work.policy(id);
    List<String> ids = shown.stream().map(Officer::id).toList();
    Map<String, List<Ballot>> publicOf =
        ratings.ballots(ids, id.quarter(), policy.pubMaxPerRater());
    // Who was drawn from other units is told to nobody before the cut-off.
    Set<String> hidden =
        review
            .filter(one -> one.state() == ReviewState.COLLECTING)
            .flatMap(one -> panelDraws.of(id))
            .map(draw -> Set.copyOf(draw.drawn()))
            .orElse(Set.of());
    Map<String, List<Asked>> askedAbout = asked.stream().collect(groupingBy(Asked::ratee));
    List<OfficerLine> officers =
        shown.stream()
            .map(
                officer -> {
                  Map<RaterRole, List<RaterLine>> raters =
                      raters(
                          askedAbout.getOrDefault(officer.id(), List.of()), review, county, hidden);
                  int citizens = publicOf.getOrDefault(officer.id(), List.of()).size();
                  return new OfficerLine(
                      officer.id(),
                      officer.name(),
                      officer.postTitle(),
                      raters,
                      RaterWarnings.of(policy, raters, citizens));
                })
            .toList();
    List<ExclusionLine> excluded =
        exclusions.stream()
            .map(
                one ->
                    new ExclusionLine(
                        hidden.contains(one.rater()) ? GUEST : name(county, one.rater()),
                        one.ratee(),
                        name(county, one.ratee()),
                        one.role(),
                        one.ground()))
            .toList();
    return new Plan(
        id,
        county.body(id.body()).map(Body::name).orElse(id.body()),
        review,
        officers,
        excluded,
        turnout.asked(),
        turnout.answered());
  }

  private static Map<RaterRole, List<RaterLine>> raters(
      List<Asked> asked, Optional<Review> review, County county, Set<String> hidden) {
    Map<RaterRole, List<RaterLine>> raters = new LinkedHashMap<>();
    for (RaterRole role : ASKED) {
      raters.put(
          role,
          asked.stream()
              .filter(one -> one.role() == role)
              .map(
                  one ->
                      new RaterLine(
                          hidden.contains(one.rater()) ? "" : one.rater(),
                          hidden.contains(one.rater()) ? GUEST : name(county, one.rater()),
                          review.map(any -> one.sheet())))
              .toList());
    }
    return raters;
  }

  private static String name(County county, String id) {
    return county.officer(id).map(Officer::name).orElse(id);
  }
}
