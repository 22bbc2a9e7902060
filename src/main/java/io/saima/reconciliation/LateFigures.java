package io.saima.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.Postings;
import io.saima.plan.FiguresDelivered.Late;
import io.saima.plan.ReconciledMonths;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures that came after their month was reconciled: the statements that show them are computed
 * anew, and are published with the next round of the month.
 */
@Service
@Transactional
public class LateFigures implements ReconciledMonths {

  private static final int MOST = 200;

  /** Of more than this it is not asked any more which posts they had. */
  private static final int MANY = 2_000;

  private final JdbcClient jdbc;
  private final StatementPress press;
  private final Assignments assignments;
  private final Postings postings;

  LateFigures(JdbcClient jdbc, StatementPress press, Assignments assignments, Postings postings) {
    this.jdbc = jdbc;
    this.press = press;
    this.assignments = assignments;
    this.postings = postings;
  }

  @Override
  @Transactional(readOnly = true)
  public Set<YearMonth> among(Collection<YearMonth> months) {
    return jdbc
        .sql("select month_code from reconciliation_round")
        .query(String.class)
        .list()
        .stream()
        .map(YearMonth::parse)
        .filter(months::contains)
        .collect(toSet());
  }

  /**
   * Computes the statements that show these figures: those of their months, and of the months after
   * them in the quarter, for which they are the month before. Where they are too many for now, the
   * whole month is left to its next round.
   */
  public void recompute(List<Late> figures) {
    Map<YearMonth, Set<String>> concerned = new TreeMap<>();
    figures.stream()
        .collect(groupingBy(Late::month))
        .forEach(
            (month, late) -> {
              Set<YearMonth> months =
                  among(
                      Quarter.of(month).months().stream()
                          .filter(one -> !one.isBefore(month))
                          .toList());
              Set<String> officers = officers(late, months);
              for (YearMonth one : months) {
                concerned.computeIfAbsent(one, none -> new TreeSet<>()).addAll(officers);
              }
            });
    concerned.forEach(
        (month, ids) -> {
          if (ids.size() > MOST) {
            jdbc.sql("update reconciliation_round set stale = ? where month_code = ?")
                .params(true, month.toString())
                .update();
          } else {
            press.compute(
                ids.stream()
                    .flatMap(id -> assignments.county().officer(id).stream())
                    .filter(officer -> officer.assessed() && officer.hereOn(month.atEndOfMonth()))
                    .toList(),
                month);
          }
        });
  }

  /**
   * Who has one of these figures on his statement: whose it is, and, of a unit's, those who had the
   * post in one of these months, wherever they are now.
   */
  private Set<String> officers(List<Late> figures, Set<YearMonth> months) {
    Set<String> officers =
        figures.stream()
            .flatMap(figure -> figure.officer().stream())
            .collect(toCollection(TreeSet::new));
    List<Late> shared = figures.stream().filter(figure -> figure.officer().isEmpty()).toList();
    if (shared.isEmpty()) {
      return officers;
    }
    Set<String> units = shared.stream().map(Late::unit).collect(toSet());
    Set<String> posts =
        shared.stream()
            .map(figure -> Officer.post(figure.unit(), figure.postClass()))
            .collect(toSet());
    for (YearMonth month : months) {
      List<String> there =
          jdbc.sql(
                  "select officer_id from monthly_statement where month_code = :month"
                      + " and unit_code in (:units) and superseded_at is null")
              .param("month", month.toString())
              .param("units", units)
              .query(String.class)
              .list();
      if (there.size() > MANY) {
        officers.addAll(there);
        continue;
      }
      for (int at = 0; at < there.size(); at += MOST) {
        List<Officer> now =
            there.subList(at, Math.min(at + MOST, there.size())).stream()
                .flatMap(id -> assignments.county().officer(id).stream())
                .toList();
        postings.asOf(now, month.atEndOfMonth()).stream()
            .filter(then -> posts.contains(then.post()))
            .map(Officer::id)
            .forEach(officers::add);
      }
    }
    return officers;
  }
}
