package io.saima.plan;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Set;

/** Knows which months were reconciled: a figure for one of them comes late. */
public interface ReconciledMonths {

  /** Those of these months whose statements were computed, or are being computed. */
  Set<YearMonth> among(Collection<YearMonth> months);
}
