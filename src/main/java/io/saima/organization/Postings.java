package io.saima.organization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.saima.organization.Posting.Origin;
import io.saima.organization.Posting.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The dated history of everybody's postings; rows are added and read, nothing else. */
@Repository
public class Postings {

  private static final String COLUMNS =
      "officer_id, from_date, replaces_from, unit_code, works_in_unit, post_title, post_class,"
          + " post_type, rank_level, supervisor_id, status, post_since, left_on, origin, kind,"
          + " import_id, done_by, done_at";

  private static final int CHUNK = 500;

  private final JdbcTemplate jdbc;

  Postings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** All that is recorded of an officer, in the order in which it became known. */
  public List<Posting> of(String officer) {
    return jdbc.query(
        "select " + COLUMNS + " from posting where officer_id = ? order by id",
        Postings::read,
        officer);
  }

  /** The career of an officer, from his file alone if nothing was ever recorded. */
  public Career career(Officer officer) {
    List<Posting> postings = of(officer.id());
    return Career.of(postings.isEmpty() ? unrecorded(officer) : postings);
  }

  static List<Posting> unrecorded(Officer officer) {
    return Posting.first(officer, new Origin(Source.START, null, null, null, null));
  }

  /**
   * Officers in the unit and post that they had on a day; as they are now where nothing else is
   * known.
   *
   * @param officers a few hundred at once
   */
  public List<Officer> asOf(Collection<Officer> officers, LocalDate day) {
    if (officers.isEmpty()) {
      return List.of();
    }
    Map<String, List<Posting>> known = of(officers.stream().map(Officer::id).toList());
    return officers.stream()
        .map(
            now ->
                Career.of(known.getOrDefault(now.id(), List.of()))
                    .on(day)
                    .map(then -> then.of(now))
                    .orElse(now))
        .toList();
  }

  /**
   * Of these officers those who came to the unit and class of post that they are given with after a
   * month on no day of which they belonged there, and when they first did.
   *
   * @param officers a few hundred at once
   * @param begun the month, by officer; who has none is left out
   * @param last what holds from later on is left aside
   */
  public Map<String, LocalDate> came(
      Collection<Officer> officers, Map<String, YearMonth> begun, LocalDate last) {
    if (officers.isEmpty() || begun.isEmpty()) {
      return Map.of();
    }
    List<Object> known = new ArrayList<>(officers.stream().map(Officer::id).toList());
    known.add(Collections.min(begun.values()).atEndOfMonth());
    List<String> moved =
        jdbc.queryForList(
            "select distinct officer_id from posting where officer_id in ("
                + String.join(", ", Collections.nCopies(officers.size(), "?"))
                + ") and from_date > ?",
            String.class,
            known.toArray());
    if (moved.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Posting>> postings = of(moved);
    Map<String, LocalDate> came = new HashMap<>();
    for (Officer officer : officers) {
      if (postings.containsKey(officer.id()) && begun.containsKey(officer.id())) {
        Career.of(postings.get(officer.id()))
            .came(officer.unitCode(), officer.postClass(), begun.get(officer.id()), last)
            .ifPresent(day -> came.put(officer.id(), day));
      }
    }
    return came;
  }

  /** Of everybody who has more than one posting, all of them, in the order they became known. */
  Map<String, List<Posting>> several() {
    return jdbc
        .query(
            "select "
                + COLUMNS
                + " from posting where officer_id in (select officer_id from posting"
                + " group by officer_id having count(*) > 1) order by id",
            Postings::read)
        .stream()
        .collect(groupingBy(Posting::officer, LinkedHashMap::new, toList()));
  }

  /** What happened to an officer on a day, where he was before and where it left him. */
  public record Event(PersonnelKind kind, Posting before, Posting posting) {}

  /** What happened between two days, both included, as it counts now; by day. */
  public List<Event> between(LocalDate first, LocalDate last) {
    List<String> officers =
        jdbc.queryForList(
            "select distinct officer_id from posting where from_date between ? and ?"
                + " order by officer_id",
            String.class,
            first,
            last);
    List<Event> events = new ArrayList<>();
    for (int at = 0; at < officers.size(); at += CHUNK) {
      of(officers.subList(at, Math.min(at + CHUNK, officers.size())))
          .values()
          .forEach(
              postings ->
                  Career.of(postings).events().stream()
                      .filter(event -> !event.posting().from().isBefore(first))
                      .filter(event -> !event.posting().from().isAfter(last))
                      .forEach(events::add));
    }
    events.sort(
        Comparator.comparing((Event event) -> event.posting().from())
            .thenComparing(event -> event.posting().officer()));
    return events;
  }

  private Map<String, List<Posting>> of(Collection<String> officers) {
    return jdbc
        .query(
            "select "
                + COLUMNS
                + " from posting where officer_id in ("
                + String.join(", ", Collections.nCopies(officers.size(), "?"))
                + ") order by id",
            Postings::read,
            officers.toArray())
        .stream()
        .collect(groupingBy(Posting::officer, LinkedHashMap::new, toList()));
  }

  // ---- what is recorded

  /**
   * Records what these rows of the personnel file change, before they replace what is stored.
   *
   * @param changed a few hundred at once
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void change(Collection<Officer> changed, Origin origin) {
    if (changed.isEmpty()) {
      return;
    }
    List<String> ids = changed.stream().map(Officer::id).toList();
    Map<String, Officer> before =
        jdbc
            .query(
                CurrentCounty.OFFICERS
                    + " where id in ("
                    + String.join(", ", Collections.nCopies(ids.size(), "?"))
                    + ")",
                CurrentCounty::officer,
                ids.toArray())
            .stream()
            .collect(toMap(Officer::id, Function.identity()));
    Map<String, List<Posting>> known = of(ids);
    List<Posting> rows = new ArrayList<>();
    for (Officer after : changed) {
      Officer stored = before.get(after.id());
      if (!known.containsKey(after.id())) {
        rows.addAll(Posting.first(stored, new Origin(Source.START, null, null, null, origin.at())));
      }
      Posting.changed(stored, after, origin.at().toLocalDate(), origin).ifPresent(rows::add);
    }
    add(rows);
  }

  /** Begins the history of everybody who has none yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(Origin origin) {
    String last = "";
    List<Officer> next;
    do {
      next =
          jdbc.query(
              CurrentCounty.OFFICERS
                  + " where id > ? and not exists (select 1 from posting p where p.officer_id ="
                  + " officer.id) order by id limit ?",
              CurrentCounty::officer,
              last,
              CHUNK);
      add(next.stream().flatMap(one -> Posting.first(one, origin).stream()).toList());
      last = next.isEmpty() ? last : next.get(next.size() - 1).id();
    } while (next.size() == CHUNK);
  }

  private void add(List<Posting> rows) {
    jdbc.batchUpdate(
        "insert into posting (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        rows.stream()
            .map(
                one ->
                    new Object[] {
                      one.officer(),
                      one.from(),
                      one.replacesFrom(),
                      one.unit(),
                      one.worksIn(),
                      one.postTitle(),
                      one.postClass().name(),
                      one.postType().name(),
                      one.rank().name(),
                      one.supervisor(),
                      one.status().name(),
                      one.postSince(),
                      one.leftOn(),
                      one.origin().source().name(),
                      one.origin().kind() == null ? null : one.origin().kind().name(),
                      one.origin().importId(),
                      one.origin().by(),
                      one.origin().at()
                    })
            .toList());
  }

  private static Posting read(ResultSet row, int number) throws SQLException {
    long importId = row.getLong("import_id");
    Long brought = row.wasNull() ? null : importId;
    String kind = row.getString("kind");
    return new Posting(
        row.getString("officer_id"),
        row.getObject("from_date", LocalDate.class),
        row.getObject("replaces_from", LocalDate.class),
        row.getString("unit_code"),
        row.getString("works_in_unit"),
        row.getString("post_title"),
        PostClass.valueOf(row.getString("post_class")),
        PostType.valueOf(row.getString("post_type")),
        RankLevel.valueOf(row.getString("rank_level")),
        row.getString("supervisor_id"),
        OfficerStatus.valueOf(row.getString("status")),
        row.getObject("post_since", LocalDate.class),
        row.getObject("left_on", LocalDate.class),
        new Origin(
            Source.valueOf(row.getString("origin")),
            kind == null ? null : PersonnelKind.valueOf(kind),
            brought,
            row.getString("done_by"),
            row.getObject("done_at", LocalDateTime.class)));
  }
}
