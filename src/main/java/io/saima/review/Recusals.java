package io.saima.review;

import static java.util.Collections.nCopies;

import io.saima.organization.Assignments;
import io.saima.organization.County;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of those who must not rate somebody for another reason than a family tie: he
 * complained about him, or has an interest in his matter.
 */
@Service
@Transactional
public class Recusals {

  private static final String COLUMNS =
      "select r.id, r.person, r.about, r.ground, r.entered_by, r.entered_at";

  private static final String NEWEST_FIRST = " order by r.entered_at desc, r.id desc";

  private static final RowMapper<Recusal> ROW =
      (row, n) ->
          new Recusal(
              row.getLong(1),
              row.getString(2),
              row.getString(3),
              RecusalGround.valueOf(row.getString(4)),
              row.getString(5),
              row.getObject(6, LocalDateTime.class));

  private final JdbcTemplate jdbc;
  private final Assignments assignments;
  private final Impartiality impartiality;
  private final Clock clock;

  Recusals(JdbcTemplate jdbc, Assignments assignments, Impartiality impartiality, Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.impartiality = impartiality;
    this.clock = clock;
  }

  /** An entry in force. */
  public record Recusal(
      long id,
      String person,
      String about,
      RecusalGround ground,
      String enteredBy,
      LocalDateTime enteredAt) {}

  /** Who is barred from rating whom by the register, at one moment. */
  public record Bars(Map<String, Map<String, RecusalGround>> grounds) {

    public static final Bars NONE = new Bars(Map.of());

    Optional<RecusalGround> between(String person, String about) {
      return Optional.ofNullable(grounds.getOrDefault(person, Map.of()).get(about));
    }
  }

  @Transactional(readOnly = true)
  public List<Recusal> inForce() {
    return jdbc.query(COLUMNS + " from recusal r where r.ended_at is null" + NEWEST_FIRST, ROW);
  }

  /**
   * Which entries are looked for; an empty part leaves nothing out.
   *
   * @param words in the name of either officer or of his unit, or the number of either
   * @param unit to which either of them belongs
   */
  public record Search(String words, String unit, Optional<RecusalGround> ground) {

    public static final Search EVERYTHING = new Search("", "", Optional.empty());
  }

  /** How many of the entries looked for somebody may read. */
  @Transactional(readOnly = true)
  public int count(String reader, Search search) {
    Query query = query(reader, search);
    return jdbc.queryForObject(
        "select count(*)" + query.from(), Integer.class, query.arguments().toArray());
  }

  /** Some of the entries looked for that somebody may read, the newest first. */
  @Transactional(readOnly = true)
  public List<Recusal> page(String reader, Search search, int first, int size) {
    Query query = query(reader, search);
    query.arguments().addAll(List.of(size, first));
    return jdbc.query(
        COLUMNS + query.from() + NEWEST_FIRST + " limit ? offset ?",
        ROW,
        query.arguments().toArray());
  }

  private record Query(String from, List<Object> arguments) {}

  /** Whatever is closed to the reader is left out before anything is looked for or counted. */
  private Query query(String reader, Search search) {
    Set<String> closed = impartiality.closedTo(reader);
    List<Object> arguments = new ArrayList<>(closed);
    StringBuilder from =
        new StringBuilder(
            " from recusal r left join officer p on p.id = r.person"
                + " left join unit pu on pu.code = p.unit_code"
                + " left join officer a on a.id = r.about"
                + " left join unit au on au.code = a.unit_code"
                + " where r.ended_at is null and r.about not in ("
                + String.join(",", nCopies(closed.size(), "?"))
                + ")");
    if (!search.words().isEmpty()) {
      from.append(
          " and (locate(?, p.name) > 0 or locate(?, a.name) > 0 or locate(?, pu.name) > 0"
              + " or locate(?, au.name) > 0 or lower(r.person) = lower(?)"
              + " or lower(r.about) = lower(?))");
      arguments.addAll(nCopies(6, search.words()));
    }
    if (!search.unit().isEmpty()) {
      from.append(" and (p.unit_code = ? or a.unit_code = ?)");
      arguments.addAll(nCopies(2, search.unit()));
    }
    search
        .ground()
        .ifPresent(
            ground -> {
              from.append(" and r.ground = ?");
              arguments.add(ground.name());
            });
    return new Query(from.toString(), arguments);
  }

  @Transactional(readOnly = true)
  public Bars bars() {
    Map<String, Map<String, RecusalGround>> grounds = new HashMap<>();
    for (Recusal one : inForce()) {
      grounds
          .computeIfAbsent(one.person(), person -> new HashMap<>())
          .put(one.about(), one.ground());
    }
    return new Bars(grounds);
  }

  /** Why somebody must not rate an officer now, by family or by the register; empty if he may. */
  @Transactional(readOnly = true)
  public Optional<RecusalGround> between(String person, String about) {
    return Raters.bar(assignments.county(), bars(), person, about);
  }

  /**
   * Enters somebody who must not rate an officer.
   *
   * @return what is wrong, as a sentence; empty if it was entered
   */
  public Optional<String> enter(String person, String about, RecusalGround ground, String by) {
    County county = assignments.county();
    if (county.officer(person).isEmpty()) {
      return Optional.of("回避人的编号“" + person + "”不存在，请核对。");
    }
    if (county.officer(about).isEmpty()) {
      return Optional.of("被考核人的编号“" + about + "”不存在，请核对。");
    }
    if (person.equals(about)) {
      return Optional.of("回避人和被考核人是同一人；本人从不评价自己，不需登记。");
    }
    if (impartiality.concerns(by, about)) {
      return Optional.of("不能登记谁回避评价您本人或您的亲属，请由组织部其他人办理。");
    }
    if (ground != RecusalGround.COMPLAINANT && ground != RecusalGround.CONFLICT) {
      return Optional.of("事由只能是投诉人或利害关系；亲属关系请通过数据导入登记。");
    }
    if (bars().between(person, about).isEmpty()) {
      jdbc.update(
          "insert into recusal (person, about, ground, entered_by, entered_at) values (?,?,?,?,?)",
          person,
          about,
          ground.name(),
          by,
          LocalDateTime.now(clock));
    }
    return Optional.empty();
  }

  /**
   * Ends an entry. About himself or a relation nobody ends one, nor learns that there is one.
   *
   * @return whether it was in force
   */
  public boolean end(long id, String by) {
    Set<String> closed = impartiality.closedTo(by);
    List<Object> arguments = new ArrayList<>(List.of(by, LocalDateTime.now(clock), id));
    arguments.addAll(closed);
    return jdbc.update(
            "update recusal set ended_by = ?, ended_at = ? where id = ? and ended_at is null"
                + " and about not in ("
                + String.join(",", nCopies(closed.size(), "?"))
                + ")",
            arguments.toArray())
        > 0;
  }
}
