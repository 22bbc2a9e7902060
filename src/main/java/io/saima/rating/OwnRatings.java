package io.saima.rating;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an officer sees of the ratings about him. They are shown group by group: each Monday those
 * that came since, as soon as they are of three citizens or more; and they leave group by group. So
 * whatever he sees today and saw before differs by three citizens at least, and nobody's answer can
 * be found by subtraction. Nor does a group hold what a quarter counts and what came after its
 * cut-off, so that neither can be found by subtracting the quarter's result. Citizens whose
 * services he entered himself are not among the three, because he could make them up; what they
 * answered is shown with the others'.
 */
@Service
@Transactional(readOnly = true)
public class OwnRatings {

  private static final int LEAST_RATERS = 3;

  private final JdbcClient jdbc;
  private final ClosedQuarters closed;
  private final Clock clock;

  OwnRatings(JdbcClient jdbc, ClosedQuarters closed, Clock clock) {
    this.jdbc = jdbc;
    this.closed = closed;
    this.clock = clock;
  }

  /**
   * A rating.
   *
   * @param entered whether the officer who is rated entered the service himself
   */
  private record Given(
      String event,
      Quarter quarter,
      String contact,
      boolean entered,
      int score,
      List<String> tags,
      String comment,
      LocalDateTime at) {}

  /** Ratings that are shown and leave together; {@code week} is the Monday of their last week. */
  private record Group(LocalDate week, List<Given> given) {}

  /**
   * The ratings that an officer may see.
   *
   * @param scores how many gave each score, 1–10
   * @param tags how often each was ticked, the most frequent first
   * @param comments in an order that tells nothing
   */
  public record Summary(
      int count,
      double mean,
      Map<Integer, Integer> scores,
      List<Tag> tags,
      List<String> comments) {}

  /** A tag and how often it was ticked. */
  public record Tag(String name, int count) {}

  /** What the officer may see of this quarter and the one before. */
  public Summary of(String officer) {
    LocalDate since = Quarter.of(LocalDate.now(clock)).previous().first();
    List<Given> shown =
        groups(given(officer)).stream()
            .filter(group -> !group.week.plusWeeks(1).isBefore(since))
            .flatMap(group -> group.given.stream())
            .toList();
    Map<Integer, Integer> scores = new TreeMap<>();
    for (int score = 1; score <= 10; score++) {
      scores.put(score, 0);
    }
    Map<String, Integer> tags = new TreeMap<>();
    List<String> comments = new ArrayList<>();
    int sum = 0;
    for (Given one : shown) {
      sum += one.score;
      scores.merge(one.score, 1, Integer::sum);
      one.tags.forEach(tag -> tags.merge(tag, 1, Integer::sum));
      if (one.comment != null) {
        comments.add(one.comment);
      }
    }
    comments.sort(Comparator.naturalOrder());
    return new Summary(
        shown.size(),
        shown.isEmpty() ? 0 : (double) sum / shown.size(),
        scores,
        tags.entrySet().stream()
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .sorted(Comparator.comparing(Tag::count).reversed().thenComparing(Tag::name))
            .toList(),
        comments);
  }

  /**
   * Whether somebody who is told how many and how good these ratings are would find those of too
   * few by subtracting the groups that the officer saw or sees: what counts and is in no group of
   * which all counts, or what does not count and is in a group with what does.
   *
   * @param events the services whose ratings are told in sum
   */
  public boolean leavesFew(String officer, Set<String> events) {
    List<Given> all = given(officer);
    Set<Given> left = new LinkedHashSet<>(all);
    left.removeIf(one -> !events.contains(one.event));
    List<Given> besides = new ArrayList<>();
    for (Group group : groups(all)) {
      List<Given> others = group.given.stream().filter(one -> !events.contains(one.event)).toList();
      if (others.isEmpty()) {
        group.given.forEach(left::remove);
      } else if (others.size() < group.given.size()) {
        besides.addAll(others);
      }
    }
    return few(left) || few(besides);
  }

  private static boolean few(Collection<Given> some) {
    return !some.isEmpty() && !enough(some);
  }

  private static boolean enough(Collection<Given> some) {
    return some.stream().filter(one -> !one.entered).map(Given::contact).distinct().count()
        >= LEAST_RATERS;
  }

  /**
   * The groups that were complete before this week began.
   *
   * @param all in the order in which they came
   */
  private List<Group> groups(List<Given> all) {
    LocalDate monday = monday(LocalDate.now(clock));
    Map<Quarter, LocalDateTime> cutOffs = closed.moments(Part.INPUTS);
    List<Group> groups = new ArrayList<>();
    List<Given> open = new ArrayList<>();
    LocalDate week = null;
    for (Given one : all) {
      LocalDate of = monday(one.at.toLocalDate());
      if (!of.isBefore(monday)) {
        break;
      }
      if (week != null && enough(open) && (of.isAfter(week) || parted(open, one, cutOffs))) {
        groups.add(new Group(week, List.copyOf(open)));
        open.clear();
      }
      week = of;
      open.add(one);
    }
    if (enough(open)) {
      groups.add(new Group(week, List.copyOf(open)));
    }
    return groups;
  }

  /**
   * Whether a cut-off lies between ratings that its quarter counts, of enough, and the next one.
   */
  private static boolean parted(List<Given> open, Given next, Map<Quarter, LocalDateTime> cutOffs) {
    LocalDateTime last = open.get(open.size() - 1).at;
    return cutOffs.entrySet().stream()
        .filter(cut -> last.isBefore(cut.getValue()) && !next.at.isBefore(cut.getValue()))
        .anyMatch(
            cut ->
                enough(
                    open.stream()
                        .filter(one -> one.quarter.compareTo(cut.getKey()) <= 0)
                        .toList()));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private List<Given> given(String officer) {
    return jdbc.sql(
            "select e.id, e.occurred_at, e.contact_hash,"
                + " case when q.registered_by = e.officer_id then 1 else 0 end,"
                + " r.score, r.tags, r.comment_text, r.rated_at"
                + " from service_event e join rating r on r.event_id = e.id"
                + " left join rating_request q on q.event_id = e.id"
                + " where e.officer_id = ? order by r.rated_at, e.id")
        .param(officer)
        .query(
            (row, n) ->
                new Given(
                    row.getString(1),
                    Quarter.of(row.getObject(2, LocalDateTime.class).toLocalDate()),
                    row.getString(3),
                    row.getInt(4) == 1,
                    row.getInt(5),
                    row.getString(6) == null ? List.of() : List.of(row.getString(6).split(";")),
                    row.getString(7),
                    row.getObject(8, LocalDateTime.class)))
        .list();
  }
}
