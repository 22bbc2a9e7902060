package io.saima.review;

import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.scoring.QuarterGrade;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opinions of units that had an officer too and do not assess him. They are read by whoever
 * proposes, signs and approves his grade; no score takes them in.
 */
@Service
@Transactional
public class UnitOpinions {

  private final JdbcTemplate jdbc;
  private final Assignments assignments;
  private final Clock clock;

  UnitOpinions(JdbcTemplate jdbc, Assignments assignments, Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.clock = clock;
  }

  /**
   * What a unit says.
   *
   * @param grade the grade that it recommends, if any
   * @param notAsked why nobody there could be asked, if so
   */
  public record UnitOpinion(
      String officer,
      String unit,
      Optional<String> opinion,
      Optional<QuarterGrade> grade,
      Optional<String> notAsked) {}

  /**
   * Writes down whose opinion is asked, and about whom nobody can be asked; asking again changes
   * nothing.
   *
   * @return about whom somebody is asked now
   */
  List<String> ask(ReviewId review, List<ReviewMember> members) {
    Map<String, UnitOpinion> known = of(review);
    List<String> asked = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    for (ReviewMember member : members) {
      String unit = member.otherUnit();
      if (unit != null && !known.containsKey(member.officer())) {
        boolean speaks = speaker(unit, member.officer(), Set.of()).isPresent();
        rows.add(
            new Object[] {
              review.toString(), member.officer(), unit, speaks ? null : whyNobody(unit)
            });
        if (speaks) {
          asked.add(member.officer());
        }
      }
    }
    jdbc.batchUpdate(
        "insert into unit_opinion (review_id, officer_id, unit_code, not_asked) values (?,?,?,?)",
        rows);
    return asked;
  }

  private String whyNobody(String unit) {
    return assignments.today().headLine(unit).isEmpty() ? "单位没有负责人" : "负责人和上级领导都不在岗或须回避";
  }

  /** Who speaks for the other unit: its head, else the nearest above him. */
  @Transactional(readOnly = true)
  public Optional<String> speaker(ReviewId review, String officer, Set<String> had) {
    return speaker(of(review).get(officer).unit(), officer, had);
  }

  private Optional<String> speaker(String unit, String officer, Set<String> had) {
    AssignmentRules today = assignments.today();
    return today.next(today.headLine(unit), had, List.of(officer));
  }

  public void give(
      ReviewId review, String officer, String person, String opinion, QuarterGrade grade) {
    jdbc.update(
        "update unit_opinion set opinion = ?, grade = ?, given_by = ?, given_at = ?"
            + " where review_id = ? and officer_id = ?",
        opinion,
        grade == null ? null : grade.name(),
        person,
        LocalDateTime.now(clock),
        review.toString(),
        officer);
  }

  /** All opinions of a review, asked or not, given or not, by officer. */
  @Transactional(readOnly = true)
  public Map<String, UnitOpinion> of(ReviewId review) {
    Map<String, UnitOpinion> opinions = new LinkedHashMap<>();
    jdbc.query(
        "select officer_id, unit_code, opinion, grade, not_asked from unit_opinion where review_id = ?"
            + " order by officer_id",
        row -> {
          opinions.put(
              row.getString(1),
              new UnitOpinion(
                  row.getString(1),
                  row.getString(2),
                  Optional.ofNullable(row.getString(3)),
                  Optional.ofNullable(row.getString(4)).map(QuarterGrade::valueOf),
                  Optional.ofNullable(row.getString(5))));
        },
        review.toString());
    return opinions;
  }
}
