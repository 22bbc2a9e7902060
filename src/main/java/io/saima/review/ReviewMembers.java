package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** The frozen rosters; rows are written once, when a review begins. */
@Repository
public class ReviewMembers {

  private static final String COLUMNS =
      "select m.officer_id, m.unit_code, m.post_class, m.post_type, m.post_since, m.plan_code,"
          + " m.plan_quarter, u.plan_unit, u.other_unit from review_member m"
          + " left join review_member_unit u on u.review_id = m.review_id"
          + " and u.officer_id = m.officer_id ";

  private static final RowMapper<ReviewMember> ROW =
      (row, n) ->
          new ReviewMember(
              row.getString(1),
              row.getString(2),
              PostClass.valueOf(row.getString(3)),
              PostType.valueOf(row.getString(4)),
              row.getObject(5, LocalDate.class),
              row.getString(6),
              row.getString(7) == null ? null : Quarter.parse(row.getString(7)),
              row.getString(8) == null ? row.getString(2) : row.getString(8),
              row.getString(9));

  private final JdbcTemplate jdbc;

  ReviewMembers(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The roster of a review, by id. */
  public List<ReviewMember> of(ReviewId review) {
    return jdbc.query(
        COLUMNS + "where m.review_id = ? order by m.officer_id", ROW, review.toString());
  }

  /** The officer's row, if a review of that quarter has him on its roster. */
  public Optional<ReviewMember> of(Quarter quarter, String officer) {
    return jdbc
        .query(
            COLUMNS + "where m.quarter_code = ? and m.officer_id = ?",
            ROW,
            quarter.toString(),
            officer)
        .stream()
        .findFirst();
  }

  /** The reviews on whose rosters the officer stands, the newest first. */
  List<ReviewId> reviewsOf(String officer) {
    return jdbc
        .queryForList(
            "select review_id from review_member where officer_id = ? order by quarter_code desc",
            String.class,
            officer)
        .stream()
        .map(ReviewId::of)
        .toList();
  }

  /** The reviews of a quarter on whose rosters any of these people stands. */
  List<ReviewId> reviewsOf(Quarter quarter, Collection<String> people) {
    List<Object> arguments = new ArrayList<>(List.of(quarter.toString()));
    arguments.addAll(people);
    return jdbc
        .queryForList(
            "select distinct review_id from review_member where quarter_code = ?"
                + " and officer_id in ("
                + String.join(",", Collections.nCopies(people.size(), "?"))
                + ")",
            String.class,
            arguments.toArray())
        .stream()
        .map(ReviewId::of)
        .toList();
  }

  /**
   * The reviews of a quarter on whose rosters somebody stands who has this number, or these words
   * in his name.
   */
  List<ReviewId> reviewsOf(Quarter quarter, String words) {
    return jdbc
        .queryForList(
            "select distinct m.review_id from review_member m join officer o on o.id = m.officer_id"
                + " where m.quarter_code = ? and (locate(?, o.name) > 0 or lower(o.id) = lower(?))",
            String.class,
            quarter.toString(),
            words,
            words)
        .stream()
        .map(ReviewId::of)
        .toList();
  }

  /** Everybody who stands on a roster of that quarter. */
  Set<String> enrolled(Quarter quarter) {
    return new TreeSet<>(
        jdbc.queryForList(
            "select officer_id from review_member where quarter_code = ?",
            String.class,
            quarter.toString()));
  }

  /** The frozen post type of everybody who stands on a roster of that quarter. */
  Map<String, PostType> postTypes(Quarter quarter) {
    Map<String, PostType> types = new HashMap<>();
    jdbc.query(
        "select officer_id, post_type from review_member where quarter_code = ?",
        row -> {
          types.put(row.getString(1), PostType.valueOf(row.getString(2)));
        },
        quarter.toString());
    return types;
  }

  void add(ReviewId review, Collection<ReviewMember> members) {
    jdbc.batchUpdate(
        "insert into review_member (review_id, quarter_code, officer_id, unit_code, post_class,"
            + " post_type, post_since, plan_code, plan_quarter) values (?,?,?,?,?,?,?,?,?)",
        members,
        500,
        (row, member) -> {
          row.setString(1, review.toString());
          row.setString(2, review.quarter().toString());
          row.setString(3, member.officer());
          row.setString(4, member.unit());
          row.setString(5, member.postClass().name());
          row.setString(6, member.postType().name());
          row.setObject(7, member.postSince());
          row.setString(8, member.plan());
          row.setString(9, member.planQuarter() == null ? null : member.planQuarter().toString());
        });
    jdbc.batchUpdate(
        "insert into review_member_unit (review_id, officer_id, plan_unit, other_unit)"
            + " values (?,?,?,?)",
        members.stream()
            .filter(
                member -> member.otherUnit() != null || !member.planUnit().equals(member.unit()))
            .map(
                member ->
                    new Object[] {
                      review.toString(), member.officer(), member.planUnit(), member.otherUnit()
                    })
            .toList());
  }
}
