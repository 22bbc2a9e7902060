package io.saima.rating;

import io.saima.calendar.Quarter;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
 * be found by subtraction.
 */
@Service
@Transactional(readOnly = true)
public class OwnRatings {

  private static final int LEAST_RATERS = 3;

  private final JdbcClient jdbc;
  private final Clock clock;

  OwnRatings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Given(
      String contact, int score, List<String> tags, String comment, LocalDateTime at) {}

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
    LocalDate today = LocalDate.now(clock);
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<Given> shown = shown(given(officer), monday, Quarter.of(today).previous().first());
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
   * @param all in the order in which they came
   * @param monday what came from then on is not shown yet
   * @param since groups that were complete before are not shown any more
   */
  private static List<Given> shown(List<Given> all, LocalDate monday, LocalDate since) {
    List<Given> shown = new ArrayList<>();
    List<Given> group = new ArrayList<>();
    Set<String> raters = new HashSet<>();
    LocalDate week = null;
    for (Given one : all) {
      LocalDate of = one.at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      if (!of.isBefore(monday)) {
        break;
      }
      if (week != null && of.isAfter(week) && raters.size() >= LEAST_RATERS) {
        release(group, week, since, shown);
        raters.clear();
      }
      week = of;
      group.add(one);
      raters.add(one.contact);
    }
    if (raters.size() >= LEAST_RATERS) {
      release(group, week, since, shown);
    }
    return shown;
  }

  private static void release(
      List<Given> group, LocalDate week, LocalDate since, List<Given> shown) {
    if (!week.plusWeeks(1).isBefore(since)) {
      shown.addAll(group);
    }
    group.clear();
  }

  private List<Given> given(String officer) {
    return jdbc.sql(
            "select e.contact_hash, r.score, r.tags, r.comment_text, r.rated_at"
                + " from service_event e join rating r on r.event_id = e.id"
                + " where e.officer_id = ? order by r.rated_at, e.id")
        .param(officer)
        .query(
            (row, n) ->
                new Given(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3) == null ? List.of() : List.of(row.getString(3).split(";")),
                    row.getString(4),
                    row.getObject(5, LocalDateTime.class)))
        .list();
  }
}
