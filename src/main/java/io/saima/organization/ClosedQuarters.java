package io.saima.organization;

import io.saima.calendar.Quarter;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is frozen of which quarter, for the whole county: no import changes it any more.
 *
 * <p>Two freezes, because the review has two: when it starts it fixes the plans ({@code plans},
 * {@code plan-indicators}); at the cut-off it fixes the inputs ({@code indicator-actuals} by month,
 * {@code weekly-logs} by the week's Thursday, {@code service-events} and {@code ratings} by the day
 * of the event, {@code facts} and {@code special-merits} by the day they occurred). The first body
 * that reaches its cut-off closes the quarter.
 */
@Component
public class ClosedQuarters {

  /** The two groups of tables that freeze together. */
  public enum Part {
    PLANS,
    INPUTS
  }

  private final JdbcTemplate jdbc;

  ClosedQuarters(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Freezes a part of a quarter; closing it again changes nothing. */
  @Transactional
  public void close(Quarter quarter, Part part, LocalDateTime at) {
    hold();
    if (!of(part).contains(quarter)) {
      jdbc.update(
          "insert into closed_quarter (quarter_code, part, closed_at) values (?, ?, ?)",
          quarter.toString(),
          part.name(),
          at);
    }
  }

  /** Nothing is frozen or imported by others until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold() {
    jdbc.queryForList("select version_no from county_version where id = 2 for update");
  }

  /** When a part was frozen of each quarter of which it is. */
  public Map<Quarter, LocalDateTime> moments(Part part) {
    Map<Quarter, LocalDateTime> moments = new TreeMap<>();
    jdbc.query(
        "select quarter_code, closed_at from closed_quarter where part = ?",
        row -> {
          moments.put(Quarter.parse(row.getString(1)), row.getObject(2, LocalDateTime.class));
        },
        part.name());
    return moments;
  }

  public Set<Quarter> of(Part part) {
    List<String> quarters =
        jdbc.queryForList(
            "select quarter_code from closed_quarter where part = ?", String.class, part.name());
    return quarters.stream().map(Quarter::parse).collect(Collectors.toCollection(TreeSet::new));
  }
}
