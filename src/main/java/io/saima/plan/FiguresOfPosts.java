package io.saima.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the figures of many posts at once, to be read only: a quarter of a city has millions, and
 * none of them needs to be watched for changes.
 */
@Repository
class FiguresOfPosts {

  private static final String FIGURES =
      "select plan_code, indicator_code, officer_id, month_code, actual, debt_rate, source_name"
          + " from indicator_actual where plan_code in (:plans)"
          + " and month_code between :from and :to";

  private final JdbcClient jdbc;

  FiguresOfPosts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The figures of whole units and of these officers within some months, both included. */
  List<IndicatorActual> of(
      Collection<String> plans, Collection<String> officers, String from, String to) {
    return read(
        jdbc.sql(FIGURES + " and (officer_id = '' or officer_id in (:officers))")
            .param("officers", officers),
        plans,
        from,
        to);
  }

  /** The figures of whole units alone within some months, both included. */
  List<IndicatorActual> ofUnits(Collection<String> plans, String from, String to) {
    return read(jdbc.sql(FIGURES + " and officer_id = ''"), plans, from, to);
  }

  private static List<IndicatorActual> read(
      JdbcClient.StatementSpec statement, Collection<String> plans, String from, String to) {
    return statement
        .param("plans", plans)
        .param("from", from)
        .param("to", to)
        .query(
            (row, n) ->
                new IndicatorActual(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBigDecimal(5),
                    row.getBigDecimal(6),
                    row.getString(7)))
        .list();
  }
}
