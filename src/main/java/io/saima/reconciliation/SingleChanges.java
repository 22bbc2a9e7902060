package io.saima.reconciliation;

import io.saima.organization.PersonnelChanged;
import io.saima.weeklylog.LogChanged;
import java.time.YearMonth;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers whose statements something changed of which no file and no source tells: they are
 * computed again with the next round of their month, all together.
 */
@Component
@Transactional
class SingleChanges {

  private final JdbcTemplate jdbc;

  SingleChanges(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(LogChanged changed) {
    note(changed.officer(), YearMonth.from(changed.week().thursday()));
  }

  @EventListener
  void on(PersonnelChanged changed) {
    note(changed.officer(), YearMonth.from(changed.from()));
  }

  /** Notes the reconciled months from this one on; mostly there is none yet. */
  private void note(String officer, YearMonth from) {
    List<String> months =
        jdbc.queryForList(
            "select month_code from reconciliation_round where month_code >= ?",
            String.class,
            from.toString());
    jdbc.batchUpdate(
        "insert into statement_change (officer_id, month_code) values (?, ?)",
        months.stream().map(month -> new Object[] {officer, month}).toList());
  }

  /** The officers noted for a month, who are forgotten with that. */
  List<String> take(YearMonth month) {
    record Noted(long id, String officer) {}
    List<Noted> noted =
        jdbc.query(
            "select id, officer_id from statement_change where month_code = ? order by officer_id",
            (row, n) -> new Noted(row.getLong(1), row.getString(2)),
            month.toString());
    // What is noted from now on has a row of its own, and stays.
    jdbc.batchUpdate(
        "delete from statement_change where id = ?",
        noted.stream().map(one -> new Object[] {one.id()}).toList());
    return noted.stream().map(Noted::officer).distinct().toList();
  }
}
