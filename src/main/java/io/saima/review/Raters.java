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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who rates whom in a quarterly review.
 *
 * <ul>
 *   <li>Superiors (上级): the leader in charge and the unit's head.
 *   <li>Peers (同级): the same post class in the body; fewer than {@link #FEWEST_PEERS}, and the
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

  /** Fewer peers do not make a value (the policy's least number of peers). */
  static final int FEWEST_PEERS = 3;

  /** More peers would cost more time than they tell. */
  static final int MOST_PEERS = 15;

  private final County county;
  private final AssignmentRules rules;

  /** On one day's county. */
  public Raters(County county, AssignmentRules rules) {
    this.county = county;
    this.rules = rules;
  }

  /** Somebody is to rate somebody. */
  public record Pair(String rater, String ratee, RaterRole role) {}

  /** The leader in charge and the unit's head, as far as they can act in his matter. */
  public Set<String> superiors(String ratee) {
    Set<String> superiors = new LinkedHashSet<>();
    rules.leaderInCharge(ratee).ifPresent(superiors::add);
    county
        .officer(ratee)
        .flatMap(officer -> rules.unitHead(officer.unitCode()))
        .filter(head -> rules.mayAct(head, List.of(ratee)))
        .ifPresent(superiors::add);
    return superiors;
  }

  /**
   * Draws among the heads of units of one kind in the whole county who rates whom.
   *
   * @param roster everybody assessed in the quarter
   * @return for each head who finds at least {@link #FEWEST_PEERS} others, those who rate him
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
        if (peers.size() >= FEWEST_PEERS) {
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
    int own = ratee.postClass().ordinal();
    Predicate<PostClass> neighbour = other -> Math.abs(other.ordinal() - own) <= 1;
    List<Predicate<PostClass>> widening =
        List.of(other -> other.ordinal() == own, neighbour, other -> true);
    List<String> peers = List.of();
    for (Predicate<PostClass> wide : widening) {
      peers =
          peersAmong(
              roster.stream().filter(officer -> wide.test(officer.postClass())).toList(), ratee);
      if (peers.size() >= FEWEST_PEERS) {
        break;
      }
    }
    return peers;
  }

  private List<String> peersAmong(List<Officer> group, Officer ratee) {
    Set<String> superiors = superiors(ratee.id());
    List<String> about = List.of(ratee.id());
    return group.stream()
        .filter(other -> !ratee.id().equals(other.supervisorId()))
        .map(Officer::id)
        .filter(other -> !superiors.contains(other))
        .filter(other -> rules.mayAct(other, about))
        .toList();
  }

  /**
   * All that a body's review asks: who rates somebody of the body as superior, peer or panel
   * member, and whom the body's heads of units rate in the whole county (so that a head has one
   * sheet and not one from each body).
   *
   * @param roster the body's frozen roster
   * @param headDraw who rates which head, as {@link #drawHeads} drew it for the quarter
   */
  public List<Pair> of(
      Body body, List<Officer> roster, Map<String, List<String>> headDraw, long seed) {
    Map<String, List<String>> peers = peers(roster, headDraw, seed);
    List<String> panel = rules.racePanel(body);
    List<Pair> pairs = new ArrayList<>();
    for (Officer officer : roster) {
      String ratee = officer.id();
      superiors(ratee).forEach(rater -> pairs.add(new Pair(rater, ratee, RaterRole.SUP)));
      peers
          .getOrDefault(ratee, List.of())
          .forEach(rater -> pairs.add(new Pair(rater, ratee, RaterRole.PEER)));
      panel.stream()
          .filter(member -> rules.mayAct(member, List.of(ratee)))
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
