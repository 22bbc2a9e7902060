package io.saima.reconciliation;

import java.time.YearMonth;
import java.util.Set;

/** Newer versions of some officers' statements of a month are published in place of older ones. */
public record StatementsRenewed(YearMonth month, Set<String> officers) {}
