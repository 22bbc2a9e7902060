package io.saima.grading;

import io.saima.calendar.Quarter;
import io.saima.scoring.Outcome;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterGrade;
import io.saima.scoring.QuotaInput;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a body's people into the count of places: the body is one quota unit, so that 40 % is never
 * exceeded in it. Who is left out by his standing does not count; whose grade is deferred does.
 */
final class BodyQuota {

  private BodyQuota() {}

  /** What is counted; empty if nobody can be graded. */
  static Optional<QuotaInput> input(
      Quarter quarter, String body, List<GradeRow> rows, BigDecimal carry, Policy policy) {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    List<QuotaInput.Candidate> candidates = new ArrayList<>();
    for (GradeRow row : rows) {
      if (row.outcome() == Outcome.GRADED || row.outcome() == Outcome.DEFERRED) {
        sizes.merge(row.unitCode(), 1, Integer::sum);
      }
      if (row.graded()) {
        candidates.add(candidate(row));
      }
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    List<QuotaInput.Unit> units = new ArrayList<>();
    sizes.forEach(
        (unit, size) ->
            units.add(
                new QuotaInput.Unit(
                    unit, size, units.isEmpty() ? Rational.of(carry) : Rational.ZERO, body)));
    return Optional.of(new QuotaInput(quarter.number(), units, candidates, policy));
  }

  private static QuotaInput.Candidate candidate(GradeRow row) {
    return new QuotaInput.Candidate(
        row.officerId(),
        row.unitCode(),
        Rational.of(row.q().orElseThrow()),
        Rational.of(row.tieP()),
        row.tiePub().map(Rational::of).orElse(null),
        Math.min(9, row.reds()),
        Math.min(9, row.yellows()),
        row.merit(),
        row.ceiling().orElse(QuarterGrade.GOOD),
        row.committeeRank().orElse(null));
  }
}
