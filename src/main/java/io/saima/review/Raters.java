package io.saima.review;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.saima.organization.AssignmentRules;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.organization.Unit;
import io.saima.organization.UnitKind;
import io.saima.scoring.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who rates whom in a quarterly review.
 *
 * <ul>
 *   <li>Superiors (上级): the leader in charge and the unit's head.
 *   <li>Peers (同级): the same post class in the body; fewer than the policy asks, and the
 *       neighbouring class joins; still fewer, and it is the whole body. Heads of units rate heads
 *       of units of the same kind in the county. Of more than {@link #MOST_PEERS} the lot chooses,
 *       so that everybody rates and is rated by that many.
 *   <li>Panel (赛马评委): its members rate everybody of the body.
 * </ul>
 *
 * Nobody rates himself, a relation or, as a peer, his direct superior; who is not at work rates
 * nobody; and who rates somebody as his superior is not his peer as well.
 */
public final class Raters {

  /** More peers would cost more time than they tell. */
  static final int MOST_PEERS = 15;

  private final County county;
  private final AssignmentRules rules;
  private final Recusals.Bars bars;
  private final Policy policy;

  /** On one day's county, with a quarter's least numbers of peers and panel members. */
  public Raters(County county, AssignmentRules rules, Recusals.Bars bars, Policy policy) {
    this.county = county;
    this.rules = rules;
    this.bars = bars;
    this.policy = policy;
  }

  /** Somebody who would rate an officer and does not get the ballot, and why. */
  public record Exclusion(String rater, String ratee, RaterRole role, RecusalGround ground) {}

  /** Why somebody must not rate an officer; empty if he may. */
  Optional<RecusalGround> bar(String rater, String ratee) {
    return bar(county, bars, rater, ratee);
  }

  /** The same by one day's county and register. */
  static Optional<RecusalGround> bar(
      County county, Recusals.Bars bars, String rater, String ratee) {
    if (rater.equals(ratee)) {
      return Optional.of(RecusalGround.SELF);
    }
    return county.related(rater, ratee)
        ? Optional.of(RecusalGround.RELATION)
        : bars.between(rater, ratee);
  }

  private boolean mayRate(String rater, String ratee) {
    return rules.atWork(rater) && bar(rater, ratee).isEmpty();
  }

  /** Somebody is to rate somebody. */
  public record Pair(String rater, String ratee, RaterRole role) {}

  /**
   * The leader in charge and the unit's head, as far as they may rate him; where neither may, the
   * nearest above them.
   */
  public Set<String> superiors(String ratee) {
    Set<String> superiors = new LinkedHashSet<>();
    leaders(ratee).filter(leader -> mayRate(leader, ratee)).findFirst().ifPresent(superiors::add);
    head(ratee).filter(head -> mayRate(head, ratee)).ifPresent(superiors::add);
    if (superiors.isEmpty()) {
      county.bodyOf(ratee).stream()
          .flatMap(body -> rules.signerLine(body).stream())
          .filter(above -> mayRate(above, ratee))
          .findFirst()
          .ifPresent(superiors::add);
    }
    return superiors;
  }

  /** Those of 正职 and 副职 above him, the nearest first. */
  private Stream<String> leaders(String ratee) {
    return county.superiors(ratee).stream()
        .filter(
            above ->
                above.postClass() == PostClass.PRINCIPAL || above.postClass() == PostClass.DEPUTY)
        .map(Officer::id);
  }

  private Optional<String> head(String ratee) {
    return county.officer(ratee).flatMap(officer -> rules.unitHead(officer.unitCode()));
  }

  /**
   * Draws among the heads of units of one kind in the whole county who rates whom.
   *
   * @param roster everybody assessed in the quarter
   * @return for each head who finds as many others as the policy asks, those who rate him
   */
  public Map<String, List<String>> drawHeads(Collection<Officer> roster, long seed) {
    Map<UnitKind, List<Officer>> heads = new TreeMap<>();
    for (Officer officer : roster) {
      if (isHead(officer)) {
        heads.computeIfAbsent(kind(officer), kind -> new ArrayList<>()).add(officer);
      }
    }
    Map<String, List<String>> result = new TreeMap<>();
    for (List<Officer> group : heads.values()) {
      Map<String, List<String>> choices = new TreeMap<>();
      for (Officer head : group) {
        List<String> peers = peersAmong(group, head);
        if (peers.size() >= policy.minPeers()) {
          choices.put(head.id(), peers);
        }
      }
      result.putAll(BalancedDraw.of(choices, MOST_PEERS, seed));
    }
    return result;
  }

  /** Whether he is the head of his unit and so compared with the heads of other units. */
  public boolean isHead(Officer officer) {
    return rules.unitHead(officer.unitCode()).filter(officer.id()::equals).isPresent();
  }

  private UnitKind kind(Officer officer) {
    return county.unit(officer.unitCode()).map(Unit::kind).orElseThrow();
  }

  /**
   * The peers who rate each officer of a body, without the heads of units that were drawn for.
   *
   * @param roster the body's frozen roster
   * @param headDraw who rates which head, as {@link #drawHeads} drew it for the quarter
   */
  Map<String, List<String>> peers(
      List<Officer> roster, Map<String, List<String>> headDraw, long seed) {
    Map<String, List<String>> all = new TreeMap<>();
    for (Officer officer : roster) {
      if (!headDraw.containsKey(officer.id())) {
        all.put(officer.id(), candidates(roster, officer));
      }
    }
    Map<String, List<String>> many = new HashMap<>(all);
    many.values().removeIf(peers -> peers.size() <= MOST_PEERS);
    all.putAll(BalancedDraw.of(many, MOST_PEERS, seed));
    return all;
  }

  /** Same class; if they are too few, with the neighbouring class; if still too few, everybody. */
  private List<String> candidates(List<Officer> roster, Officer ratee) {
    List<String> peers = List.of();
    for (Predicate<PostClass> wide : widening(ratee)) {
      peers =
          peersAmong(
              roster.stream().filter(officer -> wide.test(officer.postClass())).toList(), ratee);
      if (peers.size() >= policy.minPeers()) {
        break;
      }
    }
    return peers;
  }

  /** The same class, with the neighbouring ones, all. */
  private static List<Predicate<PostClass>> widening(Officer ratee) {
    int own = ratee.postClass().ordinal();
    return List.of(
        other -> other.ordinal() == own,
        other -> Math.abs(other.ordinal() - own) <= 1,
        other -> true);
  }

  private List<String> peersAmong(List<Officer> group, Officer ratee) {
    Set<String> superiors = superiors(ratee.id());
    return group.stream()
        .filter(other -> !ratee.id().equals(other.supervisorId()))
        .map(Officer::id)
        .filter(other -> !superiors.contains(other))
        .filter(other -> mayRate(other, ratee.id()))
        .toList();
  }

  /**
   * All that a body's review asks: who rates somebody of the body as superior, peer or panel
   * member, and whom the body's heads of units rate in the whole county (so that a head has one
   * sheet and not one from each body).
   *
   * @param roster the body's frozen roster
   * @param headDraw who rates which head, as {@link #drawHeads} drew it for the quarter
   * @param guests panel members from other units
   */
  public List<Pair> of(
      Body body,
      List<Officer> roster,
      Map<String, List<String>> headDraw,
      Collection<String> guests,
      long seed) {
    Map<String, List<String>> peers = peers(roster, headDraw, seed);
    List<String> panel = panel(body, roster, guests);
    List<Pair> pairs = new ArrayList<>();
    for (Officer officer : roster) {
      String ratee = officer.id();
      superiors(ratee).forEach(rater -> pairs.add(new Pair(rater, ratee, RaterRole.SUP)));
      peers
          .getOrDefault(ratee, List.of())
          .forEach(rater -> pairs.add(new Pair(rater, ratee, RaterRole.PEER)));
      panel.stream()
          .filter(member -> mayRate(member, ratee))
          .forEach(member -> pairs.add(new Pair(member, ratee, RaterRole.RACE)));
    }
    Set<String> here = roster.stream().map(Officer::id).collect(toSet());
    headDraw.forEach(
        (ratee, raters) ->
            raters.stream()
                .filter(here::contains)
                .forEach(rater -> pairs.add(new Pair(rater, ratee, RaterRole.PEER))));
    return pairs;
  }

  /**
   * The race panel of a body with its guests; where somebody of the roster has fewer members who
   * may rate him than the policy asks, the next of the organization department and those above it
   * join.
   */
  List<String> panel(Body body, List<Officer> roster, Collection<String> guests) {
    Set<String> panel = new LinkedHashSet<>(rules.racePanel(body));
    panel.addAll(guests);
    for (String next : rules.organizationLine(body)) {
      List<String> few =
          roster.stream()
              .map(Officer::id)
              .filter(
                  id ->
                      panel.stream().filter(member -> mayRate(member, id)).count()
                          < policy.raceMinPanel())
              .toList();
      if (few.stream().anyMatch(id -> mayRate(next, id))) {
        panel.add(next);
      }
    }
    return List.copyOf(panel);
  }

  /**
   * Who of those that an office or a class would let rate somebody of the roster is left out, and
   * why: superiors up to the one who rates, panel members, and everybody of the body who may not
   * rate a colleague.
   */
  public List<Exclusion> exclusions(Body body, List<Officer> roster, Collection<String> guests) {
    List<String> panel = panel(body, roster, guests);
    List<Exclusion> exclusions = new ArrayList<>();
    for (Officer officer : roster) {
      String ratee = officer.id();
      Set<String> above = new LinkedHashSet<>(head(ratee).stream().toList());
      for (String leader : leaders(ratee).toList()) {
        above.add(leader);
        if (mayRate(leader, ratee)) {
          break;
        }
      }
      above.forEach(rater -> exclude(rater, ratee, RaterRole.SUP, exclusions));
      panel.forEach(rater -> exclude(rater, ratee, RaterRole.RACE, exclusions));
      roster.stream()
          .map(Officer::id)
          .filter(other -> !other.equals(ratee) && !above.contains(other))
          .forEach(
              other ->
                  bar(other, ratee)
                      .ifPresent(
                          ground ->
                              exclusions.add(new Exclusion(other, ratee, RaterRole.PEER, ground))));
    }
    return exclusions;
  }

  private void exclude(String rater, String ratee, RaterRole role, List<Exclusion> exclusions) {
    if (!mayRate(rater, ratee)) {
      exclusions.add(
          new Exclusion(rater, ratee, role, bar(rater, ratee).orElse(RecusalGround.AWAY)));
    }
  }

  /**
   * Who takes the place of a rater who fell away: the superior whom the rules name now, or one more
   * peer by lot, of the same class as long as there is one or enough are left.
   *
   * @param roster among whom to look: the body's, or for the head of a unit everybody's
   * @param head whether heads of other units rate him
   * @param asked everybody who was asked about him, or must not be
   * @param left how many are still to rate him in this role
   */
  Optional<String> substitute(
      Officer ratee,
      RaterRole role,
      List<Officer> roster,
      boolean head,
      Collection<String> asked,
      int left,
      long seed) {
    if (role == RaterRole.SUP) {
      return superiors(ratee.id()).stream().filter(id -> !asked.contains(id)).findFirst();
    }
    List<Officer> others = roster.stream().filter(one -> !asked.contains(one.id())).toList();
    if (head) {
      return byLot(
          others.stream().filter(one -> isHead(one) && kind(one) == kind(ratee)).toList(),
          ratee,
          seed);
    }
    for (Predicate<PostClass> wide : widening(ratee)) {
      Optional<String> one =
          byLot(
              others.stream().filter(other -> wide.test(other.postClass())).toList(), ratee, seed);
      if (one.isPresent() || left >= policy.minPeers()) {
        return one;
      }
    }
    return Optional.empty();
  }

  /**
   * Who takes the place of a panel member: of those in the line who may rate most of these people,
   * the first.
   */
  Optional<String> judge(Collection<String> line, Collection<String> ratees) {
    return line.stream()
        .filter(next -> !rateable(next, ratees).isEmpty())
        .min(Comparator.comparing(next -> -rateable(next, ratees).size()));
  }

  /** Whom of these he may rate. */
  List<String> rateable(String rater, Collection<String> ratees) {
    return ratees.stream().filter(ratee -> mayRate(rater, ratee)).toList();
  }

  private Optional<String> byLot(List<Officer> group, Officer ratee, long seed) {
    List<String> peers = new ArrayList<>(new TreeSet<>(peersAmong(group, ratee)));
    return peers.isEmpty()
        ? Optional.empty()
        : Optional.of(peers.get(new Random(seed).nextInt(peers.size())));
  }

  /**
   * Who enters the scores of the organization department, of third parties and of the media: the
   * first of the department who is not assessed in this body and has no relation in it; where there
   * is none, the first at work, whose entries for himself and his relations are left out.
   */
  public Optional<String> recorder(Body body, List<Officer> roster) {
    List<String> line = rules.organizationLine(body);
    return rules
        .first(line, roster.stream().map(Officer::id).toList())
        .or(() -> rules.first(line, List.of()));
  }

  /** The roster of a body: assessed here, in service on the quarter's last day and on this day. */
  static List<Officer> roster(Stream<Officer> officers, LocalDate last, LocalDate today) {
    Map<String, Officer> byId =
        officers
            .filter(officer -> officer.assessed() && officer.hereOn(last) && officer.hereOn(today))
            .collect(toMap(Officer::id, Function.identity(), (a, b) -> a, TreeMap::new));
    return List.copyOf(byId.values());
  }
}
