package io.saima.reconciliation;

import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.plan.FiguresDelivered.Late;
import io.saima.plan.ReconciledMonths;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  private final JdbcClient jdbc;
  private final StatementPress press;
  private final Assignments assignments;

  LateFigures(JdbcClient jdbc, StatementPress press, Assignments assignments) {
    this.jdbc = jdbc;
    this.press = press;
    this.assignments = assignments;
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
        .collect(Collectors.toSet());
  }

  /**
   * Computes the statements that show these figures: those of their months, and of the months after
   * them in the quarter, for which they are the month before. Where they are too many for now, the
   * whole month is left to its next round.
   */
  public void recompute(List<Late> figures) {
    Map<YearMonth, Set<String>> concerned = new TreeMap<>();
    for (Late figure : figures) {
      Set<String> officers = officers(figure);
      for (YearMonth month : Quarter.of(figure.month()).months()) {
        if (!month.isBefore(figure.month())) {
          concerned.computeIfAbsent(month, none -> new TreeSet<>()).addAll(officers);
        }
      }
    }
    concerned.keySet().retainAll(among(concerned.keySet()));
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

  private Set<String> officers(Late figure) {
    return assignments.county().officersOf(figure.unit()).stream()
        .filter(officer -> officer.postClass() == figure.postClass())
        .map(Officer::id)
        .filter(id -> figure.officer().isEmpty() || figure.officer().get().equals(id))
        .collect(Collectors.toSet());
  }
}
