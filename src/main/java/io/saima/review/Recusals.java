package io.saima.review;

import io.saima.organization.Assignments;
import io.saima.organization.County;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of those who must not rate somebody for another reason than a family tie: he
 * complained about him, or has an interest in his matter.
 */
@Service
@Transactional
public class Recusals {

  private final JdbcTemplate jdbc;
  private final Assignments assignments;
  private final Clock clock;

  Recusals(JdbcTemplate jdbc, Assignments assignments, Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
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
    return jdbc.query(
        "select id, person, about, ground, entered_by, entered_at from recusal"
            + " where ended_at is null order by entered_at desc, id desc",
        (row, n) ->
            new Recusal(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                RecusalGround.valueOf(row.getString(4)),
                row.getString(5),
                row.getObject(6, LocalDateTime.class)));
  }

  /** Those that somebody may read: none about himself or a relation of his. */
  @Transactional(readOnly = true)
  public List<Recusal> inForce(String reader) {
    return inForce().stream().filter(one -> !assignments.excludes(reader, one.about())).toList();
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
    if (assignments.excludes(by, about)) {
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
    return inForce(by).stream().anyMatch(one -> one.id() == id)
        && jdbc.update(
                "update recusal set ended_by = ?, ended_at = ? where id = ? and ended_at is null",
                by,
                LocalDateTime.now(clock),
                id)
            > 0;
  }
}
