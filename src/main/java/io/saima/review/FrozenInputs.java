package io.saima.review;

import static java.util.stream.Collectors.toMap;

import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.PostType;
import io.saima.organization.Standing;
import io.saima.organization.Standings;
import io.saima.plan.IndicatorInputs;
import io.saima.plan.OfficerFigures;
import io.saima.rating.PublicRatings;
import io.saima.rectification.Rectifications;
import io.saima.review.Ballots.Said;
import io.saima.scoring.Ballot;
import io.saima.scoring.CalibrationMode;
import io.saima.scoring.Channel;
import io.saima.scoring.Fact;
import io.saima.scoring.Indicator;
import io.saima.scoring.PeerMatrix;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterInput;
import io.saima.scoring.Race;
import io.saima.scoring.Rational;
import io.saima.scoring.Week;
import io.saima.verification.Findings;
import io.saima.verification.FindingsOfQuarter;
import io.saima.weeklylog.WeeklyRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers, for many officers at once, everything from which a quarterly score is computed: logs,
 * figures, ratings, ballots, facts and standing, as they are at the cut-off.
 */
@Component
class FrozenInputs {

  private static final int DECIMALS = 6;

  private final Assignments assignments;
  private final ReviewMembers members;
  private final WeeklyRecord weeks;
  private final IndicatorInputs indicators;
  private final Rectifications rectifications;
  private final FindingsOfQuarter findings;
  private final Standings standings;
  private final PublicRatings ratings;
  private final Ballots ballots;
  private final Races races;
  private final PeerLeans peerLeans;

  FrozenInputs(
      Assignments assignments,
      ReviewMembers members,
      WeeklyRecord weeks,
      IndicatorInputs indicators,
      Rectifications rectifications,
      FindingsOfQuarter findings,
      Standings standings,
      PublicRatings ratings,
      Ballots ballots,
      Races races,
      PeerLeans peerLeans) {
    this.assignments = assignments;
    this.members = members;
    this.weeks = weeks;
    this.indicators = indicators;
    this.rectifications = rectifications;
    this.findings = findings;
    this.standings = standings;
    this.ratings = ratings;
    this.ballots = ballots;
    this.races = races;
    this.peerLeans = peerLeans;
  }

  /**
   * The inputs, by officer. Who has no plan has no indicators, and his input cannot be scored. Read
   * in a transaction of its own that only reads: what so many rows hold need not be watched for
   * changes.
   *
   * @param published everybody's R in the race; empty if the panel's scores count for nobody
   */
  @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
  public Map<String, QuarterInput> of(
      ReviewId review,
      Collection<ReviewMember> some,
      Policy policy,
      Map<String, BigDecimal> published,
      LocalDateTime cutOff) {
    Quarter quarter = review.quarter();
    List<Officer> officers = officers(some);
    List<String> ids = officers.stream().map(Officer::id).toList();
    Map<String, Map<io.saima.calendar.Week, Week>> weeksOf = weeks.weeks(ids, quarter, cutOff);
    Map<String, OfficerFigures> figuresOf = indicators.ofQuarter(officers, quarter, policy);
    Map<String, Set<String>> resolvedOf =
        rectifications.resolvedIndicators(
            officers.stream().collect(toMap(Officer::id, Officer::post)), quarter);
    Map<String, List<Fact>> overdueOf = rectifications.facts(ids, quarter);
    Map<String, Standing> standingOf = standings.of(officers, quarter);
    Map<String, Findings> findingsOf = findings.of(officers, quarter, quarter.last(), standingOf);
    Map<String, List<Ballot>> publicOf = ratings.ballots(ids, quarter, policy.pubMaxPerRater());
    Map<PostType, Rational> priors = ratings.priors(quarter);
    Map<String, List<Said>> saidOf = ballots.about(review, ids);
    Set<String> excused = races.excused(review);
    Map<PostType, Rational> priorOf = meansOfRepresentatives(review);
    Map<String, PeerLean> leans =
        policy.calibration() == CalibrationMode.OFF ? Map.of() : peerLeans.of(review, policy);
    Map<String, QuarterInput> inputs = new TreeMap<>();
    for (ReviewMember member : some) {
      String id = member.officer();
      List<Said> said = saidOf.getOrDefault(id, List.of());
      List<Ballot> ofPublic = publicOf.getOrDefault(id, List.of());
      Findings found = findingsOf.getOrDefault(id, Findings.NONE);
      inputs.put(
          id,
          new QuarterInput(
              id,
              standingOf.get(id).status(),
              List.copyOf(weeksOf.getOrDefault(id, Map.of()).values()),
              indicators(figuresOf.get(id), resolvedOf.getOrDefault(id, Set.of())),
              join(evaluation(said, quarter), ofPublic),
              prior(said, ofPublic, member.postType(), priors, priorOf),
              windowDays(member.postSince(), quarter),
              excused.contains(id)
                  ? new Race(true, List.of(), List.of())
                  : published.containsKey(id)
                      ? new Race(false, panel(said), others(published, id))
                      : Race.NONE,
              found.adjustments(),
              join(found.facts(), overdueOf.getOrDefault(id, List.of())),
              matrix(id, said, leans, policy),
              policy));
    }
    return inputs;
  }

  /**
   * The citizens' mean of the post type; where no citizen rated anybody of it, that of the
   * representatives. Nobody needs one whom neither rated.
   */
  private static Rational prior(
      List<Said> said,
      List<Ballot> ofPublic,
      PostType type,
      Map<PostType, Rational> ofCitizens,
      Map<PostType, Rational> ofRepresentatives) {
    boolean rated =
        !ofPublic.isEmpty() || said.stream().anyMatch(one -> one.role() == RaterRole.PUB);
    return rated ? ofCitizens.getOrDefault(type, ofRepresentatives.get(type)) : null;
  }

  private Map<PostType, Rational> meansOfRepresentatives(ReviewId review) {
    Map<String, List<Rational>> scores = ballots.scores(review, RaterRole.PUB);
    Map<PostType, List<Rational>> byType = new EnumMap<>(PostType.class);
    for (ReviewMember member : members.of(review)) {
      byType
          .computeIfAbsent(member.postType(), type -> new ArrayList<>())
          .addAll(scores.getOrDefault(member.officer(), List.of()));
    }
    Map<PostType, Rational> means = new EnumMap<>(PostType.class);
    byType.forEach(
        (type, all) -> {
          if (!all.isEmpty()) {
            means.put(type, Rational.of(Rational.mean(all).rounded(DECIMALS)));
          }
        });
    return means;
  }

  private static PeerMatrix matrix(
      String officer, List<Said> said, Map<String, PeerLean> leans, Policy policy) {
    if (policy.calibration() == CalibrationMode.OFF) {
      return null;
    }
    Map<String, Rational> scores = new TreeMap<>();
    Map<String, PeerLean> ofRaters = new TreeMap<>();
    for (Said one : said) {
      if (one.role() == RaterRole.PEER && one.state() == ScoreState.VALID) {
        scores.put(one.key(), Rational.of(one.score()));
        if (leans.containsKey(one.key())) {
          ofRaters.put(one.key(), leans.get(one.key()));
        }
      }
    }
    return PeerLean.matrix(officer, scores, ofRaters, policy);
  }

  /**
   * As they stood on the frozen roster, whatever was imported since, in the unit whose plan holds.
   */
  private List<Officer> officers(Collection<ReviewMember> members) {
    County county = assignments.county();
    return members.stream()
        .map(
            member -> {
              Officer now = county.officer(member.officer()).orElseThrow();
              return new Officer(
                  now.id(),
                  now.name(),
                  member.planUnit(),
                  now.postTitle(),
                  member.postClass(),
                  member.postType(),
                  now.rankLevel(),
                  now.supervisorId(),
                  now.status(),
                  now.joinedOn(),
                  member.postSince(),
                  now.worksInUnit(),
                  now.unitSince(),
                  now.leftOn());
            })
        .toList();
  }

  private static List<Indicator> indicators(OfficerFigures figures, Set<String> resolved) {
    return figures == null
        ? List.of()
        : figures.inputs().stream()
            .map(
                one -> resolved.contains(one.code()) ? one.toBuilder().resolved(true).build() : one)
            .toList();
  }

  private static List<Ballot> evaluation(List<Said> said, Quarter quarter) {
    List<Ballot> ballots = new ArrayList<>();
    for (Said one : said) {
      Channel channel = one.role().channel().orElse(null);
      if (channel == Channel.PUB) {
        ballots.add(ofRepresentative(one, quarter));
      } else if (channel != null) {
        ballots.add(
            one.state() == ScoreState.VALID
                ? Ballot.of(channel, one.key(), Rational.of(one.score()))
                : Ballot.removed(channel, one.key(), one.state().scored().orElseThrow()));
      }
    }
    return ballots;
  }

  /** A representative rates the quarter as a whole; that is the one event of his. */
  private static Ballot ofRepresentative(Said one, Quarter quarter) {
    return new Ballot(
        Channel.PUB,
        one.key(),
        one.state().scored().orElseThrow(),
        Ballot.Scale.HUNDRED,
        one.state() == ScoreState.VALID ? Rational.of(one.score()) : null,
        ExternalRaters.event(quarter),
        Ballot.Period.CURRENT);
  }

  private static List<Rational> others(Map<String, BigDecimal> published, String officer) {
    return published.entrySet().stream()
        .filter(one -> !one.getKey().equals(officer))
        .map(Map.Entry::getValue)
        .sorted()
        .map(Rational::of)
        .toList();
  }

  private static List<Race.Score> panel(List<Said> said) {
    return said.stream()
        .filter(one -> one.role() == RaterRole.RACE && one.state() == ScoreState.VALID)
        .map(one -> new Race.Score(one.key(), Rational.of(one.score())))
        .toList();
  }

  /** Days in the post within the half-year that ends with the quarter. */
  static int windowDays(LocalDate postSince, Quarter quarter) {
    long days = ChronoUnit.DAYS.between(postSince, quarter.last()) + 1;
    return (int) Math.max(1, Math.min(QuarterInput.WINDOW, days));
  }

  private static <T> List<T> join(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
